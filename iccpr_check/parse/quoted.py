"""Quotations in amending laws: text that one law puts into another (``như sau: “Điều 5. …”``)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

#: A quotation mark at the start of a line, or after a stop and before a number.
_OPEN = re.compile(
    r"(?:^[ \t\xa0]*|[:—–-]\s*)([“\"«])(?=\s*(?:[(\[]?\w{1,4}[.)\]]|\(|[^\W\d_]{3,10}\s+[\dIVXLC]))",
    re.MULTILINE,
)
_OPEN_LINE = re.compile(r"^[ \t\xa0]*([“\"«])", re.MULTILINE)
_CUE = re.compile(
    r"như sau\s*:?\s*$|sau đây\s*:\s*$|"
    r"(?:insert|substitut|add|replac|amend|follow)\w*\b[^.;“”\"]{0,160}[:,—–-]*\s*$|"
    r"(?:shall|to) read\b[^.“”\"]{0,80}[:,—–-]*\s*$",
    re.IGNORECASE,
)
_STRAIGHT_CLOSE = re.compile(r"[\"”](?=[.;,)\s]*(?:$|(?:and|or)\b))", re.MULTILINE)
#: An instruction at the start of a line: where it stands, a quotation has ended, closed or not.
_INSTRUCTION = re.compile(
    r"^\s*(?:\d+[a-z]?\.|[a-zđ]\)|Điều \d+\w?\.)\s*(?:Sửa đổi, bổ sung (?:khoản|điểm|Điều|một số|các|tên)|"
    r"(?:Bổ sung|Bãi bỏ) (?:khoản|điểm|Điều|cụm từ|các)|Thay thế (?:cụm )?từ|Bỏ (?:cụm )?từ|"
    r"Hiệu lực thi hành|Điều khoản thi hành)",
    re.MULTILINE,
)
_AMENDS = re.compile(
    r"sửa đổi|bổ sung|bãi bỏ|thay thế|\b(?:is|are|be)\s+(?:hereby\s+)?(?:further\s+)?"
    r"(?:amended|repealed|substituted|inserted|deleted|omitted)\b|^amendment of|"
    r"\bby (?:inserting|substituting|deleting|adding|striking)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"sửa đổi,?\s*bổ sung|sửa đổi một số|bổ sung một số|\bamendments?\b|\bamending\b|"
    r"\bto (?:further )?amend\b",
    re.IGNORECASE,
)
_LONGEST = 60_000


class Quotation(NamedTuple):
    """What stands between quotation marks: half-open, the marks themselves outside."""

    start: int
    end: int


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations that an amending instruction introduces, in order, none inside another."""
    starts = {m.start(1) for m in _OPEN.finditer(text)} | {m.start(1) for m in _OPEN_LINE.finditer(text)}
    ends = _Ends(text) if starts else None
    found: list[Quotation] = []
    end = 0
    for start in sorted(starts):
        if start < end or ends is None or not _CUE.search(text, max(0, start - 220), start):
            continue
        end = ends.after(start)
        if end > start + 1:
            found.append(Quotation(start + 1, end))
    return found


class _Ends:
    """Where quotations end: found in one pass, so that no text can make it slow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._curly: dict[int, int] = {}
        self._straight = [m.start() for m in _STRAIGHT_CLOSE.finditer(text)]
        self._guillemets = [m.start() for m in re.finditer("»", text)]
        self._closing = [m.start() for m in re.finditer("”", text)]
        self._instructions = [m.start() for m in _INSTRUCTION.finditer(text)]
        opened: list[int] = []
        for sign in re.finditer("[“”]", text):
            if sign[0] == "“":
                opened.append(sign.start())
            elif opened:
                self._curly[opened.pop()] = sign.start()

    def after(self, start: int) -> int:
        """Return where the quotation that opens at ``start`` ends; ``start`` when it never does."""
        instruction = _next(self._instructions, start + 1)
        limit = start + _LONGEST if instruction is None else min(instruction, start + _LONGEST)
        sign = self._text[start]
        if sign == "“":
            end = self._curly.get(start)
        else:
            end = _next(self._guillemets if sign == "«" else self._straight, start + 1)
        if end is not None and end < limit:
            return end
        if instruction is None or instruction > limit:
            return start
        last = bisect_left(self._closing, instruction) - 1
        return max(self._closing[last], start) if last >= 0 and self._closing[last] > start else instruction


def _next(places: list[int], start: int) -> int | None:
    index = bisect_left(places, start)
    return places[index] if index < len(places) else None


def amends(text: str) -> bool:
    """Tell whether the beginning of an article says that it changes another law."""
    return _AMENDS.search(text[:600]) is not None


def amending_title(title: str) -> bool:
    """Tell whether a title is that of an amending law (not of a law made anew: ``(sửa đổi)``)."""
    return _TITLE.search(title) is not None
