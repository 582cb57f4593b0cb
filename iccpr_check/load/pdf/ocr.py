"""Pages that are pictures, read by Tesseract where it is installed; it is never required."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import time
from statistics import median

from iccpr_check.load.pdf.page import Page, Word, rows_of
from iccpr_check.load.pdf.process import picture

LANGUAGES = ("vie", "eng")
PAGE_SECONDS = 60
ALL_SECONDS = 1_800
"""Time for the pages of one file; a page takes about five seconds."""
_LINE, _WORD = "4", "5"


def installed() -> str:
    """Name the Tesseract that is installed and its languages: what is read of a picture depends on them."""
    found = Tesseract()
    return f"{found.program} {'+'.join(found.languages)}"


class Tesseract:
    """An installed Tesseract. ``missing`` says in one line what it lacks, ``""`` for nothing."""

    def __init__(self) -> None:
        self.program = shutil.which("tesseract") or ""
        self._until = time.monotonic() + ALL_SECONDS
        listed = self._run(["--list-langs"], b"").split() if self.program else []
        self.languages = tuple(name for name in LANGUAGES if name in listed)
        self.missing = ""
        if not self.program:
            self.missing = "--ocr needs Tesseract, which is not installed"
        elif not self.languages:
            self.missing = (
                f"--ocr needs Tesseract's data for {' or '.join(LANGUAGES)}, which is not installed"
            )

    def read(self, data: bytes, page: Page) -> Page | None:
        """Return the page with the words of its picture, None where nothing could be read."""
        drawn = picture(data, page.number - 1)
        if not drawn or time.monotonic() > self._until:
            return None
        pixels = int(drawn.split(maxsplit=2)[1])
        told = self._run(["-", "-", "-l", "+".join(self.languages), "--psm", "3", "tsv"], drawn)
        words = _words(told, page.width / max(1, pixels))
        rows = rows_of(words)
        return page._replace(rows=rows, rules=[], bases=tuple(row.base for row in rows)) if rows else None

    def _run(self, arguments: list[str], given: bytes) -> str:
        try:
            ended = subprocess.run(
                [self.program, *arguments],
                input=given,
                capture_output=True,
                timeout=PAGE_SECONDS,
                check=False,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads wait for each other
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return ended.stdout.decode("utf-8", "replace")


def _words(told: str, scale: float) -> list[Word]:
    """Return the words of Tesseract's table, in points. All letters count as one size: pictures blur it."""
    rows = list(csv.DictReader(io.StringIO(told), delimiter="\t", quoting=csv.QUOTE_NONE))
    heights = [_points(row, scale, "height") for row in rows if row.get("level") == _LINE]
    size = 0.75 * median(heights) if heights else 10.0
    words: list[Word] = []
    base = 0.0
    for row in rows:
        if row.get("level") == _LINE:
            base = _points(row, scale, "top") + _points(row, scale, "height") - 0.25 * size
        text = (row.get("text") or "").strip()
        if row.get("level") == _WORD and text:
            left = _points(row, scale, "left")
            words.append(Word(text, left, left + _points(row, scale, "width"), base, size, order=len(words)))
    return words


def _points(row: dict[str, str], scale: float, name: str) -> float:
    try:
        return float(row.get(name) or 0) * scale
    except ValueError:
        return 0.0
