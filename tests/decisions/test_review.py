"""A reviewer's decisions, held against the next report: carried over by words, never silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from decided import HEAD, LICENCE, PRISON, by_code, checked, decided, reported

from iccpr_check.decisions import settle
from iccpr_check.decisions.reviews import read_reviews
from iccpr_check.errors import DataError
from iccpr_check.model import Decision, DocumentReport, Finding, Report, Skipped
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.text import render_text

LAW = HEAD + PRISON + LICENCE
REASON = "fireworks only"


def licence(report: Report) -> Finding:
    return by_code(report, "RES05")[0]


def entry(finding: Finding, **given: str) -> dict[str, Any]:
    return {
        "unit": finding.label, "code": finding.code, "provisions": finding.provisions, "path": "law.txt",
        "decision": "dismiss", "reason": REASON, "by": "Legal Department", "date": "2026-03-01",
        "fingerprint": finding.fingerprint, **given,
    }  # fmt: skip


def settled(document: DocumentReport, *entries: dict[str, Any], folder: Path | None = None) -> Report:
    rows = tuple((one, f"review.yaml:{number}") for number, one in enumerate(entries, 3))
    given = decided(reviews=rows, reviews_folder=folder or Path.cwd())
    return settle(reported(document), given, lambda _: "warning")[0]


def decision_on(text: str, **given: str) -> tuple[Report, list[Decision]]:
    """Decide about the licence of LAW, then check another text."""
    report = settled(checked(text), entry(licence(reported(checked(LAW))), **given))
    return report, list(report.decisions)


# --- what a decision does ------------------------------------------------------------------------------


def test_a_dismissal_sets_the_finding_aside_with_its_reason_and_fails_no_build() -> None:
    assert licence(settled(checked(LAW))).fails
    report, told = decision_on(LAW)
    finding = licence(report)
    assert finding.waived == f"{REASON} (Legal Department, 2026-03-01)"
    assert not finding.fails
    assert [one.state for one in told] == ["used"]
    for rendered in (render_markdown(report), render_text(report)):
        assert REASON in rendered


@pytest.mark.parametrize("decision", ["accept", "fix"])
def test_what_is_accepted_or_to_be_fixed_stays_open_and_is_shown_beside(decision: str) -> None:
    report, _ = decision_on(LAW, decision=decision)
    finding = licence(report)
    assert finding.waived is None and finding.fails
    assert finding.review is not None and finding.review.decision == decision
    said = {"accept": "accepted", "fix": "to be fixed"}[decision]
    text = render_markdown(report)
    point = next(p for p in text.split("\n### ")[1:] if "without a licence" in p)
    assert f"**{said}** ({REASON}" in point
    assert said in render_text(report)


def test_what_is_open_decides_nothing() -> None:
    report, told = decision_on(LAW, decision="open", reason="")
    assert licence(report).review is None and licence(report).fails
    assert told == []


@pytest.mark.parametrize(
    "later",
    ["\n\n" + LAW, LAW.replace("\n", "\r\n"), HEAD + LICENCE.replace("3", "2")],
)
def test_moved_lines_and_new_numbers_keep_a_decision(later: str) -> None:
    assert licence(decision_on(later)[0]).waived is not None


def test_a_decision_is_about_one_draft(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(LAW)
    given = entry(licence(reported(checked(LAW))))
    other = settled(checked(LAW, str(tmp_path / "other.txt")), given, folder=tmp_path)
    assert licence(other).waived is None
    (tmp_path / "law.txt").unlink()  # it was renamed
    renamed = settled(checked(LAW, str(tmp_path / "other.txt")), given, folder=tmp_path)
    assert licence(renamed).waived is not None


# --- what becomes of it --------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["accept", "dismiss", "fix"])
def test_new_words_make_it_suspect_and_it_sets_nothing_aside(decision: str) -> None:
    report, (told,) = decision_on(LAW.replace("the Council", "the Minister"), decision=decision)
    assert told.state == "suspect"
    assert licence(report).waived is None and licence(report).review is None
    assert licence(report).fails
    assert "the words it was decided on have changed" in render_markdown(report)


@pytest.mark.parametrize(("decision", "state"), [("fix", "done"), ("accept", "stale"), ("dismiss", "stale")])
def test_what_was_to_be_fixed_and_is_gone_is_done_other_decisions_are_stale(
    decision: str, state: str
) -> None:
    report, (told,) = decision_on(HEAD + PRISON, decision=decision)
    assert told.state == state
    text = render_markdown(report)
    assert ("to be fixed, and no longer located" in text) == (state == "done")
    assert ("the finding is gone" in text) == (state == "stale")


def test_what_was_not_read_is_not_called_done() -> None:
    document = checked(HEAD + PRISON)
    source = document.draft.document.model_copy(update={"skipped": (Skipped(what="page 3", why="no text"),)})
    document = document.model_copy(update={"draft": document.draft.model_copy(update={"document": source})})
    report = settled(document, entry(licence(reported(checked(LAW))), decision="fix"))
    assert [one.state for one in report.decisions] == ["stale"]


def test_a_draft_that_was_not_looked_at_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(LAW)
    report = settled(
        checked(HEAD, str(tmp_path / "other.txt")), entry(licence(reported(checked(LAW)))), folder=tmp_path
    )
    assert report.decisions == ()


# --- the file's mistakes -------------------------------------------------------------------------------

GOOD = """review_version: "1"
decisions:
  - unit: art. 3
    code: RES05
    decision: accept
    path: law.txt
    fingerprint: "00"
"""


@pytest.mark.parametrize(
    ("written", "line", "what"),
    [
        (GOOD.replace("accept", "agree"), 5, "Input should be"),
        (GOOD.replace("accept", "dismiss"), 3, "dismiss needs a reason"),
        (GOOD.replace("accept", 'fix\n    reason: " "'), 3, "fix needs a reason"),
        (GOOD.replace("    code", "    colour: red\n    code"), 4, "unknown key"),
        (GOOD.replace("RES05", "RES"), 4, "String should match"),
        (GOOD + "    date: yesterday\n", 8, "date"),
        (GOOD.replace('"1"', '"2"'), 1, "Input should be"),
        (GOOD + "verdict: good\n", 8, "unknown key"),
        (GOOD.replace("    path: law.txt\n", ""), 3, "required and missing"),
    ],
)
def test_a_mistake_is_told_with_its_line(written: str, line: int, what: str, tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text(written, "utf-8")
    with pytest.raises(DataError) as told:
        list(read_reviews(tmp_path / "review.yaml"))
    assert str(told.value).startswith(f"{tmp_path}/review.yaml:{line}: ")
    assert what in str(told.value)


def test_a_date_may_stand_with_or_without_quotation_marks(tmp_path: Path) -> None:
    for date in ("2026-03-14", '"2026-03-14"'):
        (tmp_path / "review.yaml").write_text(GOOD + f"    date: {date}\n")
        ((found, where),) = read_reviews(tmp_path / "review.yaml")
        assert found.review is not None and found.review.date == "2026-03-14"
        assert where == f"{tmp_path}/review.yaml:3"
