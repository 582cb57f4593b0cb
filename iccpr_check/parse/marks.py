"""Marks: places where a line says that a unit begins (``Điều 5``, ``PART II``, ``12.``, ``(a)``).

A mark is what the line looks like; whether a unit begins there is decided from the marks around it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from iccpr_check.fold import fold
from iccpr_check.parse.lines import Line, ends_sentence, is_upper
from iccpr_check.parse.numbering import ORDINALS, Reading, readings, word_value


class Word(NamedTuple):
    """A structural word: the level it names, how its id begins, and its language."""

    level: str
    slug: str
    lang: str


WORDS: dict[str, Word] = {
    "phần": Word("part", "phan", "vi"),
    "chương": Word("chapter", "chuong", "vi"),
    "mục": Word("division", "muc", "vi"),
    "tiểu mục": Word("subdivision", "tieu-muc", "vi"),
    "điều": Word("article", "dieu", "vi"),
    "phụ lục": Word("schedule", "phu-luc", "vi"),
    "book": Word("book", "book", "en"),
    "title": Word("title", "title", "en"),
    "part": Word("part", "part", "en"),
    "chapter": Word("chapter", "chapter", "en"),
    "division": Word("division", "division", "en"),
    "subpart": Word("division", "subpart", "en"),
    "subdivision": Word("subdivision", "subdivision", "en"),
    "subtitle": Word("division", "subtitle", "en"),
    "article": Word("article", "art", "en"),
    "art": Word("article", "art", "en"),
    "section": Word("article", "s", "en"),
    "sec": Word("article", "s", "en"),
    "regulation": Word("article", "reg", "en"),
    "rule": Word("article", "r", "en"),
    "clause": Word("article", "cl", "en"),
    "§": Word("article", "par", "en"),
    "schedule": Word("schedule", "schedule", "en"),
    "annex": Word("schedule", "annex", "en"),
    "annexure": Word("schedule", "annexure", "en"),
    "appendix": Word("schedule", "appendix", "en"),
}
_PAIRS = {("tiểu", "mục"), ("phụ", "lục")}

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")
_CODE = r"\d+(?:\.\d+)*\.[^\W\d_]{2,3}(?:\.\d+)+"
_NUMBER = re.compile(
    rf"[\s.:\[]*(?:(?:số|Số|SỐ|No|NO)\.?\s*)?({_CODE}|\d{{1,4}}[A-Z]{{1,3}}\b|\d{{1,4}}[a-zđ]?\b|[IVXLCDM]{{1,7}}[A-H]?\b|[A-Z]\b|[a-zđ]\b(?=[.:)]))"
)
#: What may stand between a number and a heading.
_STOP = re.compile(r"\]?\s*(?:[.:/)]+\s*)?(?:[-–—―\u2010\u2011�]+\s*)?\]?[\s*_]*")
_DOT = re.compile(
    r"(\d{1,3}[A-Z]{0,3}|\d{1,3}[a-zđ]?)[*_\]]{0,3}\s?(\.)(?!\d)[*_]{0,3}\s*(?:[-–—―]+\s*)?|"
    r"(\d{1,2}[a-zđ]?|dd|đ|đ\d|[a-zA-Z]\d?|[ivx]{2,5})\s?([)/])\s*|"
    r"(dd|đ|[a-z]|[ivx]{2,5})(\.)(?=[ \t\xa0]+\S)\s*"
)
_BARE = re.compile(r"(\d{1,3}[A-Z]{0,2})[ \t\xa0]+(?=[A-Z“\"(])")
_SECTION_SIGN = re.compile(r"§+\s*(\d+[a-zA-Z]{0,2})\s*\.?\s*")
BRACKET = re.compile(
    r"\(\s?(\d{1,3}[A-Z]{0,2}|đ|[a-z]{1,5}|[A-Z]{1,5})\s?\)",
)

#: Words after which a number is a reference, wherever the line breaks.
REFERENCE_BEFORE = re.compile(
    r"\b(?:(?:sub-?)?(?:sections?|paragraphs?|clauses?|articles?|regulations?|rules?|items?|points?|parts?|chapters?"
    r"|schedules?)|under|of|to|in|by|with|from|than|at|khoản|điểm|điều,?|chương|mục|phần|số|tại|theo|của|và|hoặc|đến"
    r"|(?:no|nos|cap|ss?|secs?|paras?|arts?|regs?|cl|p|pp|vol)\.?)\s*$",
    re.IGNORECASE,
)
#: The same for a number in a list, which may well follow "of" or a heading that ends in "rules".
LIST_REFERENCE_BEFORE = re.compile(
    r"\b(?:sub-?)?(?:sections?|paragraphs?|clauses?)(\s+\d+[A-Z]?(?:\s?\(\w+\))*)?\s*$", re.IGNORECASE
)
#: A law's own words right after a number without a stop: ``Điều 5 Luật này``, ``Section 5 of``.
_REFERENCE_AFTER = re.compile(
    r"[,;]|\(\d|(?:luật|bộ luật|nghị|pháp lệnh|hiến pháp|thông tư|quyết định|công ước|điều|khoản|điểm|chương"
    r"|mục|phần|article|section|clause|point|chapter|part)\b(?!\s*$)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:shall|may|must|is|are|was|were|has|have|applies|apply|does|do)\b")


class Mark(NamedTuple):
    """A possible beginning of a unit.

    ``style`` is ``word`` (``Điều 5``), ``dot`` (``12.``), ``paren`` (``a)``), ``letter`` (``a.``),
    ``bracket`` (``(1)``) or ``bare`` (``12 Heading``). ``end`` lies behind the number and its stop.
    """

    style: str
    word: str
    number: str
    start: int
    end: int
    line: int
    inline: bool = False
    tight: bool = True
    """Whether the place itself says that a unit begins (line start, or a stop before)."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Ways to understand the number."""
        return readings(self.number)

    @property
    def value(self) -> int | None:
        """The number as an integer where the mark is a word or a plain number."""
        folded = fold(self.number)
        found = word_value(folded)
        if found is not None:
            return found
        options = readings(self.number)
        romans = [r.value for r in options if r.series in ("1", "I", "i")]
        return romans[0] if romans else (options[0].value if options else None)


