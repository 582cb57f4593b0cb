"""The statute book beside a draft: what the draft leaves out and another law of the repository covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report.words import word

_OMISSIONS = ("OMI01", "OMI02", "OMI04")
COVERED = "OMI03"
_SHOWN = 3


def beside(report: Report, statutes: Sequence[DocumentReport]) -> Report:
    """Return the report with each omission that another law gives effect to said to be covered there.

    A law does not cover its own omissions, nor those of a draft with the same bytes.
    """
    documents = tuple(
        document.model_copy(
            update={
                "findings": tuple(
                    _covered(finding, document, statutes, report) for finding in document.findings
                )
            }
        )
        for document in report.documents
    )
    return report.model_copy(update={"documents": documents})


def _covered(
    finding: Finding, document: DocumentReport, statutes: Sequence[DocumentReport], report: Report
) -> Finding:
    if finding.code not in _OMISSIONS:
        return finding
    places = list(_places(finding, document, statutes))
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


def _places(finding: Finding, document: DocumentReport, statutes: Sequence[DocumentReport]) -> Iterator[str]:
    """Yield each other law, with its first unit that gives effect to what the finding misses."""
    own = document.draft.document
    for other in statutes:
        source = other.draft.document
        if source.sha256 == own.sha256 or source.path == own.path:
            continue
        labels = {unit.id: unit.label for unit in other.draft.units}
        units = [
            labels[one.unit]
            for one in other.engagements
            if one.effect == "implements" and any(_within(one.provision, p) for p in finding.provisions)
        ]
        if units:
            yield f"{other.draft.title or source.path} ({source.path}), {units[0]}"


def _within(located: str, missing: str) -> bool:
    return located == missing or located.startswith(f"{missing}(")
