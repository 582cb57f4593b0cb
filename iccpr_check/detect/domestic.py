"""Articles that are no instrument's: the draft's own, and those of other domestic laws."""

from __future__ import annotations

from collections.abc import Container

from iccpr_check.detect.coordinates import Reader
from iccpr_check.detect.joints import LAWS, LAWS_VI

OWN = "own"
"""The draft's own articles ("of this Law"), as an owner beside instruments' ids."""
OTHER = "other"
"""Another law's or treaty's articles."""

_INSIDE_NAMES = frozenset({"the", "of", "on", "and", "criminal"})
_NUMBERS = frozenset({"no", "nos", ".", "/", "of", "số", ",", "-"})


def law_behind(reader: Reader, at: int, named: Container[int]) -> str | None:
    """Tell whose law is named at a token behind an article.

    "Luật này" is ``own``; "Bộ luật Hình sự" and "the Penal Code" are ``other``; None when no law is
    named. Tokens where instruments begin are ``named``, and never a law's.
    """
    one, two, three = (reader.word(at + step) for step in range(3))
    size = 3 if f"{one} {two} {three}" in LAWS_VI else 2 if f"{one} {two}" in LAWS_VI else 1
    if size == 1 and one not in LAWS_VI:
        return OTHER if is_law(reader, at, named) else None
    if at in named:
        return None
    if reader.word(at + size) == "này":
        return OWN
    capital = reader.text[reader.tokens[at].start].isupper()
    return OTHER if capital or one in {"luật", "bộ"} else None


def is_law(reader: Reader, at: int, named: Container[int]) -> bool:
    """Tell whether capitalised words that end in Act, Code, Law … stand at a token."""
    for place in range(at, min(at + 7, len(reader.tokens))):
        if place in named:
            return False
        token = reader.tokens[place]
        capital = reader.text[token.start].isupper()
        if capital and token.folded in LAWS:
            return True
        if not capital and token.folded not in _INSIDE_NAMES:
            return False
    return False


def is_law_before(reader: Reader, at: int) -> bool:
    """Tell whether a law's name ends before a token: "Penal Code (", "Decree No. 15 of 2020, "."""
    place = at - 1
    while place > at - 8 and (reader.word(place).isdigit() or reader.word(place) in _NUMBERS):
        place -= 1
    if place < 0:
        return False
    token = reader.tokens[place]
    return reader.text[token.start].isupper() and token.folded in LAWS
