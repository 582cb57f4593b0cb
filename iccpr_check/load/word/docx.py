"""Word files (.docx): the text as Word prints it, with tracked changes accepted or left out.

Read are paragraphs and tables in their order, automatic numbers, content controls, smart tags,
hyperlinks, text boxes and the results of fields; footnotes and endnotes follow at the end, each on
its line as ``[1] …``, because a consolidation explains its amendments there. Left out are deletions
(insertions, where the original is asked for), comments, field codes, hidden text, headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from iccpr_check.errors import DraftError
from iccpr_check.load.builder import Builder, tracked
from iccpr_check.load.extract import Extract, Options
from iccpr_check.load.legacy_letters import of_font
from iccpr_check.load.word.docx_looks import Looks
from iccpr_check.load.word.docx_numbering import Numbering
from iccpr_check.load.word.docx_package import Package, open_package
from iccpr_check.load.word.office_xml import attribute, child, local
from iccpr_check.load.word.symbols import sign, signs
from iccpr_check.model import Skipped

_DELETED, _INSERTED = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
#: Never part of the text.
_LEFT_OUT = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "instrText",
     "delInstrText", "commentReference", "rt", "fldData", "smartTagPr", "customXmlPr"}
)  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_PICTURES = frozenset({"blip", "imagedata"})
_MANY = 200
"""Pictures, or embedded files, that are told one by one."""
_NUMBER = "number-of-paragraph"


def read_docx(data: bytes, options: Options) -> Extract:
    """Return the text of a Word file; anchors name the paragraph (and the page, where Word noted it).

    A paragraph's number counts every ``w:p`` of the main part from 1. Raises DraftError when the
    file is damaged, unsafe, or holds no text.
    """
    writer = Writer(open_package(data), original=options.original)
    writer.main()
    extract = writer.builder.extract(skipped=tuple(writer.skipped()))
    if not extract.text.strip():
        pictures = " but pictures; give it as text" if writer.pictures else ""
        raise DraftError(f"a Word file that holds no text{pictures}")
    return extract


class Writer:
    """Walks the main part and writes its text, one paragraph a line.

    Every piece of text is written by ``put``, with the element that it stands in, where it does.
    """

    def __init__(self, package: Package, *, original: bool) -> None:
        self.builder = Builder()
        self.pictures: list[str] = []
        self._package = package
        self._original = original
        self._gone = _INSERTED if original else _DELETED
        self._cell_gone = "cellIns" if original else "cellDel"
        self._numbering = Numbering(package.numbering, package.styles)
        self._looks = Looks(package.styles)
        self._embedded: list[str] = []
        self._wanted: dict[str, dict[str, etree._Element]] = {"footnoteReference": {}, "endnoteReference": {}}
        for number, paragraph in enumerate(_named(package.document, "p"), start=1):
            paragraph.set(_NUMBER, str(number))
        noted = next(_named(package.document, "lastRenderedPageBreak"), None)
        self._page = None if noted is None else 1
        self._path = ""
        self._properties: etree._Element | None = None
        self._fields: list[bool] = []
        self._boxes: list[etree._Element] = []
        self._joined = False
        self.mark: etree._Element | None = None
        """The reference of the note that is being written; None outside notes."""

    def main(self) -> None:
        """Write the body and the notes that it refers to, in the order in which it does."""
        body = child(self._package.document, "body")
        if body is not None:
            self._blocks(body)
        self._page = None
        for name, notes in (("footnote", self._package.footnotes), ("endnote", self._package.endnotes)):
            by_id = {} if notes is None else {attribute(note, "id"): note for note in notes}
            for number, (note_id, mark) in enumerate(list(self._wanted[f"{name}Reference"].items()), start=1):
                if note_id in by_id:
                    self.mark = mark
                    self._note(f"{name} {number}", f"[{number}] ", by_id[note_id])

    def skipped(self) -> Iterator[Skipped]:
        """Yield what the file holds beside text."""
        yield from _told("a picture in {}", self.pictures, "pictures are not read", matters=False)
        yield from _told("a file embedded at {}", self._embedded, "embedded files are not read", matters=True)
        if next(_named(self._package.document, *_DELETED, *_INSERTED), None) is not None:
            yield tracked(original=self._original)

    def _note(self, path: str, label: str, note: etree._Element) -> None:
        self._fields.clear()
        self.builder.line()
        self._path = path
        self.put(label)
        self._joined = True
        self._blocks(note)
        self._joined = False

    def _blocks(self, parent: etree._Element) -> None:
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
                self._blocks(_alternative(element))
            elif name not in _LEFT_OUT and name not in self._gone:
                self._blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._fields = [shown for shown in self._fields if shown]  # a field's code ends with its paragraph
        number = paragraph.get(_NUMBER)
        self._path = f"paragraph {number}" if number else self._path
        self._properties = child(paragraph, "pPr")
        if not self._joined:
            self.builder.line()
            self.put(self._label(paragraph))
        self._inline(paragraph)
        self._joined = self._mark_gone(paragraph) or self._mark_hidden(paragraph)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._joined = False
            self._blocks(box)

    def _label(self, paragraph: etree._Element) -> str:
        """Return the number of a paragraph; it comes with the mark that ends the line."""
        while self._mark_gone(paragraph):
            after = paragraph.getnext()
            if after is None or local(after) != "p":
                break
            paragraph = after
        properties = child(paragraph, "pPr")
        before = child(properties, "pPrChange", "pPr")
        return self._numbering.label(before if self._original and before is not None else properties)

    def _mark_gone(self, paragraph: etree._Element) -> bool:
        """Tell whether a paragraph's mark was deleted, so that the next one continues it."""
        mark = child(paragraph, "pPr", "rPr")
        return mark is not None and any(local(one) in self._gone for one in mark)

    def _mark_hidden(self, paragraph: etree._Element) -> bool:
        """Tell whether a heading's mark is hidden, so that the text runs on behind it (a style separator)."""
        properties = child(paragraph, "pPr")
        return self._looks.of(child(properties, "rPr"), properties).hidden

    def _table(self, table: etree._Element) -> None:
        for row in _inside(table, "tr"):
            marks = child(row, "trPr")
            if marks is not None and any(local(one) in self._gone for one in marks):
                continue
            cells = [cell for cell in _inside(row, "tc") if child(cell, "tcPr", self._cell_gone) is None]
            one_line = all(_one_line(cell) for cell in cells)
            self._joined = False
            self.builder.line()
            for cell in cells:
                self.builder.separate("\t" if one_line else "\n")
                self._blocks(cell)
                self._joined = False

    def _inline(self, parent: etree._Element) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name == "AlternateContent":
                self._inline(_alternative(element))
            elif name and name not in _LEFT_OUT and name not in self._gone:
                self._inline(element)

    def _run(self, run: etree._Element) -> None:
        look = self._looks.of(child(run, "rPr"), self._properties)
        for element in run:
            name = local(element)
            if name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name == "lastRenderedPageBreak":
                self._page = None if self._page is None else self._page + 1
            elif look.hidden:
                continue
            elif name in self._wanted:
                self._wanted[name].setdefault(attribute(element, "id") or "", element)
            elif name in {"t", "delText"}:
                self.put(signs(element.text or "", look.font), look.font, element)
            elif name in _CHARACTERS or name == "sym":
                self.put(_character(name, element), source=element)
            else:
                self._drawn(element)

    def _drawn(self, element: etree._Element) -> None:
        """Note the text boxes and pictures of a drawing, or whatever else a run holds."""
        name = local(element)
        if name == "txbxContent":
            self._boxes.append(element)
        elif name in _PICTURES:
            self.pictures.append(self._path)
        elif name == "r":  # the words that a ruby stands over
            self._run(element)
        elif name not in _LEFT_OUT:
            for inner in _alternative(element) if name == "AlternateContent" else element:
                self._drawn(inner)

    def _field(self, kind: str | None) -> None:
        """Follow a field: its code, up to the separator, is not text; its result is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def put(self, text: str, font: str = "", source: etree._Element | None = None) -> None:
        """Write text that ``source`` holds (None: a number that Word counts), but in a field's code."""
        if all(self._fields):
            self.builder.put(text, self._path, self._page, of_font(font) if font else None)


