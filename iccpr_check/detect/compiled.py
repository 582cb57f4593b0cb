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
        self._places = {rule.id: place for place, rule in enumerate(rules)}
        self._similar = {
            rule.id: SimilarFinder(tuple(_wordings(rule.phrases.get(lang, ()))), rule.cutoff)
            for rule in rules
            if isinstance(rule, SimilarRule)
        }
        self._always = [place for place, rule in enumerate(rules) if isinstance(rule, SimilarRule)]
        #: a meaning, or all of a key (``frame.*``) -> the plain rules that have it
        self._meant: defaultdict[str, list[str]] = defaultdict(list)
        for rule in rules:
            if isinstance(rule, _PLAIN):
                for ref in _refs(rule):
                    self._meant[ref].append(rule.id)
        self._tables = tables_of(rules, lang, state)
        self._finder = PhraseFinder(self._tables.phrases)
        #: plain rule -> the places of the near rules whose first term it may be
        self._openers: defaultdict[str, set[int]] = defaultdict(set)
        for place, rule in enumerate(rules):
            for rule_id in self._meaning(rule.terms[0]) if isinstance(rule, NearRule) else ():
                self._openers[rule_id].add(place)

    def _meaning(self, term: Term) -> Iterator[str]:
        """Yield the plain rules that mean what a term asks for."""
        return (rule_id for ref in term.any for rule_id in self._meant.get(ref, ()))

    def _asks(self, rule: Rule) -> Asked:
        asked: Asked = self._tables.asked[self._places[rule.id]]
        return asked

    def find(self, index: TextIndex, block: Block) -> Iterator[Evidence]:
        """Yield the evidence in one block, rule by rule."""
        found = self._finder.find(index, block)
        amounts = Amounts(index, block)
        hits = {
            rule.id: some
            for rule, wordings in self._likely(found)
            if (some := self._plain_hits(rule, wordings, index, block, found, amounts))
        }
        meant = self._sentences(index, hits)
        settled = {rule_id: self._silenced(rule_id, index, some, meant) for rule_id, some in hits.items()}
        for rule in self._opened(found, settled):
            some = self._near_hits(rule, index, found, settled)
            if some:
                settled[rule.id] = self._silenced(rule.id, index, some, meant)
        for rule_id, some in settled.items():
            yield from self._evidence(self._all[self._places[rule_id]], index, some)

    def _likely(self, found: Found) -> Iterator[tuple[Rule, list[int]]]:
        """Yield the rules of which a wording may stand in the block, each with these wordings."""
        likely: defaultdict[int, list[int]] = defaultdict(list, {place: [] for place in self._always})
        tables, possible = self._tables, found.possible
        for number in possible & tables.asking:
            for place, which in tables.askers[number]:
                if possible.issuperset(tables.asked[place].wordings[which]):
                    likely[place].append(which)
        for place in sorted(likely):
            yield self._all[place], sorted(likely[place])

    def _opened(self, found: Found, settled: Iterable[str]) -> Iterator[NearRule]:
        """Yield the near rules of which the first term may stand in the block."""
        places: set[int] = set()
        for phrase in found.possible & self._tables.opening:
            places.update(self._tables.openers[phrase])
        for rule_id in settled:
            places |= self._openers.get(rule_id, set())
        for place in sorted(places):
            rule = self._all[place]
            if isinstance(rule, NearRule):
                yield rule

    def _sentences(self, index: TextIndex, hits: Mapping[str, list[Hit]]) -> dict[str, set[int]]:
        """Return the sentences in which each meaning was found."""
        meant: defaultdict[str, set[int]] = defaultdict(set)
        for rule_id, some in hits.items():
            sentences = {index.sentence[hit.first] for hit in some}
            for ref in _refs(self._all[self._places[rule_id]]):
                meant[ref] |= sentences
        return meant

    def _plain_hits(
        self,
        rule: Rule,
        wordings: list[int],
        index: TextIndex,
        block: Block,
        found: Found,
        amounts: Amounts,
    ) -> list[Hit]:
        asked = self._asks(rule)
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
        asked = self._asks(rule)
        for which in wordings:
            pieces = asked.wordings[which]
            sentences = found.together(pieces)
            parts = found.every(pieces) if sentences else None
            if parts is None:
                continue
            number = asked.numbers[which]
            if number is not None and isinstance(rule, QuantityRule):
                parts.insert(number, amounts.crossing(rule, sentences))
            yield from assemble(index, parts, asked.gaps[which])

    def _near_hits(
        self, rule: NearRule, index: TextIndex, found: Found, settled: dict[str, list[Hit]]
    ) -> list[Hit]:
        asked = self._asks(rule)
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
        asked = self._asks(rule)
        if hits:
            hits = without(hits, _masks(asked, index, found))
        return hits if rule.headings else [hit for hit in hits if not index.heading[hit.first]]

    def _silenced(
        self, rule_id: str, index: TextIndex, hits: list[Hit], meant: Mapping[str, set[int]]
    ) -> list[Hit]:
        """Mark the hits that a meaning of ``unless_near`` in the same clause takes out of account."""
        unless_near = self._unless_near[rule_id]
        by_sentence: dict[int, int] = {}
        for rank, ref in enumerate(unless_near):
            for sentence in meant.get(ref, ()):
                by_sentence.setdefault(sentence, rank)
        if not by_sentence:
            return hits
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


def _refs(rule: Rule) -> Iterator[str]:
    """Yield a rule's meanings, and for each all of its key."""
    for ref in rule.means.refs:
        yield ref
        yield f"{ref.split('.', 1)[0]}.*"


def _masks(asked: Asked, index: TextIndex, found: Found) -> list[Hit]:
    """Return where the phrases of ``unless`` are found, whole."""
    hits = found.any([pieces[0] for pieces in asked.unless if len(pieces) == 1])
    for pieces, gaps in zip(asked.unless, asked.unless_gaps, strict=True):
        parts = found.every(pieces) if len(pieces) > 1 and found.together(pieces) else None
        if parts is not None:
            hits += assemble(index, parts, gaps)
    return hits


def _wordings(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield from expand(phrase)
