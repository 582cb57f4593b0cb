"""The automatic numbers of a Word file, which stand nowhere in its text.

A paragraph is numbered by its own ``numPr`` or by its style's; a *num* points to an *abstract* list
of up to nine levels, each with a form and a text such as ``Điều %1.``; counters run through the
whole document. After ECMA-376 part 1, section 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from iccpr_check.load.counters import numeral
from iccpr_check.load.docx_package import attribute, child, local

_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = re.compile(r"[\ue000-\uf8ff]")


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    """The level (from 1) whose step starts this one again; None: any higher one; 0: none."""
    spaced: bool = True
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    key: str
    """Id of the abstract list: nums that share it share its counters."""
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that this num starts afresh, when it is first used."""


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
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, properties: etree._Element | None) -> str:
        """Return the number of the paragraph with these properties (``pPr``), with the space after it."""
        num, depth = self._numbered(properties)
        used = self._lists.get(num)
        if used is None or depth not in used.levels:
            return ""
        counters = self._counters.setdefault(used.key, {})
        if num not in self._begun:
            self._begun.add(num)
            for fresh in used.starts:
                counters.pop(fresh, None)
        level = used.levels[depth]
        counters[depth] = counters[depth] + 1 if depth in counters else self._start(used, depth)
        for lower in [other for other in counters if other > depth]:
            restart = used.levels[lower].restart if lower in used.levels else None
            if restart is None or 0 < depth + 1 <= restart:
                del counters[lower]
        return self._written(used, depth, counters) + (" " if level.spaced else "")

    def _start(self, used: _List, depth: int) -> int:
        return used.starts.get(depth, used.levels[depth].start if depth in used.levels else 1)

    def _written(self, used: _List, depth: int, counters: dict[int, int]) -> str:
        level = used.levels[depth]
        if level.form == "bullet":
            return "•" if _PRIVATE_USE.search(level.text) or not level.text.isprintable() else level.text

        def value(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            form = used.levels[place].form if place in used.levels else "decimal"
            if level.legal and place != depth and form not in {"none", "bullet"}:
                form = "decimal"
            return numeral(counters.setdefault(place, self._start(used, place)), form)

        return _PLACEHOLDER.sub(value, level.text)

    def _numbered(self, properties: etree._Element | None) -> tuple[str, int]:
        """Return the num and level of a paragraph, ``("", 0)`` when it has none."""
        style = _value(properties, "pStyle") or self._default
        num, depth = _num_pr(properties)
        if num is None:
            for owner in self._chain(style):
                num, level = _num_pr(child(self._styles[owner], "pPr"))
                if num is not None:
                    depth = self._depth(num, owner) if depth is None and level is None else (depth or level)
                    break
        return (num, depth or 0) if num else ("", 0)

    def _depth(self, num: str, style: str) -> int:
        """Return the level of a list that names a style as its own, 0 when none does."""
        levels = self._lists[num].levels if num in self._lists else {}
        return next((place for place, level in levels.items() if level.style == style), 0)

    def _chain(self, style: str) -> list[str]:
        """Return a style and those it is based on, nearest first."""
        chain: list[str] = []
        while style in self._styles and style not in chain:
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
        text=_value(element, "lvlText") or "",
        legal=_flag(child(element, "isLgl")),
        restart=None if restart is None else _number(restart, 0),
        spaced=_value(element, "suff") != "nothing",
        style=_value(element, "pStyle") or "",
    )


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        _number(attribute(element, "ilvl"), 0): _level(element)
        for element in parent
        if local(element) == "lvl"
    }


def _lists(numbering: etree._Element | None, styles: dict[str, etree._Element]) -> dict[str, _List]:
    """Return every num by its id, with its overrides applied."""
    abstracts: dict[str, etree._Element] = {}
    nums: dict[str, etree._Element] = {}
    for element in () if numbering is None else numbering:
        if local(element) == "abstractNum":
            abstracts[attribute(element, "abstractNumId") or ""] = element
        elif local(element) == "num":
            nums[attribute(element, "numId") or ""] = element
    lists: dict[str, _List] = {}
    for num, element in nums.items():
        key = _value(element, "abstractNumId") or ""
        link = _value(abstracts.get(key), "numStyleLink")
        if link:  # the levels are those of the list that the numbering style points to
            target = nums.get(_num_pr(child(styles.get(link), "pPr"))[0] or "")
            key = _value(target, "abstractNumId") or key
        if key not in abstracts:
            continue
        levels, starts = _levels(abstracts[key]), {}
        for override in element:
            if local(override) == "lvlOverride":
                place = _number(attribute(override, "ilvl"), 0)
                own = child(override, "lvl")
                if own is not None:
                    levels[place] = _level(own)
                start = _value(override, "startOverride")
                if start is not None:
                    starts[place] = _number(start, 1)
        lists[num] = _List(levels, key, starts)
    return lists
