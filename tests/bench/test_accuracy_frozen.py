"""The frozen part of the accuracy bench: laws of our own, labels that stand where they say, and goals."""

from __future__ import annotations

from bench.accuracy import goals
from bench.accuracy.gold import frozen_laws
from bench.accuracy.run import check
from bench.accuracy.score import found_by_tool, judge, noise


def test_every_label_stands_at_its_article() -> None:
    gold = frozen_laws()
    assert {unit.lang for unit in gold.units} == {"en", "vi"}
    for unit in gold.units:
        lines = (gold.folder / unit.file).read_text(encoding="utf-8").split("\n")
        assert unit.line is not None
        assert unit.end_line is not None
        assert lines[unit.line - 1].startswith(f"{unit.unit}. ")
        assert lines[unit.end_line - 1].strip()
        assert unit.end_line == len(lines) - 1 or not lines[unit.end_line].strip()


def test_no_law_of_the_frozen_part_is_without_labels_in_its_file() -> None:
    gold = frozen_laws()
    texts = {path.name for path in gold.folder.glob("*.txt")}
    assert texts == {unit.file for unit in gold.units}


def test_the_frozen_part_reaches_its_goals() -> None:
    gold = frozen_laws()
    found = found_by_tool(gold, check(gold.files))
    loud = {lang: noise(gold.units, found, lang) for lang in ("en", "vi")}
    missed = [goal for goal in goals.of_frozen(judge(gold.units, found), loud) if not goal.met]
    assert missed == []
