"""The figures as one table of Markdown, each beside the goal it is held to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. Its value, its bound and its words are in the same unit."""

    what: str
    value: float
    unit: str = "×"
    """What follows the figure: ``×``, ``%``, ``s``, ``MB`` …"""
    bound: float | None = None
    """What the figure is held to; None for one that is only told."""
    least: bool = False
    """Whether the bound is the least it may be; else it is the most."""
    against: str = ""
    """What it is a ratio to."""
    said: str = ""
    """What it is made of, in a few words."""

    @property
    def met(self) -> bool | None:
        """Tell whether the figure keeps to its bound; None without one."""
        if self.bound is None:
            return None
        return self.value >= self.bound if self.least else self.value <= self.bound

    @property
    def goal(self) -> str:
        """Return the goal as it is printed."""
        if self.bound is None:
            return "–"
        return f"{'≥' if self.least else '≤'} {_figure(self.bound, self.unit)}{self._against}"

    @property
    def measured(self) -> str:
        """Return the figure as it is printed."""
        figure = _figure(self.value, self.unit) + ("" if self.bound is not None else self._against)
        return f"{figure} ({self.said})" if self.said else figure

    @property
    def _against(self) -> str:
        return f" {self.against}" if self.against else ""


def table(rows: Iterable[Row]) -> str:
    """Return the whole table."""
    lines = ["| what | goal | measured | |", "|---|---|---|---|"]
    for row in rows:
        verdict = {True: "met", False: "**missed**", None: ""}[row.met]
        lines.append(f"| {_cell(row.what)} | {_cell(row.goal)} | {_cell(row.measured)} | {verdict} |")
    return "\n".join(lines)


def ratio(of: float, to: float) -> float:
    """Return how many times ``to`` goes into ``of``. Raises ValueError when nothing was measured."""
    if to <= 0:
        raise ValueError("nothing to measure against: the other thing took no time")
    return of / to


def growth(costs: dict[int, tuple[float, int]]) -> dict[int, float]:
    """Return cost per word at each length beside that at the shortest: length -> (cost, words) -> ratio."""
    cost, words = costs[min(costs)]
    return {length: ratio(one / many, cost / words) for length, (one, many) in costs.items()}


def most_above(ratios: Iterable[float]) -> float:
    """Return how far above 1 the ratios go at the most, in percent; 0 when none does."""
    return 100 * max(0.0, *(one - 1 for one in ratios))


def _figure(value: float, unit: str) -> str:
    if unit in {"MB", "KB"}:
        return f"{value:.0f} {unit}"
    number = f"{value:.3g}" if value < 100 else f"{value:.0f}"
    return f"{number} {unit}".rstrip()


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
