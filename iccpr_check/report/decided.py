"""The gap report on what people decided, and on what is new: set aside, reviewed, to look at again, gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from iccpr_check.model import Decision, DocumentReport, Finding, Gone, Report, Review
from iccpr_check.report.decided_words import say
from iccpr_check.report.markup import code, escape
from iccpr_check.report.words import word


def news(report: Report, document: DocumentReport) -> Iterator[str]:
    """Yield one sentence on what is new in a draft since the earlier report; remarks are not counted."""
    if report.since is not None:
        new, gone = _new(document), _gone(report, document)
        again = sum(one.again for one in gone)
        key = "since_line" if again else "since_plainly"
        yield say(
            key,
            report.lang,
            report=code(report.since.report),
            new=len(new),
            gone=len(gone) - again,
            again=again,
        )


def beside(report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield, for findings told together, what a reviewer decided about them and which of them are new."""
    lang = report.lang
    decided: dict[Review, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.review is not None and finding.waived is None:
            decided[finding.review].append(finding)
    for review, group in decided.items():
        said = escape(" · ".join(part for part in (review.reason, review.by, review.date) if part))
        yield f"- **{say(review.decision, lang)}**{f' ({said})' if said else ''}: {_places(group)}"
    new = [finding for finding in findings if finding.new]
    if new:
        yield f"- **{say('new', lang)}**: {_places(new)}"


def set_aside(report: Report, document: DocumentReport) -> Iterator[str]:
    """Yield what is new in a draft, what a person set aside, with the reason, and what they decided."""
    sections = (_since(report, document), _aside(report, document), _reviewed(report, document))
    made = [lines for section in sections if (lines := list(section))]
    for number, lines in enumerate(made):
        yield from ["", *lines] if number else lines


def decisions(report: Report) -> Iterator[str]:
    """Yield the decisions that no longer hold: expired, unused, suspect, stale."""
    lang = report.lang
    told = [one for one in report.decisions if one.state not in {"used", "done"}]
    if not told:
        return
    yield f"## {word('decided', lang)}"
    yield ""
    yield _row(word(column, lang) for column in ("decision", "about", "state", "reason"))
    yield "|---|---|---|---|"
    for one in told:
        about = escape(" · ".join(part for part in (one.path, one.unit, one.what) if part))
        reason = escape(" · ".join(part for part in (one.reason, one.by, one.until) if part)) or "–"
        yield _row((f"{_kind(one, report)} {code(one.where)}", about, word(one.state, lang), reason))


def told(report: Report, document: DocumentReport) -> Iterator[str]:
    """Yield the same for a terminal, a line each, without markup: what is new and gone, what was decided."""
    lang = report.lang
    if report.since is not None:
        for (how, named), group in _changes(_new(document), _gone(report, document)).items():
            where = ", ".join(dict.fromkeys(one.label for one in group))
            yield f"{say(how, lang)}: {named}, {where}"
    for finding in document.findings:
        if finding.review is not None and finding.waived is None:
            review = finding.review
            said = ", ".join(part for part in (review.reason, review.by, review.date) if part)
            line = f"{say(review.decision, lang)}: {finding.label}, {finding.code}"
            yield f"{line}: {said}" if said else line
    for decision in _done(report, document):
        yield f"{say('done', lang)}: {decision.unit}, {decision.what.partition(' ')[0]}: {decision.reason}"


def _since(report: Report, document: DocumentReport) -> Iterator[str]:
    if report.since is None:
        return
    lang = report.lang
    new, gone = _new(document), _gone(report, document)
    yield f"## {say('since', lang)}"
    yield ""
    if not new and not gone:
        yield say("nothing_new", lang)
        return
    yield _row((say("change", lang), *(word(one, lang) for one in ("code", "where", "what_is_said"))))
    yield "|---|---|---|---|"
    for (how, named), group in _changes(new, gone).items():
        where = escape(", ".join(dict.fromkeys(one.label for one in group)))
        yield _row((say(how, lang), f"`{named}`", where, escape(group[0].message)))


def _aside(report: Report, document: DocumentReport) -> Iterator[str]:
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
    if known:
        yield from [""] if waived else []
        yield word("known_before", lang, n=known)


def _reviewed(report: Report, document: DocumentReport) -> Iterator[str]:
    lang = report.lang
    rows = [
        (f.label, f.code, say(f.review.decision, lang), (f.review.reason, f.review.by, f.review.date))
        for f in document.findings
        if f.review is not None and f.waived is None
    ] + [
        (one.unit, one.what.partition(" ")[0], say("done", lang), (one.reason, one.by))
        for one in _done(report, document)
    ]
    if not rows:
        return
    yield f"## {say('reviewed', lang)}"
    yield ""
    yield _row(word(column, lang) for column in ("where", "code", "decision", "reason"))
    yield "|---|---|---|---|"
    for where, named, decision, said in rows:
        reason = escape(" · ".join(part for part in said if part)) or "–"
        yield _row((escape(where), f"`{named}`", decision, reason))


def _new(document: DocumentReport) -> list[Finding]:
    return [f for f in document.findings if f.new and f.waived is None and f.severity != "info"]


def _gone(report: Report, document: DocumentReport) -> list[Gone]:
    gone = () if report.since is None else report.since.gone
    path = document.draft.document.path
    return [one for one in gone if one.path == path and one.severity != "info"]


def _changes(new: Sequence[Finding], gone: Sequence[Gone]) -> dict[tuple[str, str], list[Finding | Gone]]:
    """Return findings by what became of them and by code: a sentence is said once for all its places."""
    made: dict[tuple[str, str], list[Finding | Gone]] = defaultdict(list)
    for finding in new:
        made["new", finding.code].append(finding)
    for one in sorted(gone, key=lambda one: one.again):
        made["again" if one.again else "gone", one.code].append(one)
    return made


def _done(report: Report, document: DocumentReport) -> list[Decision]:
    """Return what was to be fixed in a draft and is gone."""
    path = document.draft.document.path
    return [one for one in report.decisions if one.state == "done" and one.path == path]


def _kind(one: Decision, report: Report) -> str:
    return say("review", report.lang) if one.kind == "review" else word(one.kind, report.lang)


def _places(findings: Iterable[Finding]) -> str:
    """Return findings by their units: ``art. 4(1) `RES05` `GND03`, art. 5(1) `RES05` ``."""
    by_unit: dict[str, dict[str, None]] = defaultdict(dict)
    for finding in findings:
        by_unit[finding.label][finding.code] = None
    return ", ".join(
        f"{escape(label)} {' '.join(f'`{one}`' for one in codes)}" for label, codes in by_unit.items()
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
