"""Words on a screen: styled, broken into lines, measured in columns. The only module that knows rich.

A draft's words never become markup or steer the terminal: they are taken as they stand, without control
characters. rich measures columns, so that wide letters and combining accents keep lines straight.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.text import Text

from iccpr_check.model import Severity
from iccpr_check.report.reading import printable

Part = str | tuple[str, str]
"""Words, or words with their style."""

SEVERITY_STYLES: dict[Severity, str] = {
    "serious": "bold red", "warning": "bold yellow", "notice": "bold cyan", "info": "dim",
}  # fmt: skip
START, END = "\2", "\3"
"""Around words that count, in text that is not yet styled."""
_FLAT: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\n\t\u2028\u2029"), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), None),
}
"""One line stays one line, and no word turns the direction of those after it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thought, which may take several lines of the screen."""

    text: Text
    guide: str = ""
    """What stands before its first line."""
    below: str = ""
    """What stands before the lines that continue it."""
    hang: int = 0
    """Columns by which these are set in."""

    def under(self, guide: str, below: str) -> Line:
        """Return the line further right, behind the guides of a tree."""
        return Line(self.text, guide + self.guide, below + self.below, self.hang)


class Ink:
    """A screen of some columns, with colour or without."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.colour = colour
        self._width = width
        self._screen = Console(
            file=StringIO(), width=width, force_terminal=colour, no_color=not colour,
            color_system="standard" if colour else None, force_jupyter=False, legacy_windows=False,
            markup=False, emoji=False, highlight=False,
        )  # fmt: skip

    def line(self, *parts: Part, hang: int = 0) -> Line:
        """Return a line of these parts; none of them is read as markup."""
        text = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            text.append(printable(words).translate(_FLAT), style)
        return Line(text, hang=hang)

    def marked(self, words: str, *, hang: int = 0) -> Line:
        """Return a line of a draft's words, those between START and END underlined, or between »…«."""
        plain, *rest = words.split(START)
        parts: list[Part] = [plain]
        for piece in rest:
            inside, _, after = piece.partition(END)
            parts += [(inside, "bold underline") if self.colour else f"»{inside}«", after]
        return self.line(*parts, hang=hang)

    def printed(self, lines: list[Line]) -> str:
        """Return all lines as they stand on the screen."""
        return "".join(f"{self._plain_or_coloured(row)}\n" for line in lines for row in self._rows(line))

    def _rows(self, line: Line) -> list[Text]:
        guides = "dim" if self.colour else ""
        if not line.text.plain:
            return [Text(line.guide, style=guides)]
        room = max(8, self._width - len(line.below) - line.hang)
        rows = []
        for place, piece in enumerate(line.text.wrap(self._screen, room)):
            piece.rstrip()
            before = f"{line.below}{' ' * line.hang}" if place else line.guide
            rows.append(Text.assemble((before, guides), piece))  # a style of all would dim the words, too
        return rows

    def _plain_or_coloured(self, row: Text) -> str:
        if not self.colour:
            return row.plain.rstrip()
        with self._screen.capture() as capture:
            self._screen.print(row, soft_wrap=True, end="")
        return capture.get()
