"""A phrase with its alternatives as one small automaton over folded words.

Alternatives multiply (ten verbs, six articles, eight objects), so wordings are never written out.
Each phrase has *anchors* instead: the wordings of that one of its stretches (runs of words and choices) that
must be there and is likely the rarest. Where an anchor is found, the automaton tells whether the phrase is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Words
from itertools import groupby
from math import inf, prod
from types import MappingProxyType
from typing import NamedTuple

from iccpr_check.fold import fold_phrase
from iccpr_check.phrases import Choice, Sequence, can_be_empty, count, read_phrase, write_phrase

Shares = Mapping[str, float]
"""How often a folded word stands in law, as a share of all words."""

_MOST_ANCHORS = 400
_ANCHOR = 5e-6
"""What an anchor costs by being there, as much as if it stood once in so many words."""
_UNSEEN = 1e-5
"""The share of a word that nobody has counted."""
_NOTHING_COUNTED: Shares = MappingProxyType({})
_NODE = int


class Phrase(NamedTuple):
    """A phrase as it is looked for."""

    folded: str
    """The phrase with its words folded, written as phrases are."""
    anchors: tuple[str, ...]
    """Folded words with spaces between, of which one stands in every wording."""
    lead: tuple[int, int]
    """How few and how many words may stand before an anchor."""
    share: float
    """How often one of the anchors is likely to stand in law, as a share of all words."""

    @classmethod
    def of(cls, text: str, shares: Shares = _NOTHING_COUNTED) -> Phrase:
        """Read a phrase as rules write it. Raises PhraseError."""
        sequence = _folded(read_phrase(text))
        stretch, lead = _rarest(sequence, shares)
        anchors = _spelled(stretch) if stretch else _first_words(sequence)
        share = _share(stretch, shares) if stretch else sum(shares.get(word, _UNSEEN) for (word,) in anchors)
        return cls(write_phrase(sequence), tuple(dict.fromkeys(map(" ".join, anchors))), lead, share)


class _State(dict[str, "_State | frozenset[_NODE]"]):
    """Where reading may stand: a word leads on to the next state, or to the nodes that it is made of."""

    __slots__ = ("accepts",)
    accepts: bool


class Automaton:
    """Tells where a phrase, given as a sequence of folded words, ends that begins at a given word.

    ``begins`` has the words a wording may begin with. Nodes and the words between them are laid out at once;
    the states in which reading may stand, each a set of nodes, only as they are reached.
    """

    __slots__ = ("_accepts", "_empty", "_states", "_steps", "begins")

    def __init__(self, sequence: Sequence) -> None:
        self._steps: list[dict[str, set[_NODE]]] = [{}]
        self._empty: list[set[_NODE]] = [set()]
        self._states: dict[frozenset[_NODE], _State] = {}
        self._accepts = self._add(sequence, 0)
        self.begins = self._state(frozenset({0}))

    def end(self, words: Words[str], first: int, last: int) -> int | None:
        """Return where the longest wording that begins at ``first`` ends, or None; ``last`` bounds it."""
        state = self.begins
        found: int | None = None
        for at in range(first, last):
            word = words[at]
            following = state.get(word)
            if following is None:
                return found
            if isinstance(following, frozenset):
                following = state[word] = self._state(following)
            if following.accepts:
                found = at + 1
            state = following
        return found

    # --- building ---------------------------------------------------------------------------------

    def _new(self) -> _NODE:
        self._steps.append({})
        self._empty.append(set())
        return len(self._steps) - 1

    def _add(self, sequence: Sequence, node: _NODE) -> _NODE:
        """Add a sequence after ``node``; return the node behind it."""
        for part in sequence:
            behind = self._new()
            if isinstance(part, Choice):
                for alternative in part:
                    self._empty[self._add(alternative, node)].add(behind)
            else:
                self._steps[node].setdefault(part, set()).add(behind)
            node = behind
        return node

    def _state(self, nodes: frozenset[_NODE]) -> _State:
        """Return the state of standing at any of some nodes, or where no further word leads from them."""
        state = self._states.get(nodes)
        if state is None:
            reached = self._reached(nodes)
            state = self._states[nodes] = _State()
            state.accepts = self._accepts in reached
            steps: defaultdict[str, set[_NODE]] = defaultdict(set)
            for node in reached:
                for word, behind in self._steps[node].items():
                    steps[word] |= behind
            state.update((word, frozenset(behind)) for word, behind in steps.items())
        return state

    def _reached(self, nodes: frozenset[_NODE]) -> set[_NODE]:
        """Return nodes and those that are reached from them without a further word."""
        reached, waiting = set(nodes), list(nodes)
        while waiting:
            for following in self._empty[waiting.pop()] - reached:
                reached.add(following)
                waiting.append(following)
        return reached


def _folded(sequence: Sequence) -> Sequence:
    parts: list[str | Choice] = []
    for part in sequence:
        if isinstance(part, Choice):
            parts.append(Choice(_folded(alternative) for alternative in part))
        else:
            parts += fold_phrase(part)
    return tuple(parts)


def _rarest(sequence: Sequence, shares: Shares) -> tuple[Sequence, tuple[int, int]]:
    """Return the rarest stretch, and how few and how many words may stand before it; empty for none."""
    best: tuple[float, Sequence, tuple[int, int]] = inf, (), (0, 0)
    parts = [(part, _share(part, shares), count(part), can_be_empty(part)) for part in _parts(sequence)]
    for first in range(len(parts)):
        stretch: Sequence = ()
        share, wordings, empty = 1.0, 1, True
        for part, one_share, one_count, one_empty in parts[first:]:
            stretch = (*stretch, *part)
            share, wordings, empty = share * one_share, wordings * one_count, empty and one_empty
            if wordings > _MOST_ANCHORS:
                break
            cost = share + _ANCHOR * wordings
            if cost < best[0] and not empty:
                lead = _lengths(tuple(word for before, *_ in parts[:first] for word in before))
                best = cost, stretch, lead
    return best[1], best[2]


def _parts(sequence: Sequence) -> Iterator[Sequence]:
    """Cut a sequence into its choices and the runs of plain words between them."""
    for is_choice, parts in groupby(sequence, key=lambda part: isinstance(part, Choice)):
        if is_choice:
            yield from ((part,) for part in parts)
        else:
            yield tuple(parts)


def _share(sequence: Sequence, shares: Shares) -> float:
    """Guess how often one of a sequence's wordings stands in law: as if each word stood there by chance."""
    return prod(
        sum(_share(alternative, shares) for alternative in part)
        if isinstance(part, Choice)
        else shares.get(part, _UNSEEN)
        for part in sequence
    )


def _first_words(sequence: Sequence) -> list[tuple[str, ...]]:
    """Return the words a sequence may begin with, each by itself: anchors for want of better ones."""
    first: dict[tuple[str, ...], None] = {}
    for part in sequence:
        if isinstance(part, Choice):
            for alternative in part:
                first.update(dict.fromkeys(_first_words(alternative)))
            if not can_be_empty((part,)):
                break
        else:
            first[part,] = None
            break
    return list(first)


def _spelled(sequence: Sequence) -> list[tuple[str, ...]]:
    """Write out every wording of a short sequence."""
    wordings: list[tuple[str, ...]] = [()]
    for part in sequence:
        if isinstance(part, Choice):
            inner = [wording for alternative in part for wording in _spelled(alternative)]
            wordings = [before + after for before in wordings for after in inner]
        else:
            wordings = [(*before, part) for before in wordings]
    return wordings


def _lengths(sequence: Sequence) -> tuple[int, int]:
    least = most = 0
    for part in sequence:
        if isinstance(part, Choice):
            lengths = [_lengths(alternative) for alternative in part]
            least += min(length for length, _ in lengths)
            most += max(length for _, length in lengths)
        else:
            least, most = least + 1, most + 1
    return least, most
