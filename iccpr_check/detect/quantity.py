"""Quantities: a pattern counts where its number crosses the rule's line."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from itertools import groupby
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
    """The amounts of a block, read when the first rule asks for them."""

    def __init__(self, index: TextIndex, block: Block) -> None:
        self._index, self._block = index, block

    @cached_property
    def _read(self) -> list[Amount]:
        """Read sentence by sentence: a number and its unit stand in one."""
        index = self._index
        read: list[Amount] = []
        places = range(self._block.first, self._block.last)
        for _, sentence in groupby(places, key=index.sentence.__getitem__):
            first, *rest = sentence
            words = [Token(index.folded[at], index.starts[at], index.ends[at]) for at in (first, *rest)]
            read += (replace(one, first=first + one.first, last=first + one.last) for one in amounts(words))
        return read

    def crossing(self, rule: QuantityRule) -> list[Hit]:
        """Return where amounts of the rule's sort stand that are beyond its lines."""
        what = rule.what
        lines = [(_CROSSES[name], _size(line, what)) for name, line in rule.lines.items()]
        return [
            Hit(one.first, one.last)
            for one in self._read
            if (measured := one.measure(what)) is not None
            and all(crosses(measured, line) for crosses, line in lines)
        ]
