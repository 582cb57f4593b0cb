"""Findings as proposals to the drafters: codes that share a recommendation are one, the weightiest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iccpr_check.model import DocumentReport, Finding, Knowledge, Lang
from iccpr_check.report import reading

_PLAIN = "RES01"
"""A restriction and no more; what is proposed for it fits every one of them."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """One proposal, and the findings that it answers."""

    words: str
    findings: tuple[int, ...]
    """Indices of ``DocumentReport.findings``, in the order of the text."""
    named: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """What it is about, where its words alone do not say: names of codes, each with its findings."""


def recommended(document: DocumentReport, knowledge: Knowledge, lang: Lang) -> list[Recommended]:
    """Return the recommendations that a draft's findings call for; mere information calls for none."""
    codes = {code.id: code for code in knowledge.codes}
    told: dict[str, list[int]] = defaultdict(list)
    for place, finding in enumerate(document.findings):
        code = codes.get(finding.code)
        if code is not None and code.recommendation and finding.severity != "info":
            told[reading.say(code.recommendation, lang)].append(place)
    names = {one.id: reading.say(one.name, lang) for one in knowledge.standards}
    made = [
        Recommended(words, tuple(places), tuple(_named(document, places, names)))
        for words, places in told.items()
    ]
    return sorted(made, key=lambda one: _weight(one, [document.findings[place] for place in one.findings]))


def _named(
    document: DocumentReport, places: list[int], names: Mapping[str, str]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the names of the bright lines among the findings, which share one form of words."""
    by_code: dict[str, list[int]] = defaultdict(list)
    for place in places:
        by_code[document.findings[place].code].append(place)
    for code, found in by_code.items():
        if code in names:
            yield names[code], tuple(found)


def _weight(one: Recommended, findings: list[Finding]) -> tuple[int, ...]:
    """Return what recommendations are ranked by: the worst severity, the particular before the plain."""
    worst = min(reading.SEVERITIES.index(finding.severity) for finding in findings)
    plain = 0 if one.named else 2 if findings[0].code == _PLAIN else 1
    return worst, plain, -len(findings), findings[0].span.start
