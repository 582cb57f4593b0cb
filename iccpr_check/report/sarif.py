"""SARIF 2.1.0, the form in which code-scanning pages take results (OASIS standard, 27 March 2020).

What a person set aside and what the baseline knows is left out: such pages show suppressed results as
open ones. Columns count Unicode code points. Places are paths as they were given, with ``/``.
"""

from __future__ import annotations

from typing import Any

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.lines import in_lines
from iccpr_check.report.words import word

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"serious": "error", "warning": "warning", "notice": "note", "info": "note"}


def render_sarif(report: Report) -> str:
    """Return the findings as one SARIF run."""
    return in_lines(as_sarif(report), 4) + "\n"


def as_sarif(report: Report) -> dict[str, Any]:
    """Return the findings as plain values in SARIF's form."""
    results = [
        _result(document, finding)
        for document in report.documents
        for finding in reading.open_findings(document)
    ]
    rules = sorted({result["ruleId"] for result in results})
    for result in results:
        result["ruleIndex"] = rules.index(result["ruleId"])
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "iccpr-check",
                        "semanticVersion": report.tool_version,
                        "fullDescription": {"text": word("disclaimer", report.lang)},
                        "language": report.lang,
                        "rules": [_rule(report, code) for code in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(report)],
                "results": results,
            }
        ],
    }


def _rule(report: Report, code_id: str) -> dict[str, Any]:
    code = next(code for code in report.knowledge.codes if code.id == code_id)
    name = reading.say(code.name, report.lang)
    return {
        "id": code_id,
        "shortDescription": {"text": name},
        "help": {"text": f"{name}. {word('disclaimer', report.lang)}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"tags": ["human-rights", report.knowledge.treaty.id]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = {"executionSuccessful": not report.failures}
    if report.failures:
        made["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": reading.printable(failure.why)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": reading.uri(failure.path)}}}],
            }
            for failure in report.failures
        ]
    return made


def _result(document: DocumentReport, finding: Finding) -> dict[str, Any]:
    source = document.draft.document
    physical: dict[str, Any] = {"artifactLocation": {"uri": reading.uri(source.path)}}
    if finding.line is not None:
        physical["region"] = _region(document, finding)
    return {
        "ruleId": finding.code,
        "ruleIndex": -1,  # until all codes of the run are known
        "level": _LEVELS[finding.severity],
        "message": {"text": reading.printable(" ".join(s for s in (finding.message, finding.question) if s))},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [
                    {
                        "name": finding.label,
                        "fullyQualifiedName": finding.unit or source.path,
                        "kind": "element",
                    }
                ],
            }
        ],
        "partialFingerprints": {"iccprCheckUnitWords/v1": finding.fingerprint},
        "properties": {
            "severity": finding.severity,
            "confidence": finding.confidence,
            "provisions": list(finding.provisions),
            "sources": list(finding.sources),
        },
    }


def _region(document: DocumentReport, finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {"startLine": finding.line}
    last = document.draft.document.place(finding.span.end - 1)
    if finding.column is not None and last.line is not None and last.column is not None:
        made |= {"startColumn": finding.column, "endLine": last.line, "endColumn": last.column + 1}
    made["snippet"] = {"text": reading.printable(finding.quote)}
    return made
