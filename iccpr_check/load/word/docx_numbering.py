"""The automatic numbers of a Word file, which stand nowhere in its text.

A paragraph is numbered by its own ``numPr`` or by its style's; a *num* points to an *abstract* list
of up to nine levels, each with a form and a text such as ``Điều %1.``; counters run through the
whole document. After ECMA-376 part 1, section 17.9.
"""

from __future__ import annotations

import re

from lxml import etree

from iccpr_check.load.word.list_numbers import Counters, Level, NumberedList
from iccpr_check.load.word.office_xml import attribute, child, local

_LEVELS = 9
"""Levels that a list may have."""
_LONGEST = 255
"""Characters of the text of a level that are read; Word allows no more."""
_DEEPEST = 64
"""Styles that a style may rest upon; Word stops far earlier, and a loop has no end."""


class Numbering:
    """Says the number of every paragraph; ask in the order of the text, once a paragraph."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = _styles(styles)
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if attribute(style, "default") in {"1", "true", "on"}
            ),
            "",
        )
        self._lists = _lists(numbering, self._styles)
        self._counters = Counters(self._lists)
        self._inherited: dict[str, tuple[str | None, int | None]] = {}

    def label(self, properties: etree._Element | None) -> str:
        """Return the number of the paragraph with these properties (``pPr``), with the space after it."""
        num, depth = self._numbered(properties)
        return self._counters.label(num, depth)

    def _numbered(self, properties: etree._Element | None) -> tuple[str, int]:
        """Return the num and level of a paragraph, ``("", 0)`` when it has none."""
        style = _value(properties, "pStyle") or self._default
        num, depth = _num_pr(properties)
        if num is None:
            if style not in self._inherited:
                self._inherited[style] = self._of_style(style)
            num, inherited = self._inherited[style]
            depth = inherited if depth is None else depth
        return (num, depth or 0) if num else ("", 0)

    def _of_style(self, style: str) -> tuple[str | None, int | None]:
        """Return the num and level that a style gives its paragraphs."""
        for owner in self._chain(style):
            num, level = _num_pr(child(self._styles[owner], "pPr"))
            if num is not None:
                return num, self._depth(num, owner) if level is None else level
        return None, None

    def _depth(self, num: str, style: str) -> int:
        """Return the level of a list that names a style as its own, 0 when none does."""
        levels = self._lists[num].levels if num in self._lists else {}
        return next((place for place, level in levels.items() if level.style == style), 0)

    def _chain(self, style: str) -> list[str]:
        """Return a style and those it is based on, nearest first."""
        chain: list[str] = []
        while style in self._styles and style not in chain and len(chain) < _DEEPEST:
            chain.append(style)
            style = _value(self._styles[style], "basedOn") or ""
        return chain


def _value(element: etree._Element | None, *path: str) -> str | None:
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def _number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,7}", written) else default


def _flag(element: etree._Element | None) -> bool:
    return element is not None and attribute(element, "val") not in {"0", "false", "off"}


def _num_pr(properties: etree._Element | None) -> tuple[str | None, int | None]:
    depth = _value(properties, "numPr", "ilvl")
    return _value(properties, "numPr", "numId"), None if depth is None else _number(depth, 0)


def _styles(styles: etree._Element | None) -> dict[str, etree._Element]:
    return {
        attribute(style, "styleId") or "": style
        for style in (() if styles is None else styles)
        if local(style) == "style" and attribute(style, "type") in {"paragraph", "numbering"}
    }


def _level(element: etree._Element) -> Level:
    restart = _value(element, "lvlRestart")
    return Level(
        start=_number(_value(element, "start"), 0),
        form=_value(element, "numFmt") or "decimal",
        text=(_value(element, "lvlText") or "")[:_LONGEST],
        legal=_flag(child(element, "isLgl")),
        restart=None if restart is None else _number(restart, 0),
        spaced=_value(element, "suff") != "nothing",
        style=_value(element, "pStyle") or "",
    )


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        place: _level(element)
        for element in parent
        if local(element) == "lvl" and (place := _number(attribute(element, "ilvl"), 0)) < _LEVELS
    }


def _lists(numbering: etree._Element | None, styles: dict[str, etree._Element]) -> dict[str, NumberedList]:
    """Return every num by its id, with its overrides applied."""
    abstracts: dict[str, etree._Element] = {}
    nums: dict[str, etree._Element] = {}
    for element in () if numbering is None else numbering:
        if local(element) == "abstractNum":
            abstracts[attribute(element, "abstractNumId") or ""] = element
        elif local(element) == "num":
            nums[attribute(element, "numId") or ""] = element
    lists: dict[str, NumberedList] = {}
    read: dict[str, dict[int, Level]] = {}
    for num, element in nums.items():
        key = _value(element, "abstractNumId") or ""
        link = _value(abstracts.get(key), "numStyleLink")
        if link:  # the levels are those of the list that the numbering style points to
            target = nums.get(_num_pr(child(styles.get(link), "pPr"))[0] or "")
            key = _value(target, "abstractNumId") or key
        if key not in abstracts:
            continue
        if key not in read:
            read[key] = _levels(abstracts[key])
        levels, starts = dict(read[key]), {}
        for override in element:
            if local(override) == "lvlOverride":
                place = min(_number(attribute(override, "ilvl"), 0), _LEVELS - 1)
                own = child(override, "lvl")
                if own is not None:
                    levels[place] = _level(own)
                start = _value(override, "startOverride")
                if start is not None:
                    starts[place] = _number(start, 1)
        lists[num] = NumberedList(levels, key, starts)
    return lists
