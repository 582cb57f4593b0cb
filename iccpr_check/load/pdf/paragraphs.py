"""Broken lines become paragraphs again: a line goes on where its first word had no room on the last one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from iccpr_check.load.pdf.layout import Line

#: What may begin a provision; it does so only where a sentence has ended before it.
_MARKER = re.compile(
    r"[\"“‘'*\[]*(?:\(?(?:[a-zđ]{1,2}|[A-Z]|[ivxlc]+|\d{1,4}[A-Z]{0,2}(?:\.\d+)*)"
    r"(?:\)|\.(?=\s|$|[A-Z“]))|[•–—·▪-](?=\s|$)|"
    r"(?:điều|khoản|chương|phần|mục|tiểu mục|phụ lục|article|section|chapter|part|schedule|annex|"
    r"regulation|rule|division|title)\s+[\divxlca-z]{1,6}\b)",
    re.I,
)
#: A heading that cannot be the rest of a sentence.
_HEADING = re.compile(
    r"(?:điều|article|section)\s+\d+[a-zđ]?\.\s+\S.{3}|(?:chương|chapter|part)\s+[\divxlc]+\Z", re.I
)
_ENDS = re.compile(r"(?:[.;:!?…—–][\"”’')\]]*|\t\S*|[;,]\s(?:and|or|và|hoặc))\Z", re.I)
#: A number with its brackets or stop, at the beginning of a line.
_NUMBER = re.compile(r"(\(?)(\d{1,4}|[a-z])([.)])\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
_LOWER = re.compile(r"[^\W\d_]+")
#: Beginnings of words that keep their hyphen.
_PREFIXES = frozenset("self non co ex vice quasi semi inter multi anti pro post pre so well cross".split())
_STEP = 0.6
"""In sizes of the letters: how far apart edges may lie that are the same."""


class Joiner:
    """Knows how a file sets its lines: their distance, their right edges and its words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._edges = _right_edges(lines)
        self._leading = _leading(lines)
        self._words = Counter(word.lower() for line in lines for word in _WORD.findall(line.row.text))

    def paragraphs(self, lines: Iterable[Line]) -> Iterator[list[Line]]:
        """Yield the lines of each paragraph."""
        paragraph: list[Line] = []
        for line in lines:
            if paragraph and not self._goes_on(paragraph, line):
                yield paragraph
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield paragraph

    def hyphen(self, before: str, after: str) -> str | None:
        """Return what becomes of a hyphen between two lines: ``""``, the hyphen; None for no hyphen there."""
        broken, rest = _BROKEN.search(before), _LOWER.match(after)
        if broken is None or rest is None:
            return None
        one, other = broken[1].lower(), rest[0].lower()
        whole, parted = self._words[one + other], self._words[f"{one}-{other}"]
        keeps = rest[0][0].isupper() or one in _PREFIXES or not broken[1][-1].islower()
        return before[-1] if parted > whole or (keeps and not whole) else ""

    def _goes_on(self, paragraph: list[Line], line: Line) -> bool:
        last = paragraph[-1]
        if last.part != line.part:
            return False
        if line.part in {"heading", "margin"}:
            return not line.opens
        return not (line.part == "cell" and line.opens) and self._fits(paragraph, line)

    def _fits(self, paragraph: list[Line], line: Line) -> bool:
        last, size = paragraph[-1], line.row.size
        before, after = last.row.text, line.row.text
        if abs(last.row.size - size) > 0.12 * size or "\t" in before:
            return False
        ended = _ENDS.search(before) is not None
        open_ = after[0].islower() and not _MARKER.match(after) and not ended
        if not open_ and (last.row.bold != line.row.bold or _upper(before) != _upper(after)):
            return False
        if _follows(paragraph[0].row.text, after) or (
            _HEADING.match(after) and (line.row.bold or _upper(before))
        ):
            return False
        near = last.page == line.page and not line.opens
        if near and line.row.base - last.row.base > 1.3 * self._leading * size:
            return False
        full = self._full(last, line)
        if not near:
            if ended and not self._hangs(paragraph, line):
                return False
            return open_ or (full and not (ended and _MARKER.match(after)))
        if not full or (ended and _MARKER.match(after)):
            return open_ and _level(paragraph, line)
        return _level(paragraph, line) or (open_ and not _MARKER.match(before))

    def _full(self, last: Line, line: Line) -> bool:
        """Tell whether the first word of a line had no room on the line before."""
        words = line.row.words
        count = next((at for at in range(1, len(words)) if not words[at].glued), len(words))
        need = words[count - 1].x1 - words[0].x0
        return last.row.x1 + need + 0.1 * last.row.size > self._edges[_block(last)] - 1

    def _hangs(self, paragraph: list[Line], line: Line) -> bool:
        """Tell whether first lines are set in, and this one, at the top of a page or column, is not."""
        first, last = paragraph[0], paragraph[-1]
        if len(paragraph) < 2 or _MARKER.match(line.row.text) or not self._full(last, line):
            return False
        indent = (first.row.x0 - first.left) - (last.row.x0 - last.left)
        return indent > line.row.size and abs((line.row.x0 - line.left) - (last.row.x0 - last.left)) < 2


