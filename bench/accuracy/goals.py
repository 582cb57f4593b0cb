"""The figures below which a change does not go in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bench.accuracy.citations import CitationScore
from bench.accuracy.constitutions import ARTICLES, CLAUSES, CharterScore
from bench.accuracy.score import Outcome, Share, tally


@dataclass(frozen=True)
class Goal:
    """A figure, and the bound it is held to."""

    name: str
    value: float
    bound: float
    most: bool = False
    """Whether the bound is the most it may be; else it is the least."""

    @property
    def met(self) -> bool:
        """Tell whether the figure keeps to its bound."""
        return self.value <= self.bound if self.most else self.value >= self.bound


def of_laws(part: str, outcomes: Iterable[Outcome], noise: dict[str, Share]) -> list[Goal]:
    """Return the goals of labelled laws, in each language that has any."""
    every = list(outcomes)
    goals = []
    for lang, loud in noise.items():
        for effect, precision in (("restricts", 0.90), ("implements", 0.85)):
            counts = tally(one for one in every if one.lang == lang and one.effect == effect)
            name = f"{part}, {lang}, {effect}"
            goals.append(Goal(f"{name}: precision", counts.precision, precision))
            goals.append(Goal(f"{name}: recall", counts.recall, 0.85))
        goals.append(Goal(f"{part}, {lang}: empty units said to restrict", loud.value, 0.01, most=True))
    return goals


def of_frozen(outcomes: Iterable[Outcome], noise: dict[str, Share]) -> list[Goal]:
    """Return the goals of the frozen part: both languages together, for a dozen labels of each are few.

    One miss moves a recall by 0.04; so the bound on restrictions is a miss lower than that of the large sets.
    """
    every = list(outcomes)
    goals = []
    for effect, precision, recall in (("restricts", 0.90, 0.80), ("implements", 0.85, 0.85)):
        counts = tally(one for one in every if one.effect == effect)
        goals.append(Goal(f"frozen, {effect}: precision", counts.precision, precision))
        goals.append(Goal(f"frozen, {effect}: recall", counts.recall, recall))
    loud = Share(sum(one.part for one in noise.values()), sum(one.whole for one in noise.values()))
    return [*goals, Goal("frozen: empty units said to restrict", loud.value, 0.01, most=True)]


def of_charters(score: CharterScore) -> list[Goal]:
    """Return the goals of constitutions and treaties."""
    return [
        Goal("constitutions: recall, articles", score.recall(ARTICLES).value, 0.95),
        Goal("constitutions: recall, clauses", score.recall(CLAUSES).value, 0.85),
        Goal("constitutions: institutional articles engaged", score.institutional.value, 0.03, most=True),
        Goal("omissions: precision", score.omissions.precision, 0.90),
        Goal("omissions: recall", score.omissions.recall, 0.85),
    ]


def of_citations(score: CitationScore) -> list[Goal]:
    """Return the goals of references."""
    return [
        Goal("citations: F1", score.pairs.f1, 0.98),
        Goal("citations: right instrument", score.instruments.value, 0.99),
    ]
