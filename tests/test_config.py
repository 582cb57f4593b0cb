"""The configuration: found upwards, closed, and always able to say where a value came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from iccpr_check.config import NAME, Config, configure, find
from iccpr_check.errors import ConfigError, DataError
from iccpr_check.starting import files_for

TEXT = """\
country: vnm
fail_on: warning
exclude: ["old/"]
paths:
  - match: "press/**"
    kind: press
    fail_on: notice
  - match: "press/*.md"
    lang: en
    fail_on: never
"""


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    (tmp_path / "press" / "deep").mkdir(parents=True)
    (tmp_path / "old").mkdir()
    (tmp_path / NAME).write_text(TEXT)
    for name in ("a.txt", "press/b.txt", "press/c.md", "old/d.txt"):
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.mark.parametrize("place", ["a.txt", "press/b.txt", "press/deep", "."])
def test_it_is_found_upwards_from_the_drafts(laws: Path, place: str) -> None:
    found = find([str(laws / place)])
    assert found is not None and found.resolve() == (laws / NAME).resolve()


def test_it_is_found_from_the_folder_that_holds_all_drafts(laws: Path) -> None:
    (laws / "press" / NAME).write_text("country: IND\n")
    assert configure([str(laws / "press/b.txt")], None, {}).settings().country == "IND"
    both = configure([str(laws / "press/b.txt"), str(laws / "a.txt")], None, {})
    assert both.settings().country == "VNM"


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    chosen = configure([str(tmp_path)], None, {})
    assert (chosen.settings().fail_on, chosen.origin("fail_on")) == ("serious", "default")


def test_a_flag_goes_before_a_path_before_the_file(laws: Path) -> None:
    chosen = configure([str(laws)], None, {})
    assert chosen.settings(str(laws / "a.txt")).fail_on == "warning"
    assert chosen.settings(str(laws / "press/b.txt")).fail_on == "notice"
    assert chosen.settings(str(laws / "press/c.md")).fail_on == "never"
    assert chosen.settings(str(laws / "press/c.md")).kinds == ("press",)
    flagged = configure([str(laws)], None, {"fail_on": "info"})
    assert flagged.settings(str(laws / "press/c.md")).fail_on == "info"


def test_it_says_where_each_value_came_from(laws: Path) -> None:
    chosen = configure([str(laws)], None, {"report_lang": "vi"})
    told = list(chosen.told([str(laws / "press/b.txt"), str(laws / "a.txt")]))
    assert f"country: VNM  # {chosen.origin('country')}" in told
    assert chosen.origin("country").endswith(f"{NAME}:1")
    assert "report_lang: vi  # --report-lang" in told
    assert "lang: auto  # default" in told
    assert any(line.startswith("  fail_on: notice  # ") and line.endswith(f"{NAME}:7") for line in told)
    assert f"{laws / 'a.txt'}:" not in told  # nothing differs for it


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contry: VNM\n", ":1: contry: unknown key"),
        ("country: VNM\nfail_on: grave\n", ":2: fail_on: "),
        ("paths:\n  - kind: press\n", ":2: paths.0.match: this key is required"),
        ("waivers:\n  - code: RES05\n    unit: a\n    reason: why\n    until: 2026-01-01\n", "waivers.0.by"),
        ("country: VNM\ncountry: IND\n", ":2: "),
        ("- a\n", ":1: "),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(DataError) as told:
        configure([str(tmp_path)], None, {})
    assert said in str(told.value)
    assert "Traceback" not in str(told.value)


def test_a_named_file_that_is_not_there_is_told() -> None:
    with pytest.raises(ConfigError, match="no such file; 'iccpr-check init' writes one"):
        configure([], "nowhere.yaml", {})


def test_excluded_files_are_patterns_below_the_files_folder(laws: Path) -> None:
    chosen = configure([str(laws)], None, {})
    assert chosen.excludes(str(laws / "old/d.txt"))
    assert not chosen.excludes(str(laws / "a.txt"))


def test_waivers_may_stand_in_a_file_of_their_own(laws: Path) -> None:
    (laws / NAME).write_text("waivers: waivers.yaml\n")
    rows = "waivers:\n  - {code: RES05, unit: a, reason: why, by: me, until: 2026-01-01}\n"
    (laws / "waivers.yaml").write_text(rows)
    ((waiver, where),) = configure([str(laws)], None, {}).decisions(baseline=None).waivers
    assert (waiver.code, where) == ("RES05", f"{laws.resolve() / 'waivers.yaml'}:2")


@pytest.mark.parametrize("ci", [None, "github", "gitlab", "pre-commit"])
def test_what_init_writes_is_read(tmp_path: Path, ci: str | None) -> None:
    for name, text in files_for(ci).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert configure([str(tmp_path)], None, {}).settings().fail_on == "serious"


def test_what_init_shows_is_right_once_its_marks_are_taken_away(tmp_path: Path) -> None:
    shown = re.sub(r"^# (?=( *- | +)?[a-z_]+:|  )", "", files_for(None)[NAME], flags=re.MULTILINE)
    (tmp_path / NAME).write_text(shown)
    chosen = configure([str(tmp_path)], None, {})
    assert chosen.config.country == "VNM"
    assert chosen.config.waivers
    assert chosen.config.paths
    given = chosen.config.model_fields_set
    assert set(Config.model_fields) - given == {"kind", "bare_articles", "treaty", "ocr", "changes"}
