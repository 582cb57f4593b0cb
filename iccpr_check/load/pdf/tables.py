"""Tables drawn with lines: the grid, and which words stand in which cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from iccpr_check.load.pdf.page import Row, Word, rows_of

_TOUCH = 3.0
_LEAST_RULES = 4

Rule = tuple[float, float, float, float]


class Grid(NamedTuple):
    """A ruled table: its edges from left to right and from top to bottom, and its upright lines."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    upright: tuple[Rule, ...]

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands in the table."""
        middle = (word.x0 + word.x1) / 2
        return self.xs[0] <= middle <= self.xs[-1] and self.ys[0] <= _height(word) <= self.ys[-1]

    def cells(self, words: Iterable[Word]) -> list[list[tuple[float, float, list[Row]]]]:
        """Return, row by row, the left and right edge and the lines of each cell that holds words."""
        rows: list[dict[tuple[float, float], list[Word]]] = [{} for _ in self.ys[1:]]
        for word in words:
            row = _slot(self.ys, _height(word))
            rows[row].setdefault(self._cell(word), []).append(word)
        return [[(x0, x1, rows_of(words)) for (x0, x1), words in sorted(row.items())] for row in rows if row]

    def _cell(self, word: Word) -> tuple[float, float]:
        """Return the edges of a word's cell: the upright lines that stand at its height."""
        at = _slot(self.xs, (word.x0 + word.x1) / 2)
        left, right = at, at + 1
        while left > 0 and not self._stands(self.xs[left], word):
            left -= 1
        while right < len(self.xs) - 1 and not self._stands(self.xs[right], word):
            right += 1
        return self.xs[left], self.xs[right]

    def _stands(self, x: float, word: Word) -> bool:
        height = _height(word)
        return any(abs(rule[0] - x) <= _TOUCH and rule[1] <= height <= rule[3] for rule in self.upright)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables among the lines of a page, from the top: two columns or more, lines between."""
    if len(rules) < _LEAST_RULES:
        return []
    found = []
    for group in _groups(rules):
        upright = tuple(rule for rule in group if rule[3] - rule[1] > rule[2] - rule[0])
        level = [rule for rule in group if rule not in upright]
        xs = _edges([rule[0] for rule in upright] + [x for rule in level for x in (rule[0], rule[2])])
        ys = _edges([rule[1] for rule in level] + [y for rule in upright for y in (rule[1], rule[3])])
        inner = [x for x in xs[1:-1] if any(abs(rule[0] - x) <= _TOUCH for rule in upright)]
        if inner and len(level) > 1 and len(ys) > 1:
            found.append(Grid((xs[0], *inner, xs[-1]), ys, upright))
    return sorted(found, key=lambda grid: grid.ys[0])


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Put lines that touch into one group."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule[1], rule[0])):
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [one for group in touching for one in group] + [rule]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one[0] <= other[2] + _TOUCH
        and other[0] <= one[2] + _TOUCH
        and one[1] <= other[3] + _TOUCH
        and other[1] <= one[3] + _TOUCH
    )


def _edges(values: list[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 2 * _TOUCH:
            edges.append(value)
    return tuple(edges)


def _slot(edges: Sequence[float], value: float) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= value for edge in edges) - 1))


def _height(word: Word) -> float:
    return word.base - 0.3 * word.size
