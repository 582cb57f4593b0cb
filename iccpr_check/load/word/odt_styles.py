"""Styles and lists of an OpenDocument text, as far as they bear on its words and numbers."""

from __future__ import annotations

import re

from lxml import etree

from iccpr_check.load.word.docx_looks import Look
from iccpr_check.load.word.list_numbers import Counters, Level, NumberedList
from iccpr_check.load.word.office_xml import attribute, child, local

_DEEPEST = 64
_FORMS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}
_OUTLINE = "outline"


class Looks:
    """Says how the words of a style look."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._fonts: dict[str, str] = {}
        for root in roots:
            for element in () if root is None else root.iter("{*}style", "{*}font-face"):
                name = attribute(element, "name") or ""
                if local(element) == "style":
                    self._styles.setdefault(name, element)
                else:
                    self._fonts.setdefault(name, (attribute(element, "font-family") or name).strip("'\""))
        self._known: dict[str, Look] = {}

    def of(self, style: str) -> Look:
        """Return the look of a style by its name; what none says looks plain."""
        if style not in self._known:
            self._known[style] = self._found(style)
        return self._known[style]

    def numbered(self, style: str) -> bool:
        """Tell whether headings of a style are numbered: one may say that no list is its own."""
        own = (attribute(element, "list-style-name") for element in self._chain(style))
        return next((name for name in own if name is not None), _OUTLINE) != ""

    def _chain(self, style: str) -> list[etree._Element]:
        """Return a style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style])
            style = attribute(chain[-1], "parent-style-name") or ""
        return chain

    def _found(self, style: str) -> Look:
        look = Look()
        for element in reversed(self._chain(style)):
            properties = child(element, "text-properties")
            if properties is not None:
                display, font = attribute(properties, "display"), attribute(properties, "font-name")
                look = look._replace(hidden=display == "none" if display else look.hidden)
                look = look._replace(font=self._fonts.get(font, font) if font else look.font)
        return look


class Lists:
    """Numbers the items of lists and the headings; ask in the order of the text."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        for root in roots:
            for element in () if root is None else root.iter("{*}list-style", "{*}outline-style"):
                outline = local(element) == "outline-style"
                name = _OUTLINE if outline else attribute(element, "name") or ""
                self._levels.setdefault(name, _levels(element))
        self._named: dict[str, NumberedList] = {
            _OUTLINE: NumberedList(self._levels.get(_OUTLINE, {}), _OUTLINE)
        }
        self._counters = Counters(self._named)
        self._open: list[str] = []
        self._styles: list[str] = []
        self._last: dict[str, str] = {}

    def open(self, element: etree._Element) -> None:
        """Go into a list; one inside another belongs to it."""
        if self._open:
            self._open.append(self._open[-1])
            return
        style = attribute(element, "style-name") or ""
        name = attribute(element, "id") or f"list {len(self._named)}"
        goes_on = attribute(element, "continue-list") or (
            self._last.get(style) if attribute(element, "continue-numbering") == "true" else None
        )
        before = self._named.get(goes_on or "")
        key = before.key if before else f"{len(self._named)} {name}"
        self._named[name] = NumberedList(self._levels.get(style, {}), key)
        self._last[style] = name
        self._open.append(name)

    def close(self) -> None:
        """Leave the list."""
        self._open.pop()

    def label(self, item: etree._Element) -> str:
        """Return the number of an item of the open list, with the space after it."""
        depth = len(self._open) - 1
        start = attribute(item, "start-value")
        if start and re.fullmatch(r"[0-9]{1,7}", start):
            self._counters.begin(self._open[-1], depth, int(start))
        return self._counters.label(self._open[-1], depth)

    def heading(self, element: etree._Element) -> str:
        """Return the number of a heading that is in no list, ``""`` for other paragraphs."""
        level = attribute(element, "outline-level") or ""
        if self._open or local(element) != "h" or not level.isdecimal() or len(level) > 2:
            return ""
        if attribute(element, "is-list-header") == "true":
            return ""
        return self._counters.label(_OUTLINE, int(level) - 1)


def _levels(style: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in style:
        written = attribute(element, "level") or ""
        if re.fullmatch(r"[1-9]", written):
            levels[int(written) - 1] = _level(element, int(written) - 1)
    return levels


def _level(element: etree._Element, depth: int) -> Level:
    name = local(element)
    if name in {"list-level-style-bullet", "list-level-style-image"}:
        return Level(form="bullet", text=attribute(element, "bullet-char") or "•")
    written = attribute(element, "num-format")
    form = _FORMS.get(written, "decimal") if written else "none"
    start = attribute(element, "start-value") or "1"
    shown = attribute(element, "display-levels") or "1"
    first = max(0, depth + 1 - (int(shown) if re.fullmatch(r"[0-9]{1,2}", shown) else 1))
    text = attribute(element, "num-list-format")
    if text is None:
        numbers = ".".join(f"%{level + 1}" for level in range(first, depth + 1)) if form != "none" else ""
        text = f"{attribute(element, 'num-prefix') or ''}{numbers}{attribute(element, 'num-suffix') or ''}"
    else:
        text = re.sub(r"%([0-9]+)%", r"%\1", text)
    return Level(
        start=int(start) if re.fullmatch(r"[0-9]{1,7}", start) else 1,
        form=form, text=text[:255], spaced=bool(text),
    )  # fmt: skip
