"""Word files that mean harm: bombs, lies about sizes, nesting, circles."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable

from bench.hostile_cases import BOMB, MB, SECRET, one

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}<w:r><w:t>{inner}</w:t></w:r></w:p>"


def numbered(num: str, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def document(body: str, doctype: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )


def docx(
    body: str,
    doctype: str = "",
    *,
    styles: str = "",
    numbering: str = "",
    relations: str = "",
    more: Iterable[tuple[str, bytes]] = (),
    level: int = 6,
) -> bytes:
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes")
    )
    parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", f'<Relationships xmlns="{R}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
                        'Target="word/document.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", f'<Relationships xmlns="{R}">{links}{relations}</Relationships>'),
        ("word/document.xml", document(body, doctype)),
        ("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'),
        ("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'),
    ]  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts:
            archive.writestr(name, content)
        for name, data in more:
            archive.writestr(name, data)
    return buffer.getvalue()


def spaces(size: int) -> bytes:
    """Return a Word file whose main part unpacks to ``size`` bytes of spaces."""
    whole = document(paragraph("#"))
    before, after = whole.split("#")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(before.encode())
            for _ in range(size // MB):
                part.write(b" " * MB)
            part.write(after.encode())
    return buffer.getvalue()


def lying(size: int, claimed: int) -> bytes:
    """Return a Word file whose directory claims another size for its main part."""
    data = bytearray(spaces(size))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", claimed)
    return bytes(data)


def overlapping(parts: int) -> bytes:
    """Return a Word file whose members all share the bytes of one."""
    kernel = docx("<w:p><w:r><w:t>" + "a" * 50 * MB + "</w:t></w:r></w:p>", level=9)
    end = kernel.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", kernel[end + 16 : end + 20])[0]
    entry = kernel.index(b"word/document.xml", start) - 46
    row = kernel[entry : entry + 46 + len("word/document.xml")]
    directory = b"".join(row[:46] + f"word/document{n:03d}x"[:17].encode() for n in range(parts))
    directory += kernel[start:end]
    count = parts + 6
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), start, 0)
    return kernel[:start] + directory + tail


def many_members(count: int) -> bytes:
    row = (
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    )
    directory = row * count
    wide = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, len(directory), 4)
    locator = struct.pack("<IIQI", 0x07064B50, 0, 4 + len(directory), 1)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return b"PK\x03\x04" + directory + wide + locator + end


def encrypted() -> bytes:
    data = bytearray(docx(paragraph("secret")))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("in") + "</w:tc></w:tr></w:tbl>" * depth


def style(name: str, based: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{based}"/>{more}</w:style>'


def uses(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def num(num_id: str, abstract: str) -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract}"/></w:num>'


def level(place: int, text: str, form: str = "decimal") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'


RUN = "<w:r><w:t>a</w:t></w:r>"
TEXTBOX = "<w:p><w:r><w:pict><w:txbxContent>"
one("docx: entity bomb", "a.docx", lambda: docx(paragraph("x &a9;"), BOMB))
one("docx: external entities", "a.docx", lambda: docx(paragraph("x &e;&n;"), SECRET))
one("docx: 500 MB of spaces", "a.docx", lambda: spaces(500 * MB))
one("docx: 60 MB of text", "a.docx", lambda: docx(paragraph("word " * 12_000) * 1000, level=1))
one("docx: size told as 100 bytes", "a.docx", lambda: lying(200 * MB, 100))
one("docx: size told as 4 GB", "a.docx", lambda: lying(2 * MB, 0xFFFFFFF0))
one("docx: 900 overlapping members", "a.docx", lambda: overlapping(900))
one("docx: 1,000,000 members (zip64)", "a.docx", lambda: many_members(1_000_000))
one("docx: encrypted", "a.docx", encrypted)
one(
    "docx: zip in zip in zip",
    "a.docx",
    lambda: docx("", more=[("a.zip", docx("", more=[("a.zip", spaces(9 * MB))]))]),
)
one("docx: 80 nested tables", "a.docx", lambda: docx(nested_tables(80)))
one("docx: 5,000 nested tables", "a.docx", lambda: docx(nested_tables(5000)))
one("docx: 80 tables around 400,000 runs", "a.docx",
    lambda: docx(nested_tables(80).replace("</w:p>", RUN * 400_000 + "</w:p>")))  # fmt: skip
one(
    "docx: 5,000 nested controls",
    "a.docx",
    lambda: docx("<w:sdt>" * 5000 + paragraph("in") + "</w:sdt>" * 5000),
)
one("docx: 55 nested text boxes", "a.docx",
    lambda: docx(TEXTBOX * 55 + paragraph("in") + "</w:txbxContent></w:pict></w:r></w:p>" * 55))  # fmt: skip
one("docx: 700,000 empty paragraphs", "a.docx", lambda: docx("<w:p/>" * 700_000 + paragraph("in")))
one("docx: 10,000,000 elements", "a.docx", lambda: docx("<w:p/>" * 10_000_000 + paragraph("in"), level=1))
one("docx: 190,000 paragraphs", "a.docx", lambda: docx(paragraph("Article 1. Scope") * 190_000))
one("docx: relations in a circle", "a.docx", lambda: docx(paragraph("in"), relations=(
    f'<Relationship Id="x" Type="{OFFICE}/endnotes" Target="document.xml"/>'
    f'<Relationship Id="y" Type="{OFFICE}/footnotes" Target="_rels/document.xml.rels"/>')))  # fmt: skip
one("docx: styles in a circle", "a.docx",
    lambda: docx(paragraph("in", uses("a")) * 1000, styles=style("a", "b") + style("b", "a")))  # fmt: skip
one("docx: a chain of 20,000 styles", "a.docx", lambda: docx(
    paragraph("in", uses("s0")) * 20_000,
    styles="".join(style(f"s{n}", f"s{n + 1}") for n in range(20_000))))  # fmt: skip
one("docx: numbering in a circle", "a.docx", lambda: docx(
    paragraph("in", numbered("1")) * 1000,
    styles=style("a", "a", f"<w:pPr>{numbered('1')}</w:pPr>"),
    numbering=abstract('<w:numStyleLink w:val="a"/><w:styleLink w:val="a"/>') + num("1", "1")))  # fmt: skip
one("docx: numbers that write 1 MB each", "a.docx", lambda: docx(
    paragraph("in", numbered("1")) * 100_000,
    numbering=abstract(level(0, "%1" * 500_000, "lowerLetter")) + num("1", "1")))  # fmt: skip
one("docx: 20,000 lists of 5,000 levels", "a.docx", lambda: docx(
    paragraph("in", numbered("7")),
    numbering=abstract("".join(level(n, "%1.") for n in range(5000)))
    + "".join(num(str(n), "1") for n in range(20_000))))  # fmt: skip
one("docx: 100,000 notes that refer on", "a.docx", lambda: docx(
    paragraph("in") + "<w:p><w:r>" + "".join(f'<w:footnoteReference w:id="{n}"/>' for n in range(100_000))
    + "</w:r></w:p>",
    more=[("word/footnotes.xml", (f'<w:footnotes xmlns:w="{W}">' + "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id="{n + 1}"/></w:r></w:p>'
        "</w:footnote>"
        for n in range(100_000)) + "</w:footnotes>").encode())]))  # fmt: skip
