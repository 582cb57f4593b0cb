"""The binary Word file (.doc, Word 97 to 2003) as text with the properties of its runs and paragraphs.

The file is an OLE container with streams; the text lies in pieces of the stream ``WordDocument``,
which the piece table in the stream ``0Table`` or ``1Table`` puts in order; properties are lists of
*sprms*, found by byte offset in pages of 512 bytes. After [MS-DOC], the published format.
Positions in the text (*CP*) count UTF-16 code units.
"""

from __future__ import annotations

import io
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import olefile

from iccpr_check.errors import DraftError

_DAMAGED = "a damaged Word file (.doc); save it again in Word, as .docx"
_PAGE = 512
MAX_PIECES = 200_000
"""Pieces and runs above which a file is not read; Word writes some thousands for a long law."""
#: What the eight kinds of operand take, in bytes; kind 6 says its own length.
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
_NARROW = [bytes([byte]).decode("cp1252", errors="replace") for byte in range(256)]
_DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615


class Fib(NamedTuple):
    """What the file information block says: lengths of the parts of the text, and where tables lie."""

    parts: tuple[int, ...]
    """Main text, footnotes, headers, (macros), comments, endnotes, text boxes: code units."""
    tables: tuple[tuple[int, int], ...]
    """Offset and length in the table stream, by the number that [MS-DOC] gives each."""


class Piece(NamedTuple):
    """A stretch of the text: code units ``start`` to ``end`` lie from byte ``at`` on."""

    start: int
    end: int
    at: int
    width: int


class Runs(NamedTuple):
    """Property lists by the byte offset at which each begins to hold."""

    starts: list[int]
    ends: list[int]
    properties: list[bytes]

    def at(self, offset: int) -> bytes:
        """Return the property list for a byte of the text, ``b""`` for none."""
        index = bisect_right(self.starts, offset) - 1
        return self.properties[index] if index >= 0 and offset < self.ends[index] else b""


class WordFile:
    """The streams of a file, opened. Raises DraftError when it is damaged, locked or too old."""

    def __init__(self, data: bytes) -> None:
        try:
            self.main, self.table = _streams(data)
            self.fib = _fib(self.main)
            self.pieces = _pieces(self.part(33))
            self.text = _text(self.main, self.pieces)
            self.characters = _runs(self.main, self.part(12), _character_page)
            self.paragraphs = _runs(self.main, self.part(13), _paragraph_page)
        except (struct.error, IndexError, ValueError, OverflowError):
            raise DraftError(_DAMAGED) from None
        self._starts = [piece.start for piece in self.pieces]

    def part(self, number: int) -> bytes:
        """Return a table of the table stream by its number, ``b""`` when the file has none."""
        if number >= len(self.fib.tables):
            return b""
        at, length = self.fib.tables[number]
        return self.table[at : at + length]

    def byte(self, place: int) -> int:
        """Return the byte offset of a code unit."""
        piece = self.pieces[bisect_right(self._starts, place) - 1]
        return piece.at + (place - piece.start) * piece.width

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Yield the stretches between two code units, each with its property list."""
        while start < end:
            piece = self.pieces[bisect_right(self._starts, start) - 1]
            offset = piece.at + (start - piece.start) * piece.width
            index = bisect_right(self.characters.starts, offset) - 1
            inside = index >= 0 and offset < self.characters.ends[index]
            following = self.characters.starts[index + 1] if index + 1 < len(self.characters.starts) else None
            until = self.characters.ends[index] if inside else following
            stop = min(end, piece.end)
            if until is not None:
                stop = min(stop, start + max(1, -(-(until - offset) // piece.width)))
            yield start, stop, self.characters.properties[index] if inside else b""
            start = stop


def sprms(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the properties of a list: number and operand; a broken list ends early."""
    at = 0
    while at + 2 <= len(properties):
        (number,) = struct.unpack_from("<H", properties, at)
        at += 2
        length = _OPERAND[number >> 13]
        if number == _DEFINE_TABLE:
            length = (struct.unpack_from("<H", properties, at)[0] if at + 2 <= len(properties) else 0) + 1
        elif length == 0:
            if at >= len(properties):
                return
            length = properties[at] + 1
            if number == _CHANGE_TABS and length == 256:
                return  # its length must be computed from its parts; nothing of ours follows
        yield number, properties[at : at + length]
        at += length


