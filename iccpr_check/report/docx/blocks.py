"""Markdown as the report writes it, read block by block: the subset that becomes a Word document.

Headings, paragraphs, lists, tables, block quotes, rules and ``<details>``, whose summary becomes a line in
bold: on paper nothing is folded. Whatever else stands there is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +#+)?$")
_ITEM = re.compile(r"( *)(?:[-*+]|(\d{1,9}[.)])) +(.*)$")
_TABLE_RULE = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$")
_BORDER = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_BOLD = re.compile(r"</?(?:b|strong)>|\*\*")
_QUOTED = re.compile(r"^\s*> ?")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
_SUMMARY = re.compile(r"<summary>(.*?)</summary>", re.DOTALL)
_TAG_ALONE = re.compile(r"(?:</?[A-Za-z][^<>]*>|<!--.*?-->|\s)+$")
_TASK = re.compile(r"\[([ xX])\] ")
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$")


class Heading(NamedTuple):
    """A heading; the report's own is of level 1."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A paragraph, ``depth`` lists or quotes deep."""

    text: str
    depth: int = 0
    quote: bool = False


class Item(NamedTuple):
    """An item of a list; ``number`` as written, ``""`` for a bullet."""

    text: str
    depth: int
    number: str
    quote: bool = False


class Table(NamedTuple):
    """Rows of cells, the first of which is the head."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Item | Table


def blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text, in order. Text inside them is Markdown still (see ``inline``)."""
    return list(_blocks(text.split("\n"), quote=False))


def _blocks(lines: Sequence[str], *, quote: bool) -> Iterator[Block]:
    at = 0
    lists: list[int] = []  # how far the items of the lists that are open stand in
    while at < len(lines):
        line = lines[at].rstrip()
        bare = line.strip()
        start, at = at, at + 1
        if not bare or _RULE.match(bare) or _ALERT.match(bare):
            continue
        item = _ITEM.match(line)
        if item:
            indent = len(item[1])
            lists = [*(one for one in lists if one < indent), indent]
            at = _end(lines, start)
            words = " ".join([item[3], *(one.strip() for one in lines[start + 1 : at])])
            yield Item(_TASK.sub(_box, words, count=1), len(lists) - 1, item[2] or "", quote)
            continue
        inside = line.startswith(" ")
        lists = lists if inside else []
        if summary := _SUMMARY.search(bare):
            yield Paragraph(f"**{_BOLD.sub('', summary[1])}**", quote=quote)
        elif _TAG_ALONE.match(bare):
            continue
        elif heading := _HEADING.match(bare):
            yield Heading(len(heading[1]), heading[2])
        elif bare.startswith(">"):
            at = _end(lines, start, lambda one: one.lstrip().startswith(">"))
            yield from _blocks([_QUOTED.sub("", one) for one in lines[start:at]], quote=True)
        elif bare.startswith("|") and at < len(lines) and _TABLE_RULE.match(lines[at].strip()):
            at = _end(lines, start, lambda one: one.lstrip().startswith("|"))
            yield _table([lines[start], *lines[start + 2 : at]])
        else:
            at = _end(lines, start)
            yield Paragraph("\n".join(one.strip() for one in lines[start:at]), len(lists), quote)


def _end(lines: Sequence[str], start: int, belongs: Callable[[str], bool] | None = None) -> int:
    """Return where a block ends: with its last line that belongs, or before a line that begins another."""
    belongs = belongs or _continues
    return next((at for at in range(start + 1, len(lines)) if not belongs(lines[at])), len(lines))


def _continues(line: str) -> bool:
    bare = line.strip()
    return (
        bool(bare)
        and not bare.startswith(("#", ">", "|", "<details", "</details", "<summary"))
        and not _ITEM.match(line)
    )


def _box(task: re.Match[str]) -> str:
    return "☐ " if task[1] == " " else "☑ "


def _table(lines: Sequence[str]) -> Table:
    rows = [_cells(line) for line in lines]
    width = len(rows[0])
    return Table(tuple((*row[:width], *[""] * (width - len(row))) for row in rows))


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row; a bar behind a backslash or in code is no border."""
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return tuple(cell.strip() for cell in _BORDER.sub("\\1\0", inside).split("\0"))
