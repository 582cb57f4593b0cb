"""The text: a file as a document, and a law as a tree of numbered units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from iccpr_check.model.base import Frozen, Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of code points of ``Document.text``; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raise ValueError for a span that is empty, or begins before the text."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty span {self.start}..{self.end}")

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


def outermost(spans: Iterable[Span]) -> frozenset[Span]:
    """Return the spans that stand within no other, in time that grows with their number only."""
    found: set[Span] = set()
    reached = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            found.add(span)
            reached = span.end
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """From ``offset`` on, the text comes from here in the reader's own file.

    ``line`` and ``column`` are 1-based and in the file itself; ``page`` is 1-based;
    ``path`` is a place in the file's own structure, such as ``paragraph 12`` or an eId.
    """

    offset: int
    line: int | None = None
    column: int | None = None
    page: int | None = None
    path: str | None = None


class Skipped(Frozen):
    """Something that was not checked, and why: a result, never a silence."""

    what: str
    why: str
    anchor: Anchor | None = None
    matters: bool = True
    """Whether law could stand there; if so, silence of the rest is no finding."""


UnitKind = Literal[
    "front",  # letterhead, motto, number, date, title: what stands before the law speaks
    "contents",  # a table of contents
    "preamble",
    "part",  # Phần, Part, Title, Book
    "chapter",  # Chương, Chapter
    "division",  # Mục, Division
    "subdivision",  # Tiểu mục, Subdivision
    "article",  # Điều, Article, Section: the unit that a law numbers throughout
    "paragraph",  # khoản, subsection
    "point",  # điểm, paragraph
    "subpoint",  # (i), tiết, and everything deeper
    "schedule",  # Phụ lục, Schedule, Annex
    "closing",  # signature, enactment note, footnotes of a consolidation
]

GROUPING: frozenset[str] = frozenset({"part", "chapter", "division", "subdivision", "schedule"})
"""Kinds that group articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A unit that the file itself marks (Akoma Ntoso and its like), before it has an id and a label."""

    kind: UnitKind
    word: str = ""
    """The word its number is read with, as printed or as meant: ``Part``, ``section``, ``Điều``."""
    number: str = ""
    """As printed, without brackets or stops; ``""`` for none."""
    heading: Span | None = None
    span: Span
    path: str = ""
    """Its place in the file's own structure (an eId)."""
    quoted: bool = False
    """Whether it is text that the law puts into another law."""


class Document(Frozen):
    """A file as text, with the way back from every offset to the reader's own file."""

    path: str
    sha256: str
    media_type: str
    language: Lang
    title: str
    """The file's own title (HTML title, front matter), or ``""``; the law's title is ``Draft.title``."""
    text: str
    anchors: tuple[Anchor, ...]
    skipped: tuple[Skipped, ...] = ()
    marked: tuple[Marked, ...] = ()
    """The units that the file marks, a parent before its children; empty: they are found in the text."""

    def place(self, offset: int) -> Anchor:
        """Return where ``offset`` lies in the file: an anchor with the column counted on."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return Anchor(offset=offset)
        near = self.anchors[index]
        column = None if near.column is None else near.column + offset - near.offset
        return replace(near, offset=offset, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A numbered part of a law. Spans of units nest or are disjoint."""

    id: str
    """A path a person can read: ``dieu-16.khoan-2.diem-b``, ``s-12.3.b``; unique in its draft."""
    label: str
    """As the law's readers say it: ``Điều 16 khoản 2 điểm b``, ``s. 12(3)(b)``."""
    kind: UnitKind
    number: str
    """As printed, without brackets or stops: ``16``, ``2``, ``đ``, ``IV``; ``""`` for none."""
    heading: str
    parent: str | None
    """Id of the unit that holds this one."""
    span: Span
    heading_span: Span | None = None
    quoted: bool = False
    """Whether this unit is text that an amending article puts into another law."""


class Draft(Frozen):
    """A document with its tree of units, in the order of the text (a parent before its children)."""

    document: Document
    title: str
    """The law's title as printed, on one line; ``""`` when none was found."""
    units: tuple[Unit, ...]
    amending: bool = False
    """Whether the law as a whole amends other laws."""

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        """The units by their ids."""
        return {unit.id: unit for unit in self.units}
