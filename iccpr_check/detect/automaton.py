"""A phrase with its alternatives as one small automaton over folded words.

Alternatives multiply (ten verbs, six articles, eight objects), so wordings are never written out.
Each phrase has *anchors* instead: the wordings of that one of its stretches (a run of words, or a
choice) that is likely the rarest and must be there. Where an anchor is found, the automaton tells whether
the phrase is.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Words
from itertools import groupby
from typing import NamedTuple

from iccpr_check.fold import fold_phrase
from iccpr_check.phrases import Choice, Sequence, can_be_empty, count, read_phrase, write_phrase

_MOST_ANCHORS = 400
_STATE = int


class Phrase(NamedTuple):
    """A phrase as it is looked for."""

    folded: str
    """The phrase with its words folded, written as phrases are."""
    anchors: tuple[str, ...]
    """Folded words with spaces between, of which one stands in every wording."""
    lead: tuple[int, int]
    """How few and how many words may stand before an anchor."""
    rarity: float
    """A guess of how rare the likeliest of the anchors is."""

    @classmethod
    def of(cls, text: str) -> Phrase:
        """Read a phrase as rules write it. Raises PhraseError."""
        sequence = _folded(read_phrase(text))
        anchors, lead = _anchors(sequence)
        rarity = min(sum(map(_rarity, anchor)) for anchor in anchors)
        return cls(write_phrase(sequence), tuple(map(" ".join, anchors)), lead, rarity)


class Automaton:
    """Tells where a phrase, given as a sequence of folded words, ends that begins at a given word.

    ``begins`` are the words a wording may begin with.
    """

    __slots__ = ("_accepts", "_closed", "_empty", "_start", "_steps", "begins")

    def __init__(self, sequence: Sequence) -> None:
        self._steps: list[dict[str, set[_STATE]]] = [{}]
        self._empty: list[set[_STATE]] = [set()]
        #: state -> the states that are reached from it without a further word; most are never asked for
        self._closed: dict[_STATE, set[_STATE]] = {}
        self._accepts = self._add(sequence, 0)
        self._start = self._reach(0)
        self.begins = frozenset(word for state in self._start for word in self._steps[state])

    def end(self, words: Words[str], first: int, last: int) -> int | None:
        """Return where the longest wording that begins at ``first`` ends, or None; ``last`` bounds it."""
        states = self._start
        found: int | None = None
        for at in range(first, last):
            word = words[at]
            following: set[_STATE] = set()
            for state in states:
                for step in self._steps[state].get(word, ()):
                    following |= self._reach(step)
            if not following:
                return found
            if self._accepts in following:
                found = at + 1
            states = following
        return found

    # --- building ---------------------------------------------------------------------------------

    def _new(self) -> _STATE:
        self._steps.append({})
        self._empty.append(set())
        return len(self._steps) - 1

    def _add(self, sequence: Sequence, state: _STATE) -> _STATE:
        """Add a sequence after ``state``; return the state behind it."""
        for part in sequence:
            behind = self._new()
            if isinstance(part, Choice):
                for alternative in part:
                    self._empty[self._add(alternative, state)].add(behind)
            else:
                self._steps[state].setdefault(part, set()).add(behind)
            state = behind
        return state

    def _reach(self, state: _STATE) -> set[_STATE]:
        """Return a state and those that are reached from it without a further word."""
        reached = self._closed.get(state)
        if reached is None:
            reached, open_states = {state}, [state]
            while open_states:
                for following in self._empty[open_states.pop()] - reached:
                    reached.add(following)
                    open_states.append(following)
            self._closed[state] = reached
        return reached


def _folded(sequence: Sequence) -> Sequence:
    parts: list[str | Choice] = []
    for part in sequence:
        if isinstance(part, Choice):
            parts.append(Choice(_folded(alternative) for alternative in part))
        else:
            parts += fold_phrase(part)
    return tuple(parts)


def _anchors(sequence: Sequence) -> tuple[tuple[tuple[str, ...], ...], tuple[int, int]]:
    """Return the wordings of the rarest stretch, and how few and how many words may stand before it."""
    best: tuple[float, tuple[tuple[str, ...], ...], tuple[int, int]] | None = None
    least = most = 0
    for stretch in _stretches(sequence):
        shortest, longest = _lengths(stretch)
        if not can_be_empty(stretch) and (len(stretch) > 1 or count(stretch) <= _MOST_ANCHORS):
            wordings = tuple(dict.fromkeys(_spelled(stretch)))
            rarity = min(sum(map(_rarity, words)) for words in wordings) - 0.002 * len(wordings)
            if best is None or rarity > best[0]:
                best = rarity, wordings, (least, most)
        least, most = least + shortest, most + longest
    if best is None:
        return _first_words(sequence), (0, 0)
    return best[1], best[2]


def _stretches(sequence: Sequence) -> Iterator[Sequence]:
    """Cut a sequence into its choices and the runs of plain words between them."""
    for is_choice, parts in groupby(sequence, key=lambda part: isinstance(part, Choice)):
        if is_choice:
            yield from ((part,) for part in parts)
        else:
            yield tuple(parts)


def _first_words(sequence: Sequence) -> tuple[tuple[str, ...], ...]:
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
    return tuple(first)


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


_COMMON = frozenset(
    "a an the of in on to by for or and any all be is are was not no shall may such with from at as that "
    "this other his her its their it he who which , . ; : - ( ) ' \" s has have been will must "
    "và của các những được không có cho theo trong với là về để người việc cơ quan tổ chức cá nhân quy định "
    "pháp luật nhà nước hoạt động hành vi bị do từ khi".split()
)


def _rarity(word: str) -> float:
    """Return a guess of how rare a word is: by being no common word, and by length."""
    return 0.2 if word in _COMMON else 1.0 + 0.1 * min(len(word), 10)
