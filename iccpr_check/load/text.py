"""Plain text: the decoded file is the text, unchanged."""

from __future__ import annotations

from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Extract, Format, Lines


def read_text(data: bytes, lang: str | None = None) -> Extract:
    """Return the decoded file without its byte order mark, and one anchor a line."""
    text = decode(data)
    return Extract(text, Lines(text).anchors())


TEXT = Format("plain text", "", "text/plain", (".txt", ".text"), read_text)
