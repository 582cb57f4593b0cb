"""Short ways to parse a text in tests, and to look at what came of it."""

from __future__ import annotations

from iccpr_check.model import Document, Draft, Unit
from iccpr_check.parse import parse


def draft(text: str, language: str = "en", title: str = "") -> Draft:
    """Parse a text as if it had been loaded from a plain file."""
    document = Document(
        path="d.txt",
        sha256="0",
        media_type="text/plain",
        language=language,
        title=title,
        text=text,
        anchors=(),
    )
    return parse(document)


def units(result: Draft) -> dict[str, Unit]:
    """Return the units by id."""
    return {unit.id: unit for unit in result.units}


def labels(text: str) -> list[str]:
    """Return the labels of an English text's units, without front and preamble."""
    return [unit.label for unit in draft(text).units if unit.kind not in ("front", "preamble")]


def body(result: Draft, unit_id: str) -> str:
    """Return the words of one unit."""
    span = units(result)[unit_id].span
    return result.document.text[span.start : span.end]
