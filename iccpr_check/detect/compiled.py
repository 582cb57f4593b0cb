"""A rule set made ready for one language, once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Self

from iccpr_check.detect.hits import Hit, longest, without
from iccpr_check.detect.index import Block, TextIndex
from iccpr_check.detect.near import join
from iccpr_check.detect.pattern import Layout, assemble, layout
from iccpr_check.detect.phrase import Found, PhraseFinder
from iccpr_check.detect.quantity import Amounts
from iccpr_check.detect.similar import SimilarFinder
from iccpr_check.model import (
    Evidence,
    Lang,
    NearRule,
    PatternRule,
    PhraseRule,
    QuantityRule,
    Rule,
    SimilarRule,
    Term,
)
from iccpr_check.phrases import expand

_PLAIN = PhraseRule | PatternRule | QuantityRule | SimilarRule
"""Kinds that rest on words alone, not on what other rules found."""
_GAP = 12
"""Words that a gap in a phrase of ``unless`` may take."""


class CompiledRules:
    """Phrase, pattern, quantity, similar and near rules of one language, ready to be found."""

    def __init__(
        self, rules: Sequence[Rule], lang: Lang, silencers: Mapping[str, tuple[str, ...]], state: str = ""
    ) -> None:
        """Make rules ready; ``silencers`` are the meanings that silence all rules of a key (``element``).

        ``state`` names the rules; what was worked out for the same ones before is used again.
        """
        self._lang = lang
        self._unless_near = {
            rule.id: rule.unless_near + tuple(
                ref for key, refs in silencers.items() if getattr(rule.means, key) is not None for ref in refs
            )
            for rule in rules
        }  # fmt: skip
        self._rules: dict[str, Rule] = {rule.id: rule for rule in rules}
        self._plain = [rule for rule in rules if isinstance(rule, _PLAIN)]
        self._near = [rule for rule in rules if isinstance(rule, NearRule)]
        self._similar = {
            rule.id: SimilarFinder(tuple(_wordings(rule.phrases.get(lang, ()))), rule.cutoff)
            for rule in rules
            if isinstance(rule, SimilarRule)
        }
        self._meant: dict[str, list[str]] = defaultdict(list)
        for rule in self._plain:
            for ref in rule.means.refs:
                self._meant[ref].append(rule.id)
                self._meant[f"{ref.split('.', 1)[0]}.*"].append(rule.id)
        numbers: dict[str, int] = {}
        self._asked = {rule.id: _Asked.of(rule, lang, numbers) for rule in rules}
        self._finder = PhraseFinder(numbers, f"{lang}-{state}" if state else "")
        #: phrase -> the places in ``_plain`` of the rules that it is part of; similar rules ask for no phrase
        self._askers: list[set[int]] = [set() for _ in numbers]
        for place, rule in enumerate(self._plain):
            for number in chain(self._asked[rule.id].phrases, *self._asked[rule.id].patterns):
                self._askers[number].add(place)
        self._always = {place for place, rule in enumerate(self._plain) if isinstance(rule, SimilarRule)}
        #: phrase, or plain rule -> the places in ``_near`` of the rules whose first term it may be
        self._openers: defaultdict[int | str, set[int]] = defaultdict(set)
        for place, near in enumerate(self._near):
            for phrase in self._asked[near.id].terms[0]:
                self._openers[phrase].add(place)
            for rule_id in self._meaning(near.terms[0]):
                self._openers[rule_id].add(place)

    def _meaning(self, term: Term) -> Iterator[str]:
        """Yield the plain rules that mean what a term asks for."""
        return (rule_id for ref in term.any for rule_id in self._meant.get(ref, ()))

    def find(self, index: TextIndex, block: Block) -> Iterator[Evidence]:
        """Yield the evidence in one block, rule by rule."""
        found = self._finder.find(index, block)
        amounts = Amounts(index, block)
        likely = self._always.union(*(self._askers[number] for number in found.possible))
        hits = {
            rule.id: some
            for rule in map(self._plain.__getitem__, sorted(likely))
            if (some := self._plain_hits(rule, index, block, found, amounts))
        }
        settled = {
            rule_id: self._silenced(self._rules[rule_id], index, some, hits) for rule_id, some in hits.items()
        }
        opened: set[int] = set()
        for openers in (found.possible, settled):
            for opener in openers:
                opened |= self._openers.get(opener, set())
        for rule in map(self._near.__getitem__, sorted(opened)):
            some = self._near_hits(rule, index, found, settled)
            if some:
                settled[rule.id] = self._silenced(rule, index, some, hits)
        for rule_id, some in settled.items():
            yield from self._evidence(self._rules[rule_id], index, some)

    def _plain_hits(
        self, rule: Rule, index: TextIndex, block: Block, found: Found, amounts: Amounts
    ) -> list[Hit]:
        asked = self._asked[rule.id]
        if isinstance(rule, PatternRule | QuantityRule):
            hits = longest(self._assembled(rule, index, found, amounts))
        elif isinstance(rule, SimilarRule):
            hits = self._similar[rule.id].find(index, block)
        else:
            hits = longest(found.any(asked.phrases))
        return self._allowed(rule, index, hits, found)

    def _assembled(
        self, rule: PatternRule | QuantityRule, index: TextIndex, found: Found, amounts: Amounts
    ) -> Iterator[Hit]:
        asked = self._asked[rule.id]
        for phrases, one in zip(asked.patterns, asked.layouts, strict=True):
            parts = found.every(phrases)
            if parts is None:
                continue
            if isinstance(rule, QuantityRule):
                parts.insert(one.number, amounts.crossing(rule))
            yield from assemble(index, parts, one.gaps)

    def _near_hits(
        self, rule: NearRule, index: TextIndex, found: Found, settled: dict[str, list[Hit]]
    ) -> list[Hit]:
        asked = self._asked[rule.id]
        terms: list[list[Hit]] = []
        for term, phrases in zip(rule.terms, asked.terms, strict=True):
            hits = [
                hit
                for rule_id in self._meaning(term)
                for hit in settled.get(rule_id, ())
                if hit.cut_by is None
            ]
            if not hits and found.possible.isdisjoint(phrases):
                return []
            terms.append(hits)
        for hits, phrases in zip(terms, asked.terms, strict=True):
            hits.extend(found.any(phrases))
            if not hits:
                return []
        return self._allowed(rule, index, join(index, rule, terms), found)

    def _allowed(self, rule: Rule, index: TextIndex, hits: list[Hit], found: Found) -> list[Hit]:
        asked = self._asked[rule.id]
        if hits:
            hits = without(hits, asked.unless.found(index, found))
        return hits if rule.headings else [hit for hit in hits if not index.heading[hit.first]]

    def _silenced(
        self, rule: Rule, index: TextIndex, hits: list[Hit], all_hits: dict[str, list[Hit]]
    ) -> list[Hit]:
        """Mark the hits that a meaning of ``unless_near`` in the same clause takes out of account."""
        unless_near = self._unless_near[rule.id]
        if not unless_near:
            return hits
        by_sentence: dict[int, int] = {}
        for rank, ref in enumerate(unless_near):
            for rule_id in self._meant.get(ref, ()):
                for by in all_hits.get(rule_id, ()):
                    by_sentence.setdefault(index.sentence[by.first], rank)
        cuts: dict[int, int | None] = {}
        settled = []
        for hit in hits:
            sentence = index.sentence[hit.first]
            if sentence not in cuts:
                ranks = [by_sentence[near] for near in index.clause(sentence) if near in by_sentence]
                cuts[sentence] = min(ranks, default=None)
            cut = cuts[sentence]
            settled.append(hit if cut is None else Hit(hit.first, hit.last, hit.beside, unless_near[cut]))
        return settled

    @staticmethod
    def _evidence(rule: Rule, index: TextIndex, hits: list[Hit]) -> Iterator[Evidence]:
        units = index.draft.units
        for hit in hits:
            yield Evidence(
                rule=rule.id,
                means=rule.means,
                unit=units[index.unit[hit.first]].id,
                span=index.span(hit.first, hit.last),
                beside=tuple(index.span(first, last) for first, last in hit.beside),
                cut_by=hit.cut_by,
            )


class _Unless(NamedTuple):
    """The phrases of ``unless``, which may have gaps."""

    phrases: tuple[tuple[int, ...], ...] = ()
    """For each the numbers of its pieces: one, where it has no gap."""
    layouts: tuple[Layout, ...] = ()

    def found(self, index: TextIndex, found: Found) -> list[Hit]:
        """Return where they are found, whole."""
        hits = found.any([numbers[0] for numbers in self.phrases if len(numbers) == 1])
        for numbers, one in zip(self.phrases, self.layouts, strict=True):
            parts = found.every(numbers) if len(numbers) > 1 else None
            if parts is not None:
                hits += assemble(index, parts, one.gaps)
        return hits


class _Asked(NamedTuple):
    """What a rule asks of the finder: numbers of phrases, by what they are to it."""

    phrases: tuple[int, ...] = ()
    patterns: tuple[tuple[int, ...], ...] = ()
    """For each pattern the phrases that are its pieces."""
    layouts: tuple[Layout, ...] = ()
    """For each pattern how its pieces follow each other."""
    terms: tuple[tuple[int, ...], ...] = ()
    """For each term of a near rule its own phrases."""
    unless: _Unless = _Unless()

    @classmethod
    def of(cls, rule: Rule, lang: Lang, numbers: dict[str, int]) -> Self:
        """Return what a rule asks for in a language; phrases not yet in ``numbers`` are added to it."""

        def numbered(phrases: Iterable[str]) -> tuple[int, ...]:
            return tuple(numbers.setdefault(phrase, len(numbers)) for phrase in phrases)

        masks = tuple(layout(phrase, _GAP) for phrase in rule.unless.get(lang, ()))
        unless = _Unless(tuple(numbered(one.phrases) for one in masks), masks)
        if isinstance(rule, PhraseRule):
            return cls(phrases=numbered(rule.phrases.get(lang, ())), unless=unless)
        if isinstance(rule, PatternRule | QuantityRule):
            layouts = tuple(layout(pattern, rule.gap) for pattern in rule.patterns.get(lang, ()))
            return cls(
                patterns=tuple(numbered(one.phrases) for one in layouts), layouts=layouts, unless=unless
            )
        if isinstance(rule, NearRule):
            terms = (numbered(term.phrases.get(lang, ())) for term in rule.terms)
            return cls(terms=tuple(terms), unless=unless)
        return cls(unless=unless)


def _wordings(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield from expand(phrase)
