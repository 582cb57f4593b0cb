"""From roles to a tree: what stands inside what. The outline never refuses a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iccpr_check.model import UnitKind
from iccpr_check.parse.lines import trim
from iccpr_check.parse.marks import REFERENCE_BEFORE, Mark
from iccpr_check.parse.numbering import Reading, follows, is_first, is_later
from iccpr_check.parse.quoted import Quotation
from iccpr_check.parse.roles import Role

_RANKS = {
    "edge": 0, "schedule": 1, "book": 2, "title": 3, "part": 4, "chapter": 6, "division": 8, "subdivision": 9,
    "article": 10, "series": 11,
}  # fmt: skip
_PART_IN_CHAPTER = 7
_KINDS: dict[str, UnitKind] = {
    "schedule": "schedule", "book": "part", "title": "part", "part": "part", "chapter": "chapter",
    "division": "division", "subdivision": "subdivision", "article": "article",
}  # fmt: skip
#: What stands before a number in the middle of a line where a unit begins.
_STOP_BEFORE = re.compile(
    r"(?:[.;:—–―\]�”]|--|\s-|\w-|\*\*\*)[\s_]*(?:(?:and|or|but|and/or|hoặc|và|then|nor),?\s*)?"
    r"(?:provided that\s*)?\d?\[?$",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r",\s*(?:(?:and|or|and/or|but)\s*)?$", re.IGNORECASE)
_REFERENCE_AFTER = re.compile(
    r"\s*(?:of|above|below|thereof|hereof|or \(|and \(|to \()\b|\s*[,;.)]|\s*\(\d+\) of", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(slots=True)
class Node:
    """A unit in the making."""

    level: str
    kind: UnitKind
    slug: str
    lang: str
    number: str
    start: int
    body: int
    """Offset behind the number."""
    parent: int
    heading: tuple[int, int] | None = None
    end: int = -1
    style: str = ""
    reading: Reading | None = None
    word: str = ""
    quoted: bool = False
    root: bool = False
    """Whether this is the outermost unit of a quotation."""


class Outline:
    """Builds the tree from left to right; a stack holds the units that are still open."""

    def __init__(self, text: str, quotations: Sequence[Quotation], part_in_chapter: bool) -> None:
        self.text = text
        self.quotations = quotations
        self.nodes: list[Node] = []
        self._stack: list[int] = []
        self._base = 0
        self._quotation = -1
        self._part_rank = _PART_IN_CHAPTER if part_in_chapter else _RANKS["part"]
        self._last_bracket = (0, False)
        self._reached = 0
        """Where the next unit can begin at the earliest."""

    def is_scheduled(self, node: Node) -> bool:
        """Tell whether ``node`` stands directly in a schedule."""
        return node.parent >= 0 and self.nodes[node.parent].level == "schedule"

    def _rank(self, level: str) -> int:
        return self._part_rank if level == "part" else _RANKS[level]

    def _close_to(self, depth: int, at: int) -> None:
        while len(self._stack) > depth:
            self.nodes[self._stack.pop()].end = at

    def _enter(self, quotation: int, at: int) -> None:
        """Open or close the quotation around ``at``."""
        if quotation == self._quotation:
            return
        if self._quotation >= 0:
            end = self.quotations[self._quotation].end
            self._close_to(self._base, end)
            self._reached = max(self._reached, end)
            self._base = 0
        self._quotation = quotation
        if quotation >= 0:
            self._base = len(self._stack)

    def _push(self, node: Node) -> None:
        node.quoted = self._quotation >= 0
        node.root = node.quoted and len(self._stack) == self._base
        node.parent = self._stack[-1] if self._stack else -1
        self._reached = node.start + 1
        self.nodes.append(node)
        self._stack.append(len(self.nodes) - 1)

    def edge(self, kind: UnitKind, start: int) -> None:
        """Begin a front, contents, preamble or closing."""
        self._enter(-1, start)
        start = max(start, self._reached)
        self._close_to(0, start)
        self._push(Node("edge", kind, kind, "", "", start, start, -1))

    def structural(self, role: Role, start: int, heading: tuple[int, int] | None) -> None:
        """Begin a group, schedule or article."""
        self._enter(role.quoted, start)
        start = max(start, self._reached)
        if heading and heading[0] < start:
            heading = None
        rank = self._rank(role.level)
        depth = len(self._stack)
        while depth > self._base and self._rank(self.nodes[self._stack[depth - 1]].level) >= rank:
            depth -= 1
        if depth > self._base and self.nodes[self._stack[depth - 1]].level == "edge":
            depth = self._base
        self._close_to(depth, start)
        mark = role.mark
        body = max(mark.end, heading[1]) if heading else mark.end
        self._push(
            Node(
                role.level,
                _KINDS[role.level],
                role.slug,
                role.lang,
                mark.number,
                start,
                body,
                -1,
                heading,
                word=mark.word,
            )
        )

    def member(self, mark: Mark, quotation: int, ahead: Sequence[Mark]) -> Node | None:
        """Begin a numbered paragraph, point or subpoint, if the series before it allow one here."""
        if self.nodes and mark.start < max(self.nodes[-1].body, self._reached):
            return None
        if mark.style == "bracket" and mark.inline and not self._stands_apart(mark, ahead):
            self._last_bracket = (mark.end, False)
            return None
        self._enter(quotation, mark.start)
        found = self._placed(mark, ahead)
        if mark.style == "bracket":
            self._last_bracket = (mark.end, found is not None)
        if found is None:
            return None
        depth, reading = found
        self._close_to(depth, mark.start)
        above = self.nodes[self._stack[-1]] if self._stack else None
        node = Node(
            "series",
            self._kind(above, reading),
            "",
            above.lang if above else "",
            mark.number,
            mark.start,
            mark.end,
            -1,
        )
        node.style, node.reading = mark.style, reading
        self._push(node)
        return node

    def _kind(self, above: Node | None, reading: Reading) -> UnitKind:
        if above is None or above.level != "series" or len(self._stack) == self._base:
            return "paragraph" if reading.series == "1" else "point"
        return "point" if above.kind == "paragraph" else "subpoint"

    def _stands_apart(self, mark: Mark, ahead: Sequence[Mark]) -> bool:
        """Tell whether a bracket in the middle of a line can begin a unit rather than refer to one."""
        before_end, taken = self._last_bracket
        between = self.text[before_end : mark.start]
        if not between.strip(" \t\xa0—–-[]_0123456789"):
            return taken or not before_end
        if self._after_stop(mark):
            return not _REFERENCE_AFTER.match(self.text, mark.end)
        if _AND_BEFORE.search(self.text, max(0, mark.start - 12), mark.start):
            return len(_WORD.findall(between[:200])) > 2 and not _REFERENCE_AFTER.match(self.text, mark.end)
        return self._opens_list(mark, ahead)

    def _after_stop(self, mark: Mark) -> bool:
        return _STOP_BEFORE.search(self.text, max(0, mark.start - 24), mark.start) is not None

    def _opens_list(self, mark: Mark, ahead: Sequence[Mark]) -> bool:
        """Tell whether ``(1)`` right after a heading, or ``(a)`` with a ``; (b)`` to come, opens a list."""
        if not any(is_first(r) for r in mark.readings) or self.text[mark.start - 1].isalnum():
            return False
        refers = REFERENCE_BEFORE.search(self.text, max(0, mark.start - 20), mark.start)
        above = self.nodes[self._stack[-1]] if self._stack else None
        if mark.number == "1" and above and above.level == "article" and mark.start - above.body < 200:
            return not refers or self.text[mark.end : mark.end + 2].strip().isupper()
        second = next(
            (m for m in ahead[:8] if any(follows(a, b) for a in mark.readings for b in m.readings)), None
        )
        apart = second is not None and second.start - mark.end > 12 and self._after_stop(second)
        return not refers and apart and not _REFERENCE_AFTER.match(self.text, mark.end)

    def _placed(self, mark: Mark, ahead: Sequence[Mark]) -> tuple[int, Reading] | None:
        """Return how deep in the stack the unit goes and how its number is read; None for no unit."""
        depth = len(self._stack)
        while depth > self._base and self.nodes[self._stack[depth - 1]].level == "series":
            depth -= 1
        floor = depth
        if floor > 0 and self.nodes[self._stack[floor - 1]].level == "edge":
            return None
        opened = [(at, self.nodes[self._stack[at]]) for at in range(len(self._stack) - 1, floor - 1, -1)]
        same = [(at, node) for at, node in opened if node.style == mark.style and node.reading]
        next_one = next(
            (
                (at, r)
                for at, node in same
                for r in mark.readings
                if node.reading and follows(node.reading, r)
            ),
            None,
        )
        series = {node.reading.series for _, node in same if node.reading}
        first = next((r for r in mark.readings if is_first(r) and r.series not in series), None)
        if next_one and first and first.series != next_one[1].series:
            return next_one if self._goes_on(mark, next_one[1], first, ahead) else (len(self._stack), first)
        if next_one:
            return next_one
        if first:
            return (floor if mark.style == "dot" else len(self._stack)), first
        if mark.inline:
            return None
        again = next(
            (
                (at, r)
                for at, node in same
                for r in mark.readings
                if is_first(r) and node.reading and node.reading.series == r.series
            ),
            None,
        )
        if again:
            return again
        later = next(
            ((at, r) for at, node in same for r in mark.readings
             if node.reading and is_later(node.reading, r) and r.value - node.reading.value <= 12), None
        )  # fmt: skip
        if later:
            return later
        reading = mark.readings[0] if mark.readings else None
        outer = self.nodes[self._stack[floor - 1]].level if floor else ""
        free = outer == "schedule" or self._quotation >= 0 or not self.nodes
        alone = not same and reading is not None and (reading.value <= 4 or (free and not opened))
        return (floor if mark.style == "dot" else len(self._stack), reading) if alone and reading else None

    def _goes_on(self, mark: Mark, sibling: Reading, child: Reading, ahead: Sequence[Mark]) -> bool:
        """Tell whether ``(i)`` after ``(h)`` is a letter: ``(j)`` or one more ``(i)`` precedes ``(ii)``."""
        for other in ahead:
            if other.style != mark.style:
                continue
            if other.number == mark.number:
                return True
            plain = [reading for reading in other.readings if not reading.suffix]
            if any(follows(child, reading) for reading in plain):
                return False
            if any(follows(sibling, reading) for reading in plain):
                return True
            if other.number.isdigit():
                break
        return True

    def finish(self) -> list[Node]:
        """Close what is open; return the nodes in the order of the text, ends without trailing space."""
        self._enter(-1, len(self.text))
        self._close_to(0, len(self.text))
        for node in self.nodes:
            node.end = max(trim(self.text, node.start, node.end), node.start + 1)
        return self.nodes
