"""The names by which data files refer to what was found: ``measure.detention``, ``code.BRT13``."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from iccpr_check.assess.findings import say
from iccpr_check.model import Evidence, Lang, Vocabulary


def meaning(evidence: Iterable[Evidence], wanted: Collection[str]) -> list[Evidence]:
    """Return the evidence that means any of the wanted names."""
    return [found for found in evidence if any(name in wanted for name in found.means.names)]


def spoken(name: str, vocabulary: Vocabulary, lang: Lang) -> str:
    """Return a meaning's name as a reader says it; ``""`` for one that the vocabulary does not hold."""
    key, _, value = name.partition(".")
    word = vocabulary.get(key, {}).get(value)
    return say(word.name, lang) if word is not None else ""
