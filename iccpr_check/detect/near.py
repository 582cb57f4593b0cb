"""Near rules: things that mean something only together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from iccpr_check.detect.hits import Hit, longest
from iccpr_check.model import NearRule, Term

if TYPE_CHECKING:
    from iccpr_check.detect.index import TextIndex


def join(index: TextIndex, rule: NearRule, terms: Sequence[list[Hit]]) -> list[Hit]:
    """Return the places of the first term where every other term stands near; all in one block."""
    placed = [_placed(index, term, hits) for term, hits in zip(rule.terms, terms, strict=True)]
    if not all(placed):
        return []
    headed = [term.place == "heading" or rule.terms[0].place == "heading" for term in rule.terms[1:]]
    others = [
        _Others(index, rule, hits, anywhere=rule.scope == "article" or in_heading)
        for hits, in_heading in zip(placed[1:], headed, strict=True)
    ]
    joined = []
    for hit in placed[0]:
        beside = []
        after = hit.last
        for other, in_heading in zip(others, headed, strict=True):
            nearest = other.nearest(hit, after if rule.ordered and not in_heading else 0)
            if nearest is None:
                break
            beside.append((nearest.first, nearest.last))
            after = after if in_heading else nearest.last
        else:
            joined.append(Hit(hit.first, hit.last, tuple(beside)))
    return longest(joined)


class _Others:
    """The hits of one further term in a block, and which of them is nearest to a hit of the first.

    Each look is a search by halves among those that may be near: a text that says the same words ten
    thousand times would else be compared with itself ten thousand times.
    """

    def __init__(self, index: TextIndex, rule: NearRule, hits: list[Hit], *, anywhere: bool) -> None:
        self._index = index
        self._rule = rule
        self._anywhere = anywhere
        self._all = sorted(hits, key=_first)
        self._longest = max(hit.last - hit.first for hit in hits)
        self._in_sentence: dict[int, list[Hit]] = defaultdict(list)
        self._in_unit: dict[int, list[Hit]] = defaultdict(list)
        for hit in self._all:
            self._in_sentence[index.sentence[hit.first]].append(hit)
            self._in_unit[index.unit[hit.first]].append(hit)
        self._in_clause: dict[int, list[Hit]] = {}

    def nearest(self, hit: Hit, after: int = 0) -> Hit | None:
        """Return the hit nearest to ``hit`` that the rule allows, from token ``after`` on."""
        if self._anywhere:
            return _nearest(self._all, hit, after)
        sentence = self._index.sentence[hit.first]
        found = [
            _nearest(self._within_reach(sentence, hit), hit, after),
            _nearest(self._beside(sentence), hit, after),
        ]
        if self._rule.scope == "unit":
            unit = self._in_unit.get(self._index.unit[hit.first], [])
            start = bisect_left(unit, sentence, key=self._sentence)
            end = bisect_right(unit, sentence, key=self._sentence)
            found += [_nearest(unit, hit, after, high=start), _nearest(unit, hit, after, low=end)]
        return min(filter(None, found), key=lambda other: _distance(hit, other), default=None)

    def _within_reach(self, sentence: int, hit: Hit) -> list[Hit]:
        """Return the hits in the same sentence that are not too many words away."""
        same, reach = self._in_sentence.get(sentence, []), self._rule.within
        low = bisect_left(same, hit.first - reach - self._longest, key=_first)
        high = bisect_right(same, hit.last + reach, key=_first)
        return [other for other in same[low:high] if hit.first - other.last <= reach]

    def _beside(self, sentence: int) -> list[Hit]:
        """Return the hits in the other sentences of a sentence's clause."""
        if sentence not in self._in_clause:
            others = sorted(self._index.clause(sentence) - {sentence})
            self._in_clause[sentence] = [hit for one in others for hit in self._in_sentence.get(one, ())]
        return self._in_clause[sentence]

    def _sentence(self, hit: Hit) -> int:
        return self._index.sentence[hit.first]


def _nearest(hits: list[Hit], hit: Hit, after: int, low: int = 0, high: int | None = None) -> Hit | None:
    """Return the nearest of ``hits[low:high]``, which are in order, that is not in ``hit``'s very place."""
    high = len(hits) if high is None else high
    low = bisect_left(hits, after, lo=low, hi=max(low, high), key=_first)
    middle = bisect_left(hits, hit.first, lo=low, hi=max(low, high), key=_first)
    ahead = (hits[at] for at in range(middle, high))
    found = next((other for other in ahead if (other.first, other.last) != (hit.first, hit.last)), None)
    if middle == low:
        return found
    behind = hits[bisect_left(hits, hits[middle - 1].first, lo=low, hi=middle, key=_first)]
    return behind if found is None else min(behind, found, key=lambda other: _distance(hit, other))


def _first(hit: Hit) -> int:
    return hit.first


def _distance(hit: Hit, other: Hit) -> tuple[int, int]:
    return abs(other.first - hit.first), other.first


def _placed(index: TextIndex, term: Term, hits: list[Hit]) -> list[Hit]:
    if term.place == "any":
        return hits
    return [hit for hit in hits if index.heading[hit.first] == (term.place == "heading")]
