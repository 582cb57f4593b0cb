"""One State beside the draft: its constitution and reservations, what was asked of it, groups to consider."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import Country, Words
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections


class StateSections(Sections):
    """The section on the State that the report was asked for; nothing where none was named."""

    def _state(self) -> Iterator[str]:
        country = next((one for one in self.knowledge.countries if one.id == self.report.country), None)
        if country is None:
            return
        yield f"## {self._said(country.name)}"
        for part in (
            self._recommendations, self._groups, self._reservations, self._constitution, self._wordings,
            self._memberships,
        ):  # fmt: skip
            lines = list(part(country))
            if lines:
                yield ""
                yield from lines

    def _said(self, words: Words) -> str:
        return escape(reading.say(words, self.lang))

    def _coded(self, prefix: str) -> Iterator[str]:
        for finding in self.document.findings:
            if finding.code.startswith(prefix):
                source = f" ({escape('; '.join(finding.sources))})" if finding.sources else ""
                yield f"- {escape(finding.message)} `{finding.code}`{source}"

    def _recommendations(self, country: Country) -> Iterator[str]:
        lines = list(self._coded("REC"))
        if lines:
            yield f"**{self._say('recommendations')}** {self._say('unchecked')}"
            yield ""
            yield from lines

    def _groups(self, country: Country) -> Iterator[str]:
        lines = list(self._coded("VUL"))
        if lines:
            yield f"**{self._say('groups')}**"
            yield ""
            yield from lines

    def _reservations(self, country: Country) -> Iterator[str]:
        engaged = self._engaged()
        for reservation in country.reservations:
            if any(_touches(p, one) for p in reservation.provisions for one in engaged):
                yield (
                    f"- {self._say(reservation.kind)} · {self._provision_names(reservation.provisions)}: "
                    f"{self._said(reservation.says)}{self._doubt(reservation.verified)}"
                )

    def _constitution(self, country: Country) -> Iterator[str]:
        """Yield the constitution's articles beside the provisions that the draft engages."""
        held = country.constitution
        if held is None:
            return
        rows = []
        for article in held.articles:
            same = [p for p in self._engaged() if any(_touches(p, one) for one in article.provisions)]
            if same:
                note = f": {self._said(article.note)}" if article.note else ""
                rows.append(f"| {article.article} {self._said(article.title)}{note} | {', '.join(same)} |")
        if not rows:
            return
        yield f"| {self._said(held.name)} | {self._say('the_covenant')} |"
        yield "|---|---|"
        yield from rows
        restricted = {one.provision for one in self.document.engagements if one.effect == "restricts"}
        for formula in held.limitations:
            if restricted and (not formula.of or any(_touches(p, o) for p in restricted for o in formula.of)):
                yield ""
                yield f"{self._say('article')} {formula.article}: {self._said(formula.note)}"

    def _wordings(self, country: Country) -> Iterator[str]:
        """Yield what is to be said of the State's own formulas, where they stand in what restricts."""
        limits = {one.unit for one in self.document.engagements if one.effect == "restricts"}
        for formula in country.formulas:
            found = [
                one
                for one in self.document.evidence
                if one.rule == formula.rule and one.cut_by is None and _joined(one.unit, limits)
            ]
            if found:
                units = self._units(tuple(dict.fromkeys(one.unit for one in found)), most=3)
                words = " ".join(self._text(found[0].span.start, found[0].span.end).split())
                yield (
                    f"- “{escape(words)}” ({units}; {self._said(formula.found_in)}): "
                    f"{self._said(formula.note)}{self._doubt(formula.verified)}"
                )

    def _memberships(self, country: Country) -> Iterator[str]:
        for party, key in ((True, "party_to"), (False, "not_party_to")):
            names = [self._said(one.name) for one in country.memberships if one.party is party]
            if names:
                yield f"{self._say(key)} {'; '.join(names)}."

    def _engaged(self) -> list[str]:
        touched = (one.provision for one in self.document.engagements if one.effect != "cites")
        return sorted(set(touched), key=lambda p: (int(p.split("(")[0]), p))

    def _text(self, start: int, end: int) -> str:
        return self.document.draft.document.text[start:end]

    def _doubt(self, verified: bool) -> str:
        return "" if verified else f" ({self._say('unverified')})"


def _joined(unit: str, others: set[str]) -> bool:
    """Tell whether a unit is one of the others, or holds one, or stands in one."""
    return any(unit == one or unit.startswith(f"{one}.") or one.startswith(f"{unit}.") for one in others)


def _touches(one: str, other: str) -> bool:
    """Tell whether two provisions are the same, or one holds the other."""
    return one == other or one.startswith(f"{other}(") or other.startswith(f"{one}(")
