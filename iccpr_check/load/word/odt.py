"""OpenDocument texts (.odt): the text as it is printed, with tracked changes accepted or left out.

Read are paragraphs and tables in their order, automatic numbers, text boxes and the results of fields;
footnotes and endnotes follow at the end. Left out are deletions (insertions, where the original is
asked for), hidden text, comments, headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from iccpr_check.errors import DraftError
from iccpr_check.load.builder import Builder, tracked
from iccpr_check.load.extract import Extract, Options
from iccpr_check.load.legacy_letters import of_font
from iccpr_check.load.word.odt_styles import Lists, Looks
from iccpr_check.load.word.office_xml import attribute, child, local, parse_part
from iccpr_check.load.word.symbols import signs
from iccpr_check.load.word.zips import Zip
from iccpr_check.model import Skipped

_KIND = "an OpenDocument text"
_LEFT_OUT = frozenset(
    """tracked-changes annotation note-citation ruby-text number hidden-text hidden-paragraph sequence-decls
    variable-decls user-field-decls forms index-title-template table-of-content-source event-listeners
    covered-table-cell title desc soft-page-break""".split()
)
_SHAPES = frozenset("text-box custom-shape rect ellipse polygon path line".split())
_ANCHORED = _SHAPES | {"change", "change-start", "change-end", "frame", "g", "image"}
"""What may stand between paragraphs."""
_SPACE = re.compile(r"[ \t\r\n]+")


def read_odt(data: bytes, options: Options) -> Extract:
    """Return the text of an OpenDocument text; anchors name the paragraph, counted from 1.

    Raises DraftError when the file is damaged, locked, unsafe, or holds no text.
    """
    archive = Zip(data, _KIND)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise DraftError(f"{_KIND} locked with a password; save it without one")
    content, styles = (archive.read(name) for name in ("content.xml", "styles.xml"))
    root = parse_part(content or b"<none/>", "content.xml", _KIND)
    body = child(root, "body", "text")
    if body is None:
        raise DraftError("an OpenDocument file that is no text; give the draft as a text document")
    writer = _Writer(root, None if styles is None else parse_part(styles, "styles.xml", _KIND), options)
    writer.main(body)
    extract = writer.builder.extract(skipped=tuple(writer.skipped()))
    if not extract.text.strip():
        raise DraftError(f"{_KIND} that holds no text{' but pictures; give it as text' * writer.pictures}")
    return extract


class _Writer:
    def __init__(self, root: etree._Element, styles: etree._Element | None, options: Options) -> None:
        self.builder = Builder()
        self.pictures = False
        self._original = options.original
        self._looks = Looks(root, styles)
        self._lists = Lists(root, styles)
        self._changes = {
            attribute(region, "id") or "": child(region, "deletion")
            for region in root.iter("{*}changed-region")
        }
        self._inserted: set[str] = set()
        self._number = 0
        self._path = ""
        self._notes: list[etree._Element] = []
        self._boxes: list[etree._Element] = []
        self._joined = False

    def skipped(self) -> Iterator[Skipped]:
        """Yield what the file holds beside text."""
        if self.pictures:
            yield Skipped(what="the pictures of the file", why="pictures are not read", matters=False)
        if self._changes:
            yield tracked(original=self._original)

    def main(self, body: etree._Element) -> None:
        """Write the body, then its notes."""
        self._blocks(body)
        self._end_boxes()
        for number, note in enumerate(self._notes, start=1):
            self._path = f"note {number}"
            self.builder.line()
            self._put(f"[{number}] ", "")
            self._joined = True
            for paragraph in note.iter("{*}p"):
                self._paragraph(paragraph, "", self._path)
            self._joined = False

    def _blocks(self, parent: etree._Element, label: str = "") -> None:
        """Write the paragraphs, lists and tables of an element; its first paragraph takes the label."""
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                self._paragraph(element, label or self._heading(element))
                label = ""
            elif name == "list":
                self._list(element)
            elif name == "table":
                self._table(element)
            elif name == "section" and attribute(element, "display") in {"none", "condition"}:
                continue
            elif name in _ANCHORED:
                self._inline_one(element, "")
            elif name not in _LEFT_OUT:
                self._blocks(element)

    def _heading(self, element: etree._Element) -> str:
        numbered = self._looks.numbered(attribute(element, "style-name") or "")
        return self._lists.heading(element) if numbered else ""

    def _list(self, element: etree._Element) -> None:
        self._lists.open(element)
        for item in element:
            if local(item) == "list-item":
                first = next((local(inner) for inner in item if local(inner)), "")
                self._blocks(item, self._lists.label(item) if first in {"p", "h"} else "")
            elif local(item) == "list-header":
                self._blocks(item)
        self._lists.close()

    def _table(self, table: etree._Element) -> None:
        for row in _inside(table, "table-row"):
            cells = [cell for cell in row if local(cell) == "table-cell"]
            one_line = all(_one_line(cell) for cell in cells)
            self._joined = False
            self.builder.line()
            for cell in cells:
                self.builder.separate("\t" if one_line else "\n")
                self._blocks(cell)
                self._joined = False

    def _paragraph(self, paragraph: etree._Element, label: str, path: str = "") -> None:
        if not path:
            self._number += 1
        self._path = path or f"paragraph {self._number}"
        style = attribute(paragraph, "style-name") or ""
        if not self._joined:
            self.builder.line()
            self._put(label, "")
        self._inline(paragraph, style)
        self._joined = self._original and bool(self._inserted)
        self._end_boxes()

    def _end_boxes(self) -> None:
        """Write the text boxes of what has ended."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._joined = False
            self._blocks(box)

    def _inline(self, parent: etree._Element, style: str) -> None:
        self._put(parent.text or "", style)
        for element in parent:
            self._inline_one(element, style)
            self._put(element.tail or "", style)

    def _inline_one(self, element: etree._Element, style: str) -> None:
        name = local(element)
        if name in {"change", "change-start", "change-end"}:
            self._change(name, attribute(element, "change-id") or "")
        elif name == "s":
            written = attribute(element, "c") or "1"
            self._put(" " * min(int(written), 1_000) if written.isdecimal() else "", style, kept=True)
        elif name in {"tab", "line-break"}:
            self._put("\t" if name == "tab" else "\n", style, kept=True)
        elif name == "note":
            body = child(element, "note-body")
            self._notes += [] if body is None or (self._original and self._inserted) else [body]
        elif name in _SHAPES:
            self._boxes.append(element)
        elif name == "image":
            self.pictures = True
        elif name in {"frame", "g"}:
            for inner in element:
                self._inline_one(inner, style)
        elif name and name not in _LEFT_OUT:
            self._inline(element, attribute(element, "style-name") or style)

    def _change(self, name: str, change: str) -> None:
        deleted = self._changes.get(change)
        if name == "change-end":
            self._inserted.discard(change)
        elif name == "change-start" and change in self._changes:
            self._inserted.add(change)
        elif name == "change" and deleted is not None and self._original:
            for number, paragraph in enumerate(one for one in deleted if local(one) in {"p", "h"}):
                self._put("\n" * bool(number), "", kept=True)
                self._inline(paragraph, attribute(paragraph, "style-name") or "")

    def _put(self, text: str, style: str, *, kept: bool = False) -> None:
        look = self._looks.of(style)
        if text and not look.hidden and not (self._original and self._inserted):
            words = text if kept else _SPACE.sub(" ", text)
            letters = of_font(look.font) if look.font else None
            self.builder.put(signs(words, look.font), self._path, letters=letters)


def _inside(table: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, also those in groups of rows."""
    for element in table:
        if local(element) == name:
            yield element
        elif local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _inside(element, name)


def _one_line(cell: etree._Element) -> bool:
    """Tell whether a cell holds no more than one line."""
    lines = [local(element) for element in cell.iter("{*}p", "{*}h", "{*}line-break")]
    return len(lines) <= 1
