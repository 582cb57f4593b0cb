"""Every rule is proved by the examples it carries; this file never changes when a rule is added."""

from __future__ import annotations

import pytest

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Rule
from iccpr_check.prove import prove

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("rule", KNOWLEDGE.rules, ids=lambda rule: rule.id)
def test_examples_are_found_as_marked_and_counterexamples_are_not(rule: Rule) -> None:
    assert [f"{mistake.where}: {mistake.what}" for mistake in prove(rule, KNOWLEDGE)] == []
