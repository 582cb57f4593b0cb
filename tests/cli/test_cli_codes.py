"""Exit codes: the same for every format, and one line for each mistake of the user's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_drafts import Command, Run

from iccpr_check import pipeline


def test_0_checked_and_nothing_at_or_above_the_threshold(run: Command, laws: Path) -> None:
    assert run("check", laws / "quiet.txt").code == 0
    assert run("check", laws / "mild.txt").code == 0


def test_1_checked_and_something_at_or_above_it(run: Command, laws: Path) -> None:
    ended = run("check", laws / "grave.txt")
    assert ended.code == 1
    assert ended.lines == ["iccpr-check: findings at or above --fail-on: 1"]


@pytest.mark.parametrize(
    ("fail_on", "code"), [("serious", 0), ("warning", 1), ("notice", 1), ("info", 1), ("never", 0)]
)
def test_the_threshold_is_the_users(run: Command, laws: Path, fail_on: str, code: int) -> None:
    assert run("check", laws / "mild.txt", "--fail-on", fail_on).code == code


def test_what_gives_effect_and_what_is_missing_fails_no_build(run: Command, laws: Path) -> None:
    ended = run("check", laws / "quiet.txt", "--fail-on", "info", "-f", "json")
    assert ended.code == 0
    assert {finding["code"] for finding in json.loads(ended.out)["documents"][0]["findings"]} >= {
        "IMP20",
        "OMI01",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "No such command"),
        (["check"], "Missing argument"),
        (["check", "x.txt", "--nonsense"], "No such option"),
        (["check", "x.txt", "-f", "pdf"], "--format pdf: it can be text, markdown, html"),
        (["check", "x.txt", "--lang", "es"], "--lang es: rules exist for en, vi; leave it at auto"),
        (["check", "x.txt", "--kind", "fish"], "--kind fish: no such kind of law; there are press and none"),
        (["check", "x.txt", "--fail-on", "all"], "--fail-on all: it can be serious, warning"),
        (["check", "x.txt", "--report-lang", "fr"], "--report-lang fr: it can be en, vi"),
        (["check", "x.txt", "--bare-articles", "mine"], "--bare-articles mine: it can be own, treaty"),
        (["check", "x.txt", "--treaty", "echr"], "--treaty echr: it can be iccpr"),
        (["check", "x.txt", "-o", "a", "-o", "b"], "--output: give a --format for each --output"),
        (
            ["check", "x.txt", "-f", "json", "-f", "text"],
            "--format: only one format can go to standard output",
        ),
        (["check", "x.txt", "-f", "json", "-f", "text", "-o", "a", "-o", "a"], "--output a: named twice"),
        (["check", "x.txt", "-o", "."], "--output .: a folder, not a file"),
        (["check", "x.txt", "-o", "no/such/a.md"], "there is no folder"),
        (["kinds", "--format", "xml"], "--format xml: it can be text, json"),
        (["explain", "99(9)"], "'99(9)' is no provision (19(3)), code (RES05) or rule"),
        (["validate", "no-such-folder"], "no-such-folder: no such file or folder"),
    ],
)
def test_2_a_mistake_of_the_users_is_told_in_one_line(
    run: Command, arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.lines) == 1
    assert ended.lines[0].startswith("iccpr-check: ")
    assert said in ended.err


def test_2_without_a_command_help_is_shown(run: Command) -> None:
    ended = run()
    assert (ended.code, ended.out) == (2, "")
    assert "Usage:" in ended.err


def test_3_a_folder_without_documents_writes_no_report(run: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b")
    report = tmp_path / "report.json"
    ended = run("check", tmp_path, "-f", "json", "-o", report)
    assert (ended.code, ended.lines) == (3, ["iccpr-check: no document among the paths"])
    assert not report.exists()


def test_3_a_path_that_is_not_there_is_named(run: Command, tmp_path: Path) -> None:
    ended = run("check", tmp_path / "none.txt", "-f", "json")
    assert (ended.code, ended.lines) == (3, [f"iccpr-check: {tmp_path}/none.txt: no such file"])
    assert json.loads(ended.out)["failures"] == [{"path": f"{tmp_path}/none.txt", "why": "no such file"}]


def test_70_a_bug_is_ours_and_said_to_be(run: Command, laws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.delenv("ICCPR_CHECK_DEBUG", raising=False)
    monkeypatch.setattr(pipeline, "parse", broken)
    ended = run("check", laws / "quiet.txt")
    assert (ended.code, len(ended.lines)) == (70, 1)
    assert "a mistake of ours, not of yours (ZeroDivisionError: seven)" in ended.err


def test_130_an_interrupted_run_says_nothing(
    run: Command, laws: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "parse", interrupted)
    assert run("check", laws / "quiet.txt") == Run(130, "", "")


def test_2_for_a_country_that_is_not_known(run: Command, laws: Path) -> None:
    ended = run("check", laws / "mild.txt", "--country", "ATL")
    assert ended.code == 2
    assert ended.lines == ["iccpr-check: --country ATL: no such country; there are IND, VNM"]


def test_a_country_is_named_in_any_case_and_stands_in_the_report(run: Command, laws: Path) -> None:
    ended = run("check", laws / "mild.txt", "--country", "vnm", "-f", "json")
    assert json.loads(ended.out)["country"] == "VNM"
