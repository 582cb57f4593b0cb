"""Near-verbatim wording: sentences that are nearly one of a rule's phrases (rapidfuzz).

Scores alone cannot tell a right from its neighbour, so a sentence is compared only when it holds
most of the phrase's words to begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iccpr_check.detect.hits import Hit, longest
from iccpr_check.fold import fold_phrase

if TYPE_CHECKING:
    from iccpr_check.detect.index import Block, TextIndex

_SHARED = 0.7
"""Part of a phrase's different words that a sentence must hold to be compared at all."""


class SimilarFinder:
    """Finds clauses that nearly say one of the phrases."""

    def __init__(self, phrases: tuple[str, ...], cutoff: int) -> None:
        self._phrases = [(words, frozenset(words)) for words in map(fold_phrase, phrases)]
        self._cutoff = cutoff

    def find(self, index: TextIndex, block: Block) -> list[Hit]:
        """Return the hits in a block; a hit is the stretch of tokens that is alike."""
        from rapidfuzz import fuzz

        hits = []
        for first, last in _sentences(index, block):
            words = index.folded[first:last]
            have = frozenset(words)
            for phrase, different in self._phrases:
                if len(different & have) < _SHARED * len(different):
                    continue
                alike = fuzz.partial_ratio_alignment(phrase, words, score_cutoff=self._cutoff)
                if alike is not None and alike.dest_end > alike.dest_start:
                    hits.append(Hit(first + alike.dest_start, first + alike.dest_end))
        return longest(hits)


def _sentences(index: TextIndex, block: Block) -> Iterator[tuple[int, int]]:
    first = block.first
    for token in range(block.first, block.last):
        if index.sentence[token] != index.sentence[first]:
            yield first, token
            first = token
    if block.last > first:
        yield first, block.last
