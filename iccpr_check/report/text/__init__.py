"""The report for a terminal: what to look at, where, in the draft's words, with the question to answer.

First what matters most, in a few lines; then the law's own tree, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import DocumentReport, Report
from iccpr_check.report import reading
from iccpr_check.report.text.closing import closing, set_aside
from iccpr_check.report.text.head import head
from iccpr_check.report.text.ink import Ink, Line
from iccpr_check.report.text.places import branches
from iccpr_check.report.text.tree import drawn
from iccpr_check.report.words import word

WIDTH = 80
"""Columns where nobody says how many there are: in a pipe, in a file."""
NARROWEST = 32
"""Columns below which lines are no longer broken: nothing would be left between the guides."""


def render_text(report: Report, *, width: int = WIDTH, colour: bool = False, verbose: bool = False) -> str:
    """Return the report for a screen of ``width`` columns; ``verbose`` shows notes of information too.

    Without ``colour`` there is no escape code in it, and words that count stand in »…«.
    """
    return "".join(text_pieces(report, width=width, colour=colour, verbose=verbose))


def text_pieces(
    report: Report, *, width: int = WIDTH, colour: bool = False, verbose: bool = False
) -> Iterator[str]:
    """Yield the report for a screen piece by piece, a document each."""
    ink = Ink(max(width, NARROWEST), colour=colour)
    for document in report.documents:
        yield ink.printed([*_document(ink, report, document, verbose), ink.line()])
    unread = word("unreadable", report.lang)
    lines = [ink.line((one.path, "bold"), f": {unread}: {one.why}") for one in report.failures]
    lines.append(ink.line((_totals(report), "bold")))
    lines.append(ink.line((word("disclaimer", report.lang), "italic")))
    yield ink.printed(lines)


def _document(ink: Ink, report: Report, document: DocumentReport, verbose: bool) -> Iterator[Line]:
    shown = reading.shown(document)
    yield from head(ink, report, shown, verbose)
    yield from drawn(branches(ink, report, shown, verbose))
    yield from closing(ink, report, shown)
    yield from set_aside(ink, report, document)


def _totals(report: Report) -> str:
    counts = reading.severities(f for document in report.documents for f in reading.open_findings(document))
    listed = ", ".join(f"{counts[s]} {word(s, report.lang)}" for s in reading.SEVERITIES)
    return f"{word('summary', report.lang, n=len(report.documents))}; {listed}"
