"""Reads the words of a PDF with pdfium, in a process of its own.

pdfium is C++ and hostile files can crash it or keep it busy for ever, so ``process`` runs this file
as a program, within limits of time and memory. It imports nothing of ours. The PDF comes on standard
input; the answer goes to standard output: ``words`` writes one JSON object, ``picture N`` page N (from 0)
as a grey PGM picture.

The object holds ``pages``, or ``error``: ``password``, ``damaged``, ``long`` or ``missing``. A page holds
``width`` and ``height`` (points; as the text reads, whichever way the page is turned), ``words``
(text, left, right, baseline, size, font, and 1 where it is glued to the word before, -1 where a space
stands between, 0 where the file does not tell), ``rules`` (thin lines: left, top, right, bottom),
``pictures`` (the share of the page that pictures cover), ``slanted`` (signs set at another angle than
most) and ``unmapped`` (signs whose letter the file does not tell).
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from typing import Any

MAX_PAGES = 3_000
MAX_SIGNS = 6_000_000
MAX_OBJECTS = 20_000
MAX_RULES = 600
PIXELS = 16_000_000
DPI = 300

_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u200a\u202f\u3000")
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how pdfium writes a hyphen at the end of a line
_GAP = 0.14
"""Distance of two letters, in their size, that is a space though the file writes none."""
_GUESSED_GAP = 0.04
"""The same where pdfium guesses a space, as it does also within words."""
_NOTHING = frozenset({0x00, 0x200B, 0xFEFF})


def limit(seconds: int, megabytes: int) -> None:
    """Bound this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent remains
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, megabytes * 1024 * 1024)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


class Fonts:
    """The fonts of a document by number, each with its name."""

    def __init__(self, raw: Any) -> None:
        self.raw, self.names = raw, list[str]()
        self._numbers: dict[int, int] = {}
        self._by_name: dict[str, int] = {}
        self._styles: dict[int, tuple[int, float]] = {}

    def number(self, piece: Any) -> int:
        """Return the number of the font of a text object."""
        font = self.raw.FPDFTextObj_GetFont(piece)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._numbers:
            name = ctypes.create_string_buffer(200)
            self.raw.FPDFFont_GetBaseFontName(font, name, 200)
            told = name.value.decode("utf-8", "replace")
            bold = "|bold" if self.raw.FPDFFont_GetWeight(font) >= 600 else ""
            self._numbers[key] = self._by_name.setdefault(told + bold, len(self._by_name))
            self.names = list(self._by_name)
        return self._numbers[key]

    def style(self, handle: Any, at: int) -> tuple[int, float]:
        """Return the number of the font of a sign and the size of its letters, in points on the page."""
        piece = self.raw.FPDFText_GetTextObject(handle, at)
        key = ctypes.cast(piece, ctypes.c_void_p).value or 0
        if key not in self._styles:
            matrix = self.raw.FS_MATRIX()
            self.raw.FPDFText_GetMatrix(handle, at, matrix)
            size = self.raw.FPDFText_GetFontSize(handle, at) * math.hypot(matrix.c, matrix.d)
            self._styles[key] = (self.number(piece), size if 0.5 < size < 1000 else 10.0)
        return self._styles[key]

    def forget(self) -> None:
        """Forget places in memory, which the next page may use for others."""
        self._numbers.clear()
        self._styles.clear()


def words_of(document: Any, raw: Any) -> dict[str, Any]:
    """Return the object that ``words`` writes."""
    if len(document) > MAX_PAGES:
        return {"error": "long"}
    fonts, pages, signs = Fonts(raw), [], 0
    for number in range(len(document)):
        try:
            page = document[number]
        except Exception:
            pages.append({"broken": True})
            continue
        found = _page(page, raw, fonts)
        signs += found.pop("signs")
        if signs > MAX_SIGNS:
            return {"error": "long"}
        pages.append(found)
        fonts.forget()
        page.close()
    return {"pages": pages, "fonts": fonts.names}


def _page(page: Any, raw: Any, fonts: Fonts) -> dict[str, Any]:
    text = page.get_textpage()
    handle, count = text.raw, text.count_chars()
    if count > MAX_SIGNS:
        return {"signs": count}
    left, bottom, right, top = page.get_mediabox()
    angles = [_quarter(raw.FPDFText_GetCharAngle(handle, at)) for at in range(count)]
    turned = Counter(
        angles[at]
        for at in range(count)
        if angles[at] is not None and not raw.FPDFText_IsGenerated(handle, at)
    )
    turn = turned.most_common(1)[0][0] if turned else 0

    def place(x: float, y: float) -> tuple[float, float]:
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[
            turn or 0
        ]

    words, slanted, unmapped = _words(handle, count, raw, fonts, angles, turn, place)
    text.close()
    rules, pictures = _drawn(page, raw, place)
    width, height = abs(right - left), abs(top - bottom)
    if turn in {1, 3}:
        width, height = height, width
    return {
        "width": round(width, 1), "height": round(height, 1), "words": words, "rules": rules,
        "pictures": round(min(1.0, pictures / max(1.0, width * height)), 3),
        "slanted": slanted, "unmapped": unmapped, "signs": count,
    }  # fmt: skip


