"""Waivers: a person sets findings aside; the report always says so, and why."""

from __future__ import annotations

import pytest
from decided import HEAD, LICENCE, PRISON, checked, decided, reported
from pydantic import ValidationError

from iccpr_check.decisions import settle
from iccpr_check.decisions.waivers import Waiver
from iccpr_check.model import Finding, Report
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.text import render_text

GIVEN = {"code": "RES05", "unit": "Article 3", "reason": "fireworks only", "by": "MoJ", "until": "2026-12-31"}


def settled(**given: str) -> Report:
    waivers = ((GIVEN | given, "iccpr-check.yaml:4"),)
    law = checked(HEAD + PRISON + LICENCE, "laws/law.txt")
    return settle(reported(law), decided(waivers=waivers), lambda _: "warning")[0]


def licence(report: Report) -> Finding:
    return next(f for d in report.documents for f in d.findings if f.code == "RES05")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"unit": "article 3"},
        {"unit": "art-3"},
        {"path": "laws/*.txt"},
        {"path": "laws/"},
        {"provision": "19(2)"},
        {"until": "2026-03-14"},
    ],
)
def test_a_waiver_sets_a_finding_aside(given: dict[str, str]) -> None:
    report = settled(**given)
    finding = licence(report)
    assert finding.waived is not None and "fireworks only" in finding.waived and "MoJ" in finding.waived
    assert not finding.fails
    assert [decision.state for decision in report.decisions] == ["used"]


@pytest.mark.parametrize(
    "given", [{"unit": "Article 2"}, {"code": "RES01"}, {"path": "other/"}, {"provision": "21"}]
)
def test_another_unit_code_path_or_provision_sets_nothing_aside(given: dict[str, str]) -> None:
    report = settled(**given)
    assert licence(report).waived is None
    assert licence(report).fails


def test_an_expired_waiver_sets_nothing_aside_and_is_told() -> None:
    report = settled(until="2026-03-13")
    assert licence(report).fails
    (decision,) = report.decisions
    assert (decision.state, decision.where) == ("expired", "iccpr-check.yaml:4")


def test_a_waiver_that_nothing_needs_is_told_but_not_one_for_other_drafts() -> None:
    assert [d.state for d in settled(unit="Article 1").decisions] == ["unused"]
    assert settled(path="elsewhere/*.txt").decisions == ()


@pytest.mark.parametrize("key", sorted(GIVEN))
def test_a_waiver_needs_code_unit_reason_name_and_date(key: str) -> None:
    with pytest.raises(ValidationError):
        Waiver.model_validate({name: value for name, value in GIVEN.items() if name != key})


def test_the_gap_report_shows_what_is_set_aside_with_the_reason() -> None:
    assert "fireworks only" in render_markdown(settled())
    assert render_markdown(settled()).count("RES05") == 1
    assert render_markdown(settled(unit="Article 2")).count("RES05") > 1


def test_so_does_the_terminal() -> None:
    assert "Set aside: Article 3, RES05: fireworks only" in render_text(settled())
    assert "Set aside" not in render_text(settled(unit="Article 2"))


def test_the_gap_report_names_decisions_that_need_a_look() -> None:
    assert "expired" in render_markdown(settled(until="2026-03-13"))
    assert "Decisions that need a look" not in render_markdown(settled())
