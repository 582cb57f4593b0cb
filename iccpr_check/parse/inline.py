"""Units that begin in the middle of a line, where line breaks were lost or never made."""

from __future__ import annotations

import re
from bisect import bisect_right

from iccpr_check.parse.lines import Line
from iccpr_check.parse.marks import BRACKET, REFERENCE_BEFORE, Mark

#: A bare article number: a stop, the number, a stop, a capital.
_ARTICLE = re.compile(r"(?<=[.;:\])] )(\d{1,3}[A-Z]?) ?\. ?(?=[A-Z“\"(])")
#: The same with its word; between it and the stop before may be nothing.
_WORD = re.compile(
    r"(?<=[.”])[ \t]?((?:[ĐÐ](?:i(?:ề|e\u0302\u0300)u|IỀU))|Article|Section)[ \xa0]"
    r"(\d+(?:\.\d+)*\.[^\W\d_]{2,3}(?:\.\d+)+|\d{1,4}[a-zđA-Z]?)\.[-–— \xa0]+(?=[^\W\d_a-z])"
)
_SCHEDULE = re.compile(
    r"(?<=[.\])] )(?:(First|Second|Third|Fourth|Fifth|Sixth|Seventh)\s)?Schedule(?:\s(\d{1,2}|[IVX]+))?"
    r"(?=\s\((?:[Ss]ections?|[Ss]s?\.|[Rr]egulations?|[Aa]rticles?)\s?\d)"
)
#: How notes on amendments begin: ``4. Ins. by Act 3 of 2013``.
_NOTE = re.compile(r"(?:Ins|Subs|Added|Omitted|Rep|Cl|Sub|Clause|The (?:word|brackets))\b")
_LARGEST_GAP = 3


def bare_articles(text: str, lines: list[Line], main: list[Mark]) -> list[Mark]:
    """Return the articles that fill a gap in the numbering ``main`` from the middle of a line."""
    found: list[Mark] = []
    for index, mark in enumerate(main):
        after = main[index + 1] if index + 1 < len(main) else None
        value = mark.value or 0
        limit = (after.value or 0) if after else 0
        open_end = limit <= value
        if not open_end and limit - value <= 1:
            continue
        for hit in _ARTICLE.finditer(text, mark.end, after.start if after else len(text)):
            new = _mark("", hit[1], hit.start(), hit.end(), lines)
            number = new.value or 0
            fits = number == value + 1 or (
                not open_end and value < number < limit and number <= value + _LARGEST_GAP
            )
            before = REFERENCE_BEFORE.search(text, max(0, hit.start() - 20), hit.start())
            if fits and not before and not _in_note(text, lines[new.line], hit.end()):
                found.append(new)
                value = number
    return found


def word_articles(text: str, lines: list[Line], known: set[int]) -> list[Mark]:
    """Return the articles with their word, at none of the offsets ``known``, that no bracket encloses."""
    found: list[Mark] = []
    for hit in _WORD.finditer(text):
        mark = _mark("điều" if hit[1][0] in "ĐÐ" else hit[1].lower(), hit[2], hit.start(1), hit.end(), lines)
        before = text[max(lines[mark.line].start, mark.start - 400) : mark.start]
        if mark.start not in known and before.count("(") <= before.count(")"):
            found.append(mark)
    return found


def schedules(text: str, lines: list[Line], known: set[int]) -> list[Mark]:
    """Return the schedules, at none of the offsets ``known`` (``… Act. Schedule 1 (Section 15) …``)."""
    return [
        _mark("schedule", hit[1] or hit[2] or "", hit.start(), hit.end(), lines)
        for hit in _SCHEDULE.finditer(text)
        if hit.start() not in known
    ]


def brackets(text: str, start: int, known: set[int]) -> list[Mark]:
    """Return the bracketed numbers from ``start`` on, at none of the offsets ``known``."""
    marks = (
        Mark("bracket", "", hit[1], hit.start(), hit.end(), -1, inline=True)
        for hit in BRACKET.finditer(text, start)
        if hit.start() not in known
    )
    return [mark for mark in marks if mark.readings]


def _mark(word: str, number: str, start: int, end: int, lines: list[Line]) -> Mark:
    line = bisect_right(lines, start, key=lambda line: line.start) - 1
    return Mark("word" if word else "dot", word, number, start, end, line, inline=True)


def _in_note(text: str, line: Line, end: int) -> bool:
    """Tell whether a number that ends at ``end`` stands in a footnote on amendments."""
    return line.text.startswith("[Footnote") or _NOTE.match(text, end) is not None
