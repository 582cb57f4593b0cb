"""GitLab's code quality report: a JSON list of issues with a fingerprint and a line (docs.gitlab.com)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from iccpr_check.fingerprints import digest
from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.lines import in_lines

_SEVERITIES = {"serious": "critical", "warning": "major", "notice": "minor", "info": "info"}


def render_gitlab(report: Report) -> str:
    """Return the open findings as GitLab takes them; fingerprints are unique, as it asks."""
    seen: Counter[str] = Counter()
    issues = [
        _issue(document, finding, seen)
        for document in report.documents
        for finding in reading.open_findings(document)
    ]
    return in_lines(issues, 1) + "\n"


def _issue(document: DocumentReport, finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    name = digest(document.draft.document.path, finding.fingerprint)
    seen[name] += 1
    return {
        "description": reading.printable(f"{finding.label}: {finding.message}"),
        "check_name": finding.code,
        "fingerprint": name if seen[name] == 1 else digest(name, str(seen[name])),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": document.draft.document.path,
            "lines": {"begin": finding.line or 1, "end": finding.end_line or finding.line or 1},
        },
    }
