"""What an explanation is made of, whatever it is printed as: sections of labelled entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iccpr_check.model import Lang

SheetKind = Literal["provision", "code", "rule", "undecided", "index"]
SectionKind = Literal[
    "words",  # the treaty's words, one language an entry
    "facts",  # a name and what it is
    "points",  # sentences, with where they come from
    "found",  # examples whose marked words are found
    "not_found",  # examples in which nothing is found
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section."""

    text: str
    """In examples, the words found stand in ``[[ ]]``."""
    label: str = ""
    source: str = ""
    """Where it is said (``GC34/22``), or why an example is silent."""
    lang: Lang = ""
    """The language of the words, where it is not that of the page."""
    binds: bool = False
    """Whether these words of the treaty are authentic."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind under a heading."""

    kind: SectionKind
    heading: str
    entries: tuple[Entry, ...]
    long: bool = False
    """Whether there may be hundreds, of which a reader wants a few first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The explanation of one thing, and of its parts."""

    kind: SheetKind
    id: str
    title: str
    sections: tuple[Section, ...]
    parts: tuple[Sheet, ...] = ()
