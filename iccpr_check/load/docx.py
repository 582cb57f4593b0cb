"""Word files (.docx): the text as Word prints it, with tracked changes accepted.

Read are paragraphs and tables in their order, automatic numbers, insertions, content controls,
smart tags, hyperlinks, text boxes and the results of fields; footnotes and endnotes follow at the
end, each on its line as ``[1] …``, because a consolidation explains its amendments there. Left out
are deletions, comments, field codes, hidden text, headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from iccpr_check.errors import DraftError
from iccpr_check.load.docx_numbering import Numbering
from iccpr_check.load.docx_package import attribute, child, local, open_package
from iccpr_check.load.extract import Extract, Format
from iccpr_check.model import Anchor, Skipped

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Never part of the text as it would stand.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
     "instrText", "delText", "delInstrText", "commentReference", "rt", "fldData", "smartTagPr", "customXmlPr"}
)  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_PICTURES = frozenset({"blip", "imagedata"})


def read_docx(data: bytes, lang: str | None = None) -> Extract:
    """Return the text of a Word file; anchors name the paragraph (and the page, where Word noted it).

    A paragraph's number counts every ``w:p`` of the main part from 1. Raises DraftError when the
    file is damaged, unsafe, or holds no text.
    """
    package = open_package(data)
    writer = _Writer(package.document, Numbering(package.numbering, package.styles))
    body = child(package.document, "body")
    if body is not None:
        writer.blocks(body)
    for name, notes, wanted in (
        ("footnote", package.footnotes, writer.footnotes),
        ("endnote", package.endnotes, writer.endnotes),
    ):
        writer.notes(name, notes, wanted)
    text = "".join(writer.parts)
    if not text.strip():
        pictures = " but pictures; give it as text" if writer.pictures else ""
        raise DraftError(f"a Word file that holds no text{pictures}")
    return Extract(text, tuple(writer.anchors), skipped=tuple(writer.skipped()))


class _Writer:
    """Walks the main part and writes its text, one paragraph a line."""

    def __init__(self, document: etree._Element, numbering: Numbering) -> None:
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self.pictures: list[str] = []
        self._embedded: list[str] = []
        self._numbering = numbering
        self._length = 0
        self._numbers = {p: n for n, p in enumerate(_paragraphs(document), start=1)}
        self._page = 1 if any(local(e) == "lastRenderedPageBreak" for e in document.iter()) else None
        self._path = ""
        self._place: tuple[str, int | None] | None = None
        self._fields: list[bool] = []
        self._boxes: list[etree._Element] = []
        self._separator = ""
        self._joined = False

    def skipped(self) -> list[Skipped]:
        """Return what the file holds beside text."""
        return [
            *(
                Skipped(what=f"a picture in {path}", why="pictures are not read", matters=False)
                for path in self.pictures
            ),
            *(
                Skipped(what=f"a file embedded at {path}", why="embedded files are not read")
                for path in self._embedded
            ),
        ]

    def blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs and tables of a body, a cell, a text box or a note."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                self._embedded.append(self._path or "the beginning")
            elif name == "AlternateContent":
                self.blocks(_alternative(element))
            elif name not in _LEFT_OUT:
                self.blocks(element)

    def notes(self, name: str, notes: etree._Element | None, wanted: list[str]) -> None:
        """Write footnotes or endnotes in the order in which the text refers to them."""
        by_id = {} if notes is None else {attribute(note, "id"): note for note in notes}
        for number, note_id in enumerate(wanted, start=1):
            note = by_id.get(note_id)
            if note is None:
                continue
            self._fields.clear()
            self._joined = False
            self._line()
            self._path, self._page = f"{name} {number}", None
            self._put(f"[{number}] ")
            self._joined = True
            self.blocks(note)
            self._joined = False

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._fields = [shown for shown in self._fields if shown]  # a field's code ends with its paragraph
        if paragraph in self._numbers:
            self._path = f"paragraph {self._numbers[paragraph]}"
        if not self._joined:
            self._line()
            self._put(self._numbering.label(child(_last_joined(paragraph), "pPr")))
        self._inline(paragraph)
        self._joined = _runs_on(paragraph)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: etree._Element) -> None:
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells = [cell for cell in _inside(row, "tc") if child(cell, "tcPr", "cellDel") is None]
            one_line = all(_one_line(cell) for cell in cells)
            self._joined = False
            self._line()
            for number, cell in enumerate(cells):
                if number and not self._separator:
                    self._separator = "\t" if one_line else "\n"
                self.blocks(cell)
                self._joined = False

    def _inline(self, parent: etree._Element) -> None:
        for element in parent:
            name = local(element)
            if name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name == "lastRenderedPageBreak":
                self._page = None if self._page is None else self._page + 1
            elif name in _CHARACTERS or name in {"t", "sym"}:
                self._put(_characters(name, element))
            elif name in {"footnoteReference", "endnoteReference"}:
                self._note(name, attribute(element, "id") or "")
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name == "AlternateContent":
                self._inline(_alternative(element))
            elif name in _PICTURES:
                self.pictures.append(self._path)
            elif name and name not in _LEFT_OUT and not (name == "r" and _hidden(element)):
                self._inline(element)

    def _field(self, kind: str | None) -> None:
        """Follow a field: its code, up to the separator, is not text; its result is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, name: str, note_id: str) -> None:
        wanted = self.footnotes if name == "footnoteReference" else self.endnotes
        if note_id not in wanted:
            wanted.append(note_id)

    def _line(self) -> None:
        """Begin a new line, unless one has begun or a cell's separator stands here."""
        if self.parts and not self._separator:
            self._separator = "\n"

    def _put(self, text: str) -> None:
        if not text or not all(self._fields):
            return
        if self._separator and self.parts:
            self.parts.append(self._separator)
            self._length += len(self._separator)
        self._separator = ""
        if self._place != (self._path, self._page):
            self._place = (self._path, self._page)
            self.anchors.append(Anchor(offset=self._length, path=self._path, page=self._page))
        self.parts.append(text)
        self._length += len(text)


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    namespace = str(element.tag).rpartition("}")[0]
    return element.iter(f"{namespace}}}p" if namespace else "p")