def line_mark(text: str, lines: list[Line], index: int) -> Mark | None:
    """Return the mark with which line ``index`` begins, or None."""
    line = lines[index]
    at = line.body
    while at < line.end and text[at] in "“\"'«‘ *_":
        at += 1
    if at >= line.end:
        return None
    first = text[at]
    if first == "(":
        found = BRACKET.match(text, at, line.end)
        if found:
            return Mark("bracket", "", found[1], at, found.end(), index)
        return None
    if first == "§":
        found = _SECTION_SIGN.match(text, at, line.end)
        return Mark("word", "§", found[1], at, found.end(), index) if found else None
    if first.isdigit() or first.islower():
        return _dot_mark(text, line, index, at)
    return _word_mark(text, lines, index, at) or _dot_mark(text, line, index, at)


def _dot_mark(text: str, line: Line, index: int, at: int) -> Mark | None:
    found = _DOT.match(text, at, line.end)
    if found:
        number = found[1] or found[3] or found[5]
        style = "paren" if found[3] else "dot" if found[1] else "letter"
        return Mark(style, "", number, at, found.end(), index)
    found = _BARE.match(text, at, line.end)
    return Mark("bare", "", found[1], at, found.end(), index) if found else None


def _word_mark(text: str, lines: list[Line], index: int, at: int) -> Mark | None:
    line = lines[index]
    found = _WORD.match(text, at, line.end)
    if not found or not found[0][0].isupper():
        return None
    name, end = fold(found[0]), found.end()
    if name == "the" or name in ORDINALS:
        return _named_schedule(text, line, index, at)
    second = _WORD.match(text, end + 1, line.end) if name in ("tiểu", "phụ") else None
    if second and (name, fold(second[0])) in _PAIRS:
        name, end = f"{name} {fold(second[0])}", second.end()
    word = WORDS.get(name)
    if word is None:
        return None
    number, end = _number_after(text, end, line.end)
    if not number:
        if word.level != "schedule":
            return None
        rest = text[end : line.end].strip()
        if _runs_on(lines, index) and not is_upper(line.text):
            return None
        is_title = not rest or rest[0] in "([.:-–—" or (is_upper(line.text) and len(rest) < 120)
        return Mark("word", name, "", at, end, index) if is_title else None
    stop = _STOP.match(text, end, line.end)
    stop_end = stop.end() if stop else end
    mark = Mark("word", name, number, at, stop_end, index)
    return mark if _begins_unit(text, lines, mark, end, word) else None


