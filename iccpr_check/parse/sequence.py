"""Telling a law's own numbering from the numbered lists inside it.

Where articles are bare numbers (``12.``), lists, forms and broken lines look the same. The
numbering of the law is the weightiest rising sequence of all candidates, once lists that begin
anew and end before the law goes on are set aside.
"""

from __future__ import annotations

from typing import NamedTuple

_LARGEST = 1000
_STEP_BONUS = 2
_RESTART_PRICE = 8
_FIRST_VALUES = 3
_FULL_WEIGHT = 3


class Candidate(NamedTuple):
    """A bare number: value, inserted letters, and how much it looks like an article's."""

    value: int
    suffix: str
    weight: int


def main_sequence(candidates: list[Candidate]) -> list[int]:
    """Return the indices of the candidates that number the law, in order; linear but for a logarithm.

    A second numbering after the first has ended (regulations printed after their act) is
    returned along with it.
    """
    lists = _inner_lists(candidates)
    return _heaviest_rise(candidates, [i for i in range(len(candidates)) if i not in lists])


def _inner_lists(candidates: list[Candidate]) -> set[int]:
    """Return the members of lists ``1, 2, 3 …`` after which the numbering before them goes on."""
    inner: set[int] = set()
    last: int | None = None
    index = 0
    while index < len(candidates):
        value = candidates[index].value
        if last is None or value != 1:
            last = value
            index += 1
            continue
        end = index + 1
        while end < len(candidates) and candidates[end].value == candidates[end - 1].value + 1:
            if candidates[end].value == last + 1 and candidates[end].weight > candidates[end - 1].weight:
                break
            end += 1
        if end < len(candidates) and candidates[end].value == last + 1:
            inner.update(range(index, end))
        elif end < len(candidates) and candidates[end].value == 1:
            inner.update(range(index, end)) if candidates[index].weight < 2 else None
        else:
            last = candidates[end - 1].value
        index = end
    return inner


def _heaviest_rise(candidates: list[Candidate], among: list[int]) -> list[int]:
    """Return the rising subsequence of greatest weight; steps of one count extra.

    It may begin anew, at a price, where a candidate looks in every way like an article.
    """
    tree: list[tuple[int, int]] = [(0, -1)] * (_LARGEST + 2)
    overall = (0, -1)
    best: dict[int, tuple[int, int]] = {}
    previous: dict[int, int] = {}
    for i in among:
        value = candidates[i].value
        if not 0 <= value < _LARGEST:
            continue
        options = [_highest(tree, value)]
        near = best.get(value - 1)
        if near:
            options.append((near[0] + _STEP_BONUS, near[1]))
        same = best.get(value)
        if same and candidates[same[1]].suffix != candidates[i].suffix:
            options.append((same[0] + _STEP_BONUS, same[1]))
        if value <= _FIRST_VALUES and candidates[i].weight >= _FULL_WEIGHT and overall[0] > _RESTART_PRICE:
            options.append((overall[0] - _RESTART_PRICE, overall[1]))
        score, before = max(options)
        score += candidates[i].weight
        previous[i] = before
        if score > best.get(value, (0, -1))[0]:
            best[value] = (score, i)
            _raise(tree, value + 1, (score, i))
        overall = max(overall, (score, i))
    chosen: list[int] = []
    at = overall[1]
    while at >= 0:
        chosen.append(at)
        at = previous[at]
    return chosen[::-1]


def _highest(tree: list[tuple[int, int]], below: int) -> tuple[int, int]:
    """Return the greatest score of any value under ``below`` (a Fenwick tree of maxima)."""
    found = (0, -1)
    while below > 0:
        found = max(found, tree[below])
        below -= below & -below
    return found


def _raise(tree: list[tuple[int, int]], at: int, score: tuple[int, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], score)
        at += at & -at
