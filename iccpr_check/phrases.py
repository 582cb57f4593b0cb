"""The little language of phrases: ``{a|b}`` gives alternatives, ``{a|}`` an optional word.

Alternatives may hold several words and may nest: ``{publish|print {and|or} publish} a newspaper``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

Sequence = tuple["str | Choice", ...]
"""Words as written, and choices among sequences, in order."""


class Choice(tuple[Sequence, ...]):
    """The alternatives between two braces; an empty sequence makes them optional."""

    __slots__ = ()


_MARKS = re.compile(r"[{}|]|[^{}|]+")
MOST = 200_000
"""More wordings than this in one phrase are a slip of the pen, not knowledge."""


class PhraseError(ValueError):
    """A phrase that cannot be read: an unbalanced brace, nothing left, too many wordings."""


@lru_cache(maxsize=50_000)
def read_phrase(phrase: str) -> Sequence:
    """Read a phrase into words and choices. Raises PhraseError."""
    marks = _MARKS.findall(phrase)
    sequence, rest = _sequence(marks, 0, phrase)
    if rest != len(marks):
        raise PhraseError(f"unbalanced '{marks[rest]}' in '{phrase}'")
    if count(sequence) > MOST:
        raise PhraseError(f"more than {MOST} wordings in '{phrase}'; make it several phrases")
    if can_be_empty(sequence):
        raise PhraseError(f"'{phrase}' can mean nothing at all")
    return sequence


def write_phrase(sequence: Sequence) -> str:
    """Return a phrase that reads as ``sequence``."""
    return " ".join(
        "{" + "|".join(map(write_phrase, part)) + "}" if isinstance(part, Choice) else part
        for part in sequence
    )


def expand(phrase: str) -> tuple[str, ...]:
    """Return every wording that ``phrase`` stands for, single-spaced. Raises PhraseError.

    For titles and other short lists; what is sought in texts is matched without being written out.
    """
    return tuple(dict.fromkeys(" ".join(words) for words in _wordings(read_phrase(phrase))))


def count(sequence: Sequence) -> int:
    """Return how many wordings a sequence stands for, doubles counted."""
    total = 1
    for part in sequence:
        if isinstance(part, Choice):
            total *= sum(count(alternative) for alternative in part)
    return total


def can_be_empty(sequence: Sequence) -> bool:
    """Tell whether a sequence may stand for no word at all."""
    return all(
        isinstance(part, Choice) and any(can_be_empty(alternative) for alternative in part)
        for part in sequence
    )


def _wordings(sequence: Sequence) -> list[tuple[str, ...]]:
    parts = [
        [wording for alternative in part for wording in _wordings(alternative)]
        if isinstance(part, Choice)
        else [(part,)]
        for part in sequence
    ]
    return [tuple(word for wording in chosen for word in wording) for chosen in product(*parts)]


def _sequence(marks: list[str], at: int, whole: str) -> tuple[Sequence, int]:
    """Read up to a ``|``, a ``}`` or the end; return the sequence and the mark where reading stopped."""
    parts: list[str | Choice] = []
    while at < len(marks) and marks[at] not in {"|", "}"}:
        if marks[at] == "{":
            choice, at = _choice(marks, at + 1, whole)
            parts.append(choice)
        else:
            parts += marks[at].split()
            at += 1
    return tuple(parts), at


def _choice(marks: list[str], at: int, whole: str) -> tuple[Choice, int]:
    """Read the alternatives after a ``{``; return them and the place after the ``}``."""
    alternatives: list[Sequence] = []
    while True:
        alternative, at = _sequence(marks, at, whole)
        alternatives.append(alternative)
        if at >= len(marks):
            raise PhraseError(f"a '{{' is not closed in '{whole}'")
        if marks[at] == "}":
            return Choice(alternatives), at + 1
        at += 1