def _level(paragraph: list[Line], line: Line) -> bool:
    """Tell whether the left edge of a line is that of the paragraph's further lines."""
    last, tolerance = paragraph[-1], _STEP * line.row.size
    shift = line.row.x0 - last.row.x0
    if len(paragraph) > 1 and paragraph[-2].page == last.page and not last.opens:
        return abs(shift) <= tolerance
    marker = _MARKER.match(last.row.text)
    most = max(tolerance, _text_edge(last) - last.row.x0 + tolerance) if marker else tolerance
    return -8 * line.row.size <= shift <= most


def _text_edge(line: Line) -> float:
    """Return where the words behind a marker begin, when space stands between."""
    words = line.row.words
    for word in words[1:4]:
        if not word.glued and word.text[:1] not in "(":
            return word.x0
    return words[-1].x0


def _block(line: Line) -> tuple[object, ...]:
    size = round(line.row.size)
    return (
        (line.page, line.left, line.right)
        if line.part == "cell"
        else (line.page, line.column, line.part, size)
    )


def _right_edges(lines: Sequence[Line]) -> dict[tuple[object, ...], float]:
    """Return the right edge of each block of lines of one size; a stray line beyond it does not count."""
    ends: dict[tuple[object, ...], list[float]] = {}
    for line in lines:
        ends.setdefault(_block(line), []).append(line.row.x1)
        if line.part == "cell":
            ends[_block(line)].append(line.right)
    return {block: sorted(found)[-3 if len(found) >= 10 else -1] for block, found in ends.items()}


def _leading(lines: Sequence[Line]) -> float:
    """Return the distance of most lines in sizes of their letters."""
    steps: Counter[float] = Counter()
    for last, line in pairwise(lines):
        step = (line.row.base - last.row.base) / line.row.size
        if last.page == line.page and not line.opens and 0.9 < step < 3:
            steps[round(step, 1)] += 1
    most = max(steps.values(), default=0)
    # The least of the common ones: in a law of short provisions most lines begin a paragraph.
    return min((step for step, count in steps.items() if count >= 0.4 * most), default=1.2)


def _follows(one: str, other: str) -> bool:
    """Tell whether two lines begin with numbers or letters of which the second comes after the first."""
    first, second = _NUMBER.match(one), _NUMBER.match(other)
    if first is None or second is None or (first[1], first[3]) != (second[1], second[3]):
        return False
    if first[2].isdecimal() and second[2].isdecimal():
        return int(second[2]) == int(first[2]) + 1
    return len(first[2]) == len(second[2]) == 1 and ord(second[2]) == ord(first[2]) + 1


def _upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)
