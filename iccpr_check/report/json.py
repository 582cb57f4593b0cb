"""The report as JSON, for programs (``docs/schema/report.schema.json``; schema version 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iccpr_check.model import (
    DocumentReport,
    Finding,
    ProvisionResult,
    Quote,
    Reference,
    Report,
    Skipped,
    Unit,
)
from iccpr_check.report.lines import in_lines
from iccpr_check.report.reading import summary

SCHEMA_VERSION = "1"


def render_json(report: Report, *, evidence: bool = False) -> str:
    """Return the report as JSON in lines; with ``evidence``, also all words found, counting or not."""
    return "".join(json_pieces(report, evidence=evidence))


def json_pieces(report: Report, *, evidence: bool = False) -> Iterator[str]:
    """Yield the JSON piece by piece, a document each."""
    before, after = in_lines(as_json(report, documents=False), 2).split('"documents": []', 1)
    yield f'{before}"documents": ['
    number = 0
    for number, document in enumerate(report.documents, 1):
        yield f"{',' * (number > 1)}\n    {in_lines(_document(report, document, evidence), 2, '    ')}"
    yield f"{chr(10) + '  ' if number else ''}]{after}\n"


def as_json(report: Report, *, evidence: bool = False, documents: bool = True) -> dict[str, Any]:
    """Return the report as plain values, in the order the schema has them, with ``documents`` or without."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "iccpr-check",
            "version": report.tool_version,
            "rules_digest": report.knowledge.digest,
        },
        "treaty": report.knowledge.treaty.id,
        "country": report.country,
        "language": report.lang,
        "documents": [_document(report, one, evidence) for one in (report.documents if documents else ())],
        "failures": [failure.model_dump(include={"path", "why"}) for failure in report.failures],
        "decisions": [decision.model_dump() for decision in report.decisions],
        "since": None if report.since is None else report.since.model_dump(),
        "summary": summary(report),
    }


def _document(report: Report, document: DocumentReport, evidence: bool) -> dict[str, Any]:
    source = document.draft.document
    made: dict[str, Any] = {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "language": source.language,
        "title": document.draft.title,
        "amending": document.draft.amending,
        "implementing": document.implementing,
        "kinds": [kind.model_dump() for kind in document.kinds],
        "units": [_unit(document, unit) for unit in document.draft.units],
        "references": [_reference(document, reference) for reference in document.references],
        "engagements": [
            {
                "unit": one.unit,
                "provision": one.provision,
                "effect": one.effect,
                "confidence": one.confidence,
                "evidence": [_quote(quote) for quote in one.evidence],
            }
            for one in document.engagements
        ],
        "provisions": [_provision(report, result) for result in document.provisions],
        "findings": [_finding(finding) for finding in document.findings],
        "points": [point.model_dump() for point in document.points],
        "skipped": [_skipped(one) for one in source.skipped],
    }
    if evidence:
        made["evidence"] = [
            {
                "rule": found.rule,
                "means": list(found.means.refs),
                "unit": found.unit,
                **_place(document, found.span.start, found.span.end),
                "cut_by": found.cut_by,
            }
            for found in document.evidence
        ]
    return made


def _unit(document: DocumentReport, unit: Unit) -> dict[str, Any]:
    first = document.draft.document.place(unit.span.start)
    last = document.draft.document.place(unit.span.end - 1)
    return {
        "id": unit.id,
        "label": unit.label,
        "kind": unit.kind,
        "number": unit.number,
        "heading": unit.heading,
        "parent": unit.parent,
        "quoted": unit.quoted,
        "start": unit.span.start,
        "end": unit.span.end,
        "line": first.line,
        "end_line": last.line,
        "page": first.page,
    }


def _place(document: DocumentReport, start: int, end: int) -> dict[str, Any]:
    at = document.draft.document.place(start)
    return {
        "start": start,
        "end": end,
        "line": at.line,
        "column": at.column,
        "page": at.page,
        "quote": document.draft.document.text[start:end],
    }


def _reference(document: DocumentReport, reference: Reference) -> dict[str, Any]:
    return {
        "instrument": reference.instrument,
        "provision": reference.provision,
        "unit": reference.unit,
        **_place(document, reference.span.start, reference.span.end),
        "inherited": reference.inherited,
        "fuzzy": reference.fuzzy,
        "generic": reference.generic,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "rule": quote.rule,
        "start": quote.span.start,
        "end": quote.span.end,
        "line": quote.line,
        "column": quote.column,
        "page": quote.page,
        "quote": quote.quote,
    }


def _provision(report: Report, result: ProvisionResult) -> dict[str, Any]:
    provision = report.knowledge.treaty.provision(result.provision)
    return {
        "id": result.provision,
        "title": provision.title.get("en", "") if provision is not None else "",
        "class": provision.klass if provision is not None else None,
        "non_derogable": provision.non_derogable if provision is not None else None,
        "expected": result.expected,
        "why": result.why,
        "verdict": result.verdict,
        "elements": [
            {"id": element.id.partition(":")[2], "located": element.located, "units": list(element.units)}
            for element in result.elements
        ],
        "units": list(result.units),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "provisions": list(finding.provisions),
        "unit": finding.unit,
        "label": finding.label,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "page": finding.page,
        "quote": finding.quote,
        "message": finding.message,
        "question": finding.question,
        "searched": finding.searched,
        "sources": list(finding.sources),
        "evidence": [_quote(quote) for quote in finding.evidence],
        "prongs": {name: prong.state for name, prong in finding.prongs.items()},
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
        "known": finding.known,
        "fails": finding.fails,
        "review": None if finding.review is None else finding.review.model_dump(),
        "new": finding.new,
    }


def _skipped(skipped: Skipped) -> dict[str, Any]:
    anchor = skipped.anchor
    return {
        "what": skipped.what,
        "why": skipped.why,
        "matters": skipped.matters,
        "line": anchor.line if anchor is not None else None,
        "page": anchor.page if anchor is not None else None,
    }
