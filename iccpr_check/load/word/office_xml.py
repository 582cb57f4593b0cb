"""The XML of office files, parsed with care: no document type, no entities, a bound on its size."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from iccpr_check.errors import DraftError

MAX_ELEMENTS = 1_500_000
"""Elements of one part above which it is not parsed; a law of a thousand pages has a third of them."""

_UTF16 = {b"\xff\xfe": "utf-16le", b"\xfe\xff": "utf-16be"}


def parse_part(content: bytes, name: str, kind: str) -> etree._Element:
    """Return the root of a part. ``kind`` names the file in errors, with its article. Raises DraftError.

    Office parts are UTF-8 or UTF-16 and have no document type, so none is believed: an entity would
    be a way to a file, the network, or a text that grows without end.
    """
    wide = _UTF16.get(content[:2])
    elements = content.count(b"<") - content.count(b"</")
    if elements > MAX_ELEMENTS:
        raise DraftError(f"{kind} of more than {MAX_ELEMENTS:,} elements; it was not read")
    if "<!DOCTYPE".encode("utf-16-le" if wide else "utf-8")[:-1] in content:
        raise DraftError(f"{kind} that is unsafe (its part {name} defines entities); it was not read")
    parser = etree.XMLParser(
        encoding=wide or "utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        why = "is nested too deeply" if "depth" in str(problem).lower() else "is not XML"
        raise DraftError(f"{kind} that is damaged (its part {name} {why}); save it again") from None


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, ``""`` for comments and the like."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without namespace (two are in use), or None."""
    for key, value in element.attrib.items():
        if _local(str(key)) == name:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element