def _runs_on(lines: list[Line], index: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before (``… in the Second / Schedule.``)."""
    line = lines[index]
    return index > 0 and not line.blank_before and not ends_sentence(lines[index - 1].text)


def _number_after(text: str, at: int, limit: int) -> tuple[str, int]:
    """Return the number after a structural word and its end; ``""`` when there is none."""
    found = _NUMBER.match(text, at, limit)
    if found:
        return found[1], found.end()
    words: list[tuple[str, int]] = []
    place = at
    while len(words) < 3 and (word := _WORD.match(text, place + 1, limit)):
        words.append((fold(word[0]), word.end()))
        place = word.end()
    if words and words[0][0] == "thứ":
        words = words[1:]
    for size in (2, 1):
        name = " ".join(w for w, _ in words[:size])
        if len(words) >= size and word_value(name) is not None:
            end = words[size - 1][1]
            return text[at:end].strip(), end
    return "", at


def _named_schedule(text: str, line: Line, index: int, at: int) -> Mark | None:
    """Read ``THE SCHEDULE``, ``First Schedule``."""
    found = re.compile(r"(?:the\s+)?(?:(\w+)\s+)?(schedule|annex|appendix)\b", re.IGNORECASE).match(
        text, at, line.end
    )
    if not found:
        return None
    number = found[1] or ""
    if number and fold(number) not in ORDINALS:
        return None
    rest = text[found.end() : line.end].strip()
    if rest and rest[0] not in "([.:-–—" and not is_upper(line.text):
        return None
    return Mark("word", fold(found[2]), number, at, found.end(), index)


def _begins_unit(text: str, lines: list[Line], mark: Mark, number_end: int, word: Word) -> bool:
    """Tell a heading (``Article 5. Scope``) from a reference (``Article 5 of this Law``)."""
    line = lines[mark.line]
    rest = text[mark.end : line.end].strip(' *_“"')
    stopped = any(c in ".:-–—―/�)" for c in text[number_end : mark.end])
    before = lines[mark.line - 1] if mark.line else None
    open_before = before is not None and not line.blank_before and not ends_sentence(before.text)
    if open_before and before is not None and REFERENCE_BEFORE.search(before.text):
        return False
    if not rest:
        after = lines[mark.line + 1] if mark.line + 1 < len(lines) else None
        return stopped or after is None or after.blank_before or not after.text[0].islower()
    if stopped:
        return not (open_before and rest[0].islower())
    if word.level in ("part", "chapter", "title", "book") and re.fullmatch(r",\s*\w+\s+[IVXLC\d]+", rest):
        return True
    if _REFERENCE_AFTER.match(rest) or rest[0] in ".,;":
        return False
    if not (rest[0].isupper() or rest[0] in "([–—-") or len(rest) > 200:
        return False
    if word.level == "article":
        return not _MODAL.search(rest) and not rest.endswith((".", ",", ";"))
    return not rest.endswith((",", ";")) and not _MODAL.search(
        rest.split(".")[0] if not is_upper(rest) else ""
    )
