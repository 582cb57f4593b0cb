"""Rich Text, old Word files, OpenDocument texts and PDFs that mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import partial

from bench.hostile_cases import BOMB, MB, one

RTF = "{\\rtf1\\ansi\\ansicpg1252 Article 1. The law governs the press.\\par "


def _rich_text(rest: str) -> str:
    return f"{RTF}{rest}}}"


for name, rest in {
    "1,000,000 groups": "{" * 1_000_000,
    "groups that end too often": "}" * 1_000_000,
    "10 MB of \\'": "\\'e9" * 2_500_000,
    "a skip of 2 billion": "\\uc2000000000 \\u233 x" * 1000,
    "binary of 2 billion": "\\bin2000000000 x",
    "500,000 fonts": "{\\fonttbl" + "".join(f"{{\\f{n} A;}}" for n in range(500_000)) + "}",
    "90,000 cells": "\\trowd" + "a\\cell " * 90_000 + "\\row",
    "1,000,000 paragraphs": "\\par " * 1_000_000,
    "half surrogates": "\\u-10179?" * 100_000,
}.items():
    one(f"rtf: {name}", "a.rtf", partial(_rich_text, rest))


# --- old Word files: an OLE file is a small file system, and its chains may run in circles ------------------


def ole(table: list[int], *, directory: int = 1, sectors: int = 3) -> bytes:
    """Return an OLE file with a table of chains."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header = header[:512].ljust(512, b"\xff")
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    names = ["Root Entry", "WordDocument", "1Table", ""]
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", 2 * len(name) + 2, 5 if at == 0 else 2, 1, at, at, 1)
        + b"\0" * 36
        + struct.pack("<IQ", 2, 0x7FFFFFFF)
        for at, name in enumerate(names)
    )
    return header + fat + entries.ljust(512, b"\0") + b"\xec\xa5" * 256 * sectors


one("doc: a chain in a circle", "a.doc", lambda: ole([0xFFFFFFFD, 0xFFFFFFFE, 2]))
one("doc: a directory in a circle", "a.doc", lambda: ole([0xFFFFFFFD, 1, 2]))
one(
    "doc: a directory beyond the end",
    "a.doc",
    lambda: ole([0xFFFFFFFD, 0xFFFFFFFE, 0x7FFFFFFF], directory=9999),
)
one("doc: 90 MB of noise", "a.doc", lambda: ole([0xFFFFFFFD, 0xFFFFFFFE, 2], sectors=180_000))


# --- OpenDocument ------------------------------------------------------------------------------------------


def odt(body: str, doctype: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content {spaces}><office:body><office:text>'
        f"<text:p>Article 1. The law governs the press.</text:p>{body}"
        "</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


CELLS = (
    '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    'table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
)
one("odt: entity bomb", "a.odt", lambda: odt("<text:p>&a9;</text:p>", BOMB))
one("odt: 2 billion spaces", "a.odt", lambda: odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>'))
one("odt: cells repeated a trillion times", "a.odt", lambda: odt(CELLS))
one("odt: 200 MB of spaces", "a.odt", lambda: odt(" " * 200 * MB))
one(
    "odt: 100,000 nested lists",
    "a.odt",
    lambda: odt("<text:list><text:list-item>" * 100_000 + "</text:list-item></text:list>" * 100_000),
)


# --- PDF ----------------------------------------------------------------------------------------------------


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of the objects, the first of which is its root."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(
        data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def packed(content: bytes, times: int = 1) -> bytes:
    """Return a stream, compressed as many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode" * times
    return b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters, content)


def pages(count: int, content: bytes) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    return pdf(ROOT, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), FONT, content, *[page] * count)


SHOW = b"BT /F 9 Tf 9 700 Td (Article 1. The law governs the press of the country.) Tj ET\n"
one("pdf: pages in a circle", "a.pdf", lambda: pdf(ROOT, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"))
one("pdf: 30,000 pages", "a.pdf", lambda: pages(30_000, packed(SHOW)))
one("pdf: a stream of 1 GB", "a.pdf", lambda: pages(1, packed(SHOW + b" " * 1000 * MB, 2)))
one("pdf: 200,000 lines on a page", "a.pdf", lambda: pages(1, packed(SHOW * 200_000)))
one("pdf: 3,000 pages of 1,000 lines", "a.pdf", lambda: pages(3000, packed(SHOW * 1000)))
one("pdf: 1,000,000 nested arrays", "a.pdf", lambda: pdf(ROOT, b"[" * 1_000_000))
one("pdf: counts that lie", "a.pdf", lambda: pdf(ROOT, b"<</Type/Pages/Count 2000000000/Kids[]>>"))
