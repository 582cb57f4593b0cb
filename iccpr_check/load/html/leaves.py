"""The paragraphs of a page: its innermost blocks of text, with the column of the table they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import BLOCKS, Element, walk

_CELLS = frozenset({"td", "th"})


@dataclass(eq=False, slots=True)
class Leaf:
    """A block with text of its own and no block with text inside it."""

    element: Element
    text: str
    column: tuple[Element, int] | None
    """The table and the place in its rows, for a block inside a row of several cells."""
    letters: int = 0

    def __post_init__(self) -> None:
        self.letters = sum(map(str.isalnum, self.text))


@dataclass(slots=True)
class _Open:
    element: Element
    column: tuple[Element, int] | None
    pieces: list[str] = field(default_factory=list)
    filled: bool = False
    """Whether a block with text stands inside."""
    cells: int = 0


def leaves(root: Element, left_out: Callable[[Element], bool]) -> list[Leaf]:
    """Return the innermost blocks of text below ``root``, in order, without those in what is left out."""
    found: list[Leaf] = []
    open_ = [_Open(root, None)]
    tables: list[Element] = []
    for node, entering in walk(root, left_out):
        if isinstance(node, Run):
            open_[-1].pieces.append(node.text)
        elif node is root or node.tag not in BLOCKS:
            continue
        elif entering:
            if node.tag == "table":
                tables.append(node)
            open_.append(_Open(node, _column(node, open_[-1], tables)))
        else:
            if node.tag == "table":
                tables.pop()
            block = open_.pop()
            text = "".join(block.pieces)
            has_text = bool(text.strip())
            open_[-1].filled |= has_text or block.filled
            if has_text and not block.filled:
                found.append(Leaf(node, text, block.column))
    return found


def _column(node: Element, around: _Open, tables: list[Element]) -> tuple[Element, int] | None:
    if node.tag not in _CELLS or around.element.tag != "tr" or not tables:
        return around.column
    around.cells += 1
    several = (
        sum(isinstance(child, Element) and child.tag in _CELLS for child in around.element.children[:20]) > 1
    )
    return (tables[-1], around.cells) if several else around.column
