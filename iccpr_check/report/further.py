"""What is expected and was not located: of the kind of law, of its powers, and each power's safeguards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from iccpr_check.model import Finding
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections

_POWERS = 12
"""Powers shown at once with the safeguards not located; the others are folded."""
_OWN_SECTION = ("REF", "MIS", "OMI", "REC", "VUL", "IMP")


class FurtherSections(Sections):
    """Omissions by kind and by trigger, safeguards by power."""

    def _omissions(self) -> Iterator[str]:
        told = [f for f in self.document.findings if f.code in {"OMI01", "OMI03", "OMI04"}]
        quiet = [p for f in self.document.findings if f.code == "OMI02" for p in f.provisions]
        powers = self._powers()
        if not told and not quiet and not powers:
            return
        yield f"## {self._say('omissions')}"
        yield ""
        if told:
            yield from self._table(
                ("provision", "why_expected", "searched_for"), map(self._omission_row, told)
            )
            yield ""
        if quiet:
            listed = "; ".join(f"{self._titled(provision)}" for provision in dict.fromkeys(quiet))
            yield f"{self._say('may_touch', list=listed)} `OMI02`"
            yield ""
        if powers:
            yield f"**{self._say('safeguards')}.** {self._say('safeguards_note')}"
            yield ""
            rows = [self._power_row(findings) for findings in powers]
            columns = ("power_given", "not_located", "provision")
            yield from self._table(columns, rows[:_POWERS])
            if len(rows) > _POWERS:
                more = self._say("more_rows", n=len(rows) - _POWERS)
                yield from self._folded(more, self._table(columns, rows[_POWERS:]))

    def _titled(self, provision_id: str) -> str:
        provision = reading.provision_of(self.knowledge, provision_id)
        title = reading.say(provision.title, self.lang) if provision is not None else ""
        return f"{provision_id} {escape(title)}".rstrip()

    def _omission_row(self, finding: Finding) -> Sequence[str]:
        result = next((r for r in self.document.provisions if r.provision == finding.provisions[0]), None)
        why = escape(result.why) if result is not None else ""
        if finding.code == "OMI03":
            words = escape(reading.clipped(finding.quote, 90))
            return self._row_of(finding, why, f"{self._say('left_to')}: {escape(finding.label)}, “{words}”")
        return self._row_of(finding, why, escape(finding.searched) or "–")

    def _row_of(self, finding: Finding, why: str, said: str) -> Sequence[str]:
        return ("; ".join(map(self._titled, finding.provisions)), why or "–", f"{said} `{finding.code}`")

    def _powers(self) -> list[list[Finding]]:
        """Return the safeguards not located that no sheet tells, by the power that calls for them."""
        powers: dict[tuple[str | None, int], list[Finding]] = defaultdict(list)
        for place, finding in enumerate(self.document.findings):
            if place not in self.sheet and finding.searched and not finding.code.startswith(_OWN_SECTION):
                powers[finding.unit, finding.span.start].append(finding)
        return list(powers.values())

    def _power_row(self, findings: Sequence[Finding]) -> Sequence[str]:
        first = findings[0]
        missing = "; ".join(f"{escape(finding.searched)} `{finding.code}`" for finding in findings)
        provisions = ", ".join(dict.fromkeys(p for finding in findings for p in finding.provisions))
        return (
            f"{self._where(first)}: “{escape(reading.clipped(first.quote, 90))}”", missing, provisions
        )  # fmt: skip
