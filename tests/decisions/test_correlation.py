"""The reviewed correlation table: a reviewer's words last, and a changed text makes a row suspect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from decided import HEAD, LICENCE, PRISON, checked, decided, reported

from iccpr_check.config import read_rows
from iccpr_check.decisions import settle
from iccpr_check.decisions.correlation import rows_of, updated
from iccpr_check.decisions.places import Place
from iccpr_check.model import DocumentReport, Report

LAW = HEAD + PRISON + LICENCE


def table(document: DocumentReport, text: str = "") -> str:
    rows = rows_of(Place.of(document, "law.txt"), reported(document).knowledge.treaty)
    return updated(text, rows, ["law.txt"])[0]


def reviewed(text: str, relation: str, unit: str = "Article 3") -> str:
    """Let a reviewer decide the row of a unit."""
    before, mark, after = text.partition(f"unit: {unit}\n")
    assert mark, text
    after = after.replace("relation: to-review", f"relation: {relation}", 1)
    after = after.replace("note: ''", "note: counsel agreed  # 3 March", 1).replace("by: ''", "by: LD", 1)
    return before + mark + after


def settled(document: DocumentReport, text: str, tmp_path: Path) -> Report:
    (tmp_path / "correlation.yaml").write_text(text, "utf-8")
    rows: Any = tuple(read_rows(tmp_path / "correlation.yaml"))
    return settle(reported(document), decided(correlations=rows), lambda _: "warning")[0]


def licence_waived(report: Report) -> bool:
    return next(f.waived is not None for d in report.documents for f in d.findings if f.code == "RES05")


def test_the_table_has_a_row_for_each_unit_and_provision_that_meet() -> None:
    text = table(checked(LAW))
    assert "unit: Article 3" in text
    assert "located:" in text
    assert text.count("relation: to-review") == text.count("unit: ")


def test_rows_to_review_set_nothing_aside(tmp_path: Path) -> None:
    report = settled(checked(LAW), table(checked(LAW)), tmp_path)
    assert not licence_waived(report)
    assert report.decisions == ()


@pytest.mark.parametrize("relation", ["restricts-justified", "not-relevant"])
def test_a_reviewed_row_sets_aside_what_it_decided(relation: str, tmp_path: Path) -> None:
    law = checked(LAW)
    report = settled(law, reviewed(table(law), relation), tmp_path)
    assert licence_waived(report)
    assert [(d.kind, d.state) for d in report.decisions] == [("correlation", "used")]


def test_a_row_that_says_implements_leaves_a_restriction_open(tmp_path: Path) -> None:
    law = checked(LAW)
    assert not licence_waived(settled(law, reviewed(table(law), "implements"), tmp_path))


def test_new_words_make_the_row_suspect_and_open_the_finding(tmp_path: Path) -> None:
    text = reviewed(table(checked(LAW)), "restricts-justified")
    later = checked(LAW.replace("No newspaper", "No newspaper or leaflet"))
    report = settled(later, text, tmp_path)
    assert not licence_waived(report)
    assert [d.state for d in report.decisions] == ["suspect"]


def test_new_words_of_the_provision_make_the_row_suspect(tmp_path: Path) -> None:
    law = checked(LAW)
    text = reviewed(table(law), "restricts-justified")
    provision = rows_of(Place.of(law, "law.txt"), reported(law).knowledge.treaty)[0].provision_words
    report = settled(law, text.replace(provision, "f" * 16), tmp_path)
    assert [d.state for d in report.decisions] == ["suspect"]


def test_an_update_keeps_a_reviewers_words_comments_and_order() -> None:
    text = reviewed("# our table\n" + table(checked(LAW)), "restricts-justified")
    again = table(checked(LAW.replace("Article 2. Penalties", "Article 2. Punishments")), text)
    for kept in (
        "# our table",
        "note: counsel agreed",
        "# 3 March",
        "relation: restricts-justified",
        "by: LD",
    ):
        assert kept in again
    assert again.index("Article 2") < again.index("Article 3")


def test_an_update_of_nothing_new_changes_nothing() -> None:
    text = reviewed(table(checked(LAW)), "not-relevant")
    assert table(checked(LAW), text) == text


def test_an_update_adds_new_rows_and_lets_go_of_unreviewed_ones_that_are_gone() -> None:
    text = table(checked(HEAD + PRISON))
    later = table(checked(HEAD + LICENCE), text)
    assert "unit: Article 3" in later
    assert "unit: Article 2" not in later
