"""Patterns: pieces in order within one sentence, with gaps of at most so many words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from iccpr_check.detect.hits import Hit, longest

if TYPE_CHECKING:
    from iccpr_check.detect.index import TextIndex

GAP = "…"


def pieces(pattern: str) -> list[str]:
    """Cut a pattern at its gaps; braces must not reach over a gap."""
    return [piece.strip() for piece in pattern.replace("...", GAP).split(GAP)]


def assemble(index: TextIndex, found: Sequence[list[Hit]], gap: int) -> list[Hit]:
    """Join the hits of a pattern's pieces; a hit runs from the first piece to the last.

    ``gap`` is the largest number of tokens between one piece and the next.
    """
    if not all(found):
        return []
    ordered = [sorted(hits, key=lambda hit: (hit.first, hit.last)) for hits in found]
    starts = [[hit.first for hit in hits] for hits in ordered]
    joined = []
    for opening in ordered[0]:
        end = _follow(index, ordered, starts, 1, opening.last, gap, index.sentence[opening.first])
        if end is not None:
            joined.append(Hit(opening.first, end))
    return longest(joined)


def _follow(
    index: TextIndex,
    ordered: list[list[Hit]],
    starts: list[list[int]],
    piece: int,
    after: int,
    gap: int,
    sentence: int,
) -> int | None:
    """Return where the pattern ends when its next piece is sought from token ``after`` on."""
    if piece == len(ordered):
        return after
    at = bisect_left(starts[piece], after)
    while at < len(starts[piece]) and starts[piece][at] <= after + gap:
        hit = ordered[piece][at]
        if index.sentence[hit.first] == sentence:
            end = _follow(index, ordered, starts, piece + 1, hit.last, gap, sentence)
            if end is not None:
                return end
        at += 1
    return None
