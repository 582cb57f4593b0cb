"""A rule set made ready for one language, once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from iccpr_check.detect.hits import Hit, longest, without
from iccpr_check.detect.index import Block, TextIndex
from iccpr_check.detect.near import join
from iccpr_check.detect.pattern import assemble
from iccpr_check.detect.phrase import Found, PhraseFinder
from iccpr_check.detect.quantity import Amounts
from iccpr_check.detect.similar import SimilarFinder
from iccpr_check.detect.tables import Asked, tables_of
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
        self._all = rules
        self._rules: dict[str, Rule] = {rule.id: rule for rule in rules}
        self._near = [rule for rule in rules if isinstance(rule, NearRule)]
        self._similar = {
            rule.id: SimilarFinder(tuple(_wordings(rule.phrases.get(lang, ()))), rule.cutoff)
            for rule in rules
            if isinstance(rule, SimilarRule)
        }
        self._meant: dict[str, list[str]] = defaultdict(list)
        for rule in (rule for rule in rules if isinstance(rule, _PLAIN)):
            for ref in rule.means.refs:
                self._meant[ref].append(rule.id)
                self._meant[f"{ref.split('.', 1)[0]}.*"].append(rule.id)
        tables = tables_of(rules, lang, state)
        self._finder = PhraseFinder(tables.phrases)
        self._asked = {rule.id: asked for rule, asked in zip(rules, tables.asked, strict=True)}
        self._askers = tables.askers
        self._always = [place for place, rule in enumerate(rules) if isinstance(rule, SimilarRule)]
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
        hits = {
            rule.id: some
            for rule, wordings in self._likely(found)
            if (some := self._plain_hits(rule, wordings, index, block, found, amounts))
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

    def _likely(self, found: Found) -> Iterator[tuple[Rule, list[int]]]:
        """Yield the rules of which a wording may stand in the block, each with these wordings."""
        likely: dict[int, list[int]] = {place: [] for place in self._always}
        for number in found.possible:
            for place, which in self._askers[number]:
                if found.possible.issuperset(self._asked[self._all[place].id].wordings[which]):
                    likely.setdefault(place, []).append(which)
        for place in sorted(likely):
            yield self._all[place], sorted(likely[place])

    def _plain_hits(
        self,
        rule: Rule,
        wordings: list[int],
        index: TextIndex,
        block: Block,
        found: Found,
        amounts: Amounts,
    ) -> list[Hit]:
        asked = self._asked[rule.id]
        if isinstance(rule, PatternRule | QuantityRule):
            hits = longest(self._assembled(rule, wordings, index, found, amounts))
        elif isinstance(rule, SimilarRule):
            hits = self._similar[rule.id].find(index, block)
        else:
            hits = longest(found.any([number for which in wordings for number in asked.wordings[which]]))
        return self._allowed(rule, index, hits, found)

    def _assembled(
        self,
        rule: PatternRule | QuantityRule,
        wordings: list[int],
        index: TextIndex,
        found: Found,
        amounts: Amounts,
    ) -> Iterator[Hit]:
        asked = self._asked[rule.id]
        for which in wordings:
            parts = found.every(asked.wordings[which])
            if parts is None:
                continue
            number = asked.numbers[which]
            if number is not None and isinstance(rule, QuantityRule):
                parts.insert(number, amounts.crossing(rule))
            yield from assemble(index, parts, asked.gaps[which])

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
            hits = without(hits, _masks(asked, index, found))
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


def _masks(asked: Asked, index: TextIndex, found: Found) -> list[Hit]:
    """Return where the phrases of ``unless`` are found, whole."""
    hits = found.any([pieces[0] for pieces in asked.unless if len(pieces) == 1])
    for pieces, gaps in zip(asked.unless, asked.unless_gaps, strict=True):
        parts = found.every(pieces) if len(pieces) > 1 else None
        if parts is not None:
            hits += assemble(index, parts, gaps)
    return hits


def _wordings(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield from expand(phrase)
