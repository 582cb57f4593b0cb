"""All that the checks know."""

from __future__ import annotations

from iccpr_check.model.base import Frozen, Phrases
from iccpr_check.model.country import Country
from iccpr_check.model.mappings import (
    Code,
    Gap,
    Implementing,
    LawKind,
    Lookalikes,
    Safeguard,
    Trigger,
    Undecided,
    Vocabulary,
)
from iccpr_check.model.rules import Rule
from iccpr_check.model.treaty import Guidance, Standard, Treaty


class Knowledge(Frozen):
    """All loaded data, with one digest that names its state."""

    treaty: Treaty
    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    kinds: tuple[LawKind, ...]
    triggers: tuple[Trigger, ...]
    implementing: Implementing
    safeguards: tuple[Safeguard, ...]
    defining: Phrases
    """Words that stand between a term and its meaning."""
    codes: tuple[Code, ...]
    undecided: tuple[Undecided, ...]
    standards: tuple[Standard, ...]
    guidance: tuple[Guidance, ...]
    gaps: tuple[Gap, ...]
    countries: tuple[Country, ...]
    lookalikes: Lookalikes
    digest: str
