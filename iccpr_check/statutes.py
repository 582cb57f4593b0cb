"""The statute book beside a draft: what the draft leaves out and another law of the repository covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report.words import word
from iccpr_check.shelf import Shelf

_OMISSIONS = ("OMI01", "OMI02", "OMI04")
COVERED = "OMI03"
_SHOWN = 3


def beside(report: Report, statutes: Iterable[DocumentReport]) -> Report:
    """Return the report with each omission that another law gives effect to said to be covered there.

    A law does not cover its own omissions, nor those of a draft with the same bytes.
    """
    laws = [_law(one) for one in statutes]

    def settled(document: DocumentReport) -> DocumentReport:
        findings = tuple(_covered(finding, document, laws, report) for finding in document.findings)
        return document.model_copy(update={"findings": findings})

    return report.model_copy(update={"documents": Shelf(map(settled, report.documents))})


class _Law(NamedTuple):
    """What is asked of another law."""

    path: str
    sha256: str
    title: str
    implements: list[tuple[str, str]]
    """Provision and label of the unit that gives effect to it, in the order of the text."""


def _law(report: DocumentReport) -> _Law:
    source = report.draft.document
    labels = {unit.id: unit.label for unit in report.draft.units}
    implements = [(e.provision, labels[e.unit]) for e in report.engagements if e.effect == "implements"]
    return _Law(source.path, source.sha256, report.draft.title or source.path, implements)


def _covered(finding: Finding, document: DocumentReport, laws: Sequence[_Law], report: Report) -> Finding:
    if finding.code not in _OMISSIONS:
        return finding
    places = list(_places(finding, document, laws))
    if not places:
        return finding
    shown = "; ".join(places[:_SHOWN]) + (" …" if len(places) > _SHOWN else "")
    provisions = ", ".join(finding.provisions)
    return finding.model_copy(
        update={
            "code": COVERED,
            "severity": "info",
            "message": word("covered_in", report.lang, provisions=provisions, where=shown),
            "question": word("covered_question", report.lang),
        }
    )


def _places(finding: Finding, document: DocumentReport, laws: Sequence[_Law]) -> Iterator[str]:
    """Yield each other law, with its first unit that gives effect to what the finding misses."""
    own = document.draft.document
    for other in laws:
        if other.sha256 == own.sha256 or other.path == own.path:
            continue
        units = [
            label
            for provision, label in other.implements
            if any(_within(provision, missing) for missing in finding.provisions)
        ]
        if units:
            yield f"{other.title} ({other.path}), {units[0]}"


def _within(located: str, missing: str) -> bool:
    return located == missing or located.startswith(f"{missing}(")
