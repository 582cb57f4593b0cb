"""What a change touched, unit by unit: whole units, never lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from iccpr_check.fingerprints import unit_words
from iccpr_check.model import DocumentReport, Draft, Finding


def touched(before: Draft | None, after: Draft) -> frozenset[str]:
    """Return the ids of the units of ``after`` whose words stood in no unit of ``before``.

    A unit that only moved, or got another number, is untouched; the article around a reworded point is
    touched as a whole, and so are the words before and after a list of it.
    """
    if before is None:
        return frozenset(unit.id for unit in after.units)
    stood = Counter((unit.kind, unit_words(before, unit)) for unit in before.units)
    found = set()
    for unit in after.units:
        key = (unit.kind, unit_words(after, unit))
        if stood[key]:
            stood[key] -= 1
        else:
            found.add(unit.id)
    return frozenset(found)


def untouched_by(changes: dict[str, frozenset[str]]) -> Callable[[DocumentReport, Finding], bool]:
    """Return a test for findings that stand in a unit which the change leaves alone.

    ``changes`` has the touched units by the path of the draft. What is said of the draft as a whole is
    touched with any of its units; a finding in a point is touched with its article's lead-in.
    """

    def untouched(document: DocumentReport, finding: Finding) -> bool:
        units = changes.get(document.draft.document.path)
        if units is None:
            return True
        if finding.unit is None:
            return not units
        places = {finding.unit, *(_unit_at(document, quote.span.start) for quote in finding.evidence)}
        return not places & units

    return untouched


def _unit_at(document: DocumentReport, offset: int) -> str | None:
    """Return the finest unit that holds an offset."""
    held = [unit for unit in document.draft.units if unit.span.start <= offset < unit.span.end]
    return min(held, key=lambda unit: unit.span.end - unit.span.start).id if held else None
