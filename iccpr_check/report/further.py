"""What stands in no point: safeguards that were looked for, and remarks on single clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from iccpr_check.model import Finding
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections

_OWN_SECTION = ("REF", "MIS", "OMI", "REC", "VUL", "IMP10", "IMP20")
"""Codes that a section of their own tells."""


class FurtherSections(Sections):
    """Safeguards not located, by the power that calls for them; then what remains."""

    def _safeguards(self) -> Iterator[str]:
        powers: dict[tuple[str | None, int], list[Finding]] = defaultdict(list)
        for finding in self._unpointed():
            if finding.searched and not finding.code.startswith(_OWN_SECTION):
                powers[finding.unit, finding.span.start].append(finding)
        if not powers:
            return
        yield f"## {self._say('safeguards')}"
        yield ""
        yield self._say("safeguards_note")
        yield ""
        yield f"| {self._say('power_given')} | {self._say('not_located')} | {self._say('provision')} |"
        yield "|---|---|---|"
        for findings in powers.values():
            first = findings[0]
            missing = "; ".join(f"{escape(finding.searched)} `{finding.code}`" for finding in findings)
            provisions = ", ".join(dict.fromkeys(p for finding in findings for p in finding.provisions))
            words = escape(" ".join(first.quote.split()))
            yield f"| {self._where(first)}: “{words}” | {missing} | {provisions} |"

    def _further(self) -> Iterator[str]:
        """Yield the remaining indications, one line each; several of one code share their message's line."""
        rest: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._unpointed():
            if not finding.searched and not finding.code.startswith(_OWN_SECTION):
                rest[finding.code].append(finding)
        if not rest:
            return
        yield f"## {self._say('further')}"
        yield ""
        for code, findings in rest.items():
            first, *others = findings
            yield f"- {escape(first.message)} `{code}` {escape(first.question)}{self._likewise(others)}"

    def _likewise(self, findings: list[Finding]) -> str:
        if not findings:
            return ""
        places = dict.fromkeys(f"{one.label} ({', '.join(one.provisions)})" for one in findings)
        return f" {self._say('likewise', where=escape(', '.join(places)))}"

    def _unpointed(self) -> list[Finding]:
        told = {index for point in self.document.points for index in point.findings}
        return [finding for place, finding in enumerate(self.document.findings) if place not in told]