def _runs_on(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph's mark was deleted, so that the next one continues it."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _last_joined(paragraph: etree._Element) -> etree._Element:
    """Return the paragraph whose mark ends the line that this one begins: it brings the number."""
    following = paragraph
    while _runs_on(following):
        after = following.getnext()
        if after is None or local(after) != "p":
            break
        following = after
    return following


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) not in _LEFT_OUT:
            yield from _inside(element, name)


def _one_line(cell: etree._Element) -> bool:
    """Tell whether a cell holds no more than one line."""
    lines = sum(1 for _ in _paragraphs(cell))
    return lines <= 1 and not any(local(element) in {"br", "cr"} for element in cell.iter())


def _alternative(element: etree._Element) -> etree._Element:
    """Return the newest of the forms in which the same content is stored."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is None or (len(choice) == 0 and fallback is not None):
        return element if fallback is None else fallback
    return choice


def _hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _characters(name: str, element: etree._Element) -> str:
    if name == "t":
        return element.text or ""
    if name == "sym":
        return _symbol(attribute(element, "char"))
    return "" if attribute(element, "type") in {"page", "column"} else _CHARACTERS[name]


def _symbol(code: str | None) -> str:
    if code is None or not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return ""
    number = int(code, 16)
    if 0xD800 <= number <= 0xF8FF:  # private use: a sign of a symbol font, most often a bullet
        return "•" if number >= 0xE000 else ""
    return chr(number) if number >= 0x20 else ""


DOCX = Format("a Word file", "a Word file", MEDIA_TYPE, (".docx",), read_docx)
