"""A JSON report of an earlier run: what it found, for a review, and for telling what is new since."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from iccpr_check.errors import ConfigError
from iccpr_check.fingerprints import words
from iccpr_check.model import DocumentReport, Finding, Gone, Lang, Report, Severity, Since
from iccpr_check.shelf import Shelf


class _Told(BaseModel):
    """What is read of a report; the rest of it is passed over, also what later versions add."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Place(_Told):
    """Words of the draft."""

    start: int
    end: int
    quote: str


class EarlierFinding(Place):
    """A finding as it was told."""

    code: str
    severity: Severity
    provisions: tuple[str, ...]
    unit: str | None
    label: str
    line: int | None
    page: int | None
    message: str
    question: str
    evidence: tuple[Place, ...]
    fingerprint: str
    waived: str | None


class EarlierUnit(_Told):
    """A unit of the draft, with its place."""

    id: str
    start: int
    end: int


class EarlierPoint(_Told):
    """Findings that were answered together, as places in the document's findings."""

    findings: tuple[int, ...]


class EarlierDocument(_Told):
    """A draft as it was told."""

    path: str
    sha256: str
    title: str
    units: tuple[EarlierUnit, ...]
    findings: tuple[EarlierFinding, ...]
    points: tuple[EarlierPoint, ...]

    def by_weight(self) -> list[EarlierFinding]:
        """Return the findings as the report ranks them: point by point, then what stands in no point."""
        pointed = [index for point in self.points for index in point.findings if index < len(self.findings)]
        order = dict.fromkeys((*pointed, *range(len(self.findings))))
        return [self.findings[index] for index in order]


class _Tool(_Told):
    name: Literal["iccpr-check"]


class Earlier(_Told):
    """The report."""

    schema_version: Literal["1"]
    tool: _Tool
    language: Lang
    documents: tuple[EarlierDocument, ...]


def read_report(path: str) -> Earlier:
    """Read a report that ``--format json`` wrote. Raises ConfigError for anything else."""
    how = "write one with 'iccpr-check check … --format json --output REPORT.json'"
    try:
        return Earlier.model_validate(json.loads(Path(path).read_text("utf-8-sig")))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such report; {how}") from None
    except (OSError, ValidationError, ValueError, RecursionError) as problem:
        why = getattr(problem, "strerror", None) if isinstance(problem, OSError) else None
        raise ConfigError(f"{path}: {why or 'not a JSON report of iccpr-check'}; {how}") from None


def since(report: Report, earlier: Earlier, name: str) -> Report:
    """Return the report with what is new marked, and what is gone listed.

    A finding is the same as before when code, provisions and words are. Drafts are laid side by side by their
    paths; those that have no such other, as renamed files, against all that are left. What stood in a draft
    that was not checked this time is not gone.
    """
    paths = {document.draft.document.path for document in report.documents}
    before = {document.path: _prints(document) for document in earlier.documents}
    left = sum((before[path] for path in before if path not in paths), Counter[str]())
    documents = Shelf()
    now: dict[str, Counter[tuple[str, str]]] = {}
    for document in report.documents:
        path = document.draft.document.path
        known = before.get(path, left)
        held = document.model_copy(update={"findings": tuple(_held(f, known) for f in document.findings)})
        now[path] = _places(held)
        documents.append(held)
    gone = tuple(
        _gone(document.path, finding, now[document.path])
        for document in earlier.documents
        if document.path in now
        for finding in _over(document, before[document.path])
    )
    return report.model_copy(update={"documents": documents, "since": Since(report=name, gone=gone)})


def _prints(document: EarlierDocument) -> Counter[str]:
    return Counter(finding.fingerprint for finding in document.findings)


def _held(finding: Finding, known: Counter[str]) -> Finding:
    if known[finding.fingerprint]:
        known[finding.fingerprint] -= 1
        return finding
    return finding.model_copy(update={"new": True})


def _over(document: EarlierDocument, left: Counter[str]) -> list[EarlierFinding]:
    """Return the findings that are left over, in their order."""
    made = []
    for finding in document.findings:
        if left[finding.fingerprint]:
            left[finding.fingerprint] -= 1
            made.append(finding)
    return made


def _places(document: DocumentReport) -> Counter[tuple[str, str]]:
    return Counter((finding.code, words(finding.label)) for finding in document.findings if finding.new)


def _gone(path: str, finding: EarlierFinding, new: Counter[tuple[str, str]]) -> Gone:
    """Return a finding as gone; one of the same code in the same unit that is new is its other form."""
    again = new[finding.code, words(finding.label)] > 0
    new[finding.code, words(finding.label)] -= again
    return Gone(
        path=path, label=finding.label, code=finding.code, provisions=finding.provisions,
        severity=finding.severity, message=finding.message, again=again,
    )  # fmt: skip
