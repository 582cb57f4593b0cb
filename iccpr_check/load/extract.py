"""What a reader hands over, and the way from an offset in a source to its line and column."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import NamedTuple

from iccpr_check.errors import DraftError
from iccpr_check.load.legacy_letters import Stretch
from iccpr_check.model import Anchor, Marked, Skipped

MAX_CHARACTERS = 3_000_000
"""Code points of a law above which it is not read: a thousand printed pages, five times the longest code we
know and a minute or two of work. Bounds the time and memory of every later stage."""
MAX_LINES = 100_000
"""Lines of a law above which it is not read: a unit may begin on each."""

_ONE_DRAFT = "give one draft a file, without its attachments"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Extract(NamedTuple):
    """The text of a file, with anchors in the order of their offsets."""

    text: str
    anchors: tuple[Anchor, ...]
    title: str = ""
    skipped: tuple[Skipped, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Where the fonts say that the signs are letters of an old alphabet, in order."""
    marked: tuple[Marked, ...] = ()
    """The units that the file itself marks, a parent before its children; empty for files that mark none."""


class Options(NamedTuple):
    """What the user says about how a file is to be read."""

    lang: str | None = None
    """Language of the draft (ISO 639-1), which chooses among the texts of a file; None: not named."""
    ocr: bool = False
    """Whether pages that are pictures are read by an installed Tesseract."""
    original: bool = False
    """Whether tracked changes are left out, not accepted."""


def refuse_too_long(text: str) -> None:
    """Raise DraftError when a text is longer than any draft; readers ask before they build upon it."""
    refuse_length(len(text))
    refuse_lines(text.count("\n") + text.count("\r") - text.count("\r\n"))


def refuse_lines(lines: int) -> None:
    """Raise DraftError when a text in the making has more lines than any draft."""
    if lines > MAX_LINES:
        raise DraftError(f"holds more than {MAX_LINES:,} lines of text; {_ONE_DRAFT}")


def refuse_length(characters: int) -> None:
    """Raise DraftError when a text in the making is longer than any draft."""
    if characters > MAX_CHARACTERS:
        raise DraftError(
            f"holds more than {MAX_CHARACTERS // 1_000_000} million characters of text; {_ONE_DRAFT}"
        )


class Lines:
    r"""The lines of a source text; they end with ``\n``, ``\r\n`` or ``\r``."""

    def __init__(self, text: str) -> None:
        self.starts = array("q", [0])  # a list would take five times the memory
        self.starts.extend(found.end() for found in _LINE_END.finditer(text))
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            self.starts.pop()

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column (code points) of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def anchors(self) -> tuple[Anchor, ...]:
        """Return one anchor a line, for a text that is its own source."""
        return tuple(
            Anchor(offset=start, line=number, column=1) for number, start in enumerate(self.starts, start=1)
        )
