"""Words that point back: "paragraph 3", "that article", "khoản 3 Điều này"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from iccpr_check.detect.coordinates import Group, Reader
from iccpr_check.detect.domestic import OTHER, OWN
from iccpr_check.detect.places import Places

_MOST_PARAGRAPHS = 9
"""No article of the treaties has more; a greater number is a paragraph of the commentary itself."""


class _Last(NamedTuple):
    """The article named last."""

    owner: str | None
    article: str
    sentence: int
    line: int
    alone: bool
    """Whether the line has named no other article so far."""


class Pointer:
    """Keeps the article named last in one window, and says whether words after it point at it."""

    def __init__(
        self,
        text: str,
        lines: Sequence[int],
        places: Places,
        sentences: Sequence[int],
        *,
        commentary: bool,
    ) -> None:
        self._text = text
        self._lines = lines
        self._places = places
        self._sentences = sentences
        self._commentary = commentary
        self._last: _Last | None = None

    def named(self, reader: Reader, group: Group, owner: str | None, numbers: Sequence[str]) -> None:
        """Note the articles that a group has named."""
        line = bisect_right(self._lines, reader.tokens[group.first].start)
        last, article = self._last, numbers[-1]
        same = last is None or last.line != line or (last.alone and last[:2] == (owner, article))
        sentence = self._sentences[group.last - 1]
        self._last = _Last(owner, article, sentence, line, same and len(set(numbers)) == 1)

    def article(self, reader: Reader, group: Group, owner: str | None) -> tuple[str, str] | None:
        """Return owner and number of the article that a group points at, or None where that is not sure.

        Sure is: the article named last is an instrument's, and stands in the same sentence or the one
        before. In a commentary the rest of the paragraph counts too while it names no second article. In
        an article of a draft only the same sentence counts, and never where the article has such a
        paragraph of its own.
        """
        last = self._last
        if (
            last is None
            or last.owner is None
            or last.owner in {OWN, OTHER}
            or owner not in {None, last.owner}
        ):
            return None
        distance = self._sentences[group.first] - last.sentence
        start = reader.tokens[group.first].start
        label = group.items[0].path[1:2]
        if self._commentary:
            same_line = last.line == bisect_right(self._lines, start)
            near = distance <= 1 or (same_line and last.alone and group.pointing != "this")
            if any(step.isdigit() and int(step) > _MOST_PARAGRAPHS for step in label):
                return None
        elif self._places.in_article(start):
            near = distance == 0 and group.pointing != "this" and not self._places.has_paragraph(start, label)
        else:
            near = distance <= 1
        return (last.owner, last.article) if near and not _points_elsewhere(reader, group) else None


def _points_elsewhere(reader: Reader, group: Group) -> bool:
    """Tell "paragraph 5 above", "see paragraph 3", "paragraph 3 of the report"."""
    after = [reader.word(at) for at in (group.last, group.last + 1)]
    before = reader.word(group.first - 1)
    if after[0] in {"above", "below", "supra", "infra"} or after in (["trên", "đây"], ["dưới", "đây"]):
        return True
    if group.pointing:
        return False
    return before in {"see", "preambular", "operative"} or after[0] in {"of", "của"}
