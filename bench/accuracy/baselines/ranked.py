"""Any baseline as one thing: a score of each article of the Covenant for each text, and a threshold.

The effect is guessed as an ordinary user would: where a text has a word of restriction, it restricts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from bench.accuracy.constitutions import ARTICLES, CLAUSES, INSTITUTIONAL
from bench.accuracy.gold import Charter, LawGold, LawUnit
from bench.accuracy.run import article
from bench.accuracy.score import Share, Tally, judge, tally

MOST_INSTITUTIONAL = 0.03
"""Share of institutional articles that may be engaged, when recall on constitutions is read off."""
_STEPS = 60
_EFFECTS = ("restricts", "implements")


class Ranker(Protocol):
    """Something that scores each article of the Covenant for each text."""

    name: str

    def scores(self, texts: Sequence[str], lang: str) -> list[Mapping[str, float]]:
        """Return for each text article -> score; a higher score is a better match."""
        ...


@dataclass(frozen=True)
class LawFigures:
    """Counts of one baseline in one language, each effect at its best threshold, and the noise there."""

    restricts: Tally
    implements: Tally
    noise: Share


@dataclass(frozen=True)
class CharterFigures:
    """Recall of one baseline at the lowest threshold that keeps institutional articles quiet enough."""

    articles: Share
    clauses: Share
    institutional: Share


@cache
def words() -> Any:
    """Return the word list of ``words.yaml``."""
    return yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of some phrases at word borders, whatever their case."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def restricts(text: str, lang: str) -> bool:
    """Tell whether a text has a word of restriction."""
    return any_of(tuple(words()["restricts"][lang])).search(text) is not None


def unit_texts(gold: LawGold) -> dict[tuple[str, str], str]:
    """Return the text of each unit that has lines, read from its file."""
    texts, files = {}, {}
    for unit in gold.units:
        if unit.line is None or unit.end_line is None:
            continue
        if unit.file not in files:
            whole = (gold.folder / unit.file).read_text(encoding="utf-8-sig")
            files[unit.file] = whole.split("\n")
        texts[unit.file, unit.unit] = "\n".join(files[unit.file][unit.line - 1 : unit.end_line])
    return texts


def on_laws(ranker: Ranker, units: Sequence[LawUnit], texts: Mapping[tuple[str, str], str]) -> LawFigures:
    """Score a baseline on units of one language, at the threshold of each effect's best F1 on these units."""
    lang = units[0].lang
    read = [(unit.file, unit.unit) for unit in units if (unit.file, unit.unit) in texts]
    scored = dict(zip(read, ranker.scores([texts[key] for key in read], lang), strict=True))
    effects = {key: "restricts" if restricts(texts[key], lang) else "implements" for key in read}
    silent = judge(units, {})
    best = {effect: tally(one for one in silent if one.effect == effect) for effect in _EFFECTS}
    loud: frozenset[tuple[str, str]] = frozenset()
    for threshold in _thresholds(scored.values()):
        found = {
            key: frozenset((number, effects[key]) for number, value in one.items() if value >= threshold)
            for key, one in scored.items()
        }
        outcomes = judge(units, found)
        for effect in _EFFECTS:
            counts = tally(one for one in outcomes if one.effect == effect)
            if counts.f1 > best[effect].f1:
                best[effect] = counts
                if effect == "restricts":
                    loud = frozenset(key for key, got in found.items() if any(e == effect for _, e in got))
    empty = [unit for unit in units if not unit.labels]
    noise = Share(sum((unit.file, unit.unit) in loud for unit in empty), len(empty))
    return LawFigures(best["restricts"], best["implements"], noise)


def on_charters(ranker: Ranker, charters: Sequence[Charter]) -> CharterFigures:
    """Score a baseline on articles and clauses of whole texts of rights."""
    rows: list[tuple[str, tuple[str, ...], Mapping[str, float]]] = []
    for lang in sorted({charter.lang for charter in charters}):
        asked = [item for charter in charters if charter.lang == lang for item in _items(charter)]
        scored = ranker.scores([text for _, text, _ in asked], lang)
        rows += [(question, wanted, one) for (question, _, wanted), one in zip(asked, scored, strict=True)]
    figures = CharterFigures(Share(0, 0), Share(0, 0), Share(0, 0))
    for threshold in sorted(_thresholds([one for *_, one in rows]), reverse=True):
        at = CharterFigures(
            articles=_recall(rows, ARTICLES, threshold),
            clauses=_recall(rows, CLAUSES, threshold),
            institutional=_engaged(rows, threshold),
        )
        if at.institutional.value > MOST_INSTITUTIONAL:
            break
        figures = at
    return figures


def _items(charter: Charter) -> list[tuple[str, str, tuple[str, ...]]]:
    items = []
    for one in charter.articles:
        question = INSTITUTIONAL if one.institutional else ARTICLES
        items.append((question, f"{one.heading}\n{one.text}", one.provisions))
        items += [(CLAUSES, clause.text, clause.provisions) for clause in one.clauses]
    return items


def _recall(
    rows: Sequence[tuple[str, tuple[str, ...], Mapping[str, float]]], question: str, threshold: float
) -> Share:
    asked = [
        scored.get(article(provision), 0.0) >= threshold
        for kind, wanted, scored in rows
        if kind == question
        for provision in wanted
    ]
    return Share(sum(asked), len(asked))


def _engaged(rows: Sequence[tuple[str, tuple[str, ...], Mapping[str, float]]], threshold: float) -> Share:
    asked = [
        max(scored.values(), default=0.0) >= threshold for kind, _, scored in rows if kind == INSTITUTIONAL
    ]
    return Share(sum(asked), len(asked))


def _thresholds(scored: Any) -> list[float]:
    """Return thresholds to try: the distinct scores, thinned evenly where there are many."""
    values = sorted({value for one in scored for value in one.values() if value > 0})
    step = max(1, len(values) // _STEPS)
    return values[::step] + ([values[-1] * 1.01] if values else [])
