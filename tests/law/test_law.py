"""What lawyers know of their own texts, put to the program: false friends, and laws known by heart.

Each row of the two files is a small draft of our own writing, read the way every draft is read. A row says
what the draft must not be taken for, what has to be found in it, and often a true friend beside it: nearly
the same words that do restrict, so that no silence is bought with blindness.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import DocumentReport
from iccpr_check.pipeline import check
from iccpr_check.settings import Settings

HERE = Path(__file__).parent
KEYS = {
    "name", "lang", "kind", "title", "text", "beside",
    "silent", "not_given", "no_codes", "given", "restricts", "finds", "not_safe",
}  # fmt: skip
Row = dict[str, Any]


def _rows(file: str) -> list[Any]:
    rows: list[Row] = yaml.safe_load((HERE / file).read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


FALSE_FRIENDS = _rows("false_friends.yaml")
FIXTURES = _rows("fixtures.yaml")
ROWS = FALSE_FRIENDS + FIXTURES


@cache
def _read(text: str, title: str, lang: str, kind: str | None) -> DocumentReport:
    settings = Settings(lang=lang, kinds=None if kind is None else (kind,))
    draft = f"{title}\n\n{text}" if title else text
    return check("draft.txt", settings, load_knowledge(), data=draft.encode())


def _report(row: Row) -> DocumentReport:
    return _read(row["text"], row.get("title", ""), row["lang"], row.get("kind"))


def _under(provision: str, asked: str | list[str]) -> bool:
    """Tell whether a provision is one of those asked about, or part of one."""
    return asked == "all" or any(provision == one or provision.startswith(f"{one}(") for one in asked)


def _said(report: DocumentReport, effect: str, asked: str | list[str]) -> list[str]:
    """Return what the report says has this effect on these provisions: where, by which rule and words."""
    return [
        f"{row.unit} {effect} {row.provision}: {quote.rule} “{quote.quote}”"
        for row in report.engagements
        if row.effect == effect and _under(row.provision, asked)
        for quote in row.evidence
    ]


def _found(report: DocumentReport, wanted: Row) -> bool:
    """Tell whether a finding was made: one of the codes wanted, on the provision wanted if it names one."""
    codes = [wanted["code"]] if isinstance(wanted["code"], str) else wanted["code"]
    where = [wanted["provision"]] if "provision" in wanted else "all"
    return any(
        finding.code in codes and any(_under(provision, where) for provision in finding.provisions)
        for finding in report.findings
    )


def _misses(report: DocumentReport, row: Row) -> list[Row]:
    return [wanted for wanted in row.get("finds", ()) if not _found(report, wanted)]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_something_and_says_it_in_known_words(row: Row) -> None:
    assert set(row) <= KEYS
    assert set(row) - {"name", "lang", "kind", "title", "text", "beside"}


def test_no_two_rows_have_one_name() -> None:
    names = [row.id for row in ROWS]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("row", [row for row in ROWS if "silent" in row.values[0]])
def test_what_looks_like_a_restriction_is_none(row: Row) -> None:
    assert _said(_report(row), "restricts", row["silent"]) == []


@pytest.mark.parametrize("row", [row for row in ROWS if "not_given" in row.values[0]])
def test_what_looks_like_a_guarantee_is_none(row: Row) -> None:
    assert _said(_report(row), "implements", row["not_given"]) == []


@pytest.mark.parametrize("row", [row for row in ROWS if "no_codes" in row.values[0]])
def test_what_must_not_be_told(row: Row) -> None:
    told = [f"{f.code} {f.label}: {f.quote}" for f in _report(row).findings if f.code in row["no_codes"]]
    assert told == []


@pytest.mark.parametrize("row", [row for row in ROWS if "beside" in row.values[0]])
def test_the_true_friend_is_still_seen(row: Row) -> None:
    beside = row["beside"]
    report = _report({"lang": row["lang"], "kind": row.get("kind"), **beside})
    assert _misses(report, beside) == []
    if "restricts" in beside:
        assert _said(report, "restricts", [beside["restricts"]])


@pytest.mark.parametrize("row", [row for row in ROWS if "given" in row.values[0]])
def test_what_gives_effect_to_a_right(row: Row) -> None:
    report = _report(row)
    assert [one for one in row["given"] if not _said(report, "implements", [one])] == []


@pytest.mark.parametrize("row", [row for row in ROWS if "restricts" in row.values[0]])
def test_what_restricts_a_right(row: Row) -> None:
    report = _report(row)
    assert [one for one in row["restricts"] if not _said(report, "restricts", [one])] == []


@pytest.mark.parametrize("row", [row for row in ROWS if "finds" in row.values[0]])
def test_what_has_to_be_found(row: Row) -> None:
    assert _misses(_report(row), row) == []


@pytest.mark.parametrize("row", [row for row in ROWS if "not_safe" in row.values[0]])
def test_what_only_looks_like_a_safeguard_answers_no_question_of_the_test(row: Row) -> None:
    """``not_safe`` names questions of the limitation test that these words must not answer."""
    sheets = [finding for finding in _report(row).findings if finding.prongs]
    answered = {
        (question, finding.prongs[question].state)
        for finding in sheets
        for question in row["not_safe"]
        if question in finding.prongs
    }
    assert sheets
    assert {state for _, state in answered} <= {"absent", "weak", "contrary"}
