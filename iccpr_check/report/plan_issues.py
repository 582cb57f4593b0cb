"""The issues of a report as an action plan tells them: a point with its places, or a finding in no point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.listing import in_a_row
from iccpr_check.report.plan_words import say, statuses
from iccpr_check.report.words import word

Cell = str | int | float | date | time | None

_PLACES = 3
"""Places whose words are shown in a row."""
_PROPOSALS = 3
_BEFORE, _AFTER = 60, 90
"""Code points of the draft around the words that count."""
_QUOTES = re.compile(r": “[^”]+”(?:, “[^”]+”)*\.$")
"""The words at a message's end, which stand in a column of their own."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What one row tells: the tool's cells by the columns' keys, and what a reviewer may begin with."""

    cells: Mapping[str, Cell]
    ids: frozenset[str]
    """Fingerprints of all its findings."""


def issues_of(report: Report, document: DocumentReport) -> Iterator[Issue]:
    """Yield a draft's points, then the findings in no point, each id once; mere remarks are left out."""
    shown = reading.shown(document)
    codes = {code.id: reading.say(code.name, report.lang) for code in report.knowledge.codes}
    told = [
        (point.title, point.severity, point.provisions, [shown.findings[place] for place in point.findings])
        for point in shown.points
    ]
    in_points = {place for point in shown.points for place in point.findings}
    alone: dict[str, Finding] = {}
    for place, finding in enumerate(shown.findings):
        if place not in in_points:
            alone.setdefault(finding.fingerprint, finding)
    for finding in sorted(alone.values(), key=lambda one: reading.SEVERITIES.index(one.severity)):
        name = codes.get(finding.code, finding.code)
        told.append((f"{name[:1].upper()}{name[1:]}", finding.severity, finding.provisions, [finding]))
    numbers: dict[str, int] = {}
    for title, severity, provisions, findings in told:
        if severity == "info":
            continue
        lead = findings[0]
        number = numbers[lead.fingerprint] = numbers.get(lead.fingerprint, 0) + 1
        cells: dict[str, Cell] = {
            "unit": in_a_row(list(dict.fromkeys(finding.label for finding in _by_place(findings)))),
            "provision": f"{say('art', report.lang)} {', '.join(provisions)}" if provisions else "",
            "severity": word(severity, report.lang),
            "indication": f"{title}\n{_QUOTES.sub('.', lead.message)} [{lead.code}]",
            "words": _words(shown, findings, report),
            "question": lead.question,
            "action": _proposed(findings, report),
            "status": statuses(report.lang)[0],
            "draft": document.draft.document.path,
            "id": id_of(lead, number),
        }
        yield Issue(cells, frozenset(finding.fingerprint for finding in findings))


def id_of(finding: Finding, number: int = 1) -> str:
    """Return a row's id; ``#`` keeps a spreadsheet from reading digits as a number."""
    return f"#{finding.fingerprint}" if number == 1 else f"#{finding.fingerprint}-{number}"


def _words(document: DocumentReport, findings: Sequence[Finding], report: Report) -> str:
    """Return the words of the first places, a line each; of an omission, which stands nowhere, nothing."""
    lines: dict[str, None] = {}
    for finding in findings:
        if finding.unit is not None and finding.code == findings[0].code:
            spans = [quote.span for quote in finding.evidence] or [finding.span]
            said = reading.in_context(document, finding.unit, spans, str, before=_BEFORE, after=_AFTER)
            lines[f"{finding.label}: “{said}”"] = None
    told = list(lines)
    left = len(told) - _PLACES
    more = [say("places", report.lang, n=left)] if left > 0 else []
    return "\n".join([*told[:_PLACES], *more])


def _proposed(findings: Sequence[Finding], report: Report) -> str:
    """Return what the codes propose, the leading finding's first."""
    codes = {code.id: code for code in report.knowledge.codes}
    found = (codes[finding.code] for finding in findings if finding.code in codes)
    proposals = dict.fromkeys(
        reading.say(code.recommendation, report.lang) for code in found if code.recommendation
    )
    return "\n".join(list(proposals)[:_PROPOSALS])


def _by_place(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.span.start)
