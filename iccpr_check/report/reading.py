"""What renderers share: the draft's words in context, the treaty's words, names, and counts by severity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from iccpr_check.model import (
    DocumentReport,
    Finding,
    Knowledge,
    Lang,
    Provision,
    Report,
    Severity,
    Span,
    Words,
)

SEVERITIES: tuple[Severity, ...] = ("serious", "warning", "notice", "info")
_MARKUP = re.compile(r"^#{1,6} |\*\*|(?<=\n)#{1,6} ", re.MULTILINE)
"""Marks of headings and emphasis, which are no words of the draft."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BEFORE, _AFTER = 90, 130
"""Code points of context shown before and after the words that count."""


def say(words: Words, lang: Lang) -> str:
    """Return words in a language, or in English."""
    return words.get(lang, words.get("en", ""))


def printable(text: str) -> str:
    """Return text without control characters, which could steer a terminal; line breaks and tabs stay."""
    return _CONTROLS.sub("", text)


def severities(findings: Iterable[Finding]) -> Counter[str]:
    """Count findings by severity."""
    return Counter(finding.severity for finding in findings)


def open_findings(document: DocumentReport) -> list[Finding]:
    """Return the findings that are a matter for now: not waived, not in the baseline."""
    return [finding for finding in document.findings if finding.waived is None and not finding.known]


def shown(document: DocumentReport) -> DocumentReport:
    """Return a document with its open findings only, and the points that still have some."""
    places: dict[int, int] = {}
    for place, finding in enumerate(document.findings):
        if finding.waived is None and not finding.known:
            places[place] = len(places)
    if len(places) == len(document.findings):
        return document
    points = []
    for point in document.points:
        left = tuple(place for place in point.findings if place in places)
        if left:
            worst = min((document.findings[p].severity for p in left), key=SEVERITIES.index)
            points.append(
                point.model_copy(update={"findings": tuple(places[p] for p in left), "severity": worst})
            )
    findings = tuple(document.findings[place] for place in places)
    return document.model_copy(update={"findings": findings, "points": tuple(points)})


def uri(path: str) -> str:
    """Return a path as a relative URI reference, with ``/`` and percent signs where they are needed."""
    return quote(path.replace("\\", "/"))


def article_count(document: DocumentReport) -> int:
    """Count the articles of a draft, those quoted into other laws left out."""
    return sum(unit.kind == "article" and not unit.quoted for unit in document.draft.units)


def provision_of(knowledge: Knowledge, provision_id: str) -> Provision | None:
    """Return a provision of the treaty."""
    return knowledge.treaty.provision(provision_id)


def in_context(
    document: DocumentReport,
    unit_id: str | None,
    spans: Sequence[Span],
    mark: Callable[[str], str],
    around: Span | None = None,
    *,
    before: int = _BEFORE,
    after: int = _AFTER,
) -> str:
    """Return the first span's words with the words around them, each span marked, on one line.

    ``around`` is what is to be seen whole, where it is not the first span; a heading before it is left out.
    Context ends at the borders of the unit, or ``before`` and ``after`` so many code points; where it is cut,
    ``…`` stands.
    """
    text = document.draft.document.text
    first = around or spans[0]
    unit = document.draft.by_id.get(unit_id or "")
    low, high = (unit.span.start, unit.span.end) if unit is not None else (0, len(text))
    if around and unit is not None and unit.heading_span and unit.heading_span.end <= around.start:
        low = unit.heading_span.end
    start = max(low, _word_start(text, first.start - before, low))
    end = min(high, _word_end(text, max(first.end, first.start) + after, high))
    pieces, at = [], start
    for span in sorted({(s.start, s.end) for s in spans}):
        if span[0] < at or span[1] > end:
            continue
        pieces += [text[at : span[0]], "\0", text[span[0] : span[1]], "\1"]
        at = span[1]
    pieces.append(text[at:end])
    whole = "".join(piece if piece in "\0\1" else printable(piece) for piece in pieces)
    if document.draft.document.media_type == "text/markdown":
        whole = _MARKUP.sub("", whole)
    line = " ".join(whole.split())
    marked = _mark(line, mark)
    return f"{'…' if start > low else ''}{marked}{'…' if end < high else ''}"


def words_of(provision: Provision, lang: Lang, most: int = 420) -> str:
    """Return a provision's words in a language on one line, cut at ``most`` code points."""
    return clipped(provision.text.get(lang, ""), most)


def clipped(text: str, most: int) -> str:
    """Return text on one line, cut between words at ``most`` code points."""
    line = " ".join(printable(text).split())
    if len(line) <= most:
        return line
    space = line.rfind(" ", 0, most)
    return f"{line[: space if space > 0 else most]} …"


def place(document: DocumentReport, offset: int) -> str:
    """Return ``path:line`` of an offset, or the path with page or paragraph where lines mean nothing."""
    anchor = document.draft.document.place(offset)
    path = document.draft.document.path
    if anchor.line is not None:
        return f"{path}:{anchor.line}"
    detail = anchor.path or (f"page {anchor.page}" if anchor.page is not None else "")
    return f"{path} ({detail})" if detail else path


def summary(report: Report) -> dict[str, object]:
    """Return the counts of a whole run."""
    counts = severities(finding for document in report.documents for finding in document.findings)
    return {
        "documents": len(report.documents),
        "units": sum(len(document.draft.units) for document in report.documents),
        "findings": {severity: counts[severity] for severity in SEVERITIES},
        "skipped": sum(len(document.draft.document.skipped) for document in report.documents),
        "failed": len(report.failures),
    }


def _word_start(text: str, at: int, low: int) -> int:
    if at <= low:
        return low
    space = text.find(" ", at)
    return space + 1 if 0 <= space < at + 30 else at


def _word_end(text: str, at: int, high: int) -> int:
    if at >= high:
        return high
    space = text.rfind(" ", 0, at)
    return space if space > at - 30 else at


def _mark(line: str, mark: Callable[[str], str]) -> str:
    pieces = line.split("\0")
    marked = [pieces[0]]
    for piece in pieces[1:]:
        inside, _, after = piece.partition("\1")
        marked += [mark(inside), after]
    return "".join(marked)
