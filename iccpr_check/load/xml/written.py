"""The text in the making: its words with their places, and the white space that waits for the next word."""

from __future__ import annotations

from iccpr_check.load.extract import Lines, refuse_length
from iccpr_check.model import Anchor


class Written:
    """Text and anchors so far; ``gap`` is the white space to be written before the next word."""

    def __init__(self, lines: Lines) -> None:
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.gap = ""
        self.length = 0
        self._lines = lines
        self._drift: tuple[int, int, str] = (0, 0, "")

    def space(self) -> None:
        """Let at least a space stand before the next word."""
        self.gap = self.gap or " "

    def next(self) -> int:
        """Return the offset at which the next word will stand."""
        return self.length + len(self.gap if self.parts else "")

    def emit(self, word: str, at: int, path: str) -> None:
        """Write a word that stands at an offset of the source, in the element of that path.

        Raises DraftError when the text is longer than any draft.
        """
        if self.parts and self.gap:
            self.parts.append(self.gap)
            self.length += len(self.gap)
        self.gap = ""
        line, column = self._lines.place(at)
        drift = (line, column - self.length, path)
        if drift != self._drift:
            self.anchors.append(Anchor(offset=self.length, line=line, column=column, path=path or None))
            self._drift = drift
        self.parts.append(word)
        self.length += len(word)
        refuse_length(self.length)

    def since(self, start: int) -> str:
        """Return the text from the offset of a word on."""
        at, length = len(self.parts), self.length
        while length > start:
            at -= 1
            length -= len(self.parts[at])
        return "".join(self.parts[at:])
