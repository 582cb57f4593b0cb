"""Running heads, feet and page numbers: what stands in one place on several pages and says the same."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from iccpr_check.load.pdf.page import Page, Row

_DEEP = 3
"""Rows at the top and at the bottom that may be furniture."""
_SAME_PLACE = 4.0
_NUMBER = re.compile(r"\d+")
#: A number that stands alone, as of a page: ``12``, ``- 12 -``, ``Page 12``, ``Trang 12``.
_BARE = re.compile(r"[\W_]*(?:(?:page|trang)\s*)?\d{1,4}[\W_]*(?:(?:of|/)\s*\d{1,4}[\W_]*)?\Z", re.I)
_ROMAN = re.compile(r"[\W_]*[ivxlc]+[\W_]*\Z", re.I)
#: What begins a unit is no running head, even when a law has one article a page.
_UNIT = re.compile(
    r"(?:điều|chương|phần|mục|article|section|chapter|part|schedule|regulation|rule)\s+[\divxlc]+|\d+[.)]\s",
    re.I,
)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without running heads and feet.

    A row at an edge goes when its words, or its words and a number that counts with the pages, stand
    at the same height on three pages (on two, of two or three); then the row behind it is judged.
    """
    filled = [page for page in pages if page.rows]
    least = 3 if len(filled) > 3 else 2
    places: dict[tuple[str, str], list[float]] = defaultdict(list)
    for page in filled:
        for edge in ("top", "bottom"):
            for key, base in {
                (key, row.base) for row in _edge(page, edge) for key in _keys(row, page.number)
            }:
                places[edge, key].append(base)
    for bases in places.values():
        bases.sort()

    shift = _shift(filled, least)

    def repeats(edge: str, row: Row, number: int) -> bool:
        if _BARE.match(row.text) and int(_NUMBER.findall(row.text)[0]) - number == shift:
            return True
        return any(
            bisect_right(bases, row.base + _SAME_PLACE) - bisect_left(bases, row.base - _SAME_PLACE) >= least
            for bases in (places[edge, key] for key in _keys(row, number))
        )

    kept = []
    for page in pages:
        head = foot = 0
        if len(filled) > 1:
            head = _count(repeats("top", row, page.number) for row in _edge(page, "top"))
            foot = _count(repeats("bottom", row, page.number) for row in _edge(page, "bottom"))
        kept.append(page._replace(rows=page.rows[head : max(head, len(page.rows) - foot)]))
    return kept


def _shift(pages: Sequence[Page], least: int) -> int | None:
    """Return the printed number of a page less its place in the file; None where pages are not numbered."""
    shifts: Counter[int] = Counter()
    for page in pages:
        rows = (*_edge(page, "top")[:1], *_edge(page, "bottom")[:1])
        shifts.update(
            {
                int(found) - page.number
                for row in rows
                for found in _NUMBER.findall(row.text)[:6]
                if len(found) < 5
            }
        )
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return shift if count >= max(least, 0.5 * len(pages)) else None


def _edge(page: Page, edge: str) -> list[Row]:
    return page.rows[:_DEEP] if edge == "top" else page.rows[: -_DEEP - 1 : -1]


def _count(judged: Iterator[bool]) -> int:
    """Return how many are true before the first that is not."""
    count = 0
    for true in judged:
        if not true:
            break
        count += 1
    return count


def _keys(row: Row, number: int) -> Iterator[str]:
    """Yield what a row says, in the forms in which another page may say the same."""
    text = row.text.lower()[:300]
    yield text
    if _UNIT.match(text):
        return
    for found in list(_NUMBER.finditer(text))[:6]:
        if len(found[0]) < 7:
            yield f"{text[: found.start()]}<{int(found[0]) - number}>{text[found.end() :]}"
    words = _NUMBER.sub("#", text)
    if sum(letter.isalpha() for letter in words) >= 6 and words != text:
        yield words
    if _ROMAN.match(text):
        yield "<roman>"
