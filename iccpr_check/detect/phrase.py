"""The literal search under every kind of rule: all phrases of a language in one pass.

A tree of words finds the anchors of the phrases; around each, the phrase's automaton decides, and only when
somebody asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

from iccpr_check.detect.automaton import Automaton
from iccpr_check.detect.hits import Hit
from iccpr_check.detect.tables import HERE, Phrases
from iccpr_check.phrases import read_phrase

if TYPE_CHECKING:
    from iccpr_check.detect.index import Block, TextIndex


class PhraseFinder:
    """Finds phrases in blocks of tokens."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        #: phrase -> what tells where it ends; few of the phrases are ever met, so it is made when one is
        self._automata: dict[int, Automaton] = {}

    def find(self, index: TextIndex, block: Block) -> Found:
        """Look for the anchors in a block."""
        anchors: dict[int, list[int]] = defaultdict(list)
        words, last, tree = index.folded, block.last, self.phrases.tree
        for first in range(block.first, last):
            node, at = tree[words[first]], first + 1
            while node is not None:
                if HERE in node:
                    anchors[node[HERE]].append(first)
                node = node.get(words[at]) if at < last else None
                at += 1
        return Found(self, index, block, anchors)

    def automaton(self, number: int) -> Automaton:
        """Return what tells where a phrase ends."""
        known = self._automata.get(number)
        if known is None:
            known = self._automata[number] = Automaton(read_phrase(self.phrases.rows[number][0]))
        return known


class Found:
    """The phrases found in one block; each is worked out when it is asked for, and once."""

    def __init__(
        self, finder: PhraseFinder, index: TextIndex, block: Block, anchors: Mapping[int, list[int]]
    ) -> None:
        self._finder, self._index, self._block, self._anchors = finder, index, block, anchors
        self._hits: dict[int, list[Hit]] = {}
        self._sentences: dict[int, int] = {}
        #: the phrases that may stand in the block; the others do not
        self.possible: set[int] = set().union(*map(finder.phrases.anchored.__getitem__, anchors))

    def any(self, phrases: Collection[int]) -> list[Hit]:
        """Return the hits of all the phrases, none across sentences; tokens count in the whole index."""
        return [hit for number in phrases if number in self.possible for hit in self._of(number)]

    def together(self, phrases: Iterable[int]) -> int:
        """Return the sentences in which all the phrases may stand: a bit for each sentence of the block."""
        sentences = -1
        for number in phrases:
            known = self._sentences.get(number)
            if known is None:
                known = self._sentences[number] = self._may_stand(number)
            sentences &= known
            if not sentences:
                break
        return sentences

    def every(self, phrases: Sequence[int]) -> list[list[Hit]] | None:
        """Return the hits of each phrase, or None where one of them has none."""
        found = []
        for number in phrases:
            hits = self._of(number)
            if not hits:
                return None
            found.append(hits)
        return found

    def _may_stand(self, number: int) -> int:
        """Return the sentences that have an anchor of a phrase; a text of one block may have very many."""
        sentence = self._index.sentence
        first, last = sentence[self._block.first], sentence[self._block.last - 1]
        bits = bytearray((last - first) // 8 + 1)
        for at in self._spots(number):
            place = sentence[at] - first
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def _spots(self, number: int) -> Iterator[int]:
        """Yield the tokens where an anchor of a phrase stands."""
        anchors = self._finder.phrases.rows[number][1]
        return chain.from_iterable(map(self._anchors.get, anchors, repeat(())))

    def _of(self, number: int) -> list[Hit]:
        known = self._hits.get(number)
        if known is None:
            known = self._hits[number] = self._search(number)
        return known

    def _search(self, number: int) -> list[Hit]:
        words, ends, sentence = self._index.folded, self._index.sentence_ends, self._index.sentence
        _, _, least, most, _ = self._finder.phrases.rows[number]
        automaton = self._finder.automaton(number)
        begins, block = automaton.begins, self._block.first
        tried: dict[int, int | None] = {}
        for at in self._spots(number):
            for first in range(max(block, at - most), at - least + 1):
                if words[first] in begins and first not in tried:
                    tried[first] = automaton.end(words, first, ends[sentence[first]])
        return [Hit(first, last) for first, last in sorted(tried.items()) if last is not None]
