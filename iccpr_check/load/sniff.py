"""What kind of file the bytes are, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile

from iccpr_check.load.word.zips import too_many

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "a Rich Text file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html\b|html\b)", re.I | re.S)
_XML = re.compile(
    rb"\s*(?:<\?xml[\s-]|<!DOCTYPE\s|(?:<!--.*?-->\s*)*"
    rb"<(?:(?:\w+:)?(?:akomaNtoso|Legislation|Statute|Regulation|bill|resolution)[\s>]|[\w:]+\s[^>]*?xmlns))",
    re.I | re.S,
)


def sniff(data: bytes) -> str:
    """Return the kind of file with its article (``a PDF``), or ``""`` for what may be text."""
    if b"%PDF-" in data[:1024] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "a PDF"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    if _HTML.match(head):
        return "an HTML page"
    return "XML" if _XML.match(head) else ""


def _zip(data: bytes) -> str:
    if too_many(data):
        return "a zip archive of very many files"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, OverflowError, EOFError):
        return "a damaged zip archive"
    if "[Content_Types].xml" in names:
        for folder, kind in (
            ("word/", "a Word file"),
            ("xl/", "an Excel file"),
            ("ppt/", "a PowerPoint file"),
        ):
            if any(name.startswith(folder) for name in names):
                return kind
    if "mimetype" in names and "content.xml" in names:
        return "an OpenDocument text"
    return "a zip archive"


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "an Office file locked with a password"
    if "WordDocument".encode("utf-16-le") in data:
        return "an old Word file (.doc)"
    return "an old Office file"
