"""The rows of the action plan: one an issue, beside what a reviewer wrote into an earlier plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from iccpr_check.model import Report
from iccpr_check.report.plan_issues import Cell, Issue, issues_of
from iccpr_check.report.plan_words import say

THEIRS = ("action", "lead", "support", "deadline", "product", "status", "note")
"""Columns of the reviewer; a row that stood there keeps them, also where they are empty."""
_ID = re.compile(r"#([0-9a-f]{16})(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cells by the columns' keys, and those of the reviewer's own columns."""

    cells: Mapping[str, Cell]
    own: tuple[Cell, ...] = ()

    def text(self, column: str) -> str:
        """Return a cell as text."""
        value = self.cells.get(column)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, read or to be written."""

    rows: tuple[Row, ...] = ()
    own: tuple[str, ...] = ()
    """Heads of the reviewer's own columns."""


def plan_of(report: Report, kept: Plan | None = None) -> Plan:
    """Return the plan of a report; with an earlier one, its rows first, in their order, then what is new.

    Of a row whose issue still stands, the reviewer's cells are kept and the others written anew. Where the
    issue is gone, or set aside, the row says so and stays. Rows of drafts that were not looked at, and rows
    without an id of ours, stay as they are.
    """
    kept = kept or Plan()
    issues = [one for document in report.documents for one in issues_of(report, document)]
    matching = _Matching(report, kept, issues)
    rows = [matching.row(place) for place in range(len(kept.rows))]
    blank: tuple[Cell, ...] = (None,) * len(kept.own)
    rows += [
        Row({**issue.cells, "state": say("new", report.lang)}, blank)
        for number, issue in enumerate(issues)
        if number not in matching.taken
    ]
    return Plan(tuple(rows), kept.own)


class _Matching:
    """Which earlier row is which issue: by its id, else by subject and place, else by subject alone."""

    def __init__(self, report: Report, kept: Plan, issues: Sequence[Issue]) -> None:
        self._lang = report.lang
        self._rows = kept.rows
        self._issues = issues
        self._checked = {document.draft.document.path for document in report.documents}
        drafts = {row.text("draft") for row in kept.rows if _ID.fullmatch(row.text("id"))}
        # the next version of a draft has another name as often as not
        self._one = len(self._checked) == 1 and len(drafts) == 1 and not report.failures
        self._standing = {
            finding.fingerprint: finding for document in report.documents for finding in document.findings
        }
        self._found: dict[int, tuple[int, str]] = {}
        self.taken: set[int] = set()
        """Issues that an earlier row tells."""
        self._take("standing", lambda row, issue: row.text("id") == issue.cells["id"])
        self._take("standing", lambda row, issue: _ID.sub(r"\1", row.text("id")) in issue.ids)
        self._take("reworded", lambda row, issue: _subject(row) == _subject(issue) and _same_unit(row, issue))
        self._take("reworded", lambda row, issue: _subject(row) == _subject(issue))

    def row(self, place: int) -> Row:
        """Return what becomes of an earlier row."""
        row = self._rows[place]
        if place in self._found:
            number, state = self._found[place]
            theirs = {column: row.cells.get(column) for column in THEIRS}
            cells = {**self._issues[number].cells, **theirs, "state": say(state, self._lang)}
            return Row(cells, row.own)
        if not self._ours(row):
            return row
        finding = self._standing.get(_ID.sub(r"\1", row.text("id")))
        state = "gone" if finding is None else "standing" if finding.waived is None else "aside"
        draft = next(iter(self._checked)) if self._one else row.cells.get("draft")
        return Row({**row.cells, "draft": draft, "state": say(state, self._lang)}, row.own)

    def _take(self, state: str, same: Callable[[Row, Issue], bool]) -> None:
        """Match rows and issues that are left; by words alone only where neither could be another."""
        pairs = [
            (place, number)
            for place, row in enumerate(self._rows)
            if place not in self._found and self._ours(row)
            for number, issue in enumerate(self._issues)
            if number not in self.taken and self._one_draft(row, issue) and same(row, issue)
        ]
        rows, issues = Counter(place for place, _ in pairs), Counter(number for _, number in pairs)
        for place, number in pairs:
            if state == "reworded" and (rows[place] > 1 or issues[number] > 1):
                continue
            if place not in self._found and number not in self.taken:
                self._found[place] = number, state
                self.taken.add(number)

    def _ours(self, row: Row) -> bool:
        known = self._one or row.text("draft") in self._checked
        return known and _ID.fullmatch(row.text("id")) is not None

    def _one_draft(self, row: Row, issue: Issue) -> bool:
        return self._one or row.text("draft") == issue.cells["draft"]


def _subject(one: Row | Issue) -> str:
    return str(one.cells.get("indication") or "").partition("\n")[0]


def _same_unit(row: Row, issue: Issue) -> bool:
    return row.text("unit") == issue.cells["unit"]
