"""A tree of HTML laid out as text, as a browser would show it."""

from __future__ import annotations

import re

from iccpr_check.load.counters import numeral
from iccpr_check.load.extract import Lines, refuse_length
from iccpr_check.load.html.main import hidden, never_text
from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import BLOCKS, Element, walk
from iccpr_check.model import Anchor, Skipped

#: White space that collapses; a no-break space is a character like any other.
_SPACE = " \t\n\r\f"
_PIECE = re.compile(f"[{_SPACE}]+|[^{_SPACE}]+")
_PRE_PIECE = re.compile(r"\r\n|\r|\n|[^\r\n]+")

#: A list item that brings its own number needs no automatic one.
_OWN_NUMBER = re.compile(r"[(\[]?\w{1,5}[.)\]]")
_LIST_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "none": "none",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)

_LARGEST_GAP = 1000
"""White space between two words that is kept as it is."""
_HIDDEN_WORTH_TELLING = 200
"""Letters from which text that the page hides is reported as not checked."""


class Layout:
    """Text with white space collapsed and every block, line break and table row on lines of its own.

    ``parts`` joined are the text; ``anchors`` give line and column of every word in the source.
    Cells of a row whose cells are all one line are set apart by tabs; numbers of ordered lists,
    which a browser makes up, are written out and anchored at their item. Elements ``left_out`` are
    passed over.
    """

    def __init__(self, root: Element, lines: Lines, left_out: frozenset[Element] = frozenset()) -> None:
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.skipped: list[Skipped] = []
        self._lines = lines
        self._left_out = left_out
        self._length = 0
        self._gap = ""
        self._drift = (0, 0)
        self._marker: tuple[str, int] | None = None
        self._pre = 0
        self._row = 0
        self._lists: list[tuple[str, int]] = []
        for node, entering in walk(root, self._passed_over):
            if isinstance(node, Run):
                self._run(node)
            elif entering:
                self._enter(node)
            else:
                self._leave(node)

    def _passed_over(self, element: Element) -> bool:
        if never_text(element) or element in self._left_out:
            return True
        if element.tag != "del" and not hidden(element):
            return False
        letters = sum(
            sum(map(str.isalnum, node.text)) for node, _ in walk(element, never_text) if isinstance(node, Run)
        )
        if letters >= _HIDDEN_WORTH_TELLING or (element.tag == "del" and letters):
            line, column = self._lines.place(element.at)
            shown = "marks as deleted" if element.tag == "del" else "does not show"
            self.skipped.append(
                Skipped(
                    what=f"text that the page {shown}, lines {line}-{self._lines.place(element.end)[0]}",
                    why="only what the page shows is read",
                    anchor=Anchor(offset=self._length, line=line, column=column),
                    matters=False,
                )
            )
        return True

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._gap = "\n\n" if "\n" in self._gap else "\n"
        elif tag in {"td", "th"} and self._row:
            self._gap = self._gap if "\n" in self._gap else "\t"
        elif tag in BLOCKS:
            self._break()
        if tag == "tr" and (self._row or _one_line(element)):
            self._row += 1
        elif tag == "pre":
            self._pre += 1
        elif tag in {"ol", "ul"}:
            form = _list_form(element) if tag == "ol" else "none"
            self._lists.append((form, _number(element.attributes.get("start"), 1) - 1))
        elif tag == "li" and self._lists:
            form, count = self._lists.pop()
            count = _number(element.attributes.get("value"), count + 1)
            self._lists.append((form, count))
            marker = numeral(count, form)
            self._marker = (f"{marker}.", element.at) if marker else None

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._break()
        if tag == "tr" and self._row:
            self._row -= 1
            self._break()
        elif tag == "pre":
            self._pre -= 1
        elif tag in {"ol", "ul"}:
            self._lists.pop()
        elif tag == "li":
            self._marker = None

    def _break(self) -> None:
        if not self._row and "\n" not in self._gap:
            self._gap = "\n"

    def _run(self, run: Run) -> None:
        for piece in (_PRE_PIECE if self._pre else _PIECE).finditer(run.text):
            if piece[0].strip(_SPACE):
                self._word(piece[0], run.at + piece.start())
            elif self._pre and len(self._gap) < _LARGEST_GAP:
                self._gap += "\n" if piece[0][0] in "\r\n" else piece[0]
            elif not self._gap:
                self._gap = " "

    def _word(self, word: str, at: int) -> None:
        if self._marker:
            (marker, place), self._marker = self._marker, None
            if not _OWN_NUMBER.match(word):
                self._put(marker, place)
                self._gap = " "
        self._put(word, at)

    def _put(self, word: str, at: int) -> None:
        if self.parts:
            self.parts.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        line, column = self._lines.place(at)
        drift = (line, column - self._length)
        if drift != self._drift:
            self.anchors.append(Anchor(offset=self._length, line=line, column=column))
            self._drift = drift
        self.parts.append(word)
        self._length += len(word)
        refuse_length(self._length)


def _one_line(row: Element) -> bool:
    """Tell whether every cell of a row holds no more than one block of text."""
    blocks = 0
    for node, entering in walk(row, never_text):
        if isinstance(node, Run) or not entering:
            continue
        if node.tag in {"td", "th"}:
            blocks = 0
        elif node.tag in {"br", "table", "li", "pre"}:
            return False
        elif node.tag in BLOCKS and node is not row:
            blocks += 1
            if blocks > 1:
                return False
    return True


def _list_form(ordered: Element) -> str:
    style = _LIST_STYLE.search(ordered.attributes.get("style", ""))
    by_type = _LIST_TYPES.get(ordered.attributes.get("type", ""), "decimal")
    return _LIST_STYLES.get(style[1].lower(), by_type) if style else by_type


def _number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?[0-9]{1,6}", written) else default
