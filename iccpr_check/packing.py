"""Reports as bytes: small, and quick to read back."""

from __future__ import annotations

import zlib
from functools import lru_cache

from pydantic import TypeAdapter

from iccpr_check.model import DocumentReport, Finding, ProvisionResult


def packed(report: DocumentReport) -> bytes:
    """Return a report as bytes: a line for most of it, one for its findings, and one for each provision."""
    rest = report.model_copy(update={"findings": (), "provisions": ()}).model_dump_json()
    rows = (_row_adapter().dump_json(row).decode() for row in report.provisions)
    findings = _findings_adapter().dump_json(report.findings).decode()
    return zlib.compress("\n".join((rest, findings, *rows)).encode(), 1)


def unpacked(data: bytes) -> DocumentReport:
    """Return the report that ``packed`` made bytes of. Raises ValidationError, zlib.error."""
    rest, findings, *rows = zlib.decompress(data).decode().split("\n")
    update = {"findings": _findings_adapter().validate_json(findings), "provisions": tuple(map(_row, rows))}
    return DocumentReport.model_validate_json(rest).model_copy(update=update)


def unpacked_findings(data: bytes) -> tuple[Finding, ...]:
    """Return the findings alone of a report that ``packed`` made bytes of: a small part of the work."""
    return _findings_adapter().validate_json(zlib.decompress(data).split(b"\n", 2)[1])


@lru_cache(maxsize=20_000)
def _row(line: str) -> ProvisionResult:
    """Read a row. Most are the same in every report: a draft touches few of a treaty's provisions."""
    return _row_adapter().validate_json(line)


@lru_cache(maxsize=1)
def _row_adapter() -> TypeAdapter[ProvisionResult]:
    return TypeAdapter(ProvisionResult)


@lru_cache(maxsize=1)
def _findings_adapter() -> TypeAdapter[tuple[Finding, ...]]:
    return TypeAdapter(tuple[Finding, ...])
