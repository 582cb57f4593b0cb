"""What a reader hands over, and the way from an offset in a source to its line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from iccpr_check.model import Anchor, Skipped

_LINE_END = re.compile(r"\r\n|\r|\n")


class Extract(NamedTuple):
    """The text of a file, with anchors in the order of their offsets."""

    text: str
    anchors: tuple[Anchor, ...]
    title: str = ""
    skipped: tuple[Skipped, ...] = ()


Reader = Callable[[bytes, str | None], Extract]
"""Takes the bytes of a file and the language the user named (None: not named); raises DraftError."""


class Format(NamedTuple):
    """A kind of file that can be read."""

    name: str
    """With its article, as an error says it: ``a Word file``."""
    content: str
    """What ``sniff`` says of the bytes of such a file: its name, or ``""`` for text."""
    media_type: str
    suffixes: tuple[str, ...]
    read: Reader


class Lines:
    r"""The lines of a source text; they end with ``\n``, ``\r\n`` or ``\r``."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
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
