"""Quantities: a pattern counts where its number crosses the rule's line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

from iccpr_check.detect.amounts import Amount, amounts, size
from iccpr_check.detect.hits import Hit
from iccpr_check.fold import Token
from iccpr_check.model import QuantityRule

if TYPE_CHECKING:
    from iccpr_check.detect.index import Block, TextIndex

_CROSSES = {"more_than": gt, "at_least": ge, "less_than": lt, "at_most": le}


_size = cache(size)


class Amounts:
    """The amounts of a block, each sentence's read when a rule first asks for them."""

    def __init__(self, index: TextIndex, block: Block) -> None:
        self._index, self._block = index, block
        self._known: dict[int, list[Amount]] = {}

    def crossing(self, rule: QuantityRule, sentences: int) -> list[Hit]:
        """Return where amounts of the rule's sort stand that are beyond its lines.

        ``sentences`` has a bit for each sentence of the block: those to look at.
        """
        what = rule.what
        lines = [(_CROSSES[name], _size(line, what)) for name, line in rule.lines.items()]
        return [
            Hit(one.first, one.last)
            for one in self._in(sentences)
            if (measured := one.measure(what)) is not None
            and all(crosses(measured, line) for crosses, line in lines)
        ]

    def _in(self, sentences: int) -> Iterator[Amount]:
        """Yield the amounts of sentences: a number and its unit stand in one."""
        first = self._index.sentence[self._block.first]
        for place, bit in enumerate(f"{sentences:b}"[::-1]):
            if bit == "1":
                if first + place not in self._known:
                    self._known[first + place] = self._read(first + place)
                yield from self._known[first + place]

    def _read(self, sentence: int) -> list[Amount]:
        index = self._index
        last = index.sentence_ends[sentence]
        first = bisect_left(index.sentence, sentence, hi=last)
        words = [Token(*one) for one in zip(
            index.folded[first:last], index.starts[first:last], index.ends[first:last], strict=True
        )]  # fmt: skip
        return [replace(one, first=first + one.first, last=first + one.last) for one in amounts(words)]
