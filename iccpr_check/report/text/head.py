"""The opening of a draft's report: which draft, how it was read, and what matters most."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import DocumentReport, Report
from iccpr_check.report import reading
from iccpr_check.report.text.ink import SEVERITY_STYLES, Ink, Line
from iccpr_check.report.words import word

_FIRST = 5
"""Points named in the opening."""
_UNITS = 6
"""Articles named for a point."""


def head(ink: Ink, report: Report, document: DocumentReport, verbose: bool) -> Iterator[Line]:
    """Yield the draft's name, its kind, and the first points, the most serious first."""
    lang, source = report.lang, document.draft.document
    names = {kind.id: reading.say(kind.name, lang) for kind in report.knowledge.kinds}
    kinds = ", ".join(names.get(kind.id, kind.id) for kind in document.kinds)
    title = document.draft.title or source.title
    if title:
        yield ink.line((" ".join(title.split()), "bold"))
    yield ink.line(source.path)
    yield ink.line(f"{word('read_as', lang)}: {kinds}" if kinds else word("kind_unknown", lang))
    counts = reading.severities(document.findings)
    yield ink.line(" · ".join(f"{counts[s]} {word(s, lang)}" for s in reading.SEVERITIES))
    yield ink.line()
    points = [point for point in document.points if verbose or point.severity != "info"]
    if not document.points:
        yield ink.line(word("nothing", lang))
        yield ink.line()
        return
    if not points:
        return
    key = "first_points" if len(points) > _FIRST else "all_points" if len(points) > 1 else "one_point"
    yield ink.line(word(key, lang, n=min(_FIRST, len(points)), all=len(points)))
    for point in points[:_FIRST]:
        yield ink.line(
            "  ",
            (word(point.severity, lang).upper(), SEVERITY_STYLES[point.severity]),
            f" {point.title} ({', '.join(point.provisions)}) · ",
            _units(document, point.units),
            hang=4,
        )
    yield ink.line()


def _units(document: DocumentReport, unit_ids: tuple[str, ...]) -> str:
    units = document.draft.by_id
    labels = list(dict.fromkeys(units[unit].label for unit in unit_ids if unit in units))
    more = f" … (+{len(labels) - _UNITS})" if len(labels) > _UNITS else ""
    return ", ".join(labels[:_UNITS]) + more
