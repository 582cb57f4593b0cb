"""The draft's text as HTML: its units nested as they nest, its words untouched, the marks linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from iccpr_check.model import GROUPING, DocumentReport, Unit
from iccpr_check.report import reading
from iccpr_check.report.html.marks import Marks, Segment
from iccpr_check.report.html.tree import Tree

_MARKUP = re.compile(r"^#{1,6} |\*\*|^\\?---+$|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])", re.MULTILINE)
"""Marks of Markdown's headings and emphasis, which are no words of the draft."""
_SOFT = re.compile(r"(?<!\n)\n[ \t]*(?![\n \t]|[-+*|>] |---|\d+[.)] |\(?\w{1,3}\) |#)")
"""A line break of Markdown that no reader sees."""


class DraftText:
    """Writes the text of one document."""

    def __init__(
        self,
        document: DocumentReport,
        prefix: str,
        tree: Tree,
        marks: Marks,
        attributes: Callable[[Segment], Markup],
    ) -> None:
        """Take ``prefix`` for ids, and what writes a mark's attributes but its id."""
        self.document, self.prefix, self.tree, self.marks = document, prefix, tree, marks
        self.attributes = attributes
        self.text = document.draft.document.text
        if document.draft.document.media_type == "text/markdown":
            blanked = _SOFT.sub(lambda match: " " * len(match[0]), self.text)
            self.text = _MARKUP.sub(lambda match: "\0" * len(match[0]), blanked)
        self._named: set[int] = set()

    def write(self) -> Markup:
        """Return the whole text."""
        return Markup("").join(self._inside(0, len(self.text), None))

    def _inside(self, start: int, end: int, parent: str | None) -> Iterator[Markup]:
        """Yield the text of a unit from ``start`` on: its own words, and its children between them."""
        for child in self.tree.children.get(parent, ()):
            if child.span.start >= start:
                yield from self._own(start, child.span.start)
                yield from self._unit(child)
                start = child.span.end
        yield from self._own(start, end)

    def _unit(self, unit: Unit) -> Iterator[Markup]:
        heads = unit.kind == "article" or unit.kind in GROUPING
        tag = "section" if heads else "div"
        quoted = " quoted" if unit.quoted else ""
        yield Markup('<{} class="u k-{}{}" id="{}">').format(
            Markup(tag), unit.kind, Markup(quoted), self.unit_id(unit.id)
        )
        start = unit.span.start
        if heads:
            level = Markup("h4" if unit.kind in GROUPING else "h5")
            head = unit.heading_span.end if unit.heading_span is not None else start
            first = min(
                (child.span.start for child in self.tree.children.get(unit.id, ())), default=unit.span.end
            )
            if start < head <= first:
                yield Markup("<{0}>{1}</{0}>").format(level, self._words(start, head))
                start = head
        yield from self._inside(start, unit.span.end, unit.id)
        yield Markup("</{}>\n").format(Markup(tag))

    def unit_id(self, unit_id: str) -> str:
        """Return the id of a unit in the page."""
        return f"{self.prefix}-u{self.tree.number[unit_id]}"

    def _own(self, start: int, end: int) -> Iterator[Markup]:
        words = self._words(start, end)
        if words:
            yield Markup("<p>{}</p>").format(words)

    def _words(self, start: int, end: int) -> Markup:
        """Return words with their marks; blank space at the edges is the layout's to give."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        written: list[Markup] = []
        at = start
        for segment in self.marks.within(start, end) if start < end else ():
            low, high = max(at, segment.start), min(end, segment.end)
            inner = self._plain(low, high)
            written.append(self._plain(at, low))
            written.append(self._mark(segment, inner) if inner.strip() else inner)
            at = high
        written.append(self._plain(at, end))
        return Markup("").join(written)

    def _mark(self, segment: Segment, inner: Markup) -> Markup:
        named = "" if segment.number in self._named else Markup(' id="{}"').format(self.mark_id(segment))
        self._named.add(segment.number)
        return Markup("<a{}{}>{}</a>").format(named, self.attributes(segment), inner)

    def mark_id(self, segment: Segment) -> str:
        """Return the id of a mark in the page."""
        return f"{self.prefix}-m{segment.number}"

    def _plain(self, start: int, end: int) -> Markup:
        return escape(reading.printable(self.text[start:end]))
