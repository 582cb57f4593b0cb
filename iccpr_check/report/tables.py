"""The coverage matrix: a row for every article of the Covenant that the draft touches or ought to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from iccpr_check.model import Effect, ProvisionResult, Verdict
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections

_MATRIX = (
    "provision", "title", "class", "expected", "referenced", "elements", "no_wording", "restriction",
    "evidence_units",
)  # fmt: skip
_ELEMENTS = ("provision", "where", "located", "not_located")


class TableSections(Sections):
    """What is there, what is not, article by article; the elements one by one for who opens them."""

    def _coverage(self) -> Iterator[str]:
        articles = [r for r in self.document.provisions if "(" not in r.provision]
        told = [r for r in articles if r.expected != "no" or r.verdict != "not_expected" or self._cited(r)]
        yield f"## {self._say('coverage')}"
        yield ""
        yield from self._references()
        if told:
            yield from self._table(_MATRIX, map(self._article_row, told))
            yield ""
        if len(articles) > len(told):
            yield f"{self._say('folded', n=len(articles) - len(told))}."
        rows = list(self._element_rows())
        if rows:
            yield from self._folded(
                self._say("element_by_element", n=len(rows)), self._table(_ELEMENTS, rows)
            )

    def _references(self) -> Iterator[str]:
        """Yield that the Covenant is not referred to, and what else is."""
        treaty = self.knowledge.treaty.id
        said = []
        if not any(reference.instrument == treaty for reference in self.document.references):
            said.append(self._say("no_references"))
        others = dict.fromkeys(r.instrument for r in self.document.references if r.instrument != treaty)
        if others:
            known = self.knowledge.lookalikes.instruments
            names = [reading.say(known[one], self.lang) if one in known else one for one in others]
            said.append(self._say("other_instruments", list="; ".join(names)))
        if said:
            yield " ".join(said)
            yield ""

    def _article_row(self, result: ProvisionResult) -> Sequence[str]:
        provision = reading.provision_of(self.knowledge, result.provision)
        parts = [one for one in self._parts(result) if one.elements]
        expected = self._say(result.expected)
        if result.expected == "triggered":
            expected = f"{expected} ({escape(result.why)})"
        return (
            f"**{result.provision}**",
            escape(reading.say(provision.title, self.lang)) if provision is not None else "",
            self._classes(parts or [result]),
            expected,
            self._units(self._articles(self._cited(result)), most=4) or "–",
            self._count(parts),
            self._not_there(result),
            self._units(self._articles(self._engaged_by(result, "restricts")), most=6) or "–",
            self._units(self._articles(self._engaged_by(result, "implements")), most=6) or "–",
        )

    @cached_property
    def _by_article(self) -> dict[str, list[ProvisionResult]]:
        """The results of each article: its own, and those of its parts."""
        found: dict[str, list[ProvisionResult]] = {}
        for result in self.document.provisions:
            found.setdefault(result.provision.partition("(")[0], []).append(result)
        return found

    def _parts(self, result: ProvisionResult) -> list[ProvisionResult]:
        """Return the parts of an article that are expected, or of which something is there."""
        own = self._by_article[result.provision]
        return [r for r in own if r.expected != "no" or any(element.located for element in r.elements)]

    def _classes(self, parts: Sequence[ProvisionResult]) -> str:
        """Return how the provisions in question may be limited, each way once."""
        known = (reading.provision_of(self.knowledge, one.provision) for one in parts)
        return "; ".join(dict.fromkeys(self._say(f"class.{p.klass}") for p in known if p is not None))

    def _not_there(self, result: ProvisionResult) -> str:
        """Return the expected parts of an article that are silent, and those that are undecided."""
        silent = ", ".join(self._with_verdict(result, "silent"))
        undecided = ", ".join(self._with_verdict(result, "undecided"))
        told = [silent, f"{self._say('undecided')}: {undecided}" if undecided else ""]
        return "; ".join(one for one in told if one) or "–"

    def _with_verdict(self, result: ProvisionResult, verdict: Verdict) -> list[str]:
        """Return the parts of an article with a verdict, the widest of them."""
        found = [r.provision for r in self._by_article[result.provision] if r.verdict == verdict]
        below = [one for one in found if one != result.provision]
        return [one for one in below if not any(one.startswith(f"{other}(") for other in below)] or found

    def _count(self, parts: Sequence[ProvisionResult]) -> str:
        """Return how many of the required elements were located: ``5/7``."""
        required = {
            element.id
            for one in parts
            if (provision := reading.provision_of(self.knowledge, one.provision)) is not None
            for element in provision.elements
            if element.required
        }
        located = {element.id for one in parts for element in one.elements if element.located}
        return f"{len(required & located)}/{len(required)}" if required else "–"

    def _engaged_by(self, result: ProvisionResult, effect: Effect) -> list[str]:
        return [
            one.unit
            for one in self.document.engagements
            if one.effect == effect and _within(one.provision, result.provision)
        ]

    def _cited(self, result: ProvisionResult) -> list[str]:
        return self._engaged_by(result, "cites")

    def _element_rows(self) -> Iterator[Sequence[str]]:
        for result in self.document.provisions:
            located = [element.id for element in result.elements if element.located]
            provision = reading.provision_of(self.knowledge, result.provision) if located else None
            if provision is None:
                continue
            names = {
                element.id: escape(reading.say(element.name, self.lang)) for element in provision.elements
            }
            missing = [e.id for e in provision.elements if e.required and e.id not in located]
            where = dict.fromkeys(unit for element in result.elements for unit in element.units)
            yield (
                f"{result.provision} {escape(reading.say(provision.title, self.lang))}",
                self._units(self._articles(where)),
                "; ".join(names[element] for element in located),
                "; ".join(names[element] for element in missing) or "–",
            )


def _within(provision: str, article: str) -> bool:
    return provision == article or provision.startswith(f"{article}(")
