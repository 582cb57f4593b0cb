"""Lists of numbered paragraphs, as every word processor counts them: levels, counters, restarts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from iccpr_check.load.counters import numeral

_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = re.compile(r"[\ue000-\uf8ff]")


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """As WordprocessingML writes it: ``Điều %1.``; ``%1`` stands for the number of the first level."""
    legal: bool = False
    """Whether the numbers of higher levels are written in Arabic numerals."""
    restart: int | None = None
    """The level (from 1) whose step starts this one again; None: any higher one; 0: none."""
    spaced: bool = True
    style: str = ""


@dataclass(slots=True)
class NumberedList:
    """A list with its levels, counted from 0."""

    levels: dict[int, Level]
    key: str
    """Lists with the same key share their counters."""
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that this list starts afresh, when it is first used."""


class Counters:
    """Counts the paragraphs of lists; ask in the order of the text, once a paragraph."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self.lists = lists
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, name: str, depth: int) -> str:
        """Return the number of the next paragraph of a list at a level, with the space after it."""
        used = self.lists.get(name)
        if used is None or depth not in used.levels:
            return ""
        counters = self._counters.setdefault(used.key, {})
        if name not in self._begun:
            self._begun.add(name)
            for fresh in used.starts:
                counters.pop(fresh, None)
        level = used.levels[depth]
        counters[depth] = counters[depth] + 1 if depth in counters else _start(used, depth)
        for lower in [other for other in counters if other > depth]:
            restart = used.levels[lower].restart if lower in used.levels else None
            if restart is None or 0 < depth + 1 <= restart:
                del counters[lower]
        return _written(used, depth, counters) + (" " if level.spaced else "")

    def begin(self, name: str, depth: int, number: int) -> None:
        """Let the next paragraph of a list at a level have this number."""
        if name in self.lists:
            self._counters.setdefault(self.lists[name].key, {})[depth] = number - 1


def _start(used: NumberedList, depth: int) -> int:
    return used.starts.get(depth, used.levels[depth].start if depth in used.levels else 1)


def _written(used: NumberedList, depth: int, counters: dict[int, int]) -> str:
    level = used.levels[depth]
    if level.form == "bullet":
        return "•" if _PRIVATE_USE.search(level.text) or not level.text.isprintable() else level.text

    def value(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        form = used.levels[place].form if place in used.levels else "decimal"
        if level.legal and place != depth and form not in {"none", "bullet"}:
            form = "decimal"
        return numeral(counters.setdefault(place, _start(used, place)), form)

    return _PLACEHOLDER.sub(value, level.text)