def _told(what: str, places: list[str], why: str, *, matters: bool) -> Iterator[Skipped]:
    """Yield what was skipped at each place, or once for all where the places are very many."""
    if len(places) > _MANY:
        places = [f"{len(places)} places, the first {places[0]}"]
    for place in places:
        yield Skipped(what=what.format(place), why=why, matters=matters)


def _named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these names in the namespace of ``element``, itself included."""
    namespace = str(element.tag).rpartition("}")[0]
    return element.iter(*(f"{namespace}}}{name}" if namespace else name for name in names))


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) not in _LEFT_OUT:
            yield from _inside(element, name)


def _one_line(cell: etree._Element) -> bool:
    """Tell whether a cell holds no more than one line."""
    breaks = _named(cell, "br", "cr")
    return len(list(islice(_named(cell, "p"), 2))) <= 1 and next(breaks, None) is None


def _alternative(element: etree._Element) -> etree._Element:
    """Return the newest of the forms in which the same content is stored."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is None or (len(choice) == 0 and fallback is not None):
        return element if fallback is None else fallback
    return choice


def _character(name: str, element: etree._Element) -> str:
    if name != "sym":
        return "" if attribute(element, "type") in {"page", "column"} else _CHARACTERS[name]
    code = attribute(element, "char") or ""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    return sign(number, attribute(element, "font") or "")
