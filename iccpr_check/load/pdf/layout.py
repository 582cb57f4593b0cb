"""The order in which a page is read: columns, ruled tables, notes in the margin and at the foot."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from iccpr_check.load.pdf.page import Page, Row, Word, rows_of
from iccpr_check.load.pdf.tables import grids

_SMALL = 0.93
"""Share of the size of the text below which words may be a note."""
_LEAST_LINES = 4
_LEAST_SHARE = 0.25
_LEAST_WIDTH = 18
"""Signs on a line of a column of text, on average; those of a table have fewer."""
_FOOT = 0.4
"""Share of the page above which no note at the foot begins."""
_DEEP = 3
"""How often columns may lie within columns."""
_SECTION = re.compile(r"\W*\d+[A-Z]{0,3}\s?[.)—–-]|\W*(?:section|article|regulation|rule)\s+\d", re.I)
_NOTE = re.compile(r"\W*\d{1,3}\b(?![.)]\d)|\*|†|‡|NOTE", re.I)
_NUMBERED = re.compile(r"\W*(\d{1,3})")
_BULLET = re.compile(r"[•·▪●○◦■□–-]")

Part = Literal["text", "cell", "heading", "margin", "foot"]


class Line(NamedTuple):
    """A line as it is read: a row, or the part of it that stands in a column, cell or margin."""

    row: Row
    page: int
    number: int
    """On the page, from 1 at the top."""
    left: float
    right: float
    """The edges of the column or cell."""
    part: Part = "text"
    column: int = 0
    """1 for the left column, 2 for the right one, 0 where the page has one."""
    opens: bool = False
    """Whether a column, cell or table begins here; what stands before is not its neighbour."""


def lines_of(page: Page, size: float) -> list[Line]:
    """Return the lines of a page in reading order; ``size`` is that of most letters of the file.

    A note in the margin that stands beside the beginning of a section is its heading and comes before
    it; the other notes, those of the margin and those of the foot, come last.
    """
    bases = page.bases or [row.base for row in page.rows]
    feet, rows = _feet(page, size)
    words = _without_marks(rows, feet)
    margin, words = _margin(words, size)
    lines: list[Line] = []
    for grid in grids(page.rules):
        inside = [word for word in words if grid.holds(word)]
        if not inside:
            continue
        above = [word for word in words if word.base < grid.ys[0] and not grid.holds(word)]
        taken = {id(word) for word in (*inside, *above)}
        words = [word for word in words if id(word) not in taken]
        lines += _columns(rows_of(above), page.number)
        lines += _table(grid.cells(inside), page.number)
    lines += _columns(rows_of(words), page.number)
    lines = _with_headings(lines, _notes(margin), page.number)
    lines += [
        Line(row, page.number, 0, feet[0].x0, page.width, "foot", opens=not at) for at, row in enumerate(feet)
    ]
    return [line._replace(number=bisect_right(bases, line.row.base + 1)) for line in lines]


def _feet(page: Page, size: float) -> tuple[list[Row], list[Row]]:
    """Part the notes at the foot, in smaller letters under a line or with a number, from the rest."""
    first = len(page.rows)
    while first and page.rows[first - 1].size < _SMALL * size:
        first -= 1
    for at in range(max(first, 1), len(page.rows)):
        above, row = page.rows[at - 1], page.rows[at]
        if row.base < _FOOT * page.height:
            continue
        top = above.base - 0.2 * size
        ruled = any(
            top <= rule[1] <= row.base and rule[3] - rule[1] < 3 and rule[0] <= row.x0 + 2 * size
            for rule in page.rules
        )
        if ruled or (at == first and _NOTE.match(row.text) and row.base - above.base > 1.4 * size):
            return page.rows[at:], page.rows[:at]
    return [], page.rows


def _without_marks(rows: Sequence[Row], feet: Sequence[Row]) -> list[Word]:
    """Return the words of rows without the small raised numbers that point to notes at the foot."""
    numbers = {found[1] for row in feet if (found := _NUMBERED.match(row.text))}
    words = [word for row in rows for word in row.words[:1]]
    for one, other in (pair for row in rows for pair in pairwise(row.words)):
        raised = other.size < 0.8 * one.size and other.base < one.base - 0.15 * one.size
        if not (raised and other.glued and other.text.strip("()[]") in numbers):
            words.append(other)
    return words


def _margin(words: list[Word], size: float) -> tuple[list[Word], list[Word]]:
    """Part the small words that stand left or right of all the others from those."""
    large = sorted(word.x0 for word in words if word.size >= _SMALL * size)
    ends = sorted(word.x1 for word in words if word.size >= _SMALL * size)
    if len(large) < 10 or len(large) == len(words):
        return [], words
    left, right = large[0], ends[-1]
    margin: list[Word] = []
    rest: list[Word] = []
    for row in rows_of(words):
        for piece in _pieces(row):
            outside = piece[-1].x1 < left - 1 or piece[0].x0 > right + 1
            (margin if outside else rest).extend(piece)
    return margin, rest


def _pieces(row: Row) -> Iterator[list[Word]]:
    """Yield the words of a row between its wide gaps."""
    piece: list[Word] = []
    for word in row.words:
        if piece and word.x0 - piece[-1].x1 > 1.2 * word.size:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _notes(words: list[Word]) -> list[list[Row]]:
    """Put the words of the margins into notes: rows close below each other."""
    notes: list[list[Row]] = []
    middle = median(word.x0 for word in words) if words else 0.0
    sides = (
        [word for word in words if word.x0 <= middle + 100],
        [word for word in words if word.x0 > middle + 100],
    )
    for side in sides:
        for at, row in enumerate(rows_of(side)):
            last = notes[-1][-1] if at else None
            if last and row.base - last.base < 1.7 * row.size and not _BULLET.match(row.text):
                notes[-1].append(row)
            else:
                notes.append([row])
    return notes


def _with_headings(lines: list[Line], notes: list[list[Row]], page: int) -> list[Line]:
    heads: dict[int, list[Row]] = {}
    aside: list[list[Row]] = []
    for note in notes:
        at = min(range(len(lines)), key=lambda at: abs(lines[at].row.base - note[0].base), default=-1)
        if at < 0 or _BULLET.match(note[0].text) or not _begins_section(lines[at], note[0]) or at in heads:
            aside.append(note)
        else:
            heads[at] = note
    found: list[Line] = []
    for at, line in enumerate(lines):
        found += _note_lines(heads.get(at, []), page, "heading")
        found.append(line)
    for note in aside:
        found += _note_lines(note, page, "margin")
    return found


def _begins_section(line: Line, note: Row) -> bool:
    near = abs(line.row.base - note.base) <= line.row.size
    return near and not line.row.bold and _SECTION.match(line.row.text) is not None


def _note_lines(note: list[Row], page: int, part: Part) -> Iterator[Line]:
    if note:
        left, right = min(row.x0 for row in note), max(row.x1 for row in note)
        for at, row in enumerate(note):
            yield Line(row, page, 0, left, right, part, opens=at == 0)


def _table(rows: list[list[tuple[float, float, list[Row]]]], page: int) -> Iterator[Line]:
    """Yield a table row by row: its cells on one line where each holds one, else one cell after the other."""
    for cells in rows:
        if len(cells) > 1 and all(len(lines) == 1 for _, _, lines in cells):
            words = tuple(word for _, _, lines in cells for word in lines[0].words)
            yield Line(Row(words), page, 0, cells[0][0], cells[-1][1], "cell", opens=True)
            continue
        for left, right, lines in cells:
            inner = min(row.x0 for row in lines), max(row.x1 for row in lines)
            edge = max(inner[1], right - max(0.0, inner[0] - left))
            for at, row in enumerate(lines):
                yield Line(row, page, 0, inner[0], edge, "cell", opens=at == 0)


def _columns(rows: Sequence[Row], page: int, column: int = 0, deep: int = 0) -> list[Line]:
    """Return rows as lines, the left of two columns before the right one."""
    gutter = _gutter(rows) if deep < _DEEP else None
    if gutter is None:
        left = min((row.x0 for row in rows), default=0.0)
        right = max((row.x1 for row in rows), default=0.0)
        return [Line(row, page, 0, left, right, "text", column, at == 0) for at, row in enumerate(rows)]
    lines: list[Line] = []
    for band, parted in _bands(rows, gutter):
        if not parted:
            lines += _columns(band, page, column, _DEEP)
            continue
        words = [word for row in band for word in row.words]
        for side in (0, 1):
            half = rows_of(word for word in words if ((word.x0 + word.x1) / 2 > gutter) == bool(side))
            lines += _columns(half, page, column or side + 1, deep + 1)
    return lines


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return where two columns of running text part, None where there is one column."""
    if len(rows) < _LEAST_LINES:
        return None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    gaps = [
        (one.x1 + other.x0) / 2
        for row in rows
        for one, other in pairwise(row.words)
        if other.x0 - one.x1 >= max(6.0, 0.9 * one.size)
        and left + 0.3 * (right - left) < (one.x1 + other.x0) / 2 < left + 0.7 * (right - left)
    ]
    if len(gaps) < _LEAST_LINES:
        return None
    best, count = None, 0
    for x in sorted({round(gap) for gap in gaps}):
        near = sum(abs(gap - x) <= 12 for gap in gaps)
        if near > count and any(parted for _, parted in _bands(rows, x)):
            best, count = float(x), near
    return best


