"""Amounts as laws print them: 48 hours, three (3) days, mười hai tháng, 18 tuổi, one hundred and twenty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iccpr_check.detect.cardinals import may_begin, read_cardinal
from iccpr_check.fold import Token, tokens

_HOUR, _DAY = 60, 24 * 60
MINUTES = {
    "minute": 1, "hour": _HOUR, "day": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY,
    "month": 30 * _DAY, "year": 365 * _DAY,
}  # fmt: skip
"""Units of time in minutes. Working days count as days: what crosses a line in days crosses it in these."""
_ONE = frozenset({"a", "an"})
_ONE_OF = frozenset({*MINUTES, "hundred", "thousand"})
"""What follows ``a`` where it is a number; mostly it is none."""
_AGE = "age"
_UNITS = {
    **{word: unit for unit in MINUTES for word in (unit, f"{unit}s")},
    "hr": "hour", "hrs": "hour", "h": "hour", "phút": "minute", "giờ": "hour", "tiếng": "hour", "ngày": "day",
    "tuần": "week", "tháng": "month", "năm": "year", "tuổi": _AGE,
}  # fmt: skip
_BETWEEN = frozenset(
    "- additional business calendar clear consecutive continuous full further more successive whole "
    "working".split()
)
"""What may stand between a number and its unit: ``48-hour``, ``three further days``."""
_LONGER = (("ngày", "làm", "việc"), ("ngày", "đêm"), ("tiếng", "đồng", "hồ"))
_OF_AGE: tuple[tuple[str, ...], ...] = (("of", "age"), ("old",))
_DATED = {"tháng": "ngày", "năm": "tháng"}
"""``ngày 20 tháng 5 năm 2020`` is a date: no twenty months, no five years."""
_GLUED = re.compile(r"(\d+)(h|hrs?)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, and the half-open range of tokens where both stand."""

    first: int
    last: int
    number: int
    unit: str | None
    """``hour``, ``day`` … ``year``, or ``age``; None for a number alone."""

    def measure(self, what: str) -> int | None:
        """Return the size as a ``time`` (minutes), an ``age`` (years) or a ``number``; None for no such."""
        if what == "time":
            return self.number * MINUTES[self.unit] if self.unit in MINUTES else None
        if what == "age":
            return self.number if self.unit in {None, "year", _AGE} else None
        return self.number if self.unit is None else None


def amounts(found: Sequence[Token]) -> Iterator[Amount]:
    """Yield the amounts among the tokens of one sentence, in order, none within another."""
    at = 0
    while at < len(found):
        word = found[at].folded
        if not may_begin(word) or (
            word in _ONE and at + 1 < len(found) and found[at + 1].folded not in _ONE_OF
        ):
            at += 1
            continue
        amount, at = _amount(found, at)
        if amount is not None:
            yield amount


def size(line: str, what: str) -> int:
    """Return the size of an amount as a rule writes it: ``48 hours`` is 2880 as a ``time``."""
    measured = next(amounts(tuple(tokens(line)))).measure(what)
    if measured is None:
        raise ValueError(f"'{line}' is no {what}")
    return measured


def _amount(found: Sequence[Token], at: int) -> tuple[Amount | None, int]:
    """Read an amount at ``at``; return it, or None, and the token to go on from."""
    words = _Words(found)
    glued = _GLUED.fullmatch(words[at])
    if glued is not None:
        return Amount(at, at + 1, int(glued[1]), "hour"), at + 1
    if words[at] in _ONE and words[at + 1] in MINUTES:
        return Amount(at, at + 2, 1, words[at + 1]), at + 2
    if words[at] == "năm" and words[at + 1].isdigit():  # the year 2020, not five
        return None, at + 1
    number, after = read_cardinal(found, at)
    if number is None:
        return None, after
    repeated, closing = read_cardinal(found, after + 1)
    if words[after] == "(" and repeated is not None and words[closing] == ")":
        after = closing + 1
    place = after
    while words[place] in _BETWEEN:
        place += 1
    unit = _UNITS.get(words[place])
    if unit is None:
        spelled_zero = number == 0 and not words[at].isdigit()  # không: mostly the word for "not"
        return None if spelled_zero else Amount(at, after, number, None), after
    if words[place] in _DATED and words[at - 1] == _DATED[words[place]]:
        return None, place + 1
    last = place + 1
    if unit == "year":
        for tail in _OF_AGE:
            if words.stand(tail, last):
                unit, last = _AGE, last + len(tail)
                break
    for longer in _LONGER:
        if words.stand(longer, place):
            last = place + len(longer)
    return Amount(at, last, number, unit), last


class _Words:
    """Folded words of tokens; none beyond the ends."""

    __slots__ = ("_found",)

    def __init__(self, found: Sequence[Token]) -> None:
        self._found = found

    def __getitem__(self, at: int) -> str:
        return self._found[at].folded if 0 <= at < len(self._found) else ""

    def stand(self, words: Sequence[str], at: int) -> bool:
        """Tell whether these words stand at ``at``."""
        return all(self[at + place] == word for place, word in enumerate(words))
