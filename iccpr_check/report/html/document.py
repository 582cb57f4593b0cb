"""All that the page says of one document, gathered for its template."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from iccpr_check.model import DocumentReport, Point, Report, Unit
from iccpr_check.report import reading
from iccpr_check.report.html.cards import Card, Covenant, Group
from iccpr_check.report.html.heat import Heat, heat_of
from iccpr_check.report.state_view import StateView

EFFECTS = ("restricts", "implements", "cites", "missing", "other")


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit that a reader may filter by, and the articles in it that may be chosen too."""

    unit: Unit
    number: int
    within: tuple[tuple[Unit, int], ...]


class DocumentView:
    """One document of a report, as the template reads it."""

    def __init__(self, report: Report, document: DocumentReport, number: int) -> None:
        self.report, self.whole = report, document
        self.document = reading.shown(document)
        self.lang = report.lang
        self.id = f"d{number}"
        self.covenant = Covenant(report, self.document, self.id)
        source = self.document.draft.document
        self.source = source
        self.title = self.document.draft.title or source.title or source.path
        self.articles = reading.article_count(self.document)
        self.unread = any(one.matters for one in source.skipped)

    @property
    def tongue(self) -> str:
        """The draft's language, for a reader's voice; ``""`` where it could not be told."""
        return "" if self.source.language == "und" else self.source.language

    @cached_property
    def text(self) -> Markup:
        """The draft's text with its marks."""
        return self.covenant.text.write()

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The provisions of the Covenant, with the findings under them."""
        return self.covenant.groups()

    @cached_property
    def heat(self) -> Heat:
        """The Covenant's articles by the draft's."""
        return heat_of(self.covenant)

    @cached_property
    def state(self) -> StateView:
        """The State that was asked for."""
        return StateView(self.report, self.document)

    @property
    def instruments(self) -> list[str]:
        """The other instruments that the draft names."""
        knowledge = self.report.knowledge
        known = knowledge.lookalikes.instruments
        named = dict.fromkeys(
            reference.instrument
            for reference in self.document.references
            if reference.instrument != knowledge.treaty.id
        )
        return [reading.say(known[one], self.lang) if one in known else one for one in named]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All findings, in the order of the report."""
        return self.covenant.cards

    @property
    def counts(self) -> Counter[str]:
        """How many findings of each severity."""
        return reading.severities(self.document.findings)

    @property
    def effects(self) -> list[tuple[str, int]]:
        """The effects that findings have, and how many have each."""
        counts = Counter(card.effect for card in self.cards)
        return [(effect, counts[effect]) for effect in EFFECTS if counts[effect]]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of law the draft was read as, and why."""
        names = {kind.id: reading.say(kind.name, self.lang) for kind in self.report.knowledge.kinds}
        return [(names.get(kind.id, kind.id), kind.why) for kind in self.document.kinds]

    @property
    def implemented(self) -> list[str]:
        """The provisions that the draft gives effect to, in the treaty's order."""
        found = {one.provision for one in self.document.engagements if one.effect == "implements"}
        return [one.id for one in self.report.knowledge.treaty.provisions if one.id in found]

    @property
    def omitted(self) -> list[str]:
        """The provisions that were expected and not located."""
        codes = {"OMI01", "OMI04"}
        return list(dict.fromkeys(p for f in self.document.findings if f.code in codes for p in f.provisions))

    def points(self) -> list[tuple[Point, Card, str]]:
        """Return the points, each with the card to open and the units named."""
        units = self.covenant.tree.units
        return [
            (
                point,
                self.cards[point.findings[0]],
                ", ".join(dict.fromkeys(units[unit].label for unit in point.units if unit in units)),
            )
            for point in self.document.points
        ]

    def choices(self) -> list[Choice]:
        """Return the units with findings, by the chapter that holds them."""
        tree = self.covenant.tree
        articles = {
            tree.article(finding.unit).id for finding in self.document.findings if finding.unit is not None
        }
        within: dict[str, list[Unit]] = {}
        for unit in sorted((tree.units[one] for one in articles), key=lambda unit: unit.span.start):
            group = tree.group(unit.id)
            within.setdefault(group.id if group is not None else unit.id, [])
            if group is not None and group.id != unit.id:
                within[group.id].append(unit)
        return [
            Choice(
                tree.units[holder],
                tree.number[holder],
                tuple((unit, tree.number[unit.id]) for unit in units),
            )
            for holder, units in within.items()
        ]

    def named(self, unit: Unit) -> str:
        """Return a unit's label with its heading."""
        heading = " ".join(unit.heading.split())
        return f"{unit.label}. {heading}" if heading else unit.label
