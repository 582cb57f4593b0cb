"""Near rules: things that mean something only together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iccpr_check.detect.hits import Hit, longest
from iccpr_check.model import NearRule, Term

if TYPE_CHECKING:
    from iccpr_check.detect.index import TextIndex


@dataclass(frozen=True, slots=True)
class _Scope:
    index: TextIndex
    rule: NearRule

    def together(self, one: Hit, other: Hit, *, in_heading: bool) -> bool:
        """Tell whether two hits of one block stand near each other in the sense of the rule."""
        index, rule = self.index, self.rule
        sentence, other_sentence = index.sentence[one.first], index.sentence[other.first]
        if rule.scope == "article" or in_heading:
            return True
        if sentence == other_sentence:
            return max(other.first - one.last, one.first - other.last) <= rule.within
        if index.same_clause(sentence, other_sentence):
            return True
        return rule.scope == "unit" and index.unit[one.first] == index.unit[other.first]


def join(index: TextIndex, rule: NearRule, terms: Sequence[list[Hit]]) -> list[Hit]:
    """Return the places of the first term where every other term stands near; all in one block."""
    placed = [_placed(index, term, hits) for term, hits in zip(rule.terms, terms, strict=True)]
    if not all(placed):
        return []
    scope = _Scope(index, rule)
    joined = []
    for hit in placed[0]:
        beside = []
        after = hit.last
        for term, others in zip(rule.terms[1:], placed[1:], strict=True):
            in_heading = term.place == "heading" or rule.terms[0].place == "heading"
            near = [
                other
                for other in others
                if (other.first, other.last) != (hit.first, hit.last)
                and (in_heading or not rule.ordered or other.first >= after)
                and scope.together(hit, other, in_heading=in_heading)
            ]
            if not near:
                break
            nearest = min(near, key=lambda other: (abs(other.first - hit.first), other.first))
            beside.append((nearest.first, nearest.last))
            after = after if in_heading else nearest.last
        else:
            joined.append(Hit(hit.first, hit.last, tuple(beside)))
    return longest(joined)


def _placed(index: TextIndex, term: Term, hits: list[Hit]) -> list[Hit]:
    if term.place == "any":
        return hits
    return [hit for hit in hits if index.heading[hit.first] == (term.place == "heading")]
