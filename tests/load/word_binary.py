"""Binary Word files (.doc) made from paragraphs: as few tables as the published format, [MS-DOC], asks for.

Every run and every paragraph has a page of properties of its own, which is wasteful and allowed.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

DELETED, INSERTED, HIDDEN = b"\x00\x08\x01", b"\x01\x08\x01", b"\x3c\x08\x01"
IN_TABLE, ROW_END = b"\x16\x24\x01", b"\x16\x24\x01\x17\x24\x01"
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FORMS = {"decimal": 0, "upperRoman": 1, "lowerLetter": 4, "bullet": 23}


class Run(NamedTuple):
    text: str
    properties: bytes = b""


MARK = Run("\r")


class Paragraph(NamedTuple):
    runs: tuple[Run, ...]
    properties: bytes = b""
    mark: Run = MARK
    style: int = 0


def p(*runs: str | Run, properties: bytes = b"", mark: Run = MARK, style: int = 0) -> Paragraph:
    return Paragraph(tuple(Run(r) if isinstance(r, str) else r for r in runs), properties, mark, style)


def cell(*runs: str | Run) -> Paragraph:
    return p(*runs, properties=IN_TABLE, mark=Run("\x07"))


def row_end() -> Paragraph:
    return p(properties=ROW_END, mark=Run("\x07"))


def font(number: int) -> bytes:
    return b"\x4f\x4a" + struct.pack("<H", number)


def symbol(font_number: int, code: int) -> bytes:
    return b"\x09\x6a" + struct.pack("<HH", font_number, code)


def numbered(number: int, level: int = 0) -> bytes:
    return b"\x0a\x26" + bytes([level]) + b"\x0b\x46" + struct.pack("<H", number)


class Level(NamedTuple):
    form: str
    text: str
    """``%1`` stands for the number of the first level."""
    start: int = 1


def doc(
    paragraphs: list[Paragraph],
    *,
    notes: list[Paragraph] | None = None,
    references: tuple[int, ...] = (),
    headers: list[Paragraph] | None = None,
    boxes: list[Paragraph] | None = None,
    levels: tuple[Level, ...] = (),
    fonts: tuple[str, ...] = ("Times New Roman",),
    styles: tuple[bytes, ...] = (),
    narrow: bool = False,
    flags: int = 0x0200,
    version: int = 0x00C1,
) -> bytes:
    """Return a file. ``references`` are the places of notes' references in code units of the main text.

    ``styles`` are the paragraph properties of styles from 0 on; ``narrow`` text has one byte a letter.
    """
    parts = [paragraphs, notes or [], headers or [], [], [], [], boxes or []]
    runs = [(run, one) for part in parts for one in part for run in (*one.runs, one.mark) if run.text]
    text = "".join(run.text for run, _ in runs)
    encoding = "cp1252" if narrow else "utf-16-le"
    start = 2048
    main = bytearray(start) + text.encode(encoding)
    main += bytes(-len(main) % 512)
    characters, whole = [], []
    at = begin = start
    for run, one in runs:
        end = at + len(run.text.encode(encoding))
        characters.append((at, end, _character_page(at, end, run.properties)))
        if run is one.mark:
            whole.append((begin, end, _paragraph_page(begin, end, one)))
            begin = end
        at = end
    tables: dict[int, bytes] = {
        12: _bins(main, characters),
        13: _bins(main, whole),
        15: _fonts(fonts),
        33: _pieces(len(text.encode("utf-16-le")) // 2, start, narrow=narrow),
    }
    if styles:
        tables[1] = _styles(styles)
    if levels:
        tables[73], behind = _lists(levels)
        tables[74] = struct.pack("<IiIIBBBBI", 1, 7, 0, 0, 0, 0, 0, 0, 0)
    length = [sum(_units(run.text) for one in part for run in (*one.runs, one.mark)) for part in parts]
    if references:
        tables[2] = _places((*references, length[0]), 2)
        bounds = [0]
        for one in notes or []:
            bounds.append(bounds[-1] + sum(_units(run.text) for run in (*one.runs, one.mark)))
        tables[3] = _places((*bounds, bounds[-1] + 1), 0)
    table = bytearray()
    pairs = [(0, 0)] * 93
    for number, content in sorted(tables.items()):
        pairs[number] = (len(table), len(content))
        table += content + (behind if number == 73 and levels else b"")
    main[: 152 + 2 + 93 * 8] = (
        struct.pack("<HH6xH20x", 0xA5EC, version, flags)
        + struct.pack("<H28x", 14)
        + struct.pack("<H22i", 22, len(main), 0, 0, *length, *[0] * 12)
        + struct.pack("<H", 93)
        + b"".join(struct.pack("<II", *pair) for pair in pairs)
    )
    return ole({"WordDocument": bytes(main), "1Table": bytes(table)})


def ole(streams: dict[str, bytes]) -> bytes:
    """Return a container with streams, each long enough to stand in sectors of its own."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    fat: list[int] = []
    body = b""
    starts = []
    for content in padded.values():
        starts.append(len(fat))
        count = -(-len(content) // 512)
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        body += content.ljust(512 * count, b"\0")
    directory = _entry("Root Entry", 5, 1, _END, 0)
    for number, (name, content) in enumerate(padded.items(), start=1):
        following = number + 1 if number < len(padded) else _FREE
        directory += _entry(name, 2, _FREE, starts[number - 1], len(content), following)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    first_directory = len(fat)
    fat += [*range(len(fat) + 1, len(fat) + len(directory) // 512), _END]
    first_fat = len(fat)
    sectors = 1
    while (len(fat) + sectors) * 4 > sectors * 512:
        sectors += 1
    fat += [_FAT] * sectors
    fat += [_FREE] * (sectors * 128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, sectors, first_directory, 0, 4096, _END, 0, _END, 0, first_fat)
    more = list(range(first_fat + 1, first_fat + sectors))
    header += b"".join(struct.pack("<I", sector) for sector in more + [_FREE] * (108 - len(more)))
    return header + body + directory + b"".join(struct.pack("<I", one) for one in fat)


def _entry(name: str, kind: int, child: int, start: int, size: int, following: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<BBIII36x", kind, 1, _FREE, following, child)
    return (
        written.ljust(64, b"\0") + struct.pack("<H", len(written)) + links + struct.pack("<IQ", start, size)
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _character_page(start: int, end: int, properties: bytes) -> bytes:
    at = 400
    page = bytearray(512)
    page[:9] = struct.pack("<IIB", start, end, at // 2 if properties else 0)
    page[at : at + 1 + len(properties)] = bytes([len(properties)]) + properties
    page[-1] = 1
    return bytes(page)


def _paragraph_page(start: int, end: int, paragraph: Paragraph) -> bytes:
    at = 400
    content = struct.pack("<H", paragraph.style) + paragraph.properties
    content += bytes(len(content) % 2)
    page = bytearray(512)
    page[:9] = struct.pack("<IIB", start, end, at // 2)
    page[at : at + 2 + len(content)] = bytes([0, len(content) // 2]) + content
    page[-1] = 1
    return bytes(page)


def _bins(main: bytearray, runs: list[tuple[int, int, bytes]]) -> bytes:
    numbers = []
    for _, _, page in runs:
        numbers.append(len(main) // 512)
        main += page
    bounds = [start for start, _, _ in runs] + [runs[-1][1]]
    return struct.pack(f"<{len(bounds)}I{len(numbers)}I", *bounds, *numbers)


def _pieces(units: int, start: int, *, narrow: bool) -> bytes:
    where = (start * 2) | 0x40000000 if narrow else start
    table = struct.pack("<II", 0, units) + struct.pack("<HIH", 0, where, 0)
    return b"\x02" + struct.pack("<I", len(table)) + table


def _places(bounds: tuple[int, ...] | list[int], size: int) -> bytes:
    return struct.pack(f"<{len(bounds)}I", *bounds) + bytes(size * (len(bounds) - 1))


def _fonts(names: tuple[str, ...]) -> bytes:
    table = struct.pack("<HH", len(names), 0)
    for name in names:
        entry = bytes(39) + (name + "\0").encode("utf-16-le")
        table += bytes([len(entry)]) + entry
    return table


def _styles(properties: tuple[bytes, ...]) -> bytes:
    header = struct.pack("<HH", len(properties), 10) + bytes(14)
    table = struct.pack("<H", len(header)) + header
    for own in properties:
        upx = struct.pack("<H", 0) + own
        upx = struct.pack("<H", len(upx)) + upx + bytes(len(upx) % 2) + struct.pack("<H", 0)
        name = struct.pack("<H", 1) + "S\0".encode("utf-16-le")
        entry = struct.pack("<HHHHH", 0, (0xFFF << 4) | 1, 2, 0, 0) + name + upx
        table += struct.pack("<H", len(entry)) + entry
    return table


def _lists(levels: tuple[Level, ...]) -> tuple[bytes, bytes]:
    table = struct.pack("<H", 1) + struct.pack("<ii18xBB", 7, 0, 0, 0)
    behind = b""
    for place in range(9):
        one = levels[place] if place < len(levels) else Level("decimal", "")
        text = one.text
        for number in range(1, 10):
            text = text.replace(f"%{number}", chr(number - 1))
        places = bytes(at for at, letter in enumerate(text, start=1) if letter < "\x09").ljust(9, b"\0")
        behind += struct.pack("<iBB9sBIIBBBB", one.start, _FORMS[one.form], 0, places, 0, 0, 0, 0, 0, 0, 0)
        behind += struct.pack("<H", len(text)) + text.encode("utf-16-le")
    return table, behind
