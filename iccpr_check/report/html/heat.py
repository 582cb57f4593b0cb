"""The heat map: the Covenant's articles by the draft's, each cell leading to its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iccpr_check.model import ProvisionResult, Severity, Unit
from iccpr_check.report import reading
from iccpr_check.report.html.cards import Covenant
from iccpr_check.report.html.marks import EFFECTS

_MOST_COLUMNS = 40
"""Above it the columns are chapters."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one part of the draft does with one article of the Covenant."""

    label: str
    effects: tuple[str, ...]
    severity: str
    """The most serious there; ``""`` for no finding."""
    count: int
    target: str
    """Id of the card or mark to show."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the Covenant."""

    id: str
    title: str
    result: ProvisionResult
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The table: its columns are articles of the draft, or its chapters where there are many."""

    columns: tuple[Unit, ...]
    rows: tuple[Row, ...]
    quiet: int
    """Articles of the Covenant with nothing to report."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A finding or an engagement that falls into a cell."""

    target: str
    severity: Severity | Literal[""] = ""
    effect: str = ""


def heat_of(covenant: Covenant) -> Heat:
    """Return the heat map of a document."""
    document, tree = covenant.document, covenant.tree
    touched = [one.unit for one in document.engagements]
    touched += [finding.unit for finding in document.findings if finding.unit is not None]
    columns = _columns(covenant, touched)
    place = {unit.id: number for number, unit in enumerate(columns)}

    def column_of(unit_id: str) -> int:
        return next(place[unit.id] for unit in tree.chain(unit_id) if unit.id in place)

    articles = [one for one in document.provisions if "(" not in one.provision]
    hits: dict[tuple[str, int], list[_Hit]] = {}
    for index, finding in enumerate(document.findings):
        if finding.unit is not None:
            for article in {provision.split("(")[0] for provision in finding.provisions}:
                hit = _Hit(covenant.card_anchor(index), severity=finding.severity)
                hits.setdefault((article, column_of(finding.unit)), []).append(hit)
    for one in document.engagements:
        hit = _Hit(covenant.mark_at(one.evidence[0].span.start), effect=one.effect)
        hits.setdefault((one.provision.split("(")[0], column_of(one.unit)), []).append(hit)
    rows = []
    for result in articles:
        row = tuple(_cell(unit.label, hits.get((result.provision, n), [])) for n, unit in enumerate(columns))
        told = result.expected != "no" or result.verdict != "not_expected" or any(row)
        provision = reading.provision_of(covenant.knowledge, result.provision)
        if told and provision is not None:
            title = reading.say(provision.title, covenant.lang)
            rows.append(Row(result.provision, title, result, row))
    return Heat(columns=columns, rows=tuple(rows), quiet=len(articles) - len(rows))


def _columns(covenant: Covenant, touched: list[str]) -> tuple[Unit, ...]:
    tree = covenant.tree
    units = {tree.article(unit).id: tree.article(unit) for unit in touched}
    if len(units) > _MOST_COLUMNS:
        groups = [tree.group(unit) or unit_itself for unit, unit_itself in units.items()]
        units = {unit.id: unit for unit in groups}
    return tuple(sorted(units.values(), key=lambda unit: (unit.span.start, -unit.span.end)))


def _cell(label: str, hits: list[_Hit]) -> Cell | None:
    if not hits:
        return None
    effects = {hit.effect for hit in hits}
    found = sorted(
        (hit for hit in hits if hit.severity), key=lambda hit: reading.SEVERITIES.index(hit.severity)
    )
    return Cell(
        label=label,
        effects=tuple(effect for effect in EFFECTS if effect in effects),
        severity=found[0].severity if found else "",
        count=len(found),
        target=(found or hits)[0].target,
    )
