"""The literal search under every kind of rule: all phrases of a language in one pass.

spaCy's PhraseMatcher finds the anchors of the phrases; around each, the phrase's automaton decides,
and only when somebody asks. This is the only module that knows spaCy. It is imported when a finder
is built, not before: the import costs most of a second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from iccpr_check.detect.automaton import Phrase
from iccpr_check.detect.hits import Hit
from iccpr_check.kept import keep, kept

if TYPE_CHECKING:
    from iccpr_check.detect.index import Block, TextIndex


class PhraseFinder:
    """Finds phrases in blocks of tokens; a phrase is named by its number everywhere in detect."""

    def __init__(self, phrases: Iterable[str], state: str = "") -> None:
        """Take phrases as rules write them; they are numbered from 0. Raises PhraseError.

        ``state`` names the phrases: what was worked out for the same ones before is used again.
        """
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._doc = Doc
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        #: the phrases, each with the keys of its anchors
        self.phrases: list[tuple[Phrase, tuple[int, ...]]] = []
        #: key of an anchor -> the phrases that may be where it stands
        self.anchored: dict[int, set[int]] = defaultdict(set)
        for number, phrase in enumerate(_ready(list(phrases), state)):
            keys = tuple(self._vocab.strings.add(anchor) for anchor in phrase.anchors)
            self.phrases.append((phrase, keys))
            for key in keys:
                self.anchored[key].add(number)
        for key in self.anchored:
            anchor = self._vocab.strings[key]
            self._matcher.add(anchor, [Doc(self._vocab, words=anchor.split(" "))])

    def find(self, index: TextIndex, block: Block) -> Found:
        """Look for the anchors in a block."""
        anchors: dict[int, list[int]] = defaultdict(list)
        words = index.folded[block.first : block.last]
        if words:
            for key, first, _ in self._matcher(self._doc(self._vocab, words=words)):
                anchors[key].append(block.first + first)
        return Found(self, index, block, anchors)


_MANY = 500
"""Phrases from which on it is quicker to read their anchors than to work them out."""


def _ready(phrases: Sequence[str], state: str) -> list[Phrase]:
    """Return the phrases with their anchors, which are worked out once for a state of the rules."""
    keeping = bool(state) and len(phrases) >= _MANY
    before = kept("anchors", state) if keeping else None
    if before is not None and [one[0] for one in before] == list(phrases):
        return [Phrase(text, tuple(anchors), (least, most)) for text, anchors, least, most in before]
    made = [Phrase.of(text) for text in phrases]
    if keeping:
        keep("anchors", state, [(one.text, one.anchors, *one.lead) for one in made])
    return made


class Found:
    """The phrases found in one block; each is worked out when it is asked for, and once."""

    def __init__(
        self, finder: PhraseFinder, index: TextIndex, block: Block, anchors: Mapping[int, list[int]]
    ) -> None:
        self._finder, self._index, self._block, self._anchors = finder, index, block, anchors
        self._hits: dict[int, list[Hit]] = {}
        #: the phrases that may stand in the block; the others do not
        self.possible: set[int] = set().union(*(finder.anchored[key] for key in anchors))

    def any(self, phrases: Collection[int]) -> list[Hit]:
        """Return the hits of all the phrases, none across sentences; tokens count in the whole index."""
        return [hit for number in phrases if number in self.possible for hit in self._of(number)]

    def every(self, phrases: Sequence[int]) -> list[list[Hit]] | None:
        """Return the hits of each phrase, or None where one of them has none; the rarest is tried first."""
        if not self.possible.issuperset(phrases):
            return None
        if not all(self._of(number) for number in sorted(phrases, key=self._places)):
            return None
        return [self._of(number) for number in phrases]

    def _places(self, number: int) -> int:
        """Count the places where a phrase may stand."""
        return sum(len(self._anchors[key]) for key in self._finder.phrases[number][1] if key in self._anchors)

    def _of(self, number: int) -> list[Hit]:
        known = self._hits.get(number)
        if known is None:
            known = self._hits[number] = self._search(*self._finder.phrases[number])
        return known

    def _search(self, phrase: Phrase, keys: Sequence[int]) -> list[Hit]:
        words, ends, sentence = self._index.folded, self._index.sentence_ends, self._index.sentence
        least, most = phrase.lead
        automaton = phrase.automaton
        tried: dict[int, int | None] = {}
        for key in keys:
            for anchor in self._anchors.get(key, ()):
                for first in range(max(self._block.first, anchor - most), anchor - least + 1):
                    if first not in tried and words[first] in automaton.begins:
                        tried[first] = automaton.end(words, first, ends[sentence[first]])
        return [Hit(first, last) for first, last in sorted(tried.items()) if last is not None]
