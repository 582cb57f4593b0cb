"""The Covenant's side: its provisions, and under each the findings of the draft, one a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from iccpr_check.model import DocumentReport, Finding, Guidance, Provision, Report
from iccpr_check.report import reading
from iccpr_check.report.html.marks import EFFECTS, Marks, Segment
from iccpr_check.report.html.text import DraftText
from iccpr_check.report.html.tree import Tree
from iccpr_check.report.html.words import say

_START, _END = "\2", "\3"
_PRONGS = ("legality", "precision", "ground", "necessity", "proportionality", "equality", "safeguard")
_SHORT = 70
"""Code points of the draft's words in the line that opens a card."""
_NONE = "none"
"""Stands for no provision, and for no unit, where a reader filters."""


@dataclass(frozen=True, slots=True)
class Pronged:
    """One question of the limitation test, answered."""

    name: str
    state: str
    said: str
    """Words of the draft that answer it; ``""`` for none."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, ready to be written."""

    number: int
    anchor: str
    finding: Finding
    title: str
    effect: str
    mark: str
    """Id of the mark in the draft; ``""`` for a finding on the draft as a whole."""
    words: str
    """The words it is about, short; ``""`` for the draft as a whole."""
    context: Markup
    prongs: tuple[Pronged, ...]
    provisions: str
    """Tokens to filter by: every provision, and what holds it."""
    units: str


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the draft, and the mark to look at there."""

    label: str
    mark: str


@dataclass(frozen=True, slots=True)
class Group:
    """A provision of the Covenant beside what the draft does with it."""

    anchor: str
    id: str
    """``""`` for what is tied to no provision."""
    provision: Provision | None
    grounds: tuple[str, ...]
    clause: str
    guidance: tuple[Guidance, ...]
    effects: tuple[tuple[str, tuple[Place, ...]], ...]
    cards: tuple[Card, ...]
    also: tuple[Card, ...]
    """Findings whose card stands under another provision."""


class Covenant:
    """Sorts the findings of one document under the provisions."""

    def __init__(self, report: Report, document: DocumentReport, prefix: str) -> None:
        self.report, self.document, self.prefix = report, document, prefix
        self.lang, self.knowledge = report.lang, report.knowledge
        self.tree, self.marks = Tree(document), Marks(document)
        self.text = DraftText(document, prefix, self.tree, self.marks, self._attributes)
        self._names = {code.id: reading.say(code.name, self.lang) for code in self.knowledge.codes}
        self._pointed = {index for point in document.points for index in point.findings}
        self.cards = tuple(self._card(index) for index in range(len(document.findings)))

    def groups(self) -> tuple[Group, ...]:
        """Return the provisions that anything touches, in the treaty's order; last what has none."""
        named = {p for finding in self.document.findings for p in finding.provisions}
        named |= {one.provision for one in self.document.engagements}
        known = [provision.id for provision in self.knowledge.treaty.provisions if provision.id in named]
        strange = sorted(named - set(known))
        untied = [""] if any(not finding.provisions for finding in self.document.findings) else []
        return tuple(self._group(one) for one in (*known, *strange, *untied))

    def _group(self, provision_id: str) -> Group:
        provision = reading.provision_of(self.knowledge, provision_id)
        clause = provision.limits.clause or provision.id if provision is not None else ""
        limiting = reading.provision_of(self.knowledge, clause)
        names = self.knowledge.vocabulary.get("ground", {})
        grounds = limiting.limits.grounds if limiting is not None else ()
        own = [card for card in self.cards if _first(card.finding) == provision_id]
        also = [
            card
            for card in self.cards
            if provision_id in card.finding.provisions and _first(card.finding) != provision_id
        ]
        return Group(
            anchor=self.provision_anchor(provision_id),
            id=provision_id,
            provision=provision,
            grounds=tuple(reading.say(names[g].name, self.lang) for g in grounds if g in names),
            clause=clause,
            guidance=tuple(one for one in self.knowledge.guidance if one.provision == provision_id),
            effects=tuple(self._places(provision_id)),
            cards=tuple(sorted(own, key=_rank)),
            also=tuple(also),
        )

    def _places(self, provision_id: str) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Yield the units that give effect to a provision, restrict it, refer to it."""
        for effect in EFFECTS:
            places: dict[str, Place] = {}
            for one in self.document.engagements:
                if one.provision == provision_id and one.effect == effect:
                    mark = self.mark_at(one.evidence[0].span.start)
                    places.setdefault(one.unit, Place(self.tree.units[one.unit].label, mark))
            if places:
                yield effect, tuple(places.values())

    def _card(self, index: int) -> Card:
        finding = self.document.findings[index]
        spans = [quote.span for quote in finding.evidence] or [finding.span]
        marked = finding.unit is not None
        name = self._names.get(finding.code, finding.code)
        context = (
            reading.in_context(self.document, finding.unit, spans, lambda words: f"{_START}{words}{_END}")
            if marked
            else ""
        )
        return Card(
            number=index + 1,
            anchor=self.card_anchor(index),
            finding=finding,
            title=f"{name[:1].upper()}{name[1:]}",
            effect=self._effect(index),
            mark=self.mark_at(finding.span.start) if marked else "",
            words=_short(finding.quote) if marked else "",
            context=_emphasised(context),
            prongs=tuple(self._prongs(finding)),
            provisions=" ".join(_tokens(finding.provisions)) or _NONE,
            units=self._unit_tokens(finding.unit),
        )

    @staticmethod
    def _prongs(finding: Finding) -> Iterator[Pronged]:
        for name in _PRONGS:
            prong = finding.prongs.get(name)
            if prong is not None:
                quote = " ".join(prong.quotes[0].quote.split()) if prong.quotes else ""
                yield Pronged(name, prong.state, quote)

    def _effect(self, index: int) -> str:
        """Return what a finding is about: points are of restrictions, else the engagements tell."""
        finding = self.document.findings[index]
        if index in self._pointed:
            return "restricts"
        if finding.searched:
            return "missing"
        spans = [finding.span, *(quote.span for quote in finding.evidence)]
        found = {
            self.document.engagements[index].effect
            for span in spans
            for segment in self.marks.within(span.start, span.end)
            for index in segment.engagements
            if self.document.engagements[index].provision in finding.provisions
        }
        return next((effect for effect in EFFECTS if effect in found), "other")

    def _attributes(self, segment: Segment) -> Markup:
        """Return a mark's attributes: where it leads, how it looks, what it can be filtered by."""
        cards = sorted((self.cards[index] for index in segment.findings), key=_rank)
        engagements = [self.document.engagements[index] for index in segment.engagements]
        effects = {one.effect for one in engagements} | {card.effect for card in cards}
        effect = next((effect for effect in EFFECTS if effect in effects), "noted")
        if cards:
            lead = cards[0]
            more = f" (+{len(cards) - 1})" if len(cards) > 1 else ""
            numbers = " ".join(str(card.number) for card in cards)
            return Markup(' class="m {} s-{}" href="#{}" data-f="{}" title="{}: {}{}"').format(
                effect, lead.finding.severity, lead.anchor, numbers,
                say(lead.finding.severity, self.lang), lead.title, more,
            )  # fmt: skip
        one = next(one for one in engagements if one.effect == effect)
        return Markup(' class="m {}" href="#{}" data-k="{}" data-p="{}" data-u="{}" title="{}: {}"').format(
            effect, self.provision_anchor(one.provision), effect,
            " ".join(_tokens(sorted({one.provision for one in engagements}))), self._unit_tokens(one.unit),
            say(effect, self.lang), self.named(one.provision),
        )  # fmt: skip

    def _unit_tokens(self, unit_id: str | None) -> str:
        return " ".join(str(self.tree.number[unit.id]) for unit in self.tree.chain(unit_id)) or _NONE

    def named(self, provision_id: str) -> str:
        """Return a provision as a reader says it."""
        return say("article_of", self.lang, n=provision_id)

    def mark_at(self, offset: int) -> str:
        """Return the id of the mark at an offset; ``""`` where nothing is marked."""
        segment = self.marks.at(offset)
        return self.text.mark_id(segment) if segment is not None else ""

    def card_anchor(self, index: int) -> str:
        """Return the id of a finding's card."""
        return f"{self.prefix}-f{index + 1}"

    def provision_anchor(self, provision_id: str) -> str:
        """Return the id of a provision's place."""
        return f"{self.prefix}-p-{provision_id.replace('(', '-').replace(')', '') or _NONE}"


def _first(finding: Finding) -> str:
    return finding.provisions[0] if finding.provisions else ""


def _rank(card: Card) -> tuple[int, int]:
    return reading.SEVERITIES.index(card.finding.severity), card.number


def _tokens(provisions: Iterable[str]) -> list[str]:
    """Return provisions, and their articles."""
    return list(dict.fromkeys(name for one in provisions for name in (one, one.split("(")[0])))


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]} …"


def _emphasised(text: str) -> Markup:
    plain, *rest = text.split(_START)
    pieces = [escape(plain)]
    for piece in rest:
        words, _, after = piece.partition(_END)
        pieces.append(Markup("<mark>{}</mark>{}").format(words, after))
    return Markup("").join(pieces)
