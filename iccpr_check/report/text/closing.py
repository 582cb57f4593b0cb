"""The close of a draft's report: what gives effect, what was not located or not read, what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iccpr_check.model import DocumentReport, Report
from iccpr_check.report import reading
from iccpr_check.report.decided import told
from iccpr_check.report.text.ink import Ink, Line
from iccpr_check.report.words import word

_NAMED = 8
"""Provisions told on a line of their own; the rest are listed."""
_UNITS = 4


def closing(ink: Ink, report: Report, document: DocumentReport) -> Iterator[Line]:
    """Yield what the draft gives effect to, what was expected and not located, what was not read."""
    lang = report.lang
    units = document.draft.by_id
    effect: dict[str, list[str]] = {}
    for one in document.engagements:
        if one.effect == "implements":
            effect.setdefault(one.provision, []).append(units[one.unit].label)
    rows = [(provision, f" · {_some(labels)}") for provision, labels in sorted(effect.items(), key=_number)]
    yield from _listed(ink, report, word("gives_effect", lang), rows)
    omitted = dict.fromkeys(
        p for f in document.findings if f.code in {"OMI01", "OMI04"} for p in f.provisions
    )
    yield from _listed(ink, report, word("expected_missing", lang), [(p, "") for p in omitted])
    for left in document.draft.document.skipped:
        yield ink.line((word("not_read", lang), "bold"), f" {left.what}: {left.why}", hang=2)


def set_aside(ink: Ink, report: Report, document: DocumentReport) -> Iterator[Line]:
    """Yield what a person set aside, and why, how many stood there before, and what is new or decided."""
    lang = report.lang
    for finding in document.findings:
        if finding.waived is not None:
            aside = f": {finding.label}, {finding.code}: {finding.waived}"
            yield ink.line((word("set_aside", lang), "bold"), aside, hang=2)
    known = sum(finding.known for finding in document.findings)
    if known:
        yield ink.line(word("known_before", lang, n=known), hang=2)
    for line in told(report, document):
        yield ink.line(line, hang=2)


def _listed(ink: Ink, report: Report, heading: str, rows: list[tuple[str, str]]) -> Iterator[Line]:
    """Yield provisions with their names and what is said of each; those past the first few as a list."""
    if not rows:
        return
    yield ink.line((heading, "bold"))
    for provision_id, said in rows[:_NAMED]:
        provision = reading.provision_of(report.knowledge, provision_id)
        title = reading.say(provision.title, report.lang) if provision is not None else ""
        yield ink.line(f"  {provision_id} {title}{said}", hang=4)
    if len(rows) > _NAMED:
        yield ink.line(f"  {', '.join(provision_id for provision_id, _ in rows[_NAMED:])}", hang=4)


def _some(labels: Iterable[str]) -> str:
    each = list(dict.fromkeys(labels))
    return ", ".join(each[:_UNITS]) + (f" … (+{len(each) - _UNITS})" if len(each) > _UNITS else "")


def _number(row: tuple[str, object]) -> tuple[int, str]:
    return int(row[0].split("(")[0]), row[0]
