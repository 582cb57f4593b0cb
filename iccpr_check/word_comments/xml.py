"""XML by its bytes: where each element begins and ends, so that something can be put in and the rest stay.

For parts that have been parsed before: they are well-formed, in UTF-8, and define no entities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from iccpr_check.errors import DraftError

_TOKEN = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>"
    rb"|<(?P<end>/?)(?P<name>[^\s/>]++)(?:[^\"'>]++|\"[^\"]*\"|'[^']*')*+>",
    re.DOTALL,
)
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True, eq=False)
class Element:
    """An element: its tags are ``start:inside`` and ``after:end``, what it holds ``inside:after``."""

    name: bytes
    """With its prefix, as written."""
    parent: Element | None
    start: int
    inside: int
    after: int = 0
    end: int = 0
    properties: Element | None = None
    """Its ``rPr``, for a run."""
    bound: bool = False
    """Whether it is a content control that holds plain text only, which nothing may split."""

    @property
    def local(self) -> bytes:
        """Its name without the prefix."""
        return self.name.rpartition(b":")[2]

    @property
    def prefix(self) -> bytes:
        """Its prefix with the colon, ``b""`` for none."""
        return self.name[: len(self.name) - len(self.local)]

    def ancestors(self) -> list[Element]:
        """Return the elements that hold it, the root first."""
        chain: list[Element] = []
        one = self.parent
        while one is not None:
            chain.append(one)
            one = one.parent
        return chain[::-1]


#: What says of a content control that its words are one piece: chosen from a list, or kept elsewhere.
_PLAIN = frozenset({b"text", b"dropDownList", b"comboBox", b"date", b"dataBinding"})


@dataclass(frozen=True, slots=True)
class Names:
    """How elements of Word are written in a part: with the prefix it has, or one brought along."""

    prefix: str
    """With the colon, ``""`` for none."""
    namespace: str

    def tag(self, name: str, more: str = "") -> str:
        """Return the tag that begins an element."""
        if self.prefix:
            return f"<{self.prefix}{name}{more}>"
        return f'<w:{name} xmlns:w="{self.namespace}"{more}>'

    def close(self, name: str) -> str:
        """Return the tag that ends an element."""
        return f"</{self.prefix or 'w:'}{name}>"

    def value(self, name: str, value: object) -> str:
        """Return an attribute, with the space before it."""
        return f' {self.prefix or "w:"}{name}="{value}"'

    def empty(self, name: str, comment: int) -> str:
        """Return an empty element that names a comment."""
        return f"{self.tag(name, self.value('id', comment))[:-1]}/>"


def elements(xml: bytes, wanted: Collection[int]) -> dict[int, Element]:
    """Return elements by their number: 0 is the root, and all are counted in the order of the bytes."""
    found: dict[int, Element] = {}
    number = -1
    open_now: Element | None = None
    for token in _TOKEN.finditer(xml):
        name = token["name"]
        if name is None:
            continue
        if token["end"]:
            if open_now is not None:
                open_now.after, open_now.end = token.span()
                open_now = open_now.parent
            continue
        number += 1
        element = Element(name, open_now, *token.span())
        _note(element)
        if number in wanted:
            found[number] = element
        if xml[element.inside - 2 : element.inside - 1] == b"/":
            element.after = element.end = element.inside
        else:
            open_now = element
    return found


def _note(element: Element) -> None:
    """Note on the parent what its children say of it."""
    parent = element.parent
    if parent is None:
        return
    if element.local == b"rPr" and parent.local == b"r":
        parent.properties = element
    elif element.local in _PLAIN and parent.local == b"sdtPr" and parent.parent is not None:
        parent.parent.bound = True


def characters(xml: bytes, element: Element, length: int) -> list[int] | None:
    """Return the offset of an element's characters and of its end; None where it is not plain text."""
    content = xml[element.inside : element.after]
    if b"<" in content:
        return None
    starts = [element.inside + one.start() for one in _CHARACTER.finditer(content)]
    return [*starts, element.after] if len(starts) == length else None


def appended(xml: bytes, name: str, fragment: Callable[[str], str]) -> bytes:
    """Return a part with something put at the end of its root.

    ``fragment`` is given the root's prefix with its colon. Raises DraftError for a part in UTF-16,
    which no word processor writes.
    """
    refuse_wide(xml, name)
    root = elements(xml, (0,))[0]
    new = fragment(root.prefix.decode()).encode()
    if root.end > root.inside:
        return xml[: root.after] + new + xml[root.after :]
    opened = xml[root.start : root.inside - 2].rstrip() + b">"
    return xml[: root.start] + opened + new + b"</" + root.name + b">" + xml[root.inside :]


def refuse_wide(xml: bytes, name: str) -> None:
    """Raise DraftError for a part in UTF-16."""
    if xml.startswith(_WIDE):
        raise DraftError(f"a Word file whose part {name} is in UTF-16; save it again in Word")
