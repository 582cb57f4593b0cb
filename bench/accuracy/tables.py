"""The tables, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table

from bench.accuracy.baselines.extractors import ExtractorScore
from bench.accuracy.baselines.ranked import CharterFigures, LawFigures
from bench.accuracy.citations import CitationScore
from bench.accuracy.constitutions import ARTICLES, CLAUSES, CharterScore
from bench.accuracy.goals import Goal
from bench.accuracy.leave_one_out import LeftOut
from bench.accuracy.recorded import Changes
from bench.accuracy.score import Outcome, Share, Tally, tally

EFFECTS = ("restricts", "implements")


def laws(part: str, outcomes: Sequence[Outcome], noise: Mapping[str, Share]) -> list[Table]:
    """Return the table by language and effect, and the one by article."""
    by_effect = _table(f"Laws ({part})", "", "P", "R", "F1", "hit", "arguable", "miss", "false", "noise")
    for lang, loud in noise.items():
        for effect in EFFECTS:
            counts = tally(one for one in outcomes if one.lang == lang and one.effect == effect)
            said = _of(loud) if effect == "restricts" else ""
            by_effect.add_row(f"{lang} {effect}", *_figures(counts), *_counts(counts), said)
    by_article = _table(
        f"Laws ({part}), by article", "article", "P", "R", "F1", "hit", "arguable", "miss", "false"
    )
    for number in sorted({one.article for one in outcomes}, key=int):
        counts = tally(one for one in outcomes if one.article == number)
        if counts.hit + counts.arguable + counts.miss:
            by_article.add_row(number, *_figures(counts), *_counts(counts))
    return [by_effect, by_article]


def charters(score: CharterScore) -> Table:
    """Return the table of constitutions and treaties."""
    table = _table("Constitutions and treaties", "", "figure", "of")
    for name, question in (("recall, articles", ARTICLES), ("recall, clauses", CLAUSES)):
        table.add_row(name, _number(score.recall(question).value), _of(score.recall(question)))
    table.add_row(
        "institutional articles engaged", _number(score.institutional.value), _of(score.institutional)
    )
    omitted = score.omissions
    said = omitted.hit + omitted.false
    table.add_row("omissions, precision", _number(omitted.precision), f"{omitted.hit} of {said}")
    table.add_row(
        "omissions, recall", _number(omitted.recall), f"{omitted.hit} of {omitted.hit + omitted.miss}"
    )
    return table


def citations(score: CitationScore, others: Iterable[ExtractorScore]) -> Table:
    """Return the table of references, the tool's and the extractors'."""
    table = _table("Citations", "", "asked", "P", "R", "F1", "hit", "miss", "false", "right instrument")
    rows = [
        ExtractorScore("iccpr-check", "instrument and provision", score.pairs, score.instruments),
        *others,
    ]
    for row in rows:
        counts = row.tally
        right = _number(row.instruments.value) if row.instruments is not None else "–"
        plain = (str(counts.hit), str(counts.miss), str(counts.false))
        found = counts.hit + counts.false
        figures = _figures(counts) if found else ("–", _number(counts.recall), _number(0.0))
        table.add_row(row.name, row.asked, *figures, *plain, right)
    return table


def law_baselines(rows: Mapping[tuple[str, str], LawFigures]) -> Table:
    """Return the table of baselines on laws: (name, language) -> figures."""
    table = _table(
        "Instead, on laws (best thresholds on this very gold)",
        *("", "", "restricts P", "R", "F1", "noise", "implements P", "R", "F1"),
    )
    for (name, lang), row in rows.items():
        table.add_row(name, lang, *_figures(row.restricts), _of(row.noise), *_figures(row.implements))
    return table


def charter_baselines(rows: Mapping[str, CharterFigures]) -> Table:
    """Return the table of baselines on constitutions."""
    table = _table(
        "Instead, on constitutions (lowest threshold with at most 3 % of institutional articles)",
        *("", "recall, articles", "recall, clauses", "institutional"),
    )
    for name, row in rows.items():
        table.add_row(
            name, _number(row.articles.value), _number(row.clauses.value), _number(row.institutional.value)
        )
    return table


def left_out(rows: Sequence[LeftOut]) -> Table:
    """Return the table law × full × without, and all laws together."""
    table = _table(
        "Only rules whose words another law has too",
        *("law", "full P", "R", "without P", "R", "hits lost", "rules of its own"),
    )
    for row in rows:
        table.add_row(row.file, *_out(row.full, row.without), str(row.own))
    full, without = _sum(row.full for row in rows), _sum(row.without for row in rows)
    table.add_row("all", *_out(full, without), str(sum(row.own for row in rows)), style="bold")
    return table


def goals(rows: Iterable[Goal]) -> Table:
    """Return the table of goals, met and missed."""
    table = _table("Goals", "", "figure", "goal", "")
    for row in rows:
        sign = "at most" if row.most else "at least"
        said = "met" if row.met else "[bold red]missed[/]"
        table.add_row(row.name, f"{row.value:.4f}", f"{sign} {row.bound:.2f}", said)
    return table


def changed(part: str, found: Changes) -> list[str]:
    """Return the lines of gains and losses of one part."""
    lines = [f"{part}: {len(found.gained)} gained, {len(found.lost)} lost since the recorded run"]
    lines += [f"  gained: {name}" for name in found.gained]
    lines += [f"  lost: {name}" for name in found.lost]
    return lines


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for place, column in enumerate(columns):
        table.add_column(column, justify="left" if place == 0 else "right", overflow="fold")
    return table


def _figures(counts: Tally) -> tuple[str, str, str]:
    return _number(counts.precision), _number(counts.recall), _number(counts.f1)


def _counts(counts: Tally) -> tuple[str, str, str, str]:
    return str(counts.hit), str(counts.arguable), str(counts.miss), str(counts.false)


def _out(full: Tally, without: Tally) -> tuple[str, ...]:
    figures = (full.precision, full.recall, without.precision, without.recall)
    return (*map(_number, figures), str(full.hit - without.hit))


def _sum(tallies: Iterable[Tally]) -> Tally:
    every = list(tallies)
    return Tally(
        hit=sum(one.hit for one in every),
        arguable=sum(one.arguable for one in every),
        miss=sum(one.miss for one in every),
        false=sum(one.false for one in every),
    )


def _number(value: float) -> str:
    return f"{value:.3f}"


def _of(share: Share) -> str:
    return f"{share.part} of {share.whole}"
