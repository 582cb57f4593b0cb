"""Numbers as laws print them: which series a number may belong to, and what may follow what.

``(i)`` is the ninth letter or the first Roman number; a number alone cannot tell. So a number has
*readings*, and the outline chooses by what came before and what comes next.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: One alphabet for both languages; Vietnamese lists have đ and leave out f, j, w, z.
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
_OPTIONAL = frozenset("đfjwz")
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}

_ONE_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "nhất hai ba tư năm sáu bảy tám chín mười",
)
_WORDS = {word: value for words in _ONE_TO_TWENTY for value, word in enumerate(words.split(), 1)}
_WORDS |= {"nhì": 2, "bốn": 4, "bẩy": 7, "mười một": 11, "mười hai": 12, "mười ba": 13}

ORDINALS = frozenset(w for w in _WORDS if w.endswith(("st", "nd", "rd", "th")) and " " not in w)


class Reading(NamedTuple):
    """One way to understand a number: its series (``1 a i A I aa``), value, and inserted suffix."""

    series: str
    value: int
    suffix: str = ""


def roman(text: str) -> int | None:
    """Return the value of a Roman number in lower case, or None."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[c] for c in text]
    later = [*values[1:], 0]
    return sum(-v if v < w else v for v, w in zip(values, later, strict=True))


def word_value(text: str) -> int | None:
    """Return the value of a folded number word (``first``, ``two``, ``thứ ba``), or None."""
    return _WORDS.get(text.removeprefix("thứ "))


@lru_cache(maxsize=10_000)
def readings(number: str) -> tuple[Reading, ...]:
    """Return every reading of a number as printed, the plainest first; none for a mere word."""
    digits = re.fullmatch(r"(\d{1,4})([A-Za-zđ]{0,3})", number)
    if digits:
        return (Reading("1", int(digits[1]), digits[2].lower()),)
    lower = number.lower()
    upper = number != lower
    found = [*_letters(lower), *_romans(lower)]
    return tuple(Reading(r.series.upper() if upper else r.series, r.value, r.suffix) for r in found)


def _letters(text: str) -> list[Reading]:
    if text == "dd":
        return [Reading("a", _ALPHABET.index("đ") + 1), Reading("aa", _ALPHABET.index("d") + 1)]
    if not text or text[0] not in _ALPHABET:
        return []
    value = _ALPHABET.index(text[0]) + 1
    if len(text) == 1:
        return [Reading("a", value)]
    if len(text) == 2 and text[0] == text[1]:
        return [Reading("aa", value), Reading("a", value, text[1])]
    if len(text) == 2 and (text[1] in _ALPHABET or text[1].isdigit()):
        return [Reading("a", value, text[1])]
    return []


def _romans(text: str) -> list[Reading]:
    whole = roman(text)
    if whole is not None:
        return [Reading("i", whole)]
    before = roman(text[:-1]) if len(text) > 1 and text[-1] in "abcdefgh" else None
    return [] if before is None else [Reading("i", before, text[-1])]


def is_first(reading: Reading) -> bool:
    """Tell whether a series can begin with this number."""
    return reading.value == 1 and reading.suffix == ""


def follows(last: Reading, new: Reading) -> bool:
    """Tell whether ``new`` comes next after ``last``: the next number, or one inserted after it."""
    if last.series != new.series:
        return False
    if new.value == last.value:
        return new.suffix > last.suffix
    if new.suffix and new.value != last.value + 1:
        return False
    if new.series in ("a", "A", "aa", "AA"):
        return new.value > last.value and set(_ALPHABET[last.value : new.value - 1]) <= _OPTIONAL
    return new.value == last.value + 1


def is_later(last: Reading, new: Reading) -> bool:
    """Tell whether ``new`` comes after ``last`` in the same series, gaps allowed."""
    return last.series == new.series and (new.value, new.suffix) > (last.value, last.suffix)
