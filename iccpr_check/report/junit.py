"""JUnit XML, which most CI servers show: a suite for each draft, a case for each article of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from iccpr_check.model import DocumentReport, Finding, Report, Unit
from iccpr_check.report import reading
from iccpr_check.report.words import word


def render_junit(report: Report) -> str:
    """Return the report as JUnit XML: findings that fail the build are failures, the others stand beside."""
    suites = ET.Element("testsuites", name="iccpr-check")
    for document in report.documents:
        _suite(suites, report, document)
    for failure in report.failures:
        suite = ET.SubElement(
            suites, "testsuite", name=failure.path, tests="1", failures="0", errors="1", skipped="0"
        )
        case = ET.SubElement(suite, "testcase", classname=failure.path, name=word("unreadable", report.lang))
        ET.SubElement(case, "error", message=reading.printable(failure.why))
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _suite(suites: ET.Element, report: Report, document: DocumentReport) -> None:
    path = document.draft.document.path
    by_article = _by_article(document)
    failing = sum(any(f.fails for f in findings) for findings in by_article.values())
    counts = {"tests": str(len(by_article)), "failures": str(failing), "errors": "0", "skipped": "0"}
    suite = ET.SubElement(suites, "testsuite", {"name": path, **counts})
    for label, findings in by_article.items():
        case = ET.SubElement(suite, "testcase", classname=path, name=reading.printable(label), file=path)
        failures = [finding for finding in findings if finding.fails]
        others = [finding for finding in findings if not finding.fails]
        if failures:
            said = ET.SubElement(
                case, "failure", type=failures[0].code, message=reading.printable(failures[0].message)
            )
            said.text = "\n".join(_line(document, finding) for finding in failures)
        if others:
            ET.SubElement(case, "system-out").text = "\n".join(_line(document, f) for f in others)


def _by_article(document: DocumentReport) -> dict[str, list[Finding]]:
    """Return the open findings of each article, articles without any too, in the order of the text."""
    units = document.draft.by_id
    cases: dict[str, list[Finding]] = {
        unit.label: [] for unit in document.draft.units if unit.kind == "article" and not unit.quoted
    }
    for finding in reading.open_findings(document):
        article = _article(units, units.get(finding.unit or ""))
        cases.setdefault(article.label if article is not None else finding.label, []).append(finding)
    return cases


def _article(units: dict[str, Unit], unit: Unit | None) -> Unit | None:
    """Return the article that holds a unit, or the unit itself where none does."""
    at = unit
    while at is not None and at.kind != "article":
        at = units.get(at.parent or "")
    return at or unit


def _line(document: DocumentReport, finding: Finding) -> str:
    where = reading.place(document, finding.span.start)
    return reading.printable(f"{where}: {finding.severity} {finding.code} {finding.label}: {finding.message}")
