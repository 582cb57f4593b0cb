"""Fonts, styles and lists of a binary Word file, as far as they bear on its words and numbers."""

from __future__ import annotations

import struct
from contextlib import suppress
from typing import NamedTuple

from iccpr_check.load.word.doc_file import WordFile, sprms
from iccpr_check.load.word.list_numbers import Level, NumberedList

_NO_STYLE = 0x0FFF
_DEEPEST = 64
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
    22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip


class Style(NamedTuple):
    """What a style says: the one it is based on, and the properties of its paragraphs and characters."""

    base: int
    paragraph: bytes
    character: bytes


class Styles:
    """The styles of a file by number, with what each inherits."""

    def __init__(self, file: WordFile) -> None:
        self._styles = _styles(file.part(1))

    def paragraph(self, number: int) -> bytes:
        """Return the paragraph properties of a style, those it is based on first."""
        return b"".join(style.paragraph for style in self._chain(number))

    def character(self, number: int) -> bytes:
        """Return the character properties of a style, those it is based on first."""
        return b"".join(style.character for style in self._chain(number))

    def _chain(self, number: int) -> list[Style]:
        chain: list[Style] = []
        while number in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[number])
            number = chain[-1].base
        return chain[::-1]


def fonts(file: WordFile) -> list[str]:
    """Return the names of the fonts of a file, in the order in which its properties count them."""
    table = file.part(15)
    found: list[str] = []
    at = 4
    while at < len(table):
        name = table[at + 40 : at + 1 + table[at]].decode("utf-16-le", errors="replace").split("\0")[0]
        found.append(name)
        at += 1 + table[at]
    return found


def lists(file: WordFile) -> dict[str, NumberedList]:
    """Return the lists of a file by the numbers that paragraphs call them; a broken table gives fewer."""
    named: dict[str, NumberedList] = {}
    with suppress(struct.error, IndexError):
        _name(file.part(74), _abstract(file), named)
    return named


def _styles(table: bytes) -> dict[int, Style]:
    styles: dict[int, Style] = {}
    with suppress(struct.error, IndexError):
        header = struct.unpack_from("<H", table)[0]
        base_size = struct.unpack_from("<H", table, 4)[0]
        at, number = 2 + header, 0
        while at + 2 <= len(table):
            size = struct.unpack_from("<H", table, at)[0]
            if size:
                styles[number] = _style(table[at + 2 : at + 2 + size], base_size)
            at += 2 + size
            number += 1
    return styles


def _style(definition: bytes, base_size: int) -> Style:
    kind_and_base, count = struct.unpack_from("<HH", definition, 2)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    at = base_size + 2 + 2 * (struct.unpack_from("<H", definition, base_size)[0] + 1)
    lists_of_properties = []
    for _ in range(count & 0xF):
        if at + 2 > len(definition):
            break
        size = struct.unpack_from("<H", definition, at)[0]
        lists_of_properties.append(definition[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    lists_of_properties += [b"", b""]
    base = -1 if base == _NO_STYLE else base
    if kind == 1:
        return Style(base, lists_of_properties[0][2:], lists_of_properties[1])
    return Style(base, b"", lists_of_properties[0] if kind == 2 else b"")


def _abstract(file: WordFile) -> dict[int, dict[int, Level]]:
    """Return the levels of each list by its id; the levels stand behind the table that counts them."""
    table = file.part(73)
    at = sum(file.fib.tables[73]) if len(file.fib.tables) > 73 else 0
    found: dict[int, dict[int, Level]] = {}
    for index in range(struct.unpack_from("<H", table)[0] if table else 0):
        (key,) = struct.unpack_from("<i", table, 2 + 28 * index)
        simple = table[2 + 28 * index + 26] & 1
        levels: dict[int, Level] = {}
        for depth in range(1 if simple else 9):
            levels[depth], at = _level(file.table, at, depth)
        found[key] = levels
    return found


def _level(table: bytes, at: int, depth: int) -> tuple[Level, int]:
    start, form, flags = struct.unpack_from("<iBB", table, at)
    follow = table[at + 15]
    characters, paragraphs, limit = struct.unpack_from("<BBB", table, at + 24)
    at += 28 + characters + paragraphs
    (length,) = struct.unpack_from("<H", table, at)
    written = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    text = "".join(f"%{ord(one) + 1}" if ord(one) < 9 else one for one in written[:255])
    restart = limit if flags & 0x08 else None
    level = Level(
        start=start, form=_FORMS.get(form, "decimal"), text=text, legal=bool(flags & 0x04),
        restart=restart if restart is None or restart <= depth else None, spaced=follow != 2,
    )  # fmt: skip
    return level, at + 2 + 2 * length


def _name(table: bytes, abstract: dict[int, dict[int, Level]], named: dict[str, NumberedList]) -> None:
    if not table:
        return
    (count,) = struct.unpack_from("<I", table)
    count = min(count, len(table) // 16)
    at = 4 + 16 * count
    for index in range(count):
        key, overrides = struct.unpack_from("<i8xB", table, 4 + 16 * index)
        levels, starts = dict(abstract.get(key, {})), dict[int, int]()
        named[str(index + 1)] = NumberedList(levels, str(key), starts)
        at += 4
        for _ in range(overrides):
            start, flags = struct.unpack_from("<iI", table, at)
            at += 8
            if flags & 0x20:
                levels[flags & 0xF], at = _level(table, at, flags & 0xF)
                start = levels[flags & 0xF].start
            if flags & 0x10:
                starts[flags & 0xF] = start


def operand(properties: bytes, *numbers: int) -> int | None:
    """Return the last operand of any of these properties in a list, as a number; None for none."""
    found = None
    for number, value in sprms(properties):
        if number in numbers:
            found = int.from_bytes(value[:4], "little")
    return found
