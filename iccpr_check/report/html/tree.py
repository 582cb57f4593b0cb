"""Where units stand in the draft: their children, their article, what holds them."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import GROUPING, DocumentReport, Unit

_FINE = frozenset({"paragraph", "point", "subpoint"})


class Tree:
    """The units of a document as a tree."""

    def __init__(self, document: DocumentReport) -> None:
        units = document.draft.units
        self.units: dict[str, Unit] = {unit.id: unit for unit in units}
        self.number: dict[str, int] = {unit.id: number for number, unit in enumerate(units, 1)}
        self.children: dict[str | None, list[Unit]] = {}
        for unit in units:
            self.children.setdefault(unit.parent, []).append(unit)

    def chain(self, unit_id: str | None) -> Iterator[Unit]:
        """Yield a unit and what holds it, the inmost first."""
        unit = self.units.get(unit_id or "")
        while unit is not None:
            yield unit
            unit = self.units.get(unit.parent or "")

    def article(self, unit_id: str) -> Unit:
        """Return the article that holds a unit, or the outmost of its paragraphs, or the unit itself."""
        for unit in self.chain(unit_id):
            if unit.kind not in _FINE or unit.parent is None:
                return unit
        return self.units[unit_id]

    def group(self, unit_id: str) -> Unit | None:
        """Return the chapter that holds a unit, or else the outmost group; None where nothing groups."""
        groups = [unit for unit in self.chain(unit_id) if unit.kind in GROUPING]
        chapter = next((unit for unit in groups if unit.kind == "chapter"), None)
        return chapter or (groups[-1] if groups else None)
