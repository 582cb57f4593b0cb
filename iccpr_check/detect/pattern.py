"""Patterns: pieces in order within one sentence, with gaps of at most so many words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from iccpr_check.detect.hits import Hit, longest

if TYPE_CHECKING:
    from iccpr_check.detect.index import TextIndex

GAP = "…"
_PARTS = re.compile(rf"{GAP}|<\w+>|[^{GAP}<]+")


class Layout(NamedTuple):
    """A pattern in pieces: phrases, and perhaps a placeholder (``<time>``) where a number stands."""

    pieces: tuple[str, ...]
    gaps: tuple[int, ...]
    """How many words may stand before each piece; none before one that follows without a gap."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The pieces that are phrases."""
        return tuple(piece for piece in self.pieces if not piece.startswith("<"))


def layout(pattern: str, gap: int) -> Layout:
    """Cut a pattern at its gaps and placeholders; braces must not reach over either."""
    pieces: list[str] = []
    gaps: list[int] = []
    before = 0
    for part in map(str.strip, _PARTS.findall(pattern.replace("...", GAP))):
        if part == GAP:
            before = gap
        elif part:
            pieces.append(part)
            gaps.append(before)
            before = 0
    return Layout(tuple(pieces), tuple(gaps))


def assemble(index: TextIndex, found: Sequence[list[Hit]], gaps: Sequence[int]) -> list[Hit]:
    """Join the hits of a pattern's pieces; a hit runs from the first piece to the last.

    ``gaps`` are the largest numbers of tokens before each piece, counted from the piece before it.
    """
    if not all(found):
        return []
    ordered = [sorted(hits, key=lambda hit: (hit.first, hit.last)) for hits in found]
    starts = [[hit.first for hit in hits] for hits in ordered]
    joined = []
    for opening in ordered[0]:
        end = _follow(index, ordered, starts, 1, opening.last, gaps, index.sentence[opening.first])
        if end is not None:
            joined.append(Hit(opening.first, end))
    return longest(joined)


def _follow(
    index: TextIndex,
    ordered: list[list[Hit]],
    starts: list[list[int]],
    piece: int,
    after: int,
    gaps: Sequence[int],
    sentence: int,
) -> int | None:
    """Return where the pattern ends when its next piece is sought from token ``after`` on."""
    if piece == len(ordered):
        return after
    at = bisect_left(starts[piece], after)
    while at < len(starts[piece]) and starts[piece][at] <= after + gaps[piece]:
        hit = ordered[piece][at]
        if index.sentence[hit.first] == sentence:
            end = _follow(index, ordered, starts, piece + 1, hit.last, gaps, sentence)
            if end is not None:
                return end
        at += 1
    return None
