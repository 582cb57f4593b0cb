"""What is new and what is gone since an earlier report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from decided import HEAD, LICENCE, PRISON, checked, reported
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.earlier import Earlier, read_report, since
from iccpr_check.errors import ConfigError
from iccpr_check.model import DocumentReport, Report
from iccpr_check.report.json import as_json, render_json
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.text import render_text

LAW = HEAD + PRISON + LICENCE


def earlier(*documents: DocumentReport) -> Earlier:
    return Earlier.model_validate(as_json(reported(*documents)))


def held(old: str, new: str, was: str = "law.txt", path: str = "law.txt") -> Report:
    return since(reported(checked(new, path)), earlier(checked(old, was)), "old.json")


def new(report: Report) -> set[str]:
    return {f.code for d in report.documents for f in d.findings if f.new}


def gone(report: Report) -> dict[str, bool]:
    assert report.since is not None
    return {one.code: one.again for one in report.since.gone}


def test_against_itself_nothing_is_new_and_nothing_gone() -> None:
    report = held(LAW, "\n\n" + LAW)
    assert (new(report), gone(report)) == (set(), {})
    assert "Nothing is new and nothing is gone." in render_markdown(report)


def test_a_clause_that_came_is_new_and_one_that_went_is_gone() -> None:
    report = held(HEAD + PRISON, HEAD + LICENCE)
    assert "RES05" in new(report)
    assert "RES07" in gone(report) or "RES06" in gone(report)
    assert not any(gone(report).values())


def test_a_reworded_clause_is_new_and_said_to_be_the_same_again() -> None:
    report = held(LAW, LAW.replace("the Council", "the Minister"))
    assert "RES05" in new(report)
    assert gone(report)["RES05"] is True
    assert "reworded, and indicated again" in render_markdown(report)


def test_a_renamed_draft_has_nothing_new() -> None:
    assert new(held(LAW, LAW, "draft-1.txt", "draft-2.txt")) == set()


def test_another_draft_with_the_same_words_does_not_make_them_old() -> None:
    report = since(
        reported(checked(HEAD, "a.txt"), checked(LAW, "b.txt")),
        earlier(checked(LAW, "a.txt"), checked(HEAD, "b.txt")),
        "old.json",
    )
    assert "RES05" in new(report)
    assert "RES05" in gone(report)


def test_what_was_not_checked_this_time_is_not_gone() -> None:
    report = since(reported(checked(HEAD, "a.txt")), earlier(checked(LAW, "b.txt")), "old.json")
    assert gone(report) == {}


@given(
    st.lists(st.sampled_from((PRISON, LICENCE)), max_size=4),
    st.lists(st.sampled_from((PRISON, LICENCE)), max_size=4),
)
def test_old_and_new_add_up(before: list[str], after: list[str]) -> None:
    report = held(HEAD + "".join(before), HEAD + "".join(after))
    assert report.since is not None
    old = len(checked(HEAD + "".join(before)).findings)
    (document,) = report.documents
    assert old - len(report.since.gone) == sum(not f.new for f in document.findings)
    assert sum(one.again for one in report.since.gone) <= sum(f.new for f in document.findings)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_all_reports_say_it(lang: str) -> None:
    report = held(HEAD + PRISON, HEAD + LICENCE).model_copy(update={"lang": lang})
    made: dict[str, Any] = json.loads(render_json(report))
    assert any(f["new"] for d in made["documents"] for f in d["findings"])
    assert made["since"]["report"] == "old.json" and made["since"]["gone"]
    text = render_markdown(report)
    said = {
        "en": ("Since the earlier report (`old.json`)", "**new**"),
        "vi": ("So với báo cáo trước (`old.json`)", "**mới**"),
    }
    assert all(one in text for one in said[lang])
    assert {"en": "new: RES05", "vi": "mới: RES05"}[lang] in render_text(report)


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", '{"schema_version": "1"}', '{"runs": []}', "\ufeff", "[" * 10_000],
)
def test_what_is_no_report_of_ours_is_told_in_one_line(written: str, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(written, "utf-8")
    with pytest.raises(ConfigError) as told:
        read_report(str(tmp_path / "r.json"))
    assert "not a JSON report of iccpr-check" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_report_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such report"):
        read_report(str(tmp_path / "r.json"))
    with pytest.raises(ConfigError, match="directory"):
        read_report(str(tmp_path))
