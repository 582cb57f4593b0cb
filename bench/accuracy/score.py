"""From what was found beside what was labelled, to precision, recall and false alarms.

Everything is a list of outcomes, one for each unit, article and effect; tables and records are read off it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.accuracy.gold import LawGold, LawUnit
from bench.accuracy.run import Engagement, Read, article

Found = Mapping[tuple[str, str], frozenset[tuple[str, str]]]
"""File and unit -> articles and effects that were found there."""


class Status(StrEnum):
    """What became of a label, or of a thing found."""

    HIT = "hit"
    """A clear label was found."""
    ARGUABLE = "arguable"
    """A label with which a reader could disagree was found: no false alarm, and no merit."""
    MISS = "miss"
    """A clear label was not found."""
    FALSE = "false"
    """Something was found that no reader labelled."""


@dataclass(frozen=True)
class Outcome:
    """One unit, article and effect."""

    file: str
    unit: str
    lang: str
    article: str
    effect: str
    status: Status

    @property
    def key(self) -> str:
        """Return what names it from run to run."""
        return f"{self.file} | {self.unit} | {self.article} | {self.effect}"


@dataclass(frozen=True)
class Tally:
    """Counts, and what follows from them."""

    hit: int = 0
    arguable: int = 0
    miss: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that some reader labelled; 1 where nothing was found."""
        found = self.hit + self.arguable + self.false
        return (self.hit + self.arguable) / found if found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of clear labels that were found; 1 where there are none."""
        wanted = self.hit + self.miss
        return self.hit / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Return the share; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count outcomes by their status."""
    counts = dict.fromkeys(Status, 0)
    for outcome in outcomes:
        counts[outcome.status] += 1
    return Tally(counts[Status.HIT], counts[Status.ARGUABLE], counts[Status.MISS], counts[Status.FALSE])


def judge(units: Iterable[LawUnit], found: Found) -> list[Outcome]:
    """Lay what was found beside the labels, unit by unit."""
    outcomes = []
    for unit in units:
        wanted, got = unit.wanted, found.get((unit.file, unit.unit), frozenset())
        for number, effect in sorted(set(wanted) | got):
            clear = wanted.get((number, effect))
            if clear is None:
                status = Status.FALSE
            elif (number, effect) in got:
                status = Status.HIT if clear else Status.ARGUABLE
            elif clear:
                status = Status.MISS
            else:
                continue
            outcomes.append(Outcome(unit.file, unit.unit, unit.lang, number, effect, status))
    return outcomes


def noise(units: Iterable[LawUnit], found: Found, lang: str) -> Share:
    """Return how many units of a language in which nothing is labelled are said to restrict something."""
    empty = [unit for unit in units if unit.lang == lang and not unit.labels]
    loud = [
        unit
        for unit in empty
        if any(effect == "restricts" for _, effect in found.get((unit.file, unit.unit), ()))
    ]
    return Share(len(loud), len(empty))


def found_by_tool(
    gold: LawGold, reads: Mapping[str, Read]
) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """Bring the tool's engagements to the units of the gold; references (``cites``) are not among them."""
    found = {}
    for unit in gold.units:
        read = reads.get(str(gold.folder / unit.file))
        engagements: Sequence[Engagement] = read.engagements if read is not None else ()
        found[unit.file, unit.unit] = frozenset(
            (article(one.provision), one.effect)
            for one in engagements
            if one.effect != "cites" and stands_in(one, unit)
        )
    return found


def stands_in(engagement: Engagement, unit: LawUnit) -> bool:
    """Tell whether an engagement stands in a unit: by line, or by label where the file has no lines."""
    if unit.line is not None and unit.end_line is not None:
        return any(unit.line <= line <= unit.end_line for line in engagement.lines)
    return _label(engagement.unit) == _label(unit.unit)


def _label(label: str) -> str:
    """Return a label in one form: ``s. 12`` and ``Section 12`` are the same."""
    folded = " ".join(label.casefold().replace(".", " ").split())
    return re.sub(r"^(section|sec|s|article|art)\b ?", "", folded)