def _bands(rows: Sequence[Row], gutter: float) -> list[tuple[list[Row], bool]]:
    """Part rows into bands, from the top: those that a gutter parts into columns of text, and others."""
    bands: list[tuple[list[Row], bool]] = []
    for row in rows:
        crossed = any(
            one.x0 < gutter < one.x1 or (one.x1 <= gutter <= other.x0 and other.x0 - one.x1 < 0.7 * row.size)
            for one, other in zip(row.words, (*row.words[1:], row.words[-1]), strict=True)
        )
        if not bands or bands[-1][1] == crossed:
            bands.append(([], not crossed))
        bands[-1][0].append(row)
    merged: list[tuple[list[Row], bool]] = []
    for band, free in bands:
        parted = free and _is_text(band, gutter)
        if merged and not parted and not merged[-1][1]:
            merged[-1][0].extend(band)
        else:
            merged.append((band, parted))
    return merged


def _is_text(rows: list[Row], gutter: float) -> bool:
    """Tell whether on both sides lines fill their column, as lines of running text do."""
    words = [word for row in rows for word in row.words]
    halves = [
        rows_of(word for word in words if ((word.x0 + word.x1) / 2 > gutter) == side)
        for side in (False, True)
    ]
    letters = [sum(len(row.text) for row in half) for half in halves]
    if min(map(len, halves)) < _LEAST_LINES or min(letters) < _LEAST_SHARE * sum(letters):
        return False
    if any(count < _LEAST_WIDTH * len(half) for count, half in zip(letters, halves, strict=True)):
        return False
    for half in halves:
        left, right = min(row.x0 for row in half), max(row.x1 for row in half)
        if sum(row.x1 - row.x0 >= 0.75 * (right - left) for row in half) < 0.45 * len(half):
            return False
    return True
