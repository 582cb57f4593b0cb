"""One row for every provision of the treaty, also the quiet ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from iccpr_check.assess.internalization import element_results
from iccpr_check.assess.omissions import Expectation
from iccpr_check.model import (
    Engagement,
    Evidence,
    Provision,
    ProvisionResult,
    Treaty,
    Verdict,
)


def provision_results(
    treaty: Treaty,
    engagements: Sequence[Engagement],
    expected: Mapping[str, Expectation],
    located: Mapping[str, list[Evidence]],
    *,
    something_skipped: bool,
) -> tuple[ProvisionResult, ...]:
    """Return a result for each provision, in the treaty's order.

    A provision speaks for its parts: article 9 is restricted where 9(1) is. It is ``undecided``
    where it would be silent and something of the document could not be read.
    """
    rows = []
    touching: dict[str, list[Engagement]] = defaultdict(list)
    for one in engagements:
        for whole in _wholes(one.provision):
            touching[whole].append(one)
    needed: dict[str, set[str]] = defaultdict(set)
    for part in treaty.provisions:
        for whole in _wholes(part.id):
            needed[whole] |= {element.id for element in part.elements if element.required}
    for provision in treaty.provisions:
        own = touching[provision.id]
        elements = element_results(provision, located)
        expectation = _expectation(provision, expected)
        verdict = _verdict(own, needed[provision.id] <= located.keys(), expectation)
        if something_skipped and verdict in {"silent", "not_expected"}:
            verdict = "undecided"
        rows.append(
            ProvisionResult(
                provision=provision.id,
                expected=expectation.expected if expectation else "no",
                why=expectation.why if expectation else "",
                verdict=verdict,
                elements=elements,
                units=tuple(dict.fromkeys(one.unit for one in own)),
            )
        )
    return tuple(rows)


@lru_cache(maxsize=4096)
def _wholes(provision: str) -> tuple[str, ...]:
    """Return a provision and what it is part of: ``14(3)(d)``, ``14(3)``, ``14``."""
    cuts = [place for place, sign in enumerate(provision) if sign == "("]
    return provision, *(provision[:cut] for cut in reversed(cuts))


def _expectation(provision: Provision, expected: Mapping[str, Expectation]) -> Expectation | None:
    """Return the expectation of the provision itself or, for an article, the strongest of its parts."""
    if provision.id in expected:
        return expected[provision.id]
    parts = [why for other, why in expected.items() if provision.id in _wholes(other)]
    order = {"core": 0, "triggered": 1, "relevant": 2, "no": 3}
    return min(parts, key=lambda why: order[why.expected], default=None)


def _verdict(engagements: Sequence[Engagement], complete: bool, expectation: Expectation | None) -> Verdict:
    """Return the verdict; ``complete`` says that all required elements were located, those of parts too."""
    effects = {one.effect for one in engagements}
    if "restricts" in effects:
        return "restricted"
    if "implements" in effects:
        return "addressed" if complete else "partial"
    return "silent" if expectation is not None else "not_expected"
