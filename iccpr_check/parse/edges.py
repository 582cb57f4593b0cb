"""The edges of a law: what stands before its first unit, the table of contents, and what closes it."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from iccpr_check.model import UnitKind
from iccpr_check.parse.lines import Line, is_upper, plain

_CONTENTS = re.compile(
    r"(?:table of )?contents|arrangement of (?:sections|articles|clauses|regulations|rules|provisions|act)|"
    r"mục lục|index|list of sections"
)
_LONG_TITLE = re.compile(
    r"an act\b|a bill\b|be it (?:therefore )?enacted|whereas\b|enacted by|an ordinance\b|a law to\b|"
    r"to (?:provide|make|amend)\b|it is hereby enacted|preamble|in exercise of|căn cứ\b|quốc hội ban hành"
)
_ENACTING = re.compile(
    r"an act (?:to|for|further)\b|an ordinance to\b|be it .*enacted|enacted by|it is hereby enacted"
)
_PREAMBLE = re.compile(
    r"căn cứ\b|lời nói đầu|quốc hội ban hành|theo đề nghị|xét đề nghị|pursuant to|preamble|whereas\b|"
    r"and whereas|be it\b.*enacted|enacted by|now,? therefore|it is hereby enacted|we,? the people|"
    r"in exercise of|having regard to|recognizing|proclaims|"
    r"(?:the )?national assembly (?:promulgates|issues|hereby)"
)
_CLOSING = re.compile(
    r"(?:luật|bộ luật|hiến pháp|pháp lệnh|nghị quyết)(?: này)?(?: đã)? (?:này )?(?:đã )?được "
    r"(?:quốc hội|ủy ban thường vụ|uỷ ban thường vụ)|"
    r"(?:this|the) (?:law|code|constitution|act|ordinance|resolution) (?:was|is|has been) "
    r"(?:passed|adopted|ratified|approved|enacted)\b|"
    r"nơi nhận\s*:|\(?đã ký\)?$|\(?signed\)?$|approved,?$|approved:|passed by|passed (?:on|in)|assented to|"
    r"in witness whereof|given under my hand|made (?:at|this)\b|\(?sgd\b|rgn\b|speaker of|"
    r"xác thực văn bản hợp nhất"
)
_EXPLANATION = re.compile(
    r"explanatory (?:statement|notes?|memorandum)|(?:statement|memorandum) of objects(?: and reasons)?|"
    r"objects and reasons|(?:bản )?thuyết minh(?: dự thảo| dự án luật)?|tờ trình"
)
_OFFICE = re.compile(
    r"(?:tm\.|kt\.|tl\.|q\.|thay mặt)|(?:phó )?(?:chủ tịch|chủ nhiệm|thủ tướng|bộ trưởng|tổng thư ký)\b|"
    r"(?:the )?(?:vice )?(?:chair(?:man|woman|person)?|president|speaker|prime minister|minister)\b"
)
_NOTE = re.compile(r"\[(\d{1,4})\]\s")
_SIGNED = re.compile(r"\(?(?:đã ký|signed)\)?$")


class Edge(NamedTuple):
    """A stretch of the text that is no numbered unit: its kind and the line it starts with."""

    kind: UnitKind
    line: int


def find_contents(lines: list[Line]) -> tuple[int, int] | None:
    """Return the lines (half-open) of the table of contents, or None.

    It begins with its own heading and ends where its first entry, or the law's long title, comes
    again; without such an end it is not believed.
    """
    headings = (
        index
        for index, line in enumerate(lines[:200])
        if len(line.text) <= 60 and _CONTENTS.fullmatch(plain(line.text).strip(" .:"))
    )
    for index in islice(headings, 3):
        first = next((plain(entry.text) for entry in lines[index + 1 : index + 4] if len(entry.text) > 8), "")
        for end in range(index + 2, len(lines)):
            text = plain(lines[end].text)
            if _LONG_TITLE.match(text) and end > index + 3:
                return index, end
            if first and end > index + 3 and _same_entry(first, text):
                return index, end
            if len(text) > 400:
                break
    return None


def body_begins(lines: list[Line], article: int, contents: tuple[int, int] | None) -> int:
    """Return the first line in which a unit may begin: behind contents, long title and enacting words.

    ``article`` is the line of the first article. What looks like a chapter before the long title
    is the law's own number in a collection of laws (``CHAPTER 6``).
    """
    begin = contents[1] if contents else 0
    for index in range(begin, min(article, begin + 60)):
        if _ENACTING.match(plain(lines[index].text)):
            begin = index + 1
    return begin


def _same_entry(first: str, text: str) -> bool:
    entry = re.sub(r"[\s.…]+\d*$", "", first)
    return len(entry) > 5 and text.startswith(entry) and not text[len(entry) : len(entry) + 1].isalnum()


def opening(lines: list[Line], first: int, contents: tuple[int, int] | None) -> list[Edge]:
    """Return the edges before line ``first``, where the numbered units begin."""
    edges: list[Edge] = []
    kind: UnitKind | None = None
    for index in range(first):
        if contents and contents[0] <= index < contents[1]:
            now: UnitKind = "contents"
        elif kind == "preamble" or _PREAMBLE.match(plain(lines[index].text)):
            now = "preamble"
        else:
            now = "front"
        if now != kind:
            edges.append(Edge(now, index))
            kind = now
    return edges


def explanation(lines: list[Line], first: int) -> int | None:
    """Return the line behind ``first`` with which the explanations to a bill begin, or None.

    They go through the bill's clauses under their numbers, and lay down no law themselves.
    """
    for index in range(first + 1, len(lines)):
        if len(lines[index].text) < 60 and _EXPLANATION.fullmatch(plain(lines[index].text).strip(" .:")):
            return index
    return None


def notes(lines: list[Line], last: int) -> int | None:
    """Return the line behind ``last`` with which the notes at the end begin, or None.

    Word processors' footnotes are read there; their numbers, in brackets, count from 1 without a gap.
    """
    begin: int | None = None
    expected = 1
    for index in range(last + 1, len(lines)):
        found = _NOTE.match(lines[index].text)
        if found and int(found[1]) in {1, expected}:
            begin = index if begin is None else begin
            expected = int(found[1]) + 1
        elif found:
            return None
    return begin


def closing(lines: list[Line], last: int, end: int) -> int | None:
    """Return the line in ``last + 1 .. end`` with which the closing begins, or None.

    ``last`` is the line of the last article; ``end`` the line of the first schedule, or the end.
    """
    for index in range(last + 1, end):
        text = plain(lines[index].text)
        if _CLOSING.match(text) or (_OFFICE.match(text) and is_upper(lines[index].text) and len(text) < 80):
            if _SIGNED.match(text) and index - 1 > last and len(lines[index - 1].text.split()) <= 5:
                return index - 1
            return index
    return None
