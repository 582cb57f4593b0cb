"""What the kinds of rule pass among themselves: places in tokens, before they become evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Hit:
    """A half-open range of tokens where a rule, or a piece of one, was found."""

    first: int
    last: int
    beside: tuple[tuple[int, int], ...] = ()
    """Ranges of the other words that a ``near`` rule needed."""
    cut_by: str | None = None

    def overlaps(self, other: Hit) -> bool:
        """Tell whether the two share a token."""
        return self.first < other.last and other.first < self.last


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Keep, where hits overlap, the longest, and of equals the one that begins first; in order."""
    found = list(hits)
    if len(found) < 2:
        return found
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.first - hit.last, hit.first)):
        at = bisect_left(kept, hit.last, key=lambda other: other.first)
        if at == 0 or kept[at - 1].last <= hit.first:
            kept.insert(at, hit)
    return kept


def without(hits: Iterable[Hit], masks: list[Hit]) -> list[Hit]:
    """Drop the hits that overlap one of the masks."""
    if not masks:
        return list(hits)
    ordered = sorted(masks, key=lambda mask: mask.first)
    reach = list(accumulate((mask.last for mask in ordered), max))  # how far the masks up to each one go

    def masked(hit: Hit) -> bool:
        before = bisect_left(ordered, hit.last, key=lambda mask: mask.first)
        return before > 0 and reach[before - 1] > hit.first

    return [hit for hit in hits if not masked(hit)]
