"""Small PDFs made for tests: words drawn at places, in a font whose letters are all half as wide as high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
_WIDE = 0.5
_LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >> /ID [(a) (a)]"


class Drawn(NamedTuple):
    """Words on one line: from the left, from the top, in points."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "Body"


class Ruled(NamedTuple):
    """A line from one point to another."""

    x0: float
    y0: float
    x1: float
    y1: float


class Picture(NamedTuple):
    """A grey picture over the whole page, as its PGM file."""

    pgm: bytes


Thing = Drawn | Ruled | Picture


def wrapped(text: str, width: float, size: float = 10) -> list[str]:
    """Break a text where the next word has no room, as a typesetter does."""
    room = int(width / (size * _WIDE))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def column(
    paragraphs: Iterable[str],
    *,
    x: float = 72,
    y: float = 90,
    width: float = 400,
    size: float = 10,
    gap: float = 6,
) -> list[Thing]:
    """Set paragraphs below each other, on one page."""
    drawn: list[Thing] = []
    for paragraph in paragraphs:
        for line in wrapped(paragraph, width, size):
            drawn.append(Drawn(x, y, line, size))
            y += 1.2 * size
        y += gap
    return drawn


def paged(lines: Iterable[tuple[str, str]], *, last: float = 760) -> list[list[Thing]]:
    """Set the lines of a law, each with its font, on as many pages as it takes."""
    pages: list[list[Thing]] = [[]]
    y = 90.0
    for font, text in lines:
        for line in wrapped(text, 400):
            if y > last:
                pages.append([])
                y = 90.0
            pages[-1].append(Drawn(72, y, line, 10, font))
            y += 12
        y += 6
    return pages


def pdf(pages: Sequence[Sequence[Thing]], *, encrypt: bool = False) -> bytes:
    """Write a PDF."""
    names = sorted({thing.font for page in pages for thing in page if isinstance(thing, Drawn)} | {"Body"})
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _stream(_to_unicode())]
    fonts = []
    for name in names:
        objects += [
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe)"
            f" /Ordering (Identity) /Supplement 0 >> /DW {int(_WIDE * 1000)}"
            f" /FontDescriptor {len(objects) + 3} 0 R >>".encode(),
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
            f" /DescendantFonts [{len(objects) + 1} 0 R] /ToUnicode 3 0 R >>".encode(),
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /Ascent 800 /Descent -200 /CapHeight 700"
            " /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 500 800] >>".encode(),
        ]
        fonts.append(f"/{name} {len(objects) - 1} 0 R")
    kids = []
    for page in pages:
        pictures = [thing for thing in page if isinstance(thing, Picture)]
        shown = ""
        for picture in pictures:
            objects.append(_image(picture))
            shown = f" /XObject << /Picture {len(objects)} 0 R >>"
        objects.append(_stream("\n".join(_operators(thing, names) for thing in page).encode("latin-1")))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << {' '.join(fonts)} >>{shown} >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return assembled(objects, _LOCKED if encrypt else "")


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Write a PDF of these objects, of which the first is the catalogue."""
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    body += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(body)


def _operators(thing: Thing, names: Sequence[str]) -> str:
    if isinstance(thing, Drawn):
        signs = thing.text.encode("utf-16-be").hex()
        place = f"1 0 0 1 {thing.x} {HEIGHT - thing.y} Tm"
        return f"BT /{thing.font} {thing.size} Tf {place} <{signs}> Tj ET"
    if isinstance(thing, Ruled):
        return f"0.5 w {thing.x0} {HEIGHT - thing.y0} m {thing.x1} {HEIGHT - thing.y1} l S"
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Picture Do Q"


def _image(picture: Picture) -> bytes:
    _, width, height, rest = picture.pgm.split(maxsplit=3)
    pixels = rest[rest.index(b"\n") + 1 :]
    head = b"/Type /XObject /Subtype /Image /Width %s /Height %s /ColorSpace /DeviceGray /BitsPerComponent 8"
    return _stream(pixels, head % (width, height))


def _stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)


def _to_unicode() -> bytes:
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    blocks = [ranges[at : at + 100] for at in range(0, 256, 100)]
    body = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\nendcmap end end"
    ).encode()
