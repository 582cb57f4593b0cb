"""``python -m bench.accuracy``: run the tool on the labelled sets that are here; print how right it is."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bench.accuracy import citations, goals, recorded, tables
from bench.accuracy.baselines import extractors, ranked
from bench.accuracy.baselines.rankers import rankers
from bench.accuracy.constitutions import score_charters
from bench.accuracy.gold import Charter, LawGold, charters, frozen_laws, shared_folder, shared_laws
from bench.accuracy.leave_one_out import leave_one_out
from bench.accuracy.run import ToolError, check
from bench.accuracy.score import Outcome, Share, found_by_tool, judge, noise

PARTS = ("frozen", "laws", "constitutions", "citations")
NEEDS_GOLD = "Laws, constitutions and baselines need the gold folder: ICCPR_CHECK_SHARED, or 'shared' beside."


class Bench:
    """One run: prints as it goes, and keeps what goals and the record need."""

    def __init__(self, console: Console, folder: Path, jobs: int) -> None:
        self.console = console
        self.folder = folder
        self.jobs = jobs
        self.goals: list[goals.Goal] = []
        self.outcomes: dict[str, Sequence[Outcome]] = {}

    def laws(self, part: str, gold: LawGold) -> None:
        """Score labelled laws."""
        found = found_by_tool(gold, check(gold.files, jobs=self.jobs))
        outcomes = judge(gold.units, found)
        langs = sorted({unit.lang for unit in gold.units})
        loud: dict[str, Share] = {lang: noise(gold.units, found, lang) for lang in langs}
        for table in tables.laws(part, outcomes, loud):
            self.console.print(table)
        frozen = part == "frozen"
        self.goals += goals.of_frozen(outcomes, loud) if frozen else goals.of_laws(part, outcomes, loud)
        self.outcomes[part] = outcomes

    def constitutions(self, texts: Sequence[Charter]) -> None:
        """Score whole texts of rights."""
        score = score_charters(texts, self.folder, self.jobs)
        self.console.print(tables.charters(score))
        self.goals += goals.of_charters(score)
        self.outcomes["constitutions"] = score.outcomes

    def citations(self) -> None:
        """Score references, beside the extractors that are installed."""
        labelled = citations.sentences()
        found = citations.found_by_tool(labelled, self.folder, self.jobs)
        score = citations.score(labelled, found)
        own = extractors.on_coordinates("iccpr-check", lambda one: list(found[one.number]), labelled)
        others, missing = extractors.extractors(labelled)
        self.console.print(tables.citations(score, [own, *others]))
        self._say(missing)
        self.goals += goals.of_citations(score)
        self.outcomes["citations"] = score.outcomes

    def baselines(self, gold: LawGold, texts: Sequence[Charter]) -> None:
        """Score what a user could pick instead, on the same units."""
        chosen, missing = rankers()
        units = {
            lang: [unit for unit in gold.units if unit.lang == lang]
            for lang in sorted({unit.lang for unit in gold.units})
        }
        words = ranked.unit_texts(gold)
        on_laws = {
            (ranker.name, lang): ranked.on_laws(ranker, some, words)
            for ranker in chosen
            for lang, some in units.items()
        }
        self.console.print(tables.law_baselines(on_laws))
        on_texts = {ranker.name: ranked.on_charters(ranker, texts) for ranker in chosen}
        self.console.print(tables.charter_baselines(on_texts))
        self._say(missing)

    def compare(self, *, record: bool) -> None:
        """Print gains and losses against the recorded run, and record this one if asked."""
        before, now = recorded.load(), {}
        for part, outcomes in self.outcomes.items():
            now[part], names = recorded.statuses(outcomes, hidden=part == "constitutions")
            if part in before:
                self._say(tables.changed(part, recorded.changes(before[part], now[part], names)))
        if record:
            recorded.save(now)
            self._say([f"recorded: {', '.join(now)}"])

    def _say(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.console.print(line, markup=False, highlight=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the flags ask for.

    Returns 1 when ``--goals`` is given and a goal is missed, 2 when the tool itself could not run, else 0.
    """
    flags = _flags().parse_args(arguments)
    try:
        return _measure(flags)
    except ToolError as problem:
        print(f"the tool did not run:\n{problem}", file=sys.stderr)
        return 2


def _measure(flags: argparse.Namespace) -> int:
    wanted = set(flags.only or PARTS)
    # a file or pipe has no width of its own; 80 columns would cut names and figures
    console = Console(width=None if sys.stdout.isatty() else 130)
    began = time.perf_counter()
    shared = shared_folder()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(console, Path(folder), flags.jobs)
        if "frozen" in wanted:
            bench.laws("frozen", frozen_laws())
        if "citations" in wanted:
            bench.citations()
        if shared is not None:
            gold, texts = shared_laws(shared), charters(shared)
            if "laws" in wanted:
                bench.laws("laws", gold)
            if "constitutions" in wanted:
                bench.constitutions(texts)
            if flags.only is None:
                bench.baselines(gold, texts)
            if flags.leave_one_out:
                console.print(tables.left_out(leave_one_out(gold, flags.jobs)))
        elif wanted & {"laws", "constitutions"} or flags.leave_one_out:
            console.print(NEEDS_GOLD, highlight=False)
        bench.compare(record=flags.record)
    if bench.goals:
        console.print(tables.goals(bench.goals))
    console.print(f"{time.perf_counter() - began:.0f} s", highlight=False)
    return int(flags.goals and not all(goal.met for goal in bench.goals))


def _flags() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="only this part, without baselines; may repeat"
    )
    parser.add_argument(
        "--leave-one-out", action="store_true", help="also score laws without rules of their own"
    )
    parser.add_argument(
        "--record", action="store_true", help="write recorded.json, to compare the next run with"
    )
    parser.add_argument("--goals", action="store_true", help="exit with 1 when a goal is missed")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (2)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
