"""Where in a Word file each character of its text stands: the element of the main part, and the place in it.

The text is written by the reader itself, and each piece notes the element that it comes from, so the
map cannot drift from the text: what the reader would change, it changes here.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lxml import etree

from iccpr_check.load.clean import clean
from iccpr_check.load.word.docx import Writer
from iccpr_check.load.word.docx_package import Package, open_package
from iccpr_check.load.word.office_xml import local
from iccpr_check.model import Anchor

_HOLDS_TEXT = frozenset(
    {
        "t",
        "delText",
        "tab",
        "ptab",
        "br",
        "cr",
        "noBreakHyphen",
        "sym",
        "footnoteReference",
        "endnoteReference",
    }
)
_ELEMENT = "number-of-element"


class Place(NamedTuple):
    """A character: the element by its number among all of the main part, and its place in that element.

    Of a note, which lies in another part, the place is the reference to it.
    """

    element: int
    character: int


class Places(NamedTuple):
    """The text of a Word file, and the way back into its main part."""

    text: str
    """What ``Document.text`` is."""
    main: str
    """The name of the main part in the package."""
    namespace: str
    """The namespace of its elements; two are in use."""
    lengths: dict[int, int]
    """How many characters an element holds, by its number."""
    anchors: tuple[Anchor, ...]
    """``line`` is an element's number plus one, and ``column`` counts its characters from 1."""

    def at(self, offset: int) -> Place | None:
        """Return where a character of the text stands; None for Word's own numbers and between lines."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        anchor = self.anchors[index] if index >= 0 else None
        if anchor is None or anchor.line is None:
            return None
        element, character = anchor.line - 1, offset - anchor.offset + (anchor.column or 1) - 1
        return Place(element, character) if character < self.lengths[element] else None


def docx_places(data: bytes, *, original: bool) -> Places:
    """Return the text of a Word file with its places. Raises DraftError as ``read_docx`` does.

    ``original`` tells whether tracked changes are left out, as for the reader. Elements are numbered
    from 0, in the order of the main part, the root included.
    """
    package = open_package(data)
    writer = _Placing(package, original=original)
    writer.main()
    extract = writer.builder.extract()
    text, anchors, *_ = clean(extract._replace(anchors=tuple(writer.anchors)))
    namespace = str(package.document.tag).rpartition("}")[0].lstrip("{")
    return Places(text, package.main, namespace, writer.lengths, anchors)


class _Placing(Writer):
    """Writes the text as ever, and notes where each piece comes from."""

    def __init__(self, package: Package, *, original: bool) -> None:
        super().__init__(package, original=original)
        self.anchors: list[Anchor] = []
        self.lengths: dict[int, int] = {}
        for number, element in enumerate(package.document.iter("*")):
            if local(element) in _HOLDS_TEXT:
                element.set(_ELEMENT, str(number))

    def put(self, text: str, font: str = "", source: etree._Element | None = None) -> None:
        """Write text, and note its element: in a note, the reference to it."""
        before = self.builder.length
        super().put(text, font, source)
        if self.builder.length == before:
            return
        offset = self.builder.length - len(text)
        mark = source if self.mark is None else self.mark
        number = None if mark is None else mark.get(_ELEMENT)
        if number is None:
            self.anchors.append(Anchor(offset=offset))
        elif self.mark is not None:
            self.lengths[int(number)] = self.builder.length  # all of the note, wherever it is asked for
            self.anchors.append(Anchor(offset=offset, line=int(number) + 1, column=1))
        else:
            self.lengths[int(number)] = len(text)
            self.anchors.append(Anchor(offset=offset, line=int(number) + 1, column=1))
