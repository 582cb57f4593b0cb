"""The draft as read, and what is known: what each question of this stage is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iccpr_check.assess.counting import Counted
from iccpr_check.assess.tree import Tree
from iccpr_check.model import Code, Knowledge, Lang, Rule


@dataclass(frozen=True)
class Reading:
    """One draft with the evidence that counts in it, the knowledge, and the report's language."""

    tree: Tree
    counted: Counted
    knowledge: Knowledge
    rules: Mapping[str, Rule]
    codes: Mapping[str, Code]
    lang: Lang
    kinds: frozenset[str]
    """Ids of the kinds of law that the draft is read as."""
    defined: frozenset[tuple[str, ...]]
    """Terms that the draft defines, as folded words."""
    ordinary: bool
    """Whether the draft is ordinary regulation, whose powers are told one step lower."""
