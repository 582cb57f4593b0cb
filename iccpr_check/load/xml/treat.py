"""What a vocabulary says of an element: how its words enter the text, and which unit it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import Element, walk

How = Literal[
    "auto",  # words in a sentence where text stands beside the element, else lines of its own
    "inline",  # words in the sentence
    "block",  # lines of its own
    "unit",  # a unit of the law; what it is, ``kind`` asks and its number decides
    "flat",  # a heading whose unit is all that follows, up to the next of its rank or the parent's end
    "number",  # the number of the unit around it
    "heading",  # the heading of the unit around it
    "quoted",  # text that the law puts into another law; ``word`` holds marks to print around it
    "marks",  # words in the sentence, printed between the marks in ``word``
    "glue",  # words that close the sentence which a quotation broke off
    "apart",  # words in the sentence, with a space before them
    "row",  # a row of a table
    "cell",  # a cell of a row
    "break",  # a line break
    "space",  # nothing but a space
    "note",  # a footnote: printed at the end, out of its sentence
    "margin",  # a note beside the law: printed below the line that it stands beside
    "beside",  # a line between a unit's number and its heading (``(Section 10)``)
    "aside",  # no part of the law; ``word`` says what it is
    "drop",  # data about the file, marks of footnotes
]

Kind = Literal[
    "", "front", "contents", "preamble", "closing", "book", "title", "part", "chapter", "division",
    "subdivision", "schedule", "heading", "article", "series",
]  # fmt: skip
"""What a unit asks to be: ``heading`` one that groups, ``series`` any numbered part of an article."""


class Treat(NamedTuple):
    """How one element is read."""

    how: How
    kind: Kind = ""
    word: str = ""
    """The word for the unit where its number prints none (``section``); marks; what is left out."""
    made: str = ""
    """A number that the law's reader sees and the file leaves to the program that prints it."""
    rank: int = 0


AUTO = Treat("auto")
INLINE = Treat("inline")
BLOCK = Treat("block")
DROP = Treat("drop")
NUMBER = Treat("number")
HEADING = Treat("heading")
SERIES = Treat("unit", "series")


def table(*groups: tuple[Treat, str]) -> dict[str, Treat]:
    """Return one treatment for each element name in the groups of names."""
    return {name: treat for treat, names in groups for name in names.split()}


class Vocabulary(NamedTuple):
    """One XML vocabulary of laws."""

    name: str
    knows: Callable[[Element, str], bool]
    """Tells whether a root element and its namespace are of this vocabulary."""
    treat: Callable[[Element, Sequence[Element]], Treat]
    """Says how an element is read; the elements around it come with it, the nearest last."""
    title: Callable[[Element], str]
    """Returns the law's title as the file names it, or ``""``."""
    paths: tuple[str, ...]
    """Attributes that name an element's place, the best first."""


def by_table(known: Mapping[str, Treat]) -> Callable[[Element, Sequence[Element]], Treat]:
    """Return a ``treat`` that knows elements by their names alone."""
    return lambda element, above: known.get(element.tag, AUTO)


def never(element: Element) -> bool:
    """Leave nothing out."""
    return False


def runs(element: Element, left_out: Callable[[Element], bool] = never) -> Iterator[Run]:
    """Yield the text in an element."""
    return (node for node, _ in walk(element, left_out) if isinstance(node, Run))


def text_of(element: Element | None, left_out: Callable[[Element], bool] = never) -> str:
    """Return the words of an element on one line; ``""`` for None."""
    return "" if element is None else " ".join("".join(run.text for run in runs(element, left_out)).split())


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements of these names in an element, in order."""
    for node, entering in walk(element, never):
        if isinstance(node, Element) and entering and node is not element and node.tag in tags:
            yield node


def begins(element: Element, signs: str) -> bool:
    """Tell whether the words of an element begin with one of these signs."""
    run = next((run for run in runs(element) if run.text.strip()), None)
    return run is not None and run.text.strip()[0] in signs


def first(element: Element, *tags: str) -> Element | None:
    """Return the first element of the first of these names that has any, or None."""
    return next((found for tag in tags for found in inside(element, tag)), None)


def one_line(row: Element) -> bool:
    """Tell whether no cell of a row holds more than one paragraph."""
    for cell in row.children:
        if isinstance(cell, Element) and sum(isinstance(child, Element) for child in cell.children) > 1:
            own = any(run.text.strip(" \t\n\r\f") for run in cell.children if isinstance(run, Run))
            if not own:
                return False
    return all("\u2028" not in run.text for run in runs(row))
