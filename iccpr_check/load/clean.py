"""The only place where characters change: old Vietnamese letters become Unicode.

Letters of Unicode stay as the file has them, composed or not, so that a quote is found in the file:
whoever compares words folds them (``fold``). Anchors are of the file: where a letter of the text took
two signs in the file, one more anchor after it keeps the columns right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from iccpr_check.load.extract import Extract
from iccpr_check.load.legacy_letters import (
    CERTAIN,
    Alphabet,
    Stretch,
    recognise,
    share,
    tcvn3,
    vni,
    vni_edits,
)
from iccpr_check.model import Anchor, Skipped, Span

_Edit = tuple[int, int, str]


def clean(extract: Extract) -> Extract:
    """Return the same extract in Unicode letters, and with a word on those that the file had lost.

    Old letters are converted where fonts say so and the words agree, or where the words alone are
    decisive; otherwise they stay, for ``refuse_wrong_letters`` to name.
    """
    stretches = _believed(extract)
    if not stretches and (alphabet := recognise(extract.text)):
        stretches = [Stretch(0, len(extract.text), alphabet)]
        title = tcvn3(extract.title) if alphabet == "TCVN3 (ABC)" else vni(extract.title)
        extract = extract._replace(title=title)
    if stretches:
        extract = _converted(extract, stretches)
    return _with_damage(extract)


def _with_damage(extract: Extract) -> Extract:
    """Tell of characters that the file had lost before it came here."""
    lost = extract.text.count("\ufffd")
    if not lost:
        return extract
    at = extract.text.index("\ufffd")
    near = next((anchor for anchor in reversed(extract.anchors) if anchor.offset <= at), None)
    told = Skipped(
        what="a damaged character" if lost == 1 else f"{lost} damaged characters, of which the first is told",
        why="the file's bytes there are no text; a word may be missing",
        anchor=near and _onward(near, at),
    )
    return extract._replace(skipped=(*extract.skipped, told))


def _onward(anchor: Anchor, offset: int) -> Anchor:
    column = None if anchor.column is None else anchor.column + offset - anchor.offset
    return replace(anchor, offset=offset, column=column)


def _believed(extract: Extract) -> list[Stretch]:
    """Return the stretches whose fonts tell the truth: modern text is often set in an old font's name."""
    believed: list[Stretch] = []
    for alphabet in sorted({stretch.alphabet for stretch in extract.stretches}):
        ours = [stretch for stretch in extract.stretches if stretch.alphabet == alphabet]
        text = "\n".join(extract.text[stretch.start : stretch.end] for stretch in ours)
        convert = tcvn3 if alphabet == "TCVN3 (ABC)" else vni
        if share(text)[1] < share(convert(text))[1] >= CERTAIN:
            believed.extend(ours)
    return sorted(believed)


def _converted(extract: Extract, stretches: Sequence[Stretch]) -> Extract:
    parts: list[str] = []
    end = 0
    for stretch in stretches:
        parts.append(extract.text[end : stretch.start])
        piece = extract.text[stretch.start : stretch.end]
        piece = tcvn3(piece) if stretch.alphabet == "TCVN3 (ABC)" else piece
        upper = piece.upper() if stretch.capitals else piece
        parts.append(upper if len(upper) == len(piece) else piece)
        end = stretch.end
    text = "".join([*parts, extract.text[end:]])
    edits = [
        edit
        for stretch in stretches
        if stretch.alphabet == "VNI"
        for edit in vni_edits(text, stretch.start, stretch.end)
    ]
    told = tuple(_told(alphabet) for alphabet in sorted({stretch.alphabet for stretch in stretches}))
    return _rewritten(extract._replace(text=text, skipped=(*extract.skipped, *told)), edits)


def _told(alphabet: Alphabet) -> Skipped:
    return Skipped(
        what=f"the letters of the Vietnamese encoding {alphabet}",
        why="read as the Unicode letters they stand for, and quoted so; the file holds other signs",
        matters=False,
    )


def _rewritten(extract: Extract, edits: Iterable[_Edit]) -> Extract:
    """Apply edits, which are in order and never lengthen; move the anchors, and add those columns need."""
    parts: list[str] = []
    ends: list[int] = []  # in the old text, where a shift begins, and how long it then is
    shifts: list[int] = [0]
    before = 0
    for start, end, new in edits:
        parts += (extract.text[before:start], new)
        before = end
        if len(new) != end - start:
            ends.append(end)
            shifts.append(shifts[-1] + end - start - len(new))
    if not parts:
        return extract
    text = "".join([*parts, extract.text[before:]])

    def moved(offset: int) -> int:
        return max(0, offset - shifts[bisect_right(ends, offset)])

    skipped = tuple(
        one.model_copy(update={"anchor": replace(one.anchor, offset=moved(one.anchor.offset))})
        if one.anchor
        else one
        for one in extract.skipped
    )
    anchors = tuple(one for one in _moved(extract.anchors, ends, shifts) if one.offset < len(text))
    marked = tuple(
        replace(one, span=_span(one.span, moved), heading=_span(one.heading, moved) if one.heading else None)
        for one in extract.marked
    )
    return extract._replace(text=text, anchors=anchors, skipped=skipped, stretches=(), marked=marked)


def _span(span: Span, moved: Callable[[int], int]) -> Span:
    return Span(start=moved(span.start), end=moved(span.end))


def _moved(anchors: tuple[Anchor, ...], ends: list[int], shifts: list[int]) -> tuple[Anchor, ...]:
    moved: list[Anchor] = []
    place = 0
    for index, anchor in enumerate(anchors):
        while place < len(ends) and ends[place] <= anchor.offset:
            place += 1
        moved.append(replace(anchor, offset=max(0, anchor.offset - shifts[place])))
        until = anchors[index + 1].offset if index + 1 < len(anchors) else None
        while place < len(ends) and (until is None or ends[place] < until):
            place += 1
            if anchor.column is not None:
                end = ends[place - 1]
                column = anchor.column + end - anchor.offset
                moved.append(replace(anchor, offset=end - shifts[place], column=column))
    return tuple(moved)
