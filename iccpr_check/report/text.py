"""The report for a terminal: what to look at, where, in the draft's words, with the question to answer."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import DocumentReport, Finding, Point, Report
from iccpr_check.report import reading
from iccpr_check.report.decided import told
from iccpr_check.report.words import word

_PLACES = 3


def render_text(report: Report, *, verbose: bool = False) -> str:
    """Return the report as plain text; ``verbose`` shows notes of information too."""
    lines: list[str] = []
    for document in report.documents:
        lines += [*_document(report, reading.shown(document), verbose)]
        lines += [*_set_aside(report, document), ""]
    lines += [
        f"{failure.path}: {word('unreadable', report.lang)}: {failure.why}" for failure in report.failures
    ]
    lines.append(_totals(report))
    lines.append(word("disclaimer", report.lang))
    return reading.printable("\n".join(lines)) + "\n"


def _document(report: Report, document: DocumentReport, verbose: bool) -> Iterator[str]:
    lang = report.lang
    names = {kind.id: reading.say(kind.name, lang) for kind in report.knowledge.kinds}
    kinds = ", ".join(names.get(kind.id, kind.id) for kind in document.kinds)
    source = document.draft.document
    yield f"{source.path}: {document.draft.title or source.title}".rstrip(": ")
    yield f"  {word('read_as', lang)}: {kinds}" if kinds else f"  {word('kind_unknown', lang)}"
    for point in document.points:
        if point.severity != "info" or verbose:
            yield ""
            yield from _point(report, document, point)
    wrong = [finding for finding in document.findings if finding.code.startswith("MIS")]
    for finding in wrong:
        yield ""
        yield f"  {finding.severity.upper()} {finding.code} {reading.place(document, finding.span.start)}"
        yield f"    {finding.message} {finding.question}"
    for finding in _unpointed(document):
        if finding.severity != "info" or verbose:
            yield ""
            where = reading.place(document, finding.span.start)
            yield f"  {word(finding.severity, lang).upper()} {finding.code} {where}"
            yield f"    {finding.message} {finding.question}"
    if not document.points:
        yield f"  {word('nothing', lang)}"
    implemented = dict.fromkeys(one.provision for one in document.engagements if one.effect == "implements")
    omitted = [p for f in document.findings if f.code in {"OMI01", "OMI04"} for p in f.provisions]
    yield ""
    if implemented:
        yield f"  {word('implements_line', lang, list=', '.join(implemented))}"
    if omitted:
        yield f"  {word('omits_line', lang, list=', '.join(dict.fromkeys(omitted)))}"
    for one in source.skipped:
        yield f"  {word('not_read', lang)} {one.what}: {one.why}"


def _unpointed(document: DocumentReport) -> list[Finding]:
    """Return the findings that no point, total or line of its own tells."""
    told = {index for point in document.points for index in point.findings}
    return [
        finding
        for place, finding in enumerate(document.findings)
        if place not in told and not finding.code.startswith(("MIS", "REF", "OMI", "IMP10", "IMP20"))
    ]


def _point(report: Report, document: DocumentReport, point: Point) -> Iterator[str]:
    lang = report.lang
    findings = [document.findings[index] for index in point.findings]
    lead = findings[0]
    leading = [finding for finding in findings if finding.code == lead.code]
    yield (
        f"  {word(point.severity, lang).upper()} {lead.code} · {point.title} · {', '.join(point.provisions)}"
    )
    for finding in leading[:_PLACES]:
        spans = [quote.span for quote in finding.evidence] or [finding.span]
        words = reading.in_context(document, finding.unit, spans, lambda found: f"»{found}«")
        yield f"    {reading.place(document, finding.span.start)} {finding.label}: {words}"
    if len(leading) > _PLACES:
        rest = ", ".join(finding.label for finding in leading[_PLACES:])
        yield f"    {word('more_places', lang, n=len(leading) - _PLACES, where=rest)}"
    codes = {finding.code: finding for finding in reversed(findings)}
    for code, finding in codes.items():
        if code != lead.code:
            yield f"    {code}: {finding.message}"
    yield f"    ? {lead.question}"


def _set_aside(report: Report, document: DocumentReport) -> Iterator[str]:
    waived = [finding for finding in document.findings if finding.waived is not None]
    known = sum(finding.known for finding in document.findings)
    for finding in waived:
        yield f"  {word('set_aside', report.lang)}: {finding.label}, {finding.code}: {finding.waived}"
    if known:
        yield f"  {word('known_before', report.lang, n=known)}"
    for line in told(report, document):
        yield f"  {line}"


def _totals(report: Report) -> str:
    counts = reading.severities(f for document in report.documents for f in reading.open_findings(document))
    listed = ", ".join(f"{counts[s]} {word(s, report.lang)}" for s in reading.SEVERITIES)
    return f"{word('summary', report.lang, n=len(report.documents))}; {listed}"
