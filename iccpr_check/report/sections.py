"""What the sections of the Markdown report share: the document they tell of, and how things are named."""

from __future__ import annotations

from collections.abc import Sequence

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.words import word


class Sections:
    """One document of a report, and names for what is in it."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        self.report, self.document = report, document
        self.lang = report.lang
        self.knowledge = report.knowledge
        self.units = reading.units_by_id(document)

    def _say(self, key: str, **filled: object) -> str:
        return word(key, self.lang, **filled)

    def _where(self, finding: Finding) -> str:
        if finding.line is not None:
            return f"**{escape(finding.label)}** ({self._say('line')} {finding.line})"
        if finding.page is not None:
            return f"**{escape(finding.label)}** ({self._say('page')} {finding.page})"
        return f"**{escape(finding.label)}**"

    def _units(self, unit_ids: Sequence[str], most: int = 6) -> str:
        labels = [self.units[unit].label for unit in unit_ids if unit in self.units]
        more = f" … (+{len(labels) - most})" if len(labels) > most else ""
        return escape(", ".join(dict.fromkeys(labels[:most]))) + more

    def _provision_names(self, provisions: Sequence[str]) -> str:
        listed = ", ".join(provisions)
        if self.lang == "vi":
            return f"Điều {listed} Công ước"
        return f"article{'s' if len(provisions) > 1 else ''} {listed}"
