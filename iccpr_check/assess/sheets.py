"""One right in one article of the draft: what restricts it, in which words, and how the test reads there."""

from __future__ import annotations

from dataclasses import dataclass

from iccpr_check.assess.remarks import Remarks
from iccpr_check.assess.severity import at_least, at_most, weigh
from iccpr_check.model import Evidence, Finding

_CAPPED = ("DIS", "RES08")
"""Different treatment, and how a freedom is worded, are questions of their own: never more than a warning."""
_FLOORS = ("NDR01", "REM04", "BRT")


@dataclass(frozen=True)
class Sheet:
    """One right in one article of the draft: the leading finding and what belongs to it."""

    article: str
    provision: str
    measures: tuple[str, ...]
    findings: tuple[Finding, ...]


class SheetMaker(Remarks):
    """The working-out of one sheet."""

    def made(self) -> Sheet:
        """Return the sheet, its leading finding first."""
        leading = [self._leading(code, evidence) for code, evidence in self._codes()]
        return Sheet(self.article, self.provision.id, self.measures, (*leading, *self._remarks()))

    def _leading(self, code_id: str, evidence: list[Evidence]) -> Finding:
        codes = self.reading.codes
        code = codes[code_id]
        measures = [self._measure(found) for found in evidence]
        if code_id == "RES07":
            measures += [self._measure(found) for found in self.near if self._measure(found).heavy]
        severity = weigh(
            self.provision,
            [measure.weight for measure in measures],
            self.prongs,
            ordinary=self.reading.ordinary,
        )
        if code_id.startswith(_FLOORS) and not self.reading.ordinary:
            severity = at_least(severity, "warning")
        if code_id.startswith(_CAPPED):
            severity = at_most(severity, "warning" if code.fails_build else code.severity)
        return self._finding(code, evidence, severity=severity, prongs=self.prongs)
