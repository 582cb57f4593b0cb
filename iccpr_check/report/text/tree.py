"""A tree drawn with guides two columns wide, so that a narrow screen still has room for words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iccpr_check.report.text.ink import Line


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the law: its name, what is said of it, and the units in it."""

    head: Line
    body: list[Line] = field(default_factory=list)
    children: list[Branch] = field(default_factory=list)


def drawn(roots: Sequence[Branch]) -> Iterator[Line]:
    """Yield the lines of a tree, an empty line after each root."""
    for root in roots:
        yield from _drawn(root)
        yield Line(root.head.text.blank_copy())


def _drawn(branch: Branch) -> Iterator[Line]:
    yield branch.head
    into = "│ " if branch.children else "  "
    yield from (line.under(into, into) for line in branch.body)
    for place, child in enumerate(branch.children):
        last = place == len(branch.children) - 1
        below = "  " if last else "│ "
        head, *rest = _drawn(child)
        if place or branch.body:
            yield Line(head.text.blank_copy(), "│")
        yield head.under("└ " if last else "├ ", below)
        yield from (line.under(below, below) for line in rest)
