"""All that the treaty names is meant by some rule, or is listed as a gap; all that rules mean is used."""

from __future__ import annotations

from small import knowledge, says

from iccpr_check.closed import closed_world
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Gap, Knowledge

KNOWLEDGE = load_knowledge()
LANGUAGES = {"en", "vi"}


def test_the_world_is_closed() -> None:
    assert list(closed_world(KNOWLEDGE)) == []


def _with(**changed: object) -> Knowledge:
    return KNOWLEDGE.model_copy(update=changed)


def test_an_element_without_a_rule_is_told_with_its_language() -> None:
    rules = tuple(rule for rule in KNOWLEDGE.rules if rule.means.element != "9(3):prompt_judge")
    told = list(closed_world(_with(rules=rules)))
    for lang in LANGUAGES:
        assert any(line.startswith(f"element.9(3):prompt_judge has no rule in '{lang}'") for line in told)


def test_a_gap_explains_a_missing_rule_and_is_out_of_date_when_a_rule_is_there() -> None:
    name = "element.9(3):prompt_judge"
    gap = Gap(means=(name,), langs=("en", "vi"), why="for this test")
    rules = tuple(rule for rule in KNOWLEDGE.rules if rule.means.element != "9(3):prompt_judge")
    listed = (*KNOWLEDGE.gaps, gap)
    assert not [line for line in closed_world(_with(rules=rules, gaps=listed)) if name in line]
    told = [line for line in closed_world(_with(gaps=listed)) if name in line]
    for lang in LANGUAGES:
        assert any(line.startswith(f"gaps.yaml: {name} has a rule in '{lang}' now") for line in told)


def test_a_gap_that_names_nothing_is_told() -> None:
    gap = Gap(means=("ground.weather",), langs=("en",), why="for this test")
    told = list(closed_world(_with(gaps=(*KNOWLEDGE.gaps, gap))))
    assert [line.partition(" is ")[0] for line in told] == ["gaps.yaml: ground.weather"]


def test_words_that_nothing_asks_for_are_told() -> None:
    known = knowledge(says("t.house", "the trade union", conduct="union"))
    assert "conduct.union is meant by rules and used by nothing" in set(closed_world(known))


def test_every_code_that_rules_bring_is_brought_by_one_or_told_by_the_program() -> None:
    """A code that no rule and no table brings would be documentation of what never happens."""
    brought = {rule.means.code for rule in KNOWLEDGE.rules} | {row.code for row in KNOWLEDGE.safeguards}
    listed = {f"code.{code}" for code in brought if code}
    gaps = {name for gap in KNOWLEDGE.gaps for name in gap.means}
    for standard in KNOWLEDGE.standards:
        assert f"code.{standard.id}" in listed | gaps
    for code in ("RES06", "RES08", "NDR02", "DIS04", "DIS06", "SAF02", "REM01", "DER01"):
        assert code in brought
