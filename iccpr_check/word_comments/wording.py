"""What a comment says of a finding, in the language of the report."""

from __future__ import annotations

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.sections import Sections
from iccpr_check.report.words import word

Comment = tuple[tuple[str, str], ...]
"""Its paragraphs: first words, printed in bold, and the rest; either may be empty."""


def comment(report: Report, document: DocumentReport, finding: Finding) -> Comment:
    """Return what is said of one finding: what it is, what to answer, what it rests on."""
    names = _Names(report, document)
    lines = [(names.head(finding), ""), ("", finding.message)]
    if finding.question:
        lines.append((word("to_answer", report.lang), finding.question))
    if finding.sources:
        lines.append((word("sources", report.lang), "; ".join(finding.sources)))
    return tuple(lines)


def opening(report: Report, document: DocumentReport) -> Comment:
    """Return what the first comment says beside its finding: what was not read, and the disclaimer."""
    skipped = [one for one in document.draft.document.skipped if one.matters]
    lines = [(word("not_read", report.lang), f"{one.what}: {one.why}") for one in skipped]
    return (*lines, ("", word("disclaimer", report.lang)))


def nothing(report: Report) -> Comment:
    """Return what the only comment says where there is no finding."""
    return (("", word("nothing", report.lang)),)


class _Names(Sections):
    """Names things as the report does."""

    def head(self, finding: Finding) -> str:
        """Return code, severity, confidence and provisions."""
        parts = [finding.code, self._say(finding.severity), self._say(finding.confidence)]
        if finding.provisions:
            parts.append(self._provision_names(finding.provisions))
        return reading.printable(" · ".join(parts))
