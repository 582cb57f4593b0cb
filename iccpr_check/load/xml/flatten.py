"""One pass over a tree of XML: the law as lines of text, each word with its place, and its units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import Element, walk
from iccpr_check.load.xml.asides import Asides
from iccpr_check.load.xml.treat import Treat, Vocabulary, begins, one_line, text_of
from iccpr_check.load.xml.tree import Tree
from iccpr_check.load.xml.units import Opened
from iccpr_check.load.xml.written import Written

_SPACE = " \t\n\r\f"
_PIECE = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*|[ \t\n\r\f]+")
_BARE = re.compile(r"\w{1,6}")
_QUOTES = "“”‘’\"'«»"
_LINES = frozenset({"block", "unit", "flat", "heading", "quoted", "row", "note", "beside"})
_CLOSES = ".,;:)]”’"


class Frame(NamedTuple):
    """An element that is open: how it is read, and whether text stands beside its children."""

    element: Element
    treat: Treat
    mixed: bool
    path: str


@dataclass(eq=False, slots=True)
class _Capture:
    """A number or heading in the making, and where its words begin (-1: none yet)."""

    unit: Opened
    frame: Frame
    bracket: bool
    """Whether brackets are printed around the number, which the file leaves to the program that prints it."""
    start: int = -1


class Flattener:
    """Follows the tree once; ``text`` is what was written, ``opened`` its units in order."""

    def __init__(self, tree: Tree, vocabulary: Vocabulary, lang: str | None = None) -> None:
        """Read a tree; ``lang`` chooses among the languages of a law that is printed in several."""
        self.text = Written(tree.lines)
        self.opened: list[Opened] = []
        self._vocabulary = vocabulary
        self._frames: list[Frame] = []
        self._units: list[int] = []
        self._capture: _Capture | None = None
        self._marks: list[tuple[str, int]] = []
        self._next = Treat("block")
        self._quotations = 0
        self._rows = 0
        self._after_number = False
        self._notes: list[Element] = []
        self._margin: list[Element] = []
        self.asides = Asides(tree.lines, tree.root, lang)
        self._flow(tree.root)
        self._footnotes(tree.root)

    def _flow(self, root: Element) -> None:
        for node, entering in walk(root, self._passed_over):
            if isinstance(node, Run):
                self._run(node)
            elif entering:
                self._enter(node, self._next)
            else:
                self._leave()

    def _footnotes(self, root: Element) -> None:
        """Print the footnotes behind the law, each on a line of its own."""
        if not self._notes:
            return
        self._open(Treat("unit", "closing"), root, "")
        for note in self._notes:
            self._next = Treat("block")
            self._flow(note)
        self._close(root)

    def _passed_over(self, element: Element) -> bool:
        """Say how a child is read; tell whether it is left out here."""
        above = [frame.element for frame in self._frames]
        self._next = treat = self._treat(element, above)
        if treat.how in _LINES:
            treat = self.asides.foreign(element) or treat
        if treat.how == "note":
            self._notes.append(element)
        elif treat.how == "margin":
            self._margin.append(element)
        elif treat.how == "aside":
            self.asides.add(treat.word, element)
        elif treat.how == "space":
            self.text.space()
        elif treat.how != "drop":
            return False
        return True

    def _treat(self, element: Element, above: Sequence[Element]) -> Treat:
        treat = self._vocabulary.treat(element, above)
        if treat.how == "auto":
            return treat._replace(how="inline" if self._frames and self._frames[-1].mixed else "block")
        return treat

    def _enter(self, element: Element, treat: Treat) -> None:
        mixed = any(isinstance(child, Run) and child.text.strip(_SPACE) for child in element.children)
        path = self._frames[-1].path if self._frames else ""
        if treat.how in {"unit", "flat"}:
            path = next(
                (found for key in self._vocabulary.paths if (found := element.attributes.get(key))), path
            )
        frame = Frame(element, treat, mixed, path)
        self._frames.append(frame)
        if treat.how in _LINES:
            self._break()
        if treat.how == "unit":
            self._open(treat, element, path)
        elif treat.how == "flat":
            parent = self._frames[-2].element
            self._close_flat(parent, treat.rank)
            self._open(treat, parent, path)
            if not self._has_heading(element):
                self._capture_from(frame)
        elif treat.how in {"number", "heading"}:
            self._capture_from(frame)
        elif treat.how in {"quoted", "marks"}:
            self._quotations += treat.how == "quoted"
            if treat.word and not begins(element, _QUOTES):
                self._marks.append((treat.word[0], element.at))
        elif treat.how == "glue":
            self._close_quotation(element.at)
            self.text.gap = "" if begins(element, _CLOSES) else " "
        elif treat.how == "apart":
            self.text.space()
        elif treat.how == "row":
            self._rows += self._rows > 0 or one_line(element)
        elif treat.how == "cell":
            if not self._after_number and "\n" not in self.text.gap:
                self.text.gap = "\t" if self._rows else "\n"
        elif treat.how == "break":
            self.text.gap = "\n"

    def _leave(self) -> None:
        frame = self._frames.pop()
        element, treat = frame.element, frame.treat
        if self._capture is not None and self._capture.frame is frame:
            self._captured(self._capture)
        if treat.how in _LINES and self._margin:
            margin, self._margin = self._margin, []
            for note in margin:
                self._next = Treat("beside")
                self._flow(note)
        if treat.how in {"quoted", "marks"}:
            self._quotations -= treat.how == "quoted"
            self._end_marks(treat.word, element.end)
        self._close(element)
        if treat.how == "number":
            self.text.space()
        elif treat.how == "row" and self._rows:
            self._rows -= 1
        if treat.how in _LINES:
            self._break()

    def _has_heading(self, element: Element) -> bool:
        """Tell whether the number or the heading of a unit is marked inside the line that opens it."""
        above = [frame.element for frame in self._frames]
        inside = (child for child in element.children if isinstance(child, Element))
        return any(self._vocabulary.treat(child, above).how in {"number", "heading"} for child in inside)

    def _close_quotation(self, at: int) -> None:
        """Print the closing mark of the quotation around an element before the element's words."""
        around = self._frames[-2]
        if around.treat.how == "quoted":
            self._end_marks(around.treat.word, at)
            self._frames[-2] = around._replace(treat=around.treat._replace(word=""))

    def _end_marks(self, marks: str, at: int) -> None:
        if not marks:
            return
        if self._marks:  # nothing stood between them
            self._marks.pop()
        elif self.text.parts and self.text.parts[-1][-1] not in {marks[-1], '"'}:
            gap, self.text.gap = self.text.gap, ""
            self._put(marks[-1], at)
            self.text.gap = gap

    def _open(self, treat: Treat, owner: Element, path: str) -> None:
        parent = self._units[-1] if self._units else -1
        unit = Opened(treat.kind, treat.word, owner, parent, path, self._quotations > 0, treat.rank)
        self._units.append(len(self.opened))
        self.opened.append(unit)
        if treat.made:
            unit.printed = treat.made
            for sign in treat.made:  # each stands where the element begins, as none is in the file
                self._put(sign, owner.at)
            self.text.gap = " "
            unit.filled, self._after_number = False, True

    def _close(self, owner: Element) -> None:
        """End the units that an element opened, and those of headings directly in it."""
        while self._units and self.opened[self._units[-1]].owner is owner:
            self._pop()

    def _close_flat(self, parent: Element, rank: int) -> None:
        while self._units:
            unit = self.opened[self._units[-1]]
            if unit.owner is not parent or not unit.rank or unit.rank < rank:
                return
            self._pop()

    def _pop(self) -> None:
        self.opened[self._units.pop()].end = self.text.length
        self._after_number = False

    def _capture_from(self, frame: Frame) -> None:
        """Begin a number or heading, where the unit around it still waits for one."""
        if self._capture is not None or not self._units:
            return
        unit = self.opened[self._units[-1]]
        number = frame.treat.how == "number"
        if unit.filled or (unit.printed if number else unit.heading):
            return
        bare = number and unit.kind == "series" and _BARE.fullmatch(text_of(frame.element))
        self._capture = _Capture(unit, frame, bool(bare) and self._in_article())

    def _in_article(self) -> bool:
        """Tell whether the unit around the last one is numbered in an article, where brackets are usual."""
        around = (self.opened[at] for at in reversed(self._units[:-1]))
        kind = next((unit.kind for unit in around if unit.printed), "")
        return kind in {"article", "series"}

    def _captured(self, capture: _Capture) -> None:
        unit, frame = capture.unit, capture.frame
        if capture.start >= 0 and frame.treat.how == "number":
            if capture.bracket:
                self.text.gap = ""
                self._emit(")", frame.element.end)
            unit.printed = self.text.since(capture.start)
            self._after_number = True
        elif capture.start >= 0:
            unit.heading = (capture.start, self.text.length)
        self._capture = None
        self.text.space()

    def _break(self) -> None:
        if not self._rows and not self._after_number and "\n" not in self.text.gap:
            self.text.gap = "\n"

    def _run(self, run: Run) -> None:
        for piece in _PIECE.finditer(run.text):
            at = run.at + piece.start()
            if not piece[0].strip(_SPACE):
                self.text.space()
            else:
                self._put(piece[0], at)

    def _put(self, word: str, at: int) -> None:
        marks, self._marks = self._marks, []
        for mark, place in marks:
            self._emit(mark, place)
        self._begin()
        if self._capture is not None and self._capture.start < 0:
            self._capture.start = self.text.next()
            if self._capture.bracket:
                self._emit("(", at)
        self._emit(word, at)

    def _begin(self) -> None:
        """Begin the units that had no word yet, and note which have words of their own."""
        start = self.text.next()
        beside = any(frame.treat.how == "beside" for frame in self._frames)
        for index in reversed(self._units):
            unit = self.opened[index]
            if unit.start < 0:
                unit.start = start
            if not beside and (self._capture is None or self._capture.unit is not unit):
                if unit.filled:
                    break
                unit.filled = True
        self._after_number = False

    def _emit(self, word: str, at: int) -> None:
        self.text.emit(word, at, self._frames[-1].path if self._frames else "")
