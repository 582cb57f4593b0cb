"""Rich Text (.rtf): the text as a word processor shows it, with tracked changes accepted or left out.

A file is groups in braces, control words and text; automatic numbers stand in it as text
(``\\listtext``), so that nothing is counted here. Read are paragraphs and tables in their order, the
results of fields and text boxes; footnotes follow at the end. Left out are deletions (insertions,
where the original is asked for), field codes, hidden text, comments, headers and footers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from iccpr_check.errors import DraftError
from iccpr_check.load.builder import Builder, tracked, whole
from iccpr_check.load.extract import Extract, Options, refuse_length
from iccpr_check.load.legacy_letters import of_font
from iccpr_check.load.word.rtf_words import (
    CHARACTERS,
    CONTROLS,
    KEPT,
    LABELS,
    LEFT_OUT,
    PAGES,
    PARAGRAPH_ENDS,
)
from iccpr_check.load.word.symbols import is_symbolic, sign, signs
from iccpr_check.model import Skipped

_TOKEN = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)
_SIGNS = 2
"""The character set of symbol fonts."""
_MOST_GROUPS = 2_000
_MOST_CELLS = 5_000
MAX_TOKENS = 3_000_000
"""Words, commands and braces above which a file is not read; a law of a hundred pages has 0.3 million."""

_Line = list[tuple[str, str]]
"""Pieces of text, each with the name of its font."""


class _Font(NamedTuple):
    page: str = ""
    name: str = ""


class _State(NamedTuple):
    """What a group inherits and changes for itself."""

    left_out: bool = False
    fonts: bool = False
    label: bool = False
    aside: _Line | None = None
    """The footnote or text box that takes the words, None for the text itself."""
    font: int = -1
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    fallback: int = 1
    """Characters behind a Unicode character that repeat it for old readers."""


def read_rtf(data: bytes, options: Options) -> Extract:
    """Return the text of a Rich Text file; anchors name the paragraph, counted from 1.

    Raises DraftError when the file is damaged or holds no text.
    """
    reader = _Reader(options)
    reader.read(data.decode("latin-1"))
    extract = reader.builder.extract(skipped=reader.skipped())
    if not extract.text.strip():
        raise DraftError(
            f"a Rich Text file that holds no text{' but pictures; give it as text' * reader.pictures}"
        )
    return extract


class _Reader:
    def __init__(self, options: Options) -> None:
        self.builder = Builder()
        self._original = options.original
        self._state = _State()
        self._stack: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[int, _Font] = {}
        self._line: _Line = []
        self._bytes = bytearray()
        self._length = 0
        self._paragraph = 1
        self._row: list[list[tuple[int, _Line]]] = [[]]
        self._in_table = False
        self._notes: list[_Line] = []
        self._boxes: list[tuple[int, _Line]] = []
        self.pictures = False
        self._tracked = False

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what the file holds beside text."""
        pictures = Skipped(what="the pictures of the file", why="pictures are not read", matters=False)
        return (*[pictures] * self.pictures, *[tracked(original=self._original)] * self._tracked)

    def read(self, source: str) -> None:
        """Write the text of the file."""
        at, skip, star = 0, 0, False
        left = MAX_TOKENS
        while found := _TOKEN.match(source, at):
            at, left = found.end(), left - 1
            if not left:
                raise DraftError(f"a Rich Text file of more than {MAX_TOKENS:,} pieces; it was not read")
            byte, word, number, sign, brace, text = found.groups()
            if brace:
                self._brace(brace)
                skip, star = 0, False
            elif word == "bin":
                at += max(0, int(number or 0))
            elif word or sign:
                if sign == "*":
                    star = True
                    continue
                if skip and (sign or word not in LEFT_OUT):
                    skip -= 1
                elif word == "u":
                    self._put(chr(int(number or 0) & 0xFFFF))
                    skip = self._state.fallback
                else:
                    self._control(word or sign, None if number is None else int(number), star=star)
                star = False
            elif byte or text:
                kept = text[skip:] if text else "" if skip else chr(int(byte, 16))
                skip = max(0, skip - (len(text) if text else 1))
                if kept:
                    self._raw(kept)
        self._end()

    def _brace(self, brace: str) -> None:
        self._flush()
        if brace == "{":
            if len(self._stack) > _MOST_GROUPS:
                raise DraftError("a damaged Rich Text file (its groups are nested too deeply); save it again")
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _control(self, word: str, number: int | None, *, star: bool) -> None:
        on = number != 0
        state = self._state
        if word in LEFT_OUT or (star and word not in KEPT):
            self._state = state._replace(left_out=True, fonts=word == "fonttbl")
            self.pictures |= word == "pict" and not state.left_out
        elif word in LABELS:
            self._state = state._replace(label=True)
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word == "cell":
            self._end_paragraph(cell=True)
        elif word == "row":
            self._end_row()
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in {"footnote", "shptxt"}:
            aside: _Line = []
            if word == "footnote":
                self._notes.append(aside)
            else:
                self._boxes.append((self._paragraph, aside))
            self._state = state._replace(aside=aside, left_out=False)
        elif word == "ansicpg":
            self._page = f"cp{number}"
        elif word in {"f", "deff"} and number is not None:
            self._flush()
            self._state = state._replace(font=number)
        elif word == "uc":
            self._state = state._replace(fallback=min(max(number or 0, 0), 16))
        elif word in {"deleted", "revised", "v"}:
            self._flush()
            deleted, inserted, hidden = state.deleted, state.inserted, state.hidden
            self._state = state._replace(
                deleted=on if word == "deleted" else deleted,
                inserted=on if word == "revised" else inserted,
                hidden=on if word == "v" else hidden,
            )
            self._tracked |= on and word != "v"
        elif word == "plain":
            self._flush()
            self._state = state._replace(deleted=False, inserted=False, hidden=False)
        elif word == "intbl":
            self._in_table = True
        elif word == "pard":
            self._in_table = False
        elif word == "fcharset" and state.fonts and number is not None:
            page = "signs" if number == _SIGNS else PAGES.get(number, "")
            self._fonts[state.font] = self._font()._replace(page=page)

    def _font(self) -> _Font:
        return self._fonts.get(self._state.font, _Font())

    def _raw(self, text: str) -> None:
        """Take bytes of the file, in the code page of their font."""
        if self._state.fonts:
            name = text.split(";")[0].strip()
            if name and not self._font().name:
                self._fonts[self._state.font] = self._font()._replace(name=name)
            return
        self._bytes += text.encode("latin-1")

    def _flush(self) -> None:
        if not self._bytes:
            return
        raw, self._bytes = bytes(self._bytes), bytearray()
        page, name = self._font()
        if page == "signs" or is_symbolic(name):
            name = name if is_symbolic(name) else "symbols"
            self._put("".join(sign(byte, name) for byte in raw))
            return
        page = "cp1252" if of_font(name) else page or self._page
        try:
            text = raw.decode(page, errors="replace")
        except LookupError:
            text = raw.decode("cp1252", errors="replace")
        self._put(text.translate(CONTROLS))

    def _put(self, text: str) -> None:
        self._flush()
        state = self._state
        gone = state.inserted if self._original else state.deleted
        if state.left_out or state.hidden or gone:
            return
        if state.label:
            text = text.replace("\t", " ") if self._line else text.strip(" ").replace("\t", "")
        self._length += len(text)
        refuse_length(self._length)
        name = self._font().name
        (self._line if state.aside is None else state.aside).append((signs(text, name), name))

    def _end_paragraph(self, *, cell: bool = False) -> None:
        self._flush()
        state = self._state
        if state.left_out:
            return
        if state.aside is not None:
            self._put("\n")
            return
        if (state.inserted if self._original else state.deleted) and not cell:
            return
        line, self._line = self._line, []
        if len(self._row) > _MOST_CELLS:
            self._end_row()
        if cell or self._in_table:
            self._row[-1].append((self._paragraph, line))
            if cell:
                self._row.append([])
        else:
            self._end_row()
            self._write(self._paragraph, line)
            self._end_boxes()
        self._paragraph += 1

    def _end_row(self) -> None:
        row, self._row = self._row[:-1] if not self._row[-1] else self._row, [[]]
        if not row:
            return
        one_line = all(len(cell) == 1 and not any("\n" in t for t, _ in cell[0][1]) for cell in row)
        self.builder.line()
        for cell in row:
            for index, (number, line) in enumerate(cell):
                self.builder.separate("\t" if one_line and not index else "\n")
                self._words(line, f"paragraph {number}")
        self._end_boxes()

    def _end_boxes(self) -> None:
        """Write the text boxes of the paragraph or row that has ended."""
        boxes, self._boxes = self._boxes, []
        for number, line in boxes:
            self._write(number, line)

    def _write(self, number: int, line: _Line) -> None:
        self.builder.line()
        self._words(line, f"paragraph {number}")

    def _words(self, line: _Line, path: str) -> None:
        while line and not line[-1][0].strip("\n"):
            line.pop()  # the end of the last paragraph of a note or box
        start = 0
        for index in range(1, len(line) + 1):
            if index == len(line) or line[index][1] != line[start][1]:
                name = line[start][1]
                text = whole("".join(text for text, _ in line[start:index]))
                self.builder.put(text, path, letters=of_font(name) if name else None)
                start = index

    def _end(self) -> None:
        self._end_paragraph()
        self._end_row()
        for number, line in enumerate(self._notes, start=1):
            self.builder.line()
            self.builder.put(f"[{number}] ", f"footnote {number}")
            self._words(line, f"footnote {number}")
