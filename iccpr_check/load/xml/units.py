"""The units that elements open, and what they are once the whole file has been read."""

from __future__ import annotations

from dataclasses import dataclass

from iccpr_check.load.html.tree import Element
from iccpr_check.load.xml.numbers import leading_number, read_number
from iccpr_check.load.xml.treat import Kind
from iccpr_check.model import Marked, Span, UnitKind

_EDGES: dict[str, UnitKind] = {
    "front": "front", "contents": "contents", "preamble": "preamble", "closing": "closing",
}  # fmt: skip
_GROUPS: dict[str, UnitKind] = {
    "book": "part", "title": "part", "part": "part", "phần": "part",
    "chapter": "chapter", "chương": "chapter",
    "division": "division", "subpart": "division", "subtitle": "division", "mục": "division",
    "subdivision": "subdivision", "tiểu mục": "subdivision", "schedule": "schedule", "phụ lục": "schedule",
    "annex": "schedule", "annexure": "schedule", "appendix": "schedule",
}  # fmt: skip


@dataclass(eq=False, slots=True)
class Opened:
    """A unit in the making; ``start`` is -1 until its first word is put."""

    kind: Kind
    word: str
    owner: Element
    parent: int
    path: str
    quoted: bool
    rank: int = 0
    start: int = -1
    end: int = -1
    printed: str = ""
    heading: tuple[int, int] | None = None
    filled: bool = False
    """Whether words of its own stand in it, so that no number or heading can come any more."""
    outer: bool = False
    """Whether another part begins with the same word, which then has the number that stands there."""


def marked(text: str, opened: list[Opened]) -> tuple[Marked, ...]:
    """Return the units with their final kinds, parents first; what has no number and no heading is none."""
    found: list[Marked | None] = []
    last = {unit.start: unit for unit in opened if unit.kind == "series"}
    for unit in opened:
        body = _body(text, unit)
        unit.outer = unit.kind == "series" and not unit.printed and last.get(body, unit) is not unit
        above = _around(opened, found, unit.parent)
        parent = opened[unit.parent] if unit.parent >= 0 else None
        counts = 0 <= unit.start < unit.end and not (parent and _repeats(text, unit, parent, above))
        found.append(_marked(text, unit, above) if counts else None)
    return tuple(one for one in found if one is not None)


def _around(opened: list[Opened], found: list[Marked | None], at: int) -> list[Marked]:
    """Return the units around a place that are units, the nearest first; mere headings are passed over."""
    above: list[Marked] = []
    while at >= 0:
        one = found[at]
        if one is not None and (one.number or one.kind not in {"division", "subdivision", "part", "chapter"}):
            above.append(one)
        at = opened[at].parent
    return above


def _repeats(text: str, unit: Opened, parent: Opened, above: list[Marked]) -> bool:
    """Tell whether the number of a part is but its article's, with whose words it begins: ``3A. The ...``."""
    if unit.kind != "series" or parent.kind != "article" or parent.printed or not above:
        return False
    return _body(text, parent) == unit.start and _series_number(text, unit) == above[0].number


def _body(text: str, unit: Opened) -> int:
    """Return the offset of the first word behind a unit's heading."""
    start = unit.heading[1] if unit.heading else unit.start
    return start + len(text[start : start + 40]) - len(text[start : start + 40].lstrip())


def _series_number(text: str, unit: Opened) -> str:
    """Return the number of a part of an article; ``3G. (1)`` prints that of the article before its own."""
    if unit.printed:
        return leading_number(unit.printed, article=False) or read_number(unit.printed)[1]
    body = _body(text, unit)
    return "" if unit.outer else leading_number(text[body : min(unit.end, body + 40)], article=False)


def _marked(text: str, unit: Opened, above: list[Marked]) -> Marked | None:
    if above and above[0].kind in _EDGES:
        return None
    if unit.kind in _EDGES:
        return _made(unit, _EDGES[unit.kind], "", "")
    printed, number = read_number(unit.printed)
    word = printed or unit.word
    beside = [one for one in above if one.quoted == unit.quoted]
    nested = any(one.kind in {"article", "paragraph", "point", "subpoint"} for one in beside)
    if unit.kind in {"article", "series"}:
        if unit.kind == "series":
            number = _series_number(text, unit)
        elif not unit.printed:
            body = _body(text, unit)
            number = leading_number(text[body : min(unit.end, body + 40)], article=True)
        if not number:
            return _made(unit, "division", "", "") if unit.kind == "article" and unit.heading else None
        if unit.kind == "article" and not nested:
            return _made(unit, "article", word, number)
        return _made(unit, _series(number, above[0] if above else None, unit.quoted), "", number)
    if unit.kind == "schedule":
        if not number and unit.heading:  # "Schedule 1" printed as a heading
            said, count = read_number(text[slice(*unit.heading)])
            if _GROUPS.get(said.lower()) == "schedule" and count:
                unit.heading, word, number = None, said, count
        return _made(unit, "schedule", word, number)
    if unit.kind != "heading" and number:
        kind = _GROUPS.get(printed.lower()) or _GROUPS.get(unit.kind, "division")
        return _made(unit, kind, word, number)
    return _made(unit, "division", "", "") if unit.heading else None


def _series(number: str, above: Marked | None, quoted: bool) -> UnitKind:
    if above is None or above.kind not in {"paragraph", "point", "subpoint"} or above.quoted != quoted:
        return "paragraph" if number[0].isdigit() else "point"
    return "point" if above.kind == "paragraph" else "subpoint"


def _made(unit: Opened, kind: UnitKind, word: str, number: str) -> Marked:
    heading = unit.heading
    return Marked(
        kind=kind,
        word=word,
        number=number,
        heading=Span(start=heading[0], end=heading[1]) if heading else None,
        span=Span(start=unit.start, end=unit.end),
        path=unit.path,
        quoted=unit.quoted,
    )
