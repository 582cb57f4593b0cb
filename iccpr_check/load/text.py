"""Plain text: the decoded file is the text, unchanged."""

from __future__ import annotations

from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Extract, Lines, Options, refuse_too_long


def read_text(data: bytes, options: Options) -> Extract:
    """Return the decoded file without its byte order mark, and one anchor a line."""
    text = decode(data)
    refuse_too_long(text)
    return Extract(text, Lines(text).anchors())
