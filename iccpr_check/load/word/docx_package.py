"""The package of a Word file: its parts, found by their relations to the main one."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from lxml import etree

from iccpr_check.errors import DraftError
from iccpr_check.load.word.office_xml import attribute, parse_part
from iccpr_check.load.word.zips import Zip


class Package(NamedTuple):
    """The parts of a Word file that hold text, or say how it is numbered; None where there is none."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    main: str
    """The name of the part that ``document`` is."""


def open_package(data: bytes) -> Package:
    """Unpack and parse the parts of a Word file. Raises DraftError when it is damaged or unsafe."""
    archive = Zip(data, "a Word file")
    main = _main_part(archive)
    document = _part(archive, main)
    if document is None:
        raise DraftError("a damaged Word file (it holds no document); save it again in Word")
    related = related_parts(archive, main)
    styles, numbering, footnotes, endnotes = (
        _part(archive, related.get(kind, "")) for kind in ("styles", "numbering", "footnotes", "endnotes")
    )
    return Package(document, styles, numbering, footnotes, endnotes, main)


def _main_part(archive: Zip) -> str:
    relations = _part(archive, "_rels/.rels")
    for relation in () if relations is None else relations:
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def related_parts(archive: Zip, main: str) -> dict[str, str]:
    """Return the names of the parts that belong to the main part, by kind."""
    folder = posixpath.dirname(main)
    relations = _part(archive, relations_of(main))
    found: dict[str, str] = {}
    for relation in () if relations is None else relations:
        if attribute(relation, "TargetMode") != "External":
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/" + folder, attribute(relation, "Target") or ""))
            found.setdefault(kind, target.lstrip("/"))
    return found


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _part(archive: Zip, name: str) -> etree._Element | None:
    content = archive.read(name)
    return None if content is None else parse_part(content, name, "a Word file")
