"""XML bytes as a tree whose words know where in the source they stand; nothing outside the file is read.

Expat is used rather than lxml because it tells the place of every stretch of text, character
references and CDATA included, and refuses what is not well-formed in the same pass.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from iccpr_check.errors import DraftError
from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Lines
from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import Element

_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{1,40})", re.I)
_DEEPEST = 200
"""Elements inside each other; laws come to about forty."""
_MOST_NODES = 2_000_000
"""Elements and stretches of text; the longest law that is read has a quarter of them."""
_MAX_SOURCE = 32_000_000
"""Code points of the source; the longest law that is read has some twelve million."""
_ONE = "give one draft a file"
_AGAIN = "ask for the file anew, or give the law as text"


class Tree(NamedTuple):
    """The root element (local names throughout), its namespace, and the lines of the decoded source."""

    root: Element
    namespace: str
    lines: Lines


def parse_xml(data: bytes) -> Tree:
    """Return the tree of an XML file. Raises DraftError for what is not well-formed, and for entities.

    Entities that a file declares itself are refused, whatever they hold; the five of XML, character
    references, and the usual names (``&sect;``) that a DTD elsewhere declares are read.
    """
    declared = _DECLARED.search(data[:400])
    source = decode(data, declared[1].decode("ascii") if declared else "")
    if len(source) > _MAX_SOURCE:
        raise DraftError(f"XML of more than {_MAX_SOURCE // 1_000_000} million characters; {_ONE}")
    return _Builder(source).tree


class _Builder:
    """Follows the events of the parser, whose places are bytes of UTF-8, in code points."""

    def __init__(self, source: str) -> None:
        self._bytes = source.encode("utf-8")
        self._ascii = len(self._bytes) == len(source)
        self._byte = self._point = 0
        self._page = Element("#document", {}, 0, len(source))
        self._open = [self._page]
        self._count = 0
        self._namespace = ""
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped
        try:
            self._parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "damaged")
            raise DraftError(
                f"not well-formed XML (line {error.lineno}, column {error.offset + 1}: {what}); {_AGAIN}"
            ) from None
        root = next(child for child in self._page.children if isinstance(child, Element))
        self.tree = Tree(root, self._namespace, Lines(source))

    def _at(self) -> int:
        """Return the place of the event in code points; events come in order."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return byte
        self._point += len(self._bytes[self._byte : byte].decode("utf-8", "ignore"))
        self._byte = byte
        return self._point

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._another()
        if len(self._open) > _DEEPEST:
            raise DraftError(f"XML with more than {_DEEPEST} elements inside each other; {_AGAIN}")
        namespace, _, local = name.rpartition(" ")
        if len(self._open) == 1:
            self._namespace = namespace
        own = {key: value for key, value in attributes.items() if " " not in key}
        prefixed = {key.rpartition(" ")[2]: value for key, value in attributes.items() if " " in key}
        element = Element(local, prefixed | own, self._at())
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop().end = self._at()

    def _text(self, text: str) -> None:
        self._another()
        self._open[-1].children.append(Run(text, self._at()))

    def _another(self) -> None:
        self._count += 1
        if self._count > _MOST_NODES:
            raise DraftError(f"XML with more than {_MOST_NODES:,} elements and pieces of text; {_ONE}")

    def _entity(self, name: str, *_rest: object) -> None:
        raise DraftError(
            f"XML that declares an entity of its own ({name[:40]}), which is not read; save it without"
        )

    def _skipped(self, name: str, parameter: bool) -> None:
        if parameter:
            return
        read = html5.get(f"{name};")
        if read is None:
            raise DraftError(f"XML with an entity that nothing explains (&{name[:40]};); save it without")
        self._open[-1].children.append(Run(read, self._at()))
