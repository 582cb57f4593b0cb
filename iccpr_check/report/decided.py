"""The gap report on what people decided: what is set aside and why, and which decisions need a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iccpr_check.model import DocumentReport, Report
from iccpr_check.report.markup import code, escape
from iccpr_check.report.words import word


def set_aside(report: Report, document: DocumentReport) -> Iterator[str]:
    """Yield the findings of a draft that a person set aside, with the reason; never silently dropped."""
    lang = report.lang
    waived = [finding for finding in document.findings if finding.waived is not None]
    known = sum(finding.known for finding in document.findings)
    if not waived and not known:
        return
    yield f"## {word('set_aside', lang)}"
    yield ""
    if waived:
        yield _row(word(column, lang) for column in ("where", "code", "provision", "reason"))
        yield "|---|---|---|---|"
        for finding in waived:
            reason = escape(finding.waived or "")
            yield _row((escape(finding.label), f"`{finding.code}`", ", ".join(finding.provisions), reason))
        yield ""
    if known:
        yield word("known_before", lang, n=known)
        yield ""


def decisions(report: Report) -> Iterator[str]:
    """Yield the decisions that no longer hold: expired, unused, suspect, stale."""
    lang = report.lang
    told = [one for one in report.decisions if one.state != "used"]
    if not told:
        return
    yield f"## {word('decided', lang)}"
    yield ""
    yield _row(word(column, lang) for column in ("decision", "about", "state", "reason"))
    yield "|---|---|---|---|"
    for one in told:
        about = escape(" · ".join(part for part in (one.path, one.unit, one.what) if part))
        reason = escape(" · ".join(part for part in (one.reason, one.by, one.until) if part)) or "–"
        yield _row((f"{word(one.kind, lang)} {code(one.where)}", about, word(one.state, lang), reason))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
