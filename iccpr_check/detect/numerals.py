"""Numbers as laws print them: 19, XIX, nineteen, mười chín."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iccpr_check.fold import Token

_ENGLISH = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50}
_VIETNAMESE = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}[a-zđ]?")
_ROMAN = re.compile(r"(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def read_number(text: str, found: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Read the number at token ``at``; return it as printed in figures, and the token after it.

    A Roman number counts in capitals only and comes back as it is. Vietnamese words count only with
    *mười* or *mươi*: *điều một* and *điều hai* are everyday words.
    """
    if at >= len(found):
        return None
    word = found[at].folded
    if _DIGITS.fullmatch(word):
        return word, at + 1
    if word in _ENGLISH:
        value = _ENGLISH[word]
        dashed = at + 2 < len(found) and found[at + 1].folded == "-" and found[at + 2].folded in _ENGLISH
        if value >= 20 and dashed:
            return str(value + _ENGLISH[found[at + 2].folded]), at + 3
        return str(value), at + 1
    vietnamese = _vietnamese([token.folded for token in found[at : at + 3]])
    if vietnamese is not None:
        return str(vietnamese[0]), at + vietnamese[1]
    printed = text[found[at].start : found[at].end]
    if len(printed) <= 6 and printed.isupper() and _ROMAN.fullmatch(word):
        return printed, at + 1
    return None


def _vietnamese(words: list[str]) -> tuple[int, int] | None:
    words = [*words, "", "", ""]
    if words[0] == "mười":
        ones = _VIETNAMESE.get(words[1], 0)
        return 10 + ones, 2 if ones else 1
    if words[0] in _VIETNAMESE and words[1] == "mươi":
        ones = _VIETNAMESE.get(words[2], 0)
        return 10 * _VIETNAMESE[words[0]] + ones, 3 if ones else 2
    return None


def arabic(number: str) -> str:
    """Return ``19`` for ``XIX``; anything else as it is."""
    folded = number.lower()
    if not number.isupper() or not folded or not _ROMAN.fullmatch(folded):
        return number
    values = [_ROMAN_VALUES[letter] for letter in folded]
    return str(sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True)))
