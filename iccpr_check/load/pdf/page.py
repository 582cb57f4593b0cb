"""Words and rows on a page of a PDF; points, from the top left corner as the text reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

_Value = TypeVar("_Value", float, bool)

_SIGNS = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\x00": "",
})  # fmt: skip
#: Signs of symbol fonts that have no letter; alone they are bullets.
_PRIVATE = re.compile(r"[\ue000-\uf8ff]+")
_GAP = 0.14
"""Distance of two words, in the size of their letters, that is a space."""
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|\|bold", re.I)
_LEADERS = re.compile(r"(?:\s?[.…·]){5,}\s?")


class Word(NamedTuple):
    """Signs without a space between them, on one line and of about one size."""

    text: str
    x0: float
    x1: float
    base: float
    """Where the letters stand, from the top of the page."""
    size: float
    bold: bool = False
    font: int = 0
    glued: bool = False
    """Whether no space stands before it."""
    parted: bool = False
    """Whether the file writes a space before it."""
    order: int = 0
    """Its place among the words of the page as the file draws them."""


class Row(NamedTuple):
    """Words on one line across the page or a column, from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(word.x1 for word in self.words)

    @property
    def base(self) -> float:
        """The baseline of the most of its letters."""
        return _most((word.base, len(word.text)) for word in self.words)

    @property
    def size(self) -> float:
        """The size of the most of its letters."""
        return _most((word.size, len(word.text)) for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        return _most((word.bold, len(word.text)) for word in self.words)

    @property
    def text(self) -> str:
        """The words as text."""
        return row_text(self.words)


class Page(NamedTuple):
    """A page as it was drawn."""

    number: int
    """From 1."""
    width: float
    height: float
    rows: list[Row]
    rules: list[tuple[float, float, float, float]]
    """Thin lines: left, top, right, bottom."""
    bases: tuple[float, ...] = ()
    """Where the letters of every row stand, also of those that were set aside."""


def page_of(number: int, told: dict[str, Any], fonts: Sequence[str]) -> Page:
    """Return what the worker told of a page; a broken one is empty."""
    if told.get("broken"):
        return Page(number, 0.0, 0.0, [], [])
    bold = [bool(_BOLD.search(name)) for name in fonts]
    words = []
    for order, (text, x0, x1, base, size, font, glued) in enumerate(told["words"]):
        alone = _PRIVATE.fullmatch(text) is not None
        shown = _PRIVATE.sub("•" if alone else "\ufffd", text.translate(_SIGNS))
        if shown:
            words.append(Word(shown, x0, x1, base, size, bold[font], font, glued > 0, glued < 0, order))
    rules = [(one[0], one[1], one[2], one[3]) for one in told["rules"]]
    rows = rows_of(words)
    return Page(number, told["width"], told["height"], rows, rules, tuple(row.base for row in rows))


def row_text(words: Sequence[Word]) -> str:
    """Return words on one line as text; a tab stands for the dots that lead to a number."""
    parts = [words[0].text, *(word.text if word.glued else f" {word.text}" for word in words[1:])]
    return _LEADERS.sub("\t", "".join(parts)).strip()


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Put words into rows, from the top: those whose letters stand at about one height."""
    rows: list[list[Word]] = []
    largest = 0.0
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if rows and word.base - rows[-1][0].base <= 0.45 * max(largest, word.size):
            rows[-1].append(word)
            largest = max(largest, word.size)
        else:
            rows.append([word])
            largest = word.size
    return [Row(tuple(_spaced(sorted(row, key=lambda word: word.x0)))) for row in rows]


def _spaced(row: list[Word]) -> Iterator[Word]:
    """Yield the words of a row; those drawn one after the other know whether a space stands between.

    Files draw the letters of a second font by themselves, as of Vietnamese beside those of English: such
    pieces of a word meet only here, and their distance tells.
    """
    yield row[0]._replace(glued=False)
    for one, other in pairwise(row):
        if other.order != one.order + 1:
            near = other.x0 - one.x1 < _GAP * max(one.size, other.size)
            other = other._replace(glued=near and not other.parted)  # noqa: PLW2901
        yield other


def body_size(pages: Iterable[Page]) -> float:
    """Return the size in which most of a file's letters are set, to half a point; 0 for no letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            for word in row.words:
                sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _most(weighted: Iterable[tuple[_Value, int]]) -> _Value:
    counts: Counter[_Value] = Counter()
    for value, weight in weighted:
        counts[value] += weight
    return counts.most_common(1)[0][0]
