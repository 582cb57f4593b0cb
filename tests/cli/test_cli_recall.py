"""A run in which nothing changed says the same again and checks nothing; whatever changes, it checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from cli_drafts import GRAVE, MILD, Command, Run

from iccpr_check import recall, running
from iccpr_check.cli import common
from iccpr_check.errors import PassingError

WAIVER = """
waivers:
  - {code: RES01, unit: Article 1, reason: agreed with the ministry, by: A. B., until: 2999-01-01}
"""


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take down which drafts are looked up or checked: none where a whole run is recalled."""
    seen: list[str] = []
    real = running.check_all

    def check_all(paths: list[str], *others: object, **named: object) -> object:
        seen.extend(paths)
        return real(paths, *others, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "check_all", check_all)
    return seen


def again(run: Command, checked: list[str], *arguments: object) -> tuple[Run, Run, bool]:
    """Run twice; return both, and whether the second checked anything."""
    first = run("check", *arguments)
    checked.clear()
    second = run("check", *arguments)
    return first, second, bool(checked)


@pytest.mark.parametrize("form", ["markdown", "text", "json", "html", "sarif", "github", "junit"])
def test_the_same_run_says_the_same_and_checks_nothing(
    run: Command, laws: Path, checked: list[str], form: str
) -> None:
    first, second, looked = again(run, checked, laws, "-f", form)
    assert second == first
    assert not looked
    assert first.code == 1 and first.lines == ["iccpr-check: findings at or above --fail-on: 1"]


def test_files_are_written_again(run: Command, laws: Path, checked: list[str], tmp_path: Path) -> None:
    asked = ["-f", "json", "-o", tmp_path / "a.json", "-f", "markdown"]
    first = run("check", laws, *asked)
    written = (tmp_path / "a.json").read_bytes()
    (tmp_path / "a.json").unlink()
    checked.clear()
    assert run("check", laws, *asked) == first
    assert (tmp_path / "a.json").read_bytes() == written
    assert not checked


CHANGES: dict[str, Callable[[Path], object]] = {
    "a draft's words": lambda laws: (laws / "mild.txt").write_text(GRAVE, "utf-8"),
    "a draft more": lambda laws: (laws / "new.txt").write_text(MILD, "utf-8"),
    "a draft less": lambda laws: (laws / "mild.txt").unlink(),
    "a draft's name": lambda laws: (laws / "mild.txt").rename(laws / "other.txt"),
    "a waiver": lambda laws: (laws / "iccpr-check.yaml").write_text(WAIVER),
    "a setting": lambda laws: (laws / "iccpr-check.yaml").write_text("country: VNM\n"),
    "the threshold": lambda laws: (laws / "iccpr-check.yaml").write_text("fail_on: never\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen(
    run: Command, laws: Path, checked: list[str], change: Callable[[Path], object]
) -> None:
    run("check", laws)
    change(laws)
    checked.clear()
    later = run("check", laws)
    assert checked
    assert later == run("check", laws, "--no-cache")


@pytest.mark.parametrize(
    "flags", [["--verbose"], ["--report-lang", "vi"], ["--fail-on", "never"], ["-f", "text"], ["-q"]]
)
def test_other_flags_are_another_run(run: Command, laws: Path, checked: list[str], flags: list[str]) -> None:
    run("check", laws)
    checked.clear()
    run("check", laws, *flags)
    assert checked


def test_the_day_is_part_of_it(
    run: Command, laws: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (laws / "iccpr-check.yaml").write_text(WAIVER)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    run("check", laws)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(90_000))
    checked.clear()
    run("check", laws)
    assert checked


def test_what_changes_while_it_is_checked_is_not_kept(
    run: Command, laws: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = recall.Recall.copying

    def edited(self: recall.Recall, pieces: object) -> object:
        yield from real(self, pieces)  # type: ignore[arg-type]
        (laws / "mild.txt").write_text(GRAVE, "utf-8")

    monkeypatch.setattr(recall.Recall, "copying", edited)
    run("check", laws)
    (laws / "mild.txt").write_text(MILD, "utf-8")
    monkeypatch.setattr(recall.Recall, "copying", real)
    checked.clear()
    run("check", laws)
    assert checked


def test_a_run_whose_reader_went_away_is_made_again(
    run: Command, laws: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(pieces: Iterable[str], _: str | None) -> None:
        next(iter(pieces))  # and no more, as where a pipe is closed

    whole = run("check", laws, "--no-cache")
    with monkeypatch.context() as once:
        once.setattr(common, "write", gone)
        run("check", laws)
    checked.clear()
    assert run("check", laws) == whole
    assert checked


def test_a_run_that_is_kept_in_part_is_made_again(run: Command, laws: Path, checked: list[str]) -> None:
    formats = ["-f", "json", "-o", laws.parent / "a.json", "-f", "markdown"]
    first = run("check", laws, *formats)
    with sqlite3.connect(laws.parent / "cache" / "reports.sqlite") as db:
        assert db.execute("DELETE FROM reports WHERE key LIKE '%-1'").rowcount == 1
    checked.clear()
    assert run("check", laws, *formats) == first
    assert checked
    checked.clear()
    assert run("check", laws, *formats) == first
    assert not checked


@pytest.mark.parametrize("arguments", [["--no-cache"], ["-f", "csv"]])
def test_some_runs_are_never_recalled(
    run: Command, laws: Path, checked: list[str], arguments: list[str]
) -> None:
    assert again(run, checked, laws, *arguments)[2]


def test_a_draft_that_is_unreadable_is_told_every_time(run: Command, laws: Path, checked: list[str]) -> None:
    (laws / "broken.txt").write_bytes(b"\x00\x01")
    first, second, looked = again(run, checked, laws)
    assert not looked and second == first and first.code == 4
    assert "broken.txt: " in first.err


def test_what_could_not_be_read_this_time_is_tried_again(
    run: Command, laws: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(*_: object, **__: object) -> None:
        raise PassingError("no memory left")

    with monkeypatch.context() as once:
        once.setattr(running, "check", check)
        assert run("check", laws).code == 3
    assert run("check", laws).code == 1


def test_standard_input_is_read_every_time(run: Command, checked: list[str]) -> None:
    assert run("check", "-", stdin=GRAVE.encode()).code == 1
    assert run("check", "-", stdin=MILD.encode()).code == 0
