"""The package of a Word file: its parts, taken out of the zip with care, as XML without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from iccpr_check.errors import DraftError

MAX_PART = 64 * 1024 * 1024
"""Bytes of one unpacked part; the text of a law of a thousand pages takes a third of it."""
MAX_RATIO = 250
"""How many times larger than packed a part may be; Word's XML shrinks 10 to 60 times."""
_RATIO_MATTERS = 1024 * 1024

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    OverflowError,
)  # fmt: skip


class Package(NamedTuple):
    """The parts of a Word file that hold text, or say how it is numbered; None where there is none."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None


def open_package(data: bytes) -> Package:
    """Unpack and parse the parts of a Word file. Raises DraftError when it is damaged or unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive)
            document = _part(archive, main)
            if document is None:
                raise DraftError("a damaged Word file (it holds no document); save it again in Word")
            related = _related(archive, main)
            return Package(
                document,
                *(
                    _part(archive, related.get(kind, ""))
                    for kind in ("styles", "numbering", "footnotes", "endnotes")
                ),
            )
    except _UNREADABLE:
        raise DraftError("a damaged Word file (its zip cannot be unpacked); save it again in Word") from None


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, ``""`` for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without namespace (two are in use), or None."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def _main_part(archive: zipfile.ZipFile) -> str:
    relations = _part(archive, "_rels/.rels")
    for relation in () if relations is None else relations:
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def _related(archive: zipfile.ZipFile, main: str) -> dict[str, str]:
    """Return the names of the parts that belong to the main part, by kind."""
    folder, name = posixpath.split(main)
    relations = _part(archive, f"{folder}/_rels/{name}.rels")
    found: dict[str, str] = {}
    for relation in () if relations is None else relations:
        if attribute(relation, "TargetMode") != "External":
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/" + folder, attribute(relation, "Target") or ""))
            found.setdefault(kind, target.lstrip("/"))
    return found


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return the root of a part, None when there is no such part."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    with archive.open(entry) as member:
        content = member.read(MAX_PART + 1)
    inflated = len(content) > _RATIO_MATTERS and len(content) > MAX_RATIO * max(entry.compress_size, 1)
    if len(content) > MAX_PART or inflated:
        raise DraftError("a Word file that unpacks to an unreasonable size; it was not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise DraftError(f"a damaged Word file (its part {name} is not XML); save it again in Word") from None
