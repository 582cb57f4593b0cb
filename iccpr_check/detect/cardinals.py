"""Whole numbers in figures and in English and Vietnamese words: 1,000, forty-eight, một trăm linh năm."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from iccpr_check.fold import Token

_Read = tuple[int, int] | None
"""A number, and the word after it."""

_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": 40}
_ONES = {word: number for word, number in _SMALL.items() if 1 <= number <= 9}
_GLUED = {tens + ones: _TENS[tens] + _ONES[ones] for tens in _TENS for ones in _ONES}
"""``twentyfour``, as some laws print it."""

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ZERO_TOO = _DIGITS | {"không": 0}
_AFTER_TEN = {word: number for word, number in _DIGITS.items() if word != "năm"} | {"lăm": 5, "nhăm": 5}
"""``mười năm`` is ten years, fifteen is ``mười lăm``."""
_AFTER_TENS = _AFTER_TEN | {"mốt": 1, "tư": 4}
_AFTER_LINK = _DIGITS | {"tư": 4}
_LINKS = frozenset({"linh", "lẻ"})
_THOUSAND = frozenset({"nghìn", "ngàn"})
_BEGIN = frozenset({*_SMALL, *_TENS, *_GLUED, *_ZERO_TOO, "a", "an", "mười"})
_LONGEST = 12
"""Words, at most, in a number: nine thousand nine hundred and ninety - nine."""
_FIGURES = re.compile(r"[0-9]{1,9}")


def may_begin(word: str) -> bool:
    """Tell whether a number, in figures or in words, may begin with a folded word."""
    return word in _BEGIN or word[0].isdigit()


def read_cardinal(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Read the whole number at token ``at``; return it, or None, and the token to go on from.

    A decimal is no whole number, and is stepped over as one.
    """
    if at >= len(found):
        return None, at + 1
    if _FIGURES.fullmatch(found[at].folded):
        return _figures(found, at)
    words = [token.folded for token in found[at : at + _LONGEST]]
    read = _english(words) or _vietnamese(words)
    return (None, at + 1) if read is None else (read[0], at + read[1])


def _figures(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Read ``48``, ``1,000`` or ``1.000``; nothing may stand between the signs of a number."""
    digits, after, whole = found[at].folded, at + 1, True
    while (
        after + 1 < len(found)
        and found[after].folded in {",", "."}
        and found[after - 1].end == found[after].start
        and found[after].end == found[after + 1].start
        and _FIGURES.fullmatch(found[after + 1].folded)
    ):
        whole = whole and len(found[after + 1].folded) == 3
        digits += found[after + 1].folded
        after += 2
    return int(digits) if whole else None, after


# --- English ------------------------------------------------------------------------------------


def _english(words: Sequence[str]) -> _Read:
    return _times(words, _hundreds, "thousand", 1000) or _hundreds(words)


def _hundreds(words: Sequence[str]) -> _Read:
    return _times(words, _tens, "hundred", 100) or _tens(words)


def _times(words: Sequence[str], part: Callable[[Sequence[str]], _Read], power: str, value: int) -> _Read:
    """Read ``two hundred [and] five``: so many times a power, and perhaps a rest below it."""
    times = (1, 1) if _at(words, 0) == "a" else part(words)
    if times is None or times[0] == 0 or _at(words, times[1]) != power:
        return None
    number, after = times[0] * value, times[1] + 1
    linked = after + (_at(words, after) == "and")
    rest = part(words[linked:])
    return (number, after) if rest is None or rest[0] == 0 else (number + rest[0], linked + rest[1])


def _tens(words: Sequence[str]) -> _Read:
    if not words:
        return None
    if words[0] in _TENS:
        after = 1 + (words[1:2] == ["-"])
        ones = _ONES.get(_at(words, after), 0)
        return _TENS[words[0]] + ones, after + 1 if ones else 1
    number = _SMALL.get(words[0], _GLUED.get(words[0]))
    return None if number is None else (number, 1)


# --- Vietnamese ---------------------------------------------------------------------------------


def _vietnamese(words: Sequence[str]) -> _Read:
    read = _vi_hundreds(words, _DIGITS) or _vi_tens(words)
    if read is None and _at(words, 0) in _ZERO_TOO:
        read = _ZERO_TOO[words[0]], 1
    if read is None or read[0] == 0 or _at(words, read[1]) not in _THOUSAND:
        return read
    number, after = read[0] * 1000, read[1] + 1
    rest = _vi_hundreds(words[after:], _ZERO_TOO) or _vi_tail(words[after:])
    return (number, after) if rest is None else (number + rest[0], after + rest[1])


def _vi_hundreds(words: Sequence[str], digits: Mapping[str, int]) -> _Read:
    """Read ``hai trăm linh năm``; ``không trăm`` stands only behind thousands."""
    if _at(words, 0) not in digits or _at(words, 1) != "trăm":
        return None
    number, rest = 100 * digits[words[0]], _vi_tail(words[2:])
    return (number, 2) if rest is None else (number + rest[0], 2 + rest[1])


def _vi_tail(words: Sequence[str]) -> _Read:
    """Read what follows hundreds: ``mười hai``, ``hai mươi``, ``linh năm``."""
    if _at(words, 0) in _LINKS and _at(words, 1) in _AFTER_LINK:
        return _AFTER_LINK[words[1]], 2
    return _vi_tens(words)


def _vi_tens(words: Sequence[str]) -> _Read:
    if _at(words, 0) == "mười":
        ones = _AFTER_TEN.get(_at(words, 1), 0)
        return 10 + ones, 2 if ones else 1
    if _at(words, 0) in _DIGITS and _at(words, 1) == "mươi":
        ones = _AFTER_TENS.get(_at(words, 2), 0)
        return 10 * _DIGITS[words[0]] + ones, 3 if ones else 2
    return None


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""
