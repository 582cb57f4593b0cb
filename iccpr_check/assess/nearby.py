"""Which evidence of an article speaks of the same thing as the words that restrict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from iccpr_check.assess.tree import Tree
from iccpr_check.model import Evidence, Word

_REACH = 400
"""Code points between words of one unit, at most, for them to speak of the same thing."""


def nearby(
    restricting: Sequence[Evidence],
    article: Sequence[Evidence],
    tree: Tree,
    measure: Callable[[Evidence], Word],
) -> list[Evidence]:
    """Return the evidence of an article that stands with the restricting words, in the order of the text.

    That is: in their unit (in a long one not far from them), in the words that lead into it, and, where
    they themselves lead into a list, in the list. A catch-all, and a penalty after the last item,
    speak for the whole list. Undefined conduct matters only where conduct is forbidden or punished;
    ``measure`` gives the vocabulary's word for what the evidence does.
    """
    forbids = any(measure(found).upon_conduct for found in restricting)
    near: dict[int, Evidence] = {}
    for one in restricting:
        units = set(tree.upwards(one.unit))
        if not tree.in_heading(one.unit, one.span):
            units |= set(tree.list_below(one.unit))
        last = tree.siblings(one.unit)[-1:]
        for found in article:
            closes = found.unit in last and (found.means.vague == "catch_all" or measure(found).heavy)
            inside = found.unit in units and _reach(one, found)
            if (inside or closes) and (forbids or found.means.vague != "conduct"):
                near[id(found)] = found
    return sorted(near.values(), key=lambda found: (found.span.start, found.span.end))


def _reach(one: Evidence, other: Evidence) -> bool:
    """Tell whether two places are near, or stand in different units of one structure."""
    gap = max(one.span.start - other.span.end, other.span.start - one.span.end)
    return one.unit != other.unit or gap <= _REACH