def places(table: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """Return the places of a PLC, one more than its entries, and its entries of ``size`` bytes."""
    count = max(0, (len(table) - 4) // (4 + size))
    if count == 0:
        return [], []
    bounds = list(struct.unpack_from(f"<{count + 1}I", table))
    base = 4 * (count + 1)
    return bounds, [table[base + index * size : base + (index + 1) * size] for index in range(count)]


def _streams(data: bytes) -> tuple[bytes, bytes]:
    """Return the streams ``WordDocument`` and its table."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = [name for name in ("WordDocument", "0Table", "1Table") if container.exists(name)]
            streams = {name: container.openstream(name).read() for name in names}
    except Exception:  # the container is read by a library, which raises what it likes on broken ones
        raise DraftError(_DAMAGED) from None
    main = streams.get("WordDocument", b"")
    if len(main) < 0x44:
        raise DraftError(_DAMAGED)
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if magic & 0xFF00 != 0xA500:
        raise DraftError(_DAMAGED)
    if magic != 0xA5EC or version < 0x00C1:
        raise DraftError("a Word file of before Word 97; save it again in Word, as .docx")
    if flags & 0x0100:
        raise DraftError("a Word file locked with a password; save it without one")
    return main, streams.get("1Table" if flags & 0x0200 else "0Table", b"")


def _fib(main: bytes) -> Fib:
    (words,) = struct.unpack_from("<H", main, 32)
    at = 34 + 2 * words
    (longs,) = struct.unpack_from("<H", main, at)
    numbers = struct.unpack_from(f"<{longs}i", main, at + 2)
    at += 2 + 4 * longs
    (pairs,) = struct.unpack_from("<H", main, at)
    flat = struct.unpack_from(f"<{2 * pairs}I", main, at + 2)
    parts = tuple(max(0, number) for number in numbers[3:10])
    return Fib(parts, tuple(zip(flat[0::2], flat[1::2], strict=True)))


def _pieces(table: bytes) -> list[Piece]:
    """Read the piece table, which stands behind the property lists of fast saves."""
    at = 0
    while at < len(table) and table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= len(table) or table[at] != 2:
        raise ValueError("no piece table")
    bounds, entries = places(table[at + 5 :][: struct.unpack_from("<I", table, at + 1)[0]], 8)
    if not 0 < len(entries) <= MAX_PIECES or bounds != sorted(bounds) or bounds[0] != 0:
        raise ValueError("a piece table out of order")
    pieces = []
    for start, end, entry in zip(bounds, bounds[1:], entries, strict=False):
        (where,) = struct.unpack_from("<I", entry, 2)
        narrow = bool(where & 0x40000000)
        at = (where & 0x3FFFFFFF) // 2 if narrow else where & 0x3FFFFFFF
        if end > start:
            pieces.append(Piece(start, end, at, 1 if narrow else 2))
    return pieces


def _text(main: bytes, pieces: list[Piece]) -> str:
    """Return the whole text, one character a code unit (halves of pairs stand by themselves)."""
    parts = []
    total = 0
    for piece in pieces:
        raw = main[piece.at : piece.at + (piece.end - piece.start) * piece.width]
        total += len(raw)
        if len(raw) != (piece.end - piece.start) * piece.width or total > 4 * len(main):
            raise ValueError("a piece outside the file")
        if piece.width == 1:
            parts.append("".join(_NARROW[byte] for byte in raw))
        else:
            units = array("H")
            units.frombytes(raw)
            parts.append("".join(map(chr, units)))
    return "".join(parts)


def _runs(main: bytes, table: bytes, read: _PageReader) -> Runs:
    found: list[tuple[int, int, bytes]] = []
    for entry in places(table, 4)[1]:
        number = struct.unpack("<I", entry)[0] & 0x3FFFFF
        page = main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            found.extend(read(page))
        if len(found) > MAX_PIECES:
            raise ValueError("too many runs")
    found.sort(key=lambda run: run[0])
    return Runs([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


class _PageReader:
    """Reads the runs of one page; ``width`` bytes stand for each, the first of which says where it lies."""

    def __init__(self, width: int, *, paragraph: bool) -> None:
        self._width = width
        self._paragraph = paragraph

    def __call__(self, page: bytes) -> Iterator[tuple[int, int, bytes]]:
        count = page[-1]
        if 4 * (count + 1) + count * self._width > _PAGE:
            return
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            at = 2 * page[4 * (count + 1) + index * self._width]
            yield bounds[index], bounds[index + 1], self._list(page, at) if at else b""

    def _list(self, page: bytes, at: int) -> bytes:
        length = page[at]
        if not self._paragraph:
            return page[at + 1 : at + 1 + length]
        if length:
            return page[at + 1 : at + 2 * length]
        return page[at + 2 : at + 2 + 2 * page[at + 1]] if at + 1 < _PAGE else b""


_character_page = _PageReader(1, paragraph=False)
_paragraph_page = _PageReader(13, paragraph=True)