def _quarter(angle: float) -> int | None:
    """Return how many quarter turns an angle is, or None for a slanted one."""
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.06 else None


def _words(
    handle: Any, count: int, raw: Any, fonts: Fonts, angles: list[int | None], turn: int | None, place: Any
) -> tuple[list[list[Any]], int, int]:
    """Return the words in the order of the file, and how many signs were slanted or without a letter."""
    words: list[list[Any]] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    slanted = unmapped = 0
    gone = (math.inf, math.inf)
    high, space, guessed, font, size = 0, True, False, 0, 0.0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(handle, at)
        generated = raw.FPDFText_IsGenerated(handle, at)
        if code in _NOTHING:
            continue
        if chr(code) in _SPACES:
            guessed = True
            if not generated:
                space = True
                raw.FPDFText_GetLooseCharBox(handle, at, box)
                gone = max(place(box.left, box.bottom), place(box.right, box.top))
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        if angles[at] != turn:
            slanted += 1
            continue
        letter = _HYPHENS.get(code) or chr(code)
        if raw.FPDFText_HasUnicodeMapError(handle, at) == 1 or code == 0xFFFD or 0xE000 <= code < 0xF900:
            unmapped += 1
        raw.FPDFText_GetLooseCharBox(handle, at, box)
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        font, size = fonts.style(handle, at)
        one, other = place(box.left, box.bottom), place(box.right, box.top)
        start, end = min(one[0], other[0]), max(one[0], other[0])
        base = place(x.value, y.value)[1]
        last = words[-1] if words else None
        near = (
            last is not None
            and abs(base - last[3]) < 0.6 * max(size, last[4])
            and -0.7 * size < start - last[2] < 0.6 * max(size, last[4])
        )
        wide = _GUESSED_GAP if guessed else _GAP
        space = space or (last is not None and near and start - last[2] > wide * size)
        if last is not None and near and not space and 0.8 < size / last[4] < 1.25 and len(last[0]) < 400:
            last[0] += letter
            last[2] = max(last[2], round(end, 1))
        else:
            spaced = space and abs(start - gone[0]) < 0.2 * size and abs(base - gone[1]) < size
            glued = 1 if near and not space else -1 if spaced else 0
            words.append(
                [letter, round(start, 1), round(end, 1), round(base, 1), round(size, 1), font, glued]
            )
        space = guessed = False
    return words, slanted, unmapped


def _drawn(page: Any, raw: Any, place: Any) -> tuple[list[list[float]], float]:
    """Return the thin lines of a page and the area of its pictures, in square points."""
    rules: list[list[float]] = []
    pictures = 0.0
    box = [ctypes.c_float() for _ in range(4)]
    for at in range(min(MAX_OBJECTS, raw.FPDFPage_CountObjects(page.raw))):
        drawn = raw.FPDFPage_GetObject(page.raw, at)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind not in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}:
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, *box):
            continue
        left, bottom, right, top = (value.value for value in box)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            one, other = place(left, bottom), place(right, top)
            x0, x1 = sorted((one[0], other[0]))
            y0, y1 = sorted((one[1], other[1]))
            if len(rules) >= MAX_RULES or max(x1 - x0, y1 - y0) < 8:
                continue
            if min(x1 - x0, y1 - y0) < 3:
                rules.append([round(value, 1) for value in (x0, y0, x1, y1)])
            elif raw.FPDFPath_CountSegments(drawn) <= 6 and _stroked(drawn, raw):
                for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                    rules.append([round(value, 1) for value in edge])  # noqa: PERF401
        else:
            whole = kind == raw.FPDF_PAGEOBJ_IMAGE or _holds_picture(drawn, raw)
            pictures += (right - left) * (top - bottom) if whole else 0.0
    return rules, pictures


def _stroked(path: Any, raw: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, mode, stroke)) and bool(stroke.value)


def _holds_picture(form: Any, raw: Any) -> bool:
    count = min(200, raw.FPDFFormObj_CountObjects(form))
    inner = (raw.FPDFFormObj_GetObject(form, at) for at in range(count))
    return any(raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_IMAGE for one in inner)


def picture_of(page: Any) -> bytes:
    """Return a page as a PGM picture, no larger than PIXELS."""
    width, height = page.get_size()
    scale = min(DPI / 72, math.sqrt(PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    lines = (rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)


def main() -> None:
    """Answer one question about the PDF on standard input."""
    task, seconds, megabytes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    limit(seconds, megabytes)
    data = sys.stdin.buffer.read()
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError:
        print(json.dumps({"error": "missing"}))
        return
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        kind = "password" if getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD else "damaged"
        print(json.dumps({"error": kind}))
        return
    if task == "words":
        print(json.dumps(words_of(document, raw)))
    else:
        sys.stdout.buffer.write(picture_of(document[int(task.split()[1])]))


if __name__ == "__main__":
    main()
