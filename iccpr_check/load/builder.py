"""A text in the making: lines, each piece of which knows its place in the file and its letters."""

from __future__ import annotations

from iccpr_check.load.extract import Extract, refuse_length, refuse_lines
from iccpr_check.load.legacy_letters import Alphabet, Stretch
from iccpr_check.model import Anchor, Skipped

_CELLS_A_LINE = 3
"""Places in the file that a line of text may have, on average: a table's line has one for each cell."""


class Builder:
    """Puts text together, with an anchor wherever the place in the file changes."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._stretches: list[Stretch] = []
        self._length = self._lines = 0
        self._separator = ""
        self._place: tuple[str, int | None] | None = None

    @property
    def length(self) -> int:
        """How long the text is by now."""
        return self._length

    def line(self) -> None:
        """Begin a new line, unless one has begun."""
        self.separate("\n")

    def separate(self, separator: str) -> None:
        """Let the next text stand behind a separator, unless one already waits for it."""
        if self._parts and not self._separator:
            self._separator = separator

    def put(
        self, text: str, path: str, page: int | None = None, letters: tuple[Alphabet, bool] | None = None
    ) -> None:
        """Add text that stands at a place of the file, in a font of old letters or another."""
        if not text:
            return
        if self._separator:
            self._parts.append(self._separator)
            self._length += len(self._separator)
            self._lines += self._separator == "\n"
            refuse_lines(max(self._lines, len(self._anchors) // _CELLS_A_LINE))
            self._separator = ""
        if self._place != (path, page):
            self._place = (path, page)
            self._anchors.append(Anchor(offset=self._length, path=path, page=page))
        self._parts.append(text)
        start, self._length = self._length, self._length + len(text)
        refuse_length(self._length)
        if letters is None:
            return
        last = self._stretches[-1] if self._stretches else None
        if last and last.end == start and (last.alphabet, last.capitals) == letters:
            self._stretches[-1] = last._replace(end=self._length)
        else:
            self._stretches.append(Stretch(start, self._length, *letters))

    def extract(self, *, title: str = "", skipped: tuple[Skipped, ...] = ()) -> Extract:
        """Return what was put together."""
        return Extract("".join(self._parts), tuple(self._anchors), title, skipped, tuple(self._stretches))


def tracked(*, original: bool) -> Skipped:
    """Return how the tracked changes of a file were read."""
    read = "left out; read them as accepted with --changes accepted"
    taken = "taken as accepted; read the text before them with --changes original"
    return Skipped(what="the tracked changes of the file", why=read if original else taken, matters=False)


def whole(text: str) -> str:
    """Join the halves of surrogate pairs; a half that stands alone is a damaged character."""
    if not any("\ud800" <= character < "\ue000" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", errors="replace")
