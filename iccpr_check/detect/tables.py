"""What the rules of one language ask for, worked out once for a state of the rules and kept between runs.

All of it is lists and numbers, so that it is read back as it was written. Phrases are numbered from 0 and
named by their number everywhere in detect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self

from iccpr_check.detect.automaton import Phrase
from iccpr_check.detect.pattern import Layout, layout
from iccpr_check.kept import keep, kept
from iccpr_check.model import Lang, NearRule, PatternRule, PhraseRule, QuantityRule, Rule

_GAP = 12
"""Words that a gap in a phrase of ``unless`` may take."""
HERE = ""
"""The key in a tree of words under which stands the number of the anchor that ends there."""


class Phrases(NamedTuple):
    """The phrases, and where they may be."""

    rows: list[list[Any]]
    """For each phrase the fields of ``Phrase``; its anchors by their numbers."""
    tree: dict[str, Any]
    """The anchors word by word: a word leads to the words that may follow it."""
    anchored: list[list[int]]
    """Anchor -> the phrases that may be where it stands."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Self:
        """Read phrases as rules write them. Raises PhraseError."""
        numbers: dict[str, int] = {}
        rows = []
        anchored: list[list[int]] = []
        for number, phrase in enumerate(map(Phrase.of, phrases)):
            anchors = [numbers.setdefault(anchor, len(numbers)) for anchor in phrase.anchors]
            anchored += ([] for _ in range(len(numbers) - len(anchored)))
            for anchor in anchors:
                anchored[anchor].append(number)
            rows.append([phrase.folded, anchors, *phrase.lead, phrase.rarity])
        tree: dict[str, Any] = {}
        for anchor_text, anchor in numbers.items():
            node = tree
            for word in anchor_text.split(" "):
                node = node.setdefault(word, {})
            node[HERE] = anchor
        return cls(rows, tree, anchored)


class Asked(NamedTuple):
    """What a rule asks of the finder: phrases, by what they are to it."""

    wordings: Sequence[Sequence[int]] = ()
    """Each phrase alone, or each pattern with the phrases that are its pieces."""
    gaps: Sequence[Sequence[int]] = ()
    """For each pattern the words that may stand before each piece."""
    numbers: Sequence[int | None] = ()
    """For each pattern where among its pieces its number stands, if it has one."""
    terms: Sequence[Sequence[int]] = ()
    """For each term of a near rule its own phrases."""
    unless: Sequence[Sequence[int]] = ()
    """For each phrase of ``unless`` its pieces: one, where it has no gap."""
    unless_gaps: Sequence[Sequence[int]] = ()

    @classmethod
    def of(cls, rule: Rule, lang: Lang, numbers: dict[str, int]) -> Self:
        """Return what a rule asks for in a language; phrases not yet in ``numbers`` are added to it."""

        def numbered(phrases: Iterable[str]) -> list[int]:
            return [numbers.setdefault(phrase, len(numbers)) for phrase in phrases]

        masks = [layout(phrase, _GAP) for phrase in rule.unless.get(lang, ())]
        asked = cls(unless=[numbered(one.phrases) for one in masks], unless_gaps=[one.gaps for one in masks])
        if isinstance(rule, PhraseRule):
            return asked._replace(wordings=[numbered([phrase]) for phrase in rule.phrases.get(lang, ())])
        if isinstance(rule, PatternRule | QuantityRule):
            layouts = [layout(pattern, rule.gap) for pattern in rule.patterns.get(lang, ())]
            return asked._replace(
                wordings=[numbered(one.phrases) for one in layouts],
                gaps=[one.gaps for one in layouts],
                numbers=[_number(one) for one in layouts],
            )
        if isinstance(rule, NearRule):
            return asked._replace(terms=[numbered(term.phrases.get(lang, ())) for term in rule.terms])
        return asked


class Tables(NamedTuple):
    """The phrases of all rules, what each rule asks of them, and which rules to ask where one may stand."""

    phrases: Phrases
    asked: list[Asked]
    """For each rule, in their order."""
    askers: list[list[tuple[int, int]]]
    """Phrase -> the wordings that it is the rarest piece of, each as rule and number of its wording."""

    @classmethod
    def of(cls, rules: Sequence[Rule], lang: Lang) -> Self:
        """Work them out. Raises PhraseError."""
        numbers: dict[str, int] = {}
        asked = [Asked.of(rule, lang, numbers) for rule in rules]
        phrases = Phrases.of(numbers)
        askers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, one in enumerate(asked):
            for which, pieces in enumerate(one.wordings):
                askers[max(pieces, key=lambda number: phrases.rows[number][-1])].append((place, which))
        return cls(phrases, asked, [askers[number] for number in range(len(numbers))])


def tables_of(rules: Sequence[Rule], lang: Lang, state: str) -> Tables:
    """Return the tables of rules; ``state`` names these rules, ``""`` for rules that nothing is kept of."""
    name = f"tables-{lang}"
    before = kept(name, state) if state else None
    if before is not None:
        phrases, asked, askers = before
        return Tables(Phrases(*phrases), [Asked(*one) for one in asked], askers)
    made = Tables.of(rules, lang)
    if state:
        keep(name, state, made)
    return made


def _number(one: Layout) -> int | None:
    return next((place for place, piece in enumerate(one.pieces) if piece.startswith("<")), None)
