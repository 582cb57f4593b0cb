"""The gap report in Markdown: conclusion first, one subject a point, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import DocumentReport, Report
from iccpr_check.report import reading
from iccpr_check.report.annexes import AnnexSections
from iccpr_check.report.by_unit import UnitSections
from iccpr_check.report.decided import decisions, set_aside
from iccpr_check.report.further import FurtherSections
from iccpr_check.report.markup import code, escape
from iccpr_check.report.opening import OpeningSections
from iccpr_check.report.points import PointSections
from iccpr_check.report.state import StateSections
from iccpr_check.report.tables import TableSections
from iccpr_check.report.words import word


def render_markdown(report: Report) -> str:
    """Return the gap report; several documents follow each other under their own headings."""
    lines: list[str] = []
    for document in report.documents:
        lines += _Gap(report, document).lines()
        lines.append("")
    told = list(decisions(report))
    if told:
        lines += [*told, ""]
    if report.failures:
        lines += [f"## {word('unreadable', report.lang)}", ""]
        lines += [f"- {code(failure.path)}: {escape(failure.why)}" for failure in report.failures]
        lines.append("")
    return reading.printable("\n".join(lines).rstrip()) + "\n"


class _Gap(
    OpeningSections, TableSections, UnitSections, PointSections, FurtherSections, StateSections, AnnexSections
):
    """The report on one document, section by section."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        super().__init__(report, reading.shown(document))
        self.whole = document
        """The document with what people set aside."""

    def lines(self) -> list[str]:
        """Return all lines of the report."""
        sections = (
            self._head, self._in_short, self._what_it_is, self._recommendations, self._scope, self._coverage,
            self._by_unit, self._sheets, self._omissions, self._groups, self._follow_up, self._other_treaties,
            self._set_aside, self._annexes,
        )  # fmt: skip
        lines: list[str] = []
        for section in sections:
            made = list(section())
            while made and not made[-1]:
                made.pop()
            if made:
                lines += [*made, ""]
        return lines

    def _set_aside(self) -> Iterator[str]:
        yield from set_aside(self.report, self.whole)
