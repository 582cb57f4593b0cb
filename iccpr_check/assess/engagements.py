"""The central table: which unit touches which provision, how, and by which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from iccpr_check.assess.findings import confidence_of, quote, quote_span
from iccpr_check.assess.reading import Reading
from iccpr_check.model import Confidence, Effect, Engagement, Quote, Reference

_MOST_QUOTES = 8


def engagements_of(reading: Reading, references: Sequence[Reference]) -> tuple[Engagement, ...]:
    """Return at most one row for each unit, provision and effect, in the order of the text.

    A provision named as a whole gives way to its part where the same unit touches that too.
    """
    rows: dict[tuple[str, str, Effect], list[tuple[Quote, Confidence]]] = defaultdict(list)
    draft = reading.tree.draft
    for found in reading.counted.all:
        if found.means.restricts is None and found.means.element is None:
            continue
        entry = (quote(draft, found), confidence_of(reading.rules.get(found.rule)))
        if found.means.restricts is not None:
            rows[found.unit, found.means.restricts, "restricts"].append(entry)
        if found.means.element is not None:
            rows[found.unit, found.means.element.split(":")[0], "implements"].append(entry)
    for reference in references:
        if reference.instrument == reading.knowledge.treaty.id and reference.provision is not None:
            known = reading.knowledge.treaty.provision(reference.provision)
            if known is not None and reading.tree.operative(reference.unit):
                entry = (quote_span(draft, f"instruments.{reference.instrument}", reference.span), "high")
                rows[reference.unit, known.id, "cites"].append(entry)
    order = {unit.id: place for place, unit in enumerate(draft.units)}
    kept = sorted(_finest(rows).items(), key=lambda row: (order[row[0][0]], row[0][1], row[0][2]))
    return tuple(_row(key, entries) for key, entries in kept)


def _finest(
    rows: dict[tuple[str, str, Effect], list[tuple[Quote, Confidence]]],
) -> dict[tuple[str, str, Effect], list[tuple[Quote, Confidence]]]:
    touched: dict[tuple[str, Effect], list[str]] = defaultdict(list)
    for unit, provision, effect in rows:
        touched[unit, effect].append(provision)
    finest: dict[tuple[str, str, Effect], list[tuple[Quote, Confidence]]] = defaultdict(list)
    for (unit, provision, effect), entries in rows.items():
        part = next((p for p in touched[unit, effect] if p.startswith(f"{provision}(")), provision)
        finest[unit, part, effect] += entries
    return finest


def _row(key: tuple[str, str, Effect], entries: list[tuple[Quote, Confidence]]) -> Engagement:
    unit, provision, effect = key
    quotes = sorted({(q.span.start, q.span.end): q for q, _ in entries}.items())
    return Engagement(
        unit=unit,
        provision=provision,
        effect=effect,
        confidence="high" if any(confidence == "high" for _, confidence in entries) else "medium",
        evidence=tuple(q for _, q in quotes[:_MOST_QUOTES]),
    )
