"""Comparable words: one text, many spellings.

A token's *folded* form is what rules are compared with; its place is always that of the
original text, so folding may change a word's length without moving anything.

Folded away: letter case, canonical decomposition (``e`` + accents = ``ệ``), the capital Eth
U+00D0 that many Vietnamese documents carry in place of Đ U+0110, old tone placement
(``hoà`` = ``hòa``), curly quotation marks and apostrophes, the many dashes. Never folded:
Vietnamese diacritics, which tell words apart (*tù* prison, *từ* from).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: A word is letters and digits with their combining marks; everything else stands alone, underscores too,
#: which are marks of emphasis in Markdown (``_within_ twenty-four hours``).
_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]+[^\W_]*)*|_+|[^\w\s]")

_CHARACTERS = str.maketrans(
    {
        "\u00d0": "đ",
        "\u00f0": "đ",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\ufeff": "",
    }
)

# Vietnamese syllables that end in oa, oe or uy may carry their tone on either vowel.
_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_OLD_TONE = re.compile("(?:" + "|".join(_TONES) + ")$")


class Token(NamedTuple):
    """One word or sign: its folded form and its half-open place in code points of the text."""

    folded: str
    start: int
    end: int


_PIECE = 500
"""Code points composed at once: over a long run of combining marks, composing takes their square."""
_LONG_WORD = 200
"""Code points from which a word is no word, and neither it nor a phrase is worth remembering."""


def composed(text: str) -> str:
    """Return ``text`` in Unicode's composed form (NFC), in time that grows with its length only."""
    if len(text) <= _PIECE or text.isascii():
        return unicodedata.normalize("NFC", text)
    pieces = []
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        while end < min(start + 2 * _PIECE, len(text)) and unicodedata.combining(text[end]):
            end += 1  # never between a letter and its marks, unless they are no letter's
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        start = end
    return "".join(pieces)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the comparable form of one word, sign or short phrase (spacing is kept)."""
    plain = composed(word).translate(_CHARACTERS).lower()
    if plain.isascii() or not plain.islower():
        return plain
    return _OLD_TONE.sub(lambda found: _TONES[found[0]], plain) if not plain.startswith("qu") else plain


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Yield ``tokens`` as plain tuples, which is quicker where a whole draft is read."""
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = found[0]
        folded = fold(word) if len(word) < _LONG_WORD else fold.__wrapped__(word)
        if folded:  # a soft hyphen or a zero-width space by itself is no word
            yield folded, *found.span()


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of ``text[start:end]``, with places in code points of the whole ``text``."""
    return map(Token._make, words(text, start, end))


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """Return the folded tokens of a phrase, as rules and titles are compared."""
    return _fold_phrase(phrase) if len(phrase) < _LONG_WORD else _fold_phrase.__wrapped__(phrase)


@lru_cache(maxsize=20_000)
def _fold_phrase(phrase: str) -> tuple[str, ...]:
    return tuple(folded for folded, _, _ in words(phrase))
