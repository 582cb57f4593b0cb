"""Binary Word files (.doc): the text as Word prints it, with tracked changes accepted or left out.

Read are paragraphs and tables in their order, automatic numbers, and the results of fields; text
boxes, footnotes and endnotes follow at the end. Left out are deletions (insertions, where the
original is asked for), field codes, hidden text, comments, headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from iccpr_check.errors import DraftError
from iccpr_check.load.builder import Builder, tracked, whole
from iccpr_check.load.extract import Extract, Options
from iccpr_check.load.legacy_letters import of_font
from iccpr_check.load.word.doc_file import WordFile, places, sprms
from iccpr_check.load.word.doc_styles import Styles, fonts, lists, operand
from iccpr_check.load.word.list_numbers import Counters
from iccpr_check.load.word.symbols import sign, signs
from iccpr_check.model import Skipped

_DELETED, _INSERTED, _VANISH, _FONT, _STYLE, _SYMBOL = 0x0800, 0x0801, 0x083C, 0x4A4F, 0x4A30, 0x6A09
_LEVEL, _LIST = 0x260A, 0x460B
_IN_TABLE, _ROW_END, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x244B, 0x244C
_PARAGRAPH_END = re.compile(r"[\r\x07\x0c]")
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PICTURE = "\x01"
_FIELD = re.compile(f"([{_FIELD_BEGIN}{_FIELD_RESULT}{_FIELD_END}{_PICTURE}])")
#: What single characters stand for; other control characters are marks of pictures, notes and comments.
_MEANS = {
    **dict.fromkeys(range(32)), 0x09: "\t", 0x0B: "\n", 0x1E: "\u2011", 0x1F: None,
}  # fmt: skip


class _Look(NamedTuple):
    """What matters of the properties of a run."""

    shown: bool = True
    font: str = ""
    symbol: str | None = None


class _Paragraph(NamedTuple):
    start: int
    mark: int
    number: int
    style: int = 0
    properties: bytes = b""
    path: str = ""


def read_doc(data: bytes, options: Options) -> Extract:
    """Return the text of a binary Word file; anchors name the paragraph.

    A paragraph's number counts from 1 in the main text, those in cells of tables included. Raises
    DraftError when the file is damaged, locked, or holds no text.
    """
    reader = _Reader(WordFile(data), original=options.original)
    reader.main()
    extract = reader.builder.extract(skipped=tuple(reader.skipped()))
    if not extract.text.strip():
        raise DraftError(
            f"a Word file that holds no text{' but pictures; give it as text' * reader.pictures}"
        )
    return extract


class _Reader:
    def __init__(self, file: WordFile, *, original: bool) -> None:
        self.builder = Builder()
        self.pictures = False
        self._file = file
        self._original = original
        self._gone = _INSERTED if original else _DELETED
        self._tracked = False
        self._run_on: list[_Paragraph] = []
        self._styles = Styles(file)
        self._fonts = fonts(file)
        self._counters = Counters(lists(file))
        self._looks: dict[tuple[bytes, int], _Look] = {}
        self._fields: list[bool] = []
        self._sections = {place - 1 for place in places(file.part(6), 12)[0][1:]}
        self._parts = [0]
        for length in (*file.fib.parts, *(0,) * 7)[:7]:
            self._parts.append(min(self._parts[-1] + length, len(file.text)))

    def skipped(self) -> Iterator[Skipped]:
        """Yield what the file holds beside text."""
        if self.pictures:
            yield Skipped(what="the pictures of the file", why="pictures are not read", matters=False)
        if self._tracked:
            yield tracked(original=self._original)

    def main(self) -> None:
        """Write the main text, then text boxes, footnotes and endnotes."""
        row: list[list[_Paragraph]] = [[]]
        for paragraph in self._paragraphs(0):
            if not self._flag(paragraph.properties, _IN_TABLE):
                self._cells(row)
                row = [[]]
                self._line(paragraph, "paragraph {}")
            elif self._flag(paragraph.properties, _ROW_END) or self._flag(
                paragraph.properties, _INNER_ROW_END
            ):
                self._cells(row)
                row = [[]]
            else:
                row[-1].append(paragraph)
                inner = self._flag(paragraph.properties, _INNER_CELL)
                if inner or self._file.text[paragraph.mark] == "\x07":
                    row.append([])
        self._cells(row)
        self._lines(self._paragraphs(6), "text box, paragraph {}")
        self._notes("footnote", 1, 2, 3)
        self._notes("endnote", 5, 46, 47)

    def _cells(self, row: list[list[_Paragraph]]) -> None:
        """Write a row of a table: a line if each cell is one, else a line for each paragraph."""
        if row == [[]]:
            return
        self._end()
        one_line = all(
            len(cell) == 1 and "\x0b" not in self._file.text[one.start : one.mark]
            for cell in row
            for one in cell
        )
        self.builder.line()
        for cell in row:
            self._lines(cell, "paragraph {}", first="\t" if one_line else "\n")

    def _lines(self, paragraphs: list[_Paragraph], path: str, first: str = "\n") -> None:
        for index, paragraph in enumerate(paragraphs):
            self._line(paragraph, path, "\n" if index else first)
        self._end()
        self._fields.clear()

    def _line(self, paragraph: _Paragraph, path: str, separator: str = "\n") -> None:
        """Write a paragraph as a line; one whose mark was deleted runs on into the next."""
        self._run_on.append(paragraph._replace(path=path.format(paragraph.number)))
        if self._look(paragraph.mark, paragraph).shown:
            self._end(separator)

    def _end(self, separator: str = "\n") -> None:
        run_on, self._run_on = self._run_on, []
        if run_on:
            self.builder.separate(separator)
            self._label(run_on[-1], run_on[0].path)
        for part in run_on:
            self._words(part.start, part.mark, part, part.path)

    def _label(self, paragraph: _Paragraph, path: str) -> None:
        name = operand(paragraph.properties, _LIST)
        if name and name < 0x07FF and all(self._fields):
            label = self._counters.label(str(name), operand(paragraph.properties, _LEVEL) or 0)
            self.builder.put(label, path)

    def _words(self, start: int, end: int, paragraph: _Paragraph, path: str) -> None:
        for first, last, _ in self._file.runs(start, end):
            look = self._look(first, paragraph)
            for piece in _FIELD.split(self._file.text[first:last]):
                if piece == _FIELD_BEGIN:
                    self._fields.append(False)
                elif piece == _FIELD_RESULT and self._fields:
                    self._fields[-1] = True
                elif piece == _FIELD_END and self._fields:
                    self._fields.pop()
                elif piece == _PICTURE:
                    self.pictures = True
                elif look.shown and all(self._fields):
                    words = piece if look.symbol is None else look.symbol * len(piece)
                    words = signs(whole(words.translate(_MEANS)), look.font)
                    self.builder.put(words, path, letters=of_font(look.font) if look.font else None)

    def _font(self, number: bytes | None) -> str:
        place = None if number is None else int.from_bytes(number[:2], "little")
        return self._fonts[place] if place is not None and place < len(self._fonts) else ""

    def _look(self, place: int, paragraph: _Paragraph) -> _Look:
        properties = self._file.characters.at(self._file.byte(place))
        known = self._looks.get((properties, paragraph.style))
        return known or self._looked(properties, paragraph.style)

    def _looked(self, properties: bytes, style: int) -> _Look:
        own = operand(properties, _STYLE)
        inherited = self._styles.character(style) + (b"" if own is None else self._styles.character(own))
        values = dict(sprms(inherited + properties))
        symbol = values.get(_SYMBOL)
        hidden = values.get(_VANISH, b"\0")[:1] in {b"\1", b"\x81"}
        self._tracked |= b"\1" in {values.get(_DELETED), values.get(_INSERTED)}
        look = _Look(
            shown=not hidden and values.get(self._gone, b"\0")[:1] != b"\1",
            font=self._font(values.get(_FONT)),
            symbol=None
            if symbol is None
            else sign(int.from_bytes(symbol[2:4], "little"), self._font(symbol)),
        )
        return self._looks.setdefault((properties, style), look)

    def _paragraphs(self, part: int) -> list[_Paragraph]:
        return self._between(self._parts[part], self._parts[part + 1])

    def _between(self, start: int, end: int) -> list[_Paragraph]:
        found: list[_Paragraph] = []
        number = 1
        for mark in _PARAGRAPH_END.finditer(self._file.text, start, end):
            at = mark.start()
            if mark[0] == "\x0c" and at not in self._sections:
                continue  # a page break inside a paragraph
            own = self._file.paragraphs.at(self._file.byte(at))
            style = int.from_bytes(own[:2], "little")
            found.append(_Paragraph(start, at, number, style, self._styles.paragraph(style) + own[2:]))
            number += not self._flag(own[2:], _ROW_END)
            start = at + 1
        if start < end:
            found.append(_Paragraph(start, end, number))
        return found

    def _notes(self, name: str, part: int, references: int, bounds: int) -> None:
        """Write the notes of one kind, each behind its number, but those whose reference is deleted."""
        begin, end = self._parts[part], self._parts[part + 1]
        starts = [begin + place for place in places(self._file.part(bounds), 0)[0]]
        for number, place in enumerate(places(self._file.part(references), 2)[0][:-1], start=1):
            if number >= len(starts) or not begin <= starts[number - 1] <= starts[number] <= end:
                return
            if place >= len(self._file.text) or not self._look(place, _Paragraph(0, 0, 0)).shown:
                continue
            self._fields.clear()
            self.builder.line()
            self.builder.put(f"[{number}] ", f"{name} {number}")
            for index, paragraph in enumerate(self._between(starts[number - 1], starts[number])):
                if index:
                    self.builder.line()
                self._words(paragraph.start, paragraph.mark, paragraph, f"{name} {number}")

    @staticmethod
    def _flag(properties: bytes, number: int) -> bool:
        return bool(operand(properties, number))
