"""Misspelt titles: "Intemational Convenant on Civil and Political Rights".

Candidates first: only words that are nearly *covenant*, *convention*, *declaration* or *công ước*
are looked at. A title is met when every word of it that carries meaning is met in its place by a
word that is nearly the same; small words may differ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from iccpr_check.detect.names import Name
from iccpr_check.fold import Token

CUES = ("convenant", "covenent", "covenat", "conventant", "intemational", "civil and", "civil &", "cong uoc")
"""Literals that give a misspelt title away where its own name's literal fails."""

_SMALL = frozenset("the on of for and to in all a & , - about về các những của và".split())
_HEADS = frozenset({"covenant", "convention"})
_CUTOFF = 74


class Title(NamedTuple):
    """A title by its meaning words; ``head`` is the place of *covenant* among them."""

    instrument: str
    words: tuple[str, ...]
    head: int


@lru_cache(maxsize=4)
def titles(names: tuple[Name, ...]) -> tuple[Title, ...]:
    """Make the titles that misspellings are compared with."""
    made: dict[Title, None] = {}
    for name in names:
        words = tuple(word for word in name.folded if word not in _SMALL)
        heads = [
            place for place, word in enumerate(words) if word in _HEADS or word in {"declaration", "ước"}
        ]
        if heads and len(words) >= 4:
            made[Title(name.instrument, words, heads[0])] = None
    return tuple(made)


def find_misspelt(
    found: Sequence[Token], known: Sequence[Title], taken: Callable[[int], bool]
) -> list[tuple[int, int, str]]:
    """Return token ranges and instruments of misspelt titles outside the tokens already ``taken``."""
    hits: list[tuple[int, int, str]] = []
    reached = 0
    for at, token in enumerate(found):
        if at < reached or taken(at) or not _is_head(token.folded):
            continue
        for title in known:
            hit = _aligned(found, at, title)
            if hit is not None and not any(taken(place) for place in range(*hit)):
                hits.append((*hit, title.instrument))
                reached = hit[1]
                break
    return hits


def is_nearly_international(word: str) -> bool:
    """Tell whether a word before a title is a misspelt "international"."""
    return word != "international" and word.startswith("int") and _like(word, "international")


@lru_cache(maxsize=20_000)
def _is_head(word: str) -> bool:
    if word in {"ước", "uoc"}:
        return True
    if not word.startswith(("c", "d")) or not 7 <= len(word) <= 12:
        return False
    return any(_like(word, head) for head in ("covenant", "convention", "declaration"))


def _aligned(found: Sequence[Token], at: int, title: Title) -> tuple[int, int] | None:
    """Return the token range in which every word of a title is nearly met, its head at ``at``."""
    first = at
    for wanted in reversed(title.words[: title.head]):
        first -= 1
        while first >= 0 and found[first].folded in _SMALL:
            first -= 1
        if first < 0 or not _like(found[first].folded, wanted):
            return None
    last = at
    for wanted in title.words[title.head + 1 :]:
        last += 1
        while last < len(found) and found[last].folded in _SMALL:
            last += 1
        if last >= len(found) or not _like(found[last].folded, wanted):
            return None
    head = title.words[title.head]
    swapped = found[at].folded in _HEADS and head in _HEADS
    return (first, last + 1) if swapped or _like(found[at].folded, head) else None


@lru_cache(maxsize=50_000)
def _like(word: str, wanted: str) -> bool:
    """Tell whether two words are nearly the same; Vietnamese words when they differ in accents only."""
    if word == wanted or _bare(word) == _bare(wanted):
        return True
    if len(wanted) < 5 or abs(len(word) - len(wanted)) > 3:
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(word, wanted) >= _CUTOFF


def _bare(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace(
        "đ", "d"
    )
