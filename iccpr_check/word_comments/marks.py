"""Marks of comments in a Word file's main part: only put in, nothing moved, nothing written again.

A mark stands between runs. Where the words of a comment begin or end inside a run, the run is closed
before the mark and opened behind it again, with the same tag and the same properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from iccpr_check.load.word.docx_places import Place
from iccpr_check.word_comments.xml import Element, Names, characters, elements

_SPACE = b" \t\r\n"
_KEEPS_SPACE = re.compile(rb"xml:space\s*=\s*[\"']preserve[\"']")
#: What a mark stands outside of, wherever the words inside lie: a drawing with its boxes, a formula.
_WHOLE = frozenset({b"r", b"AlternateContent", b"oMath", b"oMathPara"})
_TEXTS = frozenset({b"t", b"delText"})


class Range(NamedTuple):
    """A comment, and the first and last character that it is about."""

    comment: int
    first: Place
    last: Place


class _Spot(NamedTuple):
    """An offset where a mark can stand, and what must be closed before it and opened behind it."""

    at: int
    before: bytes = b""
    behind: bytes = b""


@dataclass(slots=True)
class _Marks:
    """The comments that end and begin at a spot."""

    spot: _Spot
    ends: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def insertions(
    xml: bytes, names: Names, ranges: Iterable[Range], lengths: dict[int, int]
) -> list[tuple[int, bytes]]:
    """Return what is put into the main part, and at which offsets, in their order.

    ``lengths`` says how many characters each element holds. Word takes no comment inside a text box or
    a note: its mark stands around the drawing, or the reference to the note, in the body.
    """
    ranges = list(ranges)
    wanted = {place.element for one in ranges for place in (one.first, one.last)}
    spots = _Spots(xml, lengths, elements(xml, wanted))
    marks: dict[int, _Marks] = {}
    for one in ranges:
        edges = [spots.around(place) for place in (one.first, one.last)]
        # the words of a box are told behind those that stand around it, so the last may stand first
        begin = min((begin for begin, _ in edges), key=lambda spot: spot.at)
        end = max((end for _, end in edges), key=lambda spot: spot.at)
        marks.setdefault(begin.at, _Marks(begin)).begins.append(one.comment)
        marks.setdefault(end.at, _Marks(end)).ends.append(one.comment)
    put = {at: one.spot.before + _written(one, names) + one.spot.behind for at, one in marks.items()}
    return sorted((spots.kept | put).items())


def inserted(xml: bytes, new: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a part with everything put in."""
    pieces: list[bytes] = []
    end = 0
    for at, piece in new:
        pieces += (xml[end:at], piece)
        end = at
    return b"".join([*pieces, xml[end:]])


def _written(marks: _Marks, names: Names) -> bytes:
    pieces = [
        f"{names.empty('commentRangeEnd', one)}{names.tag('r')}{names.empty('commentReference', one)}"
        f"{names.close('r')}"
        for one in sorted(marks.ends)
    ]
    pieces += [names.empty("commentRangeStart", one) for one in sorted(marks.begins)]
    return "".join(pieces).encode()


class _Spots:
    """Finds where marks can stand around a character."""

    def __init__(self, xml: bytes, lengths: dict[int, int], found: dict[int, Element]) -> None:
        self.kept: dict[int, bytes] = {}
        """What keeps spaces that would else stand at the border of a text, where Word drops them."""
        self._xml = xml
        self._lengths = lengths
        self._found = found

    def around(self, place: Place) -> tuple[_Spot, _Spot]:
        """Return the spots before and behind a character."""
        element = self._found[place.element]
        whole = _whole(element)
        run = element.parent
        if whole is not run or run is None:
            return _Spot(whole.start), _Spot(whole.end)
        first = run.inside if run.properties is None else run.properties.end
        begin = _Spot(run.start) if self._blank(first, element.start) else self._between(run, element.start)
        end = _Spot(run.end) if self._blank(element.end, run.after) else self._between(run, element.end)
        starts = None
        if element.local in _TEXTS:
            starts = characters(self._xml, element, self._lengths[place.element])
        if starts is not None and place.character > 0:
            begin = self._inside(run, element, starts[place.character])
        if starts is not None and place.character + 1 < self._lengths[place.element]:
            end = self._inside(run, element, starts[place.character + 1])
        return begin, end

    def _blank(self, start: int, end: int) -> bool:
        return not self._xml[start:end].strip()

    def _between(self, run: Element, at: int) -> _Spot:
        """Return a spot between the contents of a run."""
        properties = run.properties
        again = self._xml[run.start : run.inside]
        if properties is not None:
            again += self._xml[properties.start : properties.end]
        return _Spot(at, b"</" + run.name + b">", again)

    def _inside(self, run: Element, element: Element, at: int) -> _Spot:
        """Return a spot inside a text, and see that spaces on both sides stay what they are."""
        spot = self._between(run, at)
        close, plain = b"</" + element.name + b">", b"<" + element.name + b">"
        keeping = b"<" + element.name + b' xml:space="preserve">'
        if _KEEPS_SPACE.search(self._xml, element.start, element.inside):
            return spot._replace(before=close + spot.before, behind=spot.behind + keeping)
        left, right = self._xml[element.inside : at], self._xml[at : element.after]
        words_left, words_right = left.rstrip(_SPACE), right.lstrip(_SPACE)
        if words_left and words_left != left:
            self.kept[element.inside + len(words_left)] = close + keeping
        spaced = bool(words_right) and words_right != right
        if spaced and words_right.rstrip(_SPACE) != words_right:
            self.kept[at + len(right) - len(words_right)] = close + plain
        return spot._replace(before=close + spot.before, behind=spot.behind + (keeping if spaced else plain))


def _whole(element: Element) -> Element:
    """Return what a mark stands outside of: the run, or the outermost thing that cannot be split."""
    chain = [*element.ancestors(), element]
    paragraph = next((place for place, one in enumerate(chain) if one.local == b"p"), 0)
    inside = chain[paragraph + 1 :]
    return next((one for one in inside if one.local in _WHOLE or one.bound), element)
