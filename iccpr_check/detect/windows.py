"""Where in a text instruments may be named: stretches around the literals of their names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from iccpr_check.detect.misspelt import CUES

_BEFORE, _AFTER = 400, 700
_HIDDEN = re.compile("[\u00ad\u200b-\u200d\ufeff]")
"""Characters that stand inside words unseen."""
_HOOKED = re.compile("[^\u0300-\u036f][\u0302\u0306\u031b]")


def windows(text: str, cues: Sequence[str], *, whole: bool) -> list[tuple[int, int]]:
    """Return half-open stretches of ``text``, in order, none touching another, cut between words.

    ``cues`` are folded literals, words parted by one space; ``whole`` asks for the text whole.
    """
    if whole:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    hidden = [place.start() - before for before, place in enumerate(_HIDDEN.finditer(text))]
    seen = _HIDDEN.sub("", text) if hidden else text
    for hit in sorted(hit + bisect_right(hidden, hit) for hit in _hits(seen, cues)):
        start, end = max(0, hit - _BEFORE), min(len(text), hit + _AFTER)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((_word_edge(text, start), end))
    return [(start, _word_edge(text, end)) for start, end in found]


def _hits(text: str, cues: Sequence[str]) -> Iterator[int]:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    lowered = lowered.replace("\u00f0", "đ")
    for cue in (*cues, *CUES):
        short = len(cue) <= 4 and cue.isascii()
        for spelling in _spellings(cue):
            pattern = re.compile(re.escape(spelling).replace(r"\ ", r"\s+"))
            for hit in pattern.finditer(lowered):
                if not short or _alone(lowered, hit.start(), hit.end()):
                    yield hit.start()


def _spellings(cue: str) -> set[str]:
    """Return a literal as texts may compose its letters: whole, in parts, or with the tone mark apart."""
    if cue.isascii():
        return {cue}
    apart = unicodedata.normalize("NFD", cue)
    return {cue, apart, _HOOKED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), apart)}


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a short literal is a word of its own, not a part of one."""
    return not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha()


def _word_edge(text: str, at: int) -> int:
    """Move a cut to the nearest white space before it, so that no word is halved."""
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at
