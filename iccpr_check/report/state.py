"""One State beside the draft: groups to consider, what was asked of it, its constitution and treaties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from iccpr_check.model import Country, Finding, Recommendation, Words
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections
from iccpr_check.report.state_view import StateView


class StateSections(Sections):
    """The sections on the State that the report was asked for; none where none was named."""

    @cached_property
    def _beside(self) -> StateView:
        return StateView(self.report, self.document)

    def _groups(self) -> Iterator[str]:
        country = self._beside.country
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
        country = self._beside.country
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
        country = self._beside.country
        if country is None:
            return
        yield f"## {self._said(country.name)}: {self._say('other_treaties')}"
        yield ""
        yield self._say("signposted")
        reservations = list(self._reservations())
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

    def _reservations(self) -> Iterator[str]:
        for reservation in self._beside.reservations():
            yield (
                f"- {self._say(reservation.kind)} · {self._provision_names(reservation.provisions)}: "
                f"{self._said(reservation.says)}{self._doubt(reservation.verified)}"
            )

    def _constitution(self, country: Country) -> Iterator[str]:
        """Yield the constitution's articles beside the provisions that the draft engages."""
        rows = self._beside.articles()
        if country.constitution is None or not rows:
            return
        name = self._said(country.constitution.name)
        yield f"| {name} | {self._say('the_covenant')} |"
        yield "|---|---|"
        for article, provisions in rows:
            note = f": {self._said(article.note)}" if article.note else ""
            yield f"| {article.article} {self._said(article.title)}{note} | {provisions} |"
        for number, words in self._beside.limitations():
            yield ""
            yield f"{name}, {self._say('article')} {number}: {self._said(words)}"

    def _wordings(self, _: Country) -> Iterator[str]:
        """Yield what is to be said of the State's own formulas, where they stand in what restricts."""
        for found in self._beside.formulas():
            where = f"{self._units(found.units, most=3)}; {self._said(found.formula.found_in)}"
            yield (
                f"- “{escape(found.words)}” ({where}): "
                f"{self._said(found.formula.note)}{self._doubt(found.formula.verified)}"
            )

    def _memberships(self, country: Country) -> Iterator[str]:
        for party, key in ((True, "party_to"), (False, "not_party_to")):
            names = [self._said(one.name) for one in country.memberships if one.party is party]
            if names:
                yield f"{self._say(key)} {'; '.join(names)}."

    def _doubt(self, verified: bool) -> str:
        return "" if verified else f" ({self._say('unverified')})"
