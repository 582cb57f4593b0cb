"""One State beside the draft: groups to consider, what was asked of it, its constitution and treaties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iccpr_check.model import Country, Finding, Recommendation, Words
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections


class StateSections(Sections):
    """The sections on the State that the report was asked for; none where none was named."""

    def _country(self) -> Country | None:
        return next((one for one in self.knowledge.countries if one.id == self.report.country), None)

    def _groups(self) -> Iterator[str]:
        country = self._country()
        told = [finding for finding in self.document.findings if finding.code.startswith("VUL")]
        if country is None or not told:
            return
        yield f"## {self._say('vulnerable')}"
        yield ""
        yield self._say("groups_note")
        yield ""
        rows = [(self._group(country, one), self._where(one), *self._of(one)) for one in told]
        yield from self._table(("group", "draft_unit", "provision", "signposts"), rows)
        yield ""
        yield f"**{self._say('to_answer')}** {escape(told[0].question)} `{told[0].code}`"

    def _group(self, country: Country, finding: Finding) -> str:
        """Return the group that a finding speaks of: the one whose name its message holds."""
        names = [reading.say(group.name, self.lang) for group in country.groups]
        return escape(max((name for name in names if name in finding.message), key=len, default="–"))

    def _of(self, finding: Finding) -> tuple[str, str]:
        return ", ".join(finding.provisions), self._cites(finding.sources) or "–"

    def _follow_up(self) -> Iterator[str]:
        """Yield the Committee's recommendations that the draft touches, with room for who answers them."""
        country = self._country()
        told = [finding for finding in self.document.findings if finding.code.startswith("REC")]
        if country is None or not told:
            return
        yield f"## {self._say('follow_up')}"
        yield ""
        columns = ("record", "paragraph", "asked", "draft_unit", "response", "owner")
        records: dict[str, tuple[Recommendation | None, list[Finding]]] = {}
        for finding in told:
            record = self._record_of(country, finding)
            key = record.id if record is not None else finding.message
            records.setdefault(key, (record, []))[1].append(finding)
        yield from self._table(columns, [self._follow_up_row(*row) for row in records.values()])

    def _record_of(self, country: Country, finding: Finding) -> Recommendation | None:
        """Return the recommendation that a finding speaks of: the one whose ask its message holds."""
        for one in country.recommendations:
            if one.provisions == finding.provisions and reading.say(one.ask, self.lang) in finding.message:
                return one
        return None

    def _follow_up_row(self, record: Recommendation | None, found: Sequence[Finding]) -> tuple[str, ...]:
        where = " <br>".join(
            f"{self._where(finding)}: “{escape(reading.clipped(finding.quote, 60))}”" for finding in found
        )
        response = " <br>".join(f"{self._say(finding.code)} `{finding.code}`" for finding in found)
        if record is None:
            return "–", "–", escape(found[0].message), where, response, ""
        checked = self._say("yes" if record.verified else "not_yet")
        paragraph = f"{escape(record.paragraph)} ({checked})" if record.paragraph else checked
        return escape(record.document), paragraph, self._said(record.ask), where, response, ""

    def _other_treaties(self) -> Iterator[str]:
        """Yield the State's constitution, reservations and treaties, as far as they are engaged."""
        country = self._country()
        if country is None:
            return
        yield f"## {self._said(country.name)}: {self._say('other_treaties')}"
        yield ""
        yield self._say("signposted")
        reservations = list(self._reservations(country))
        if reservations:
            yield ""
            yield from reservations
        for key, part in (
            ("constitution", self._constitution), ("formulas", self._wordings), ("parties", self._memberships)
        ):  # fmt: skip
            lines = list(part(country))
            if lines:
                yield from self._folded(self._say(key), lines)

    def _said(self, words: Words) -> str:
        return escape(reading.say(words, self.lang))

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
                where = f"{self._said(held.name)}, {self._say('article')} {formula.article}"
                yield f"{where}: {self._said(formula.note)}"

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
