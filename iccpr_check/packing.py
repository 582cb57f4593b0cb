"""Reports as bytes: small, and quick to read back."""

from __future__ import annotations

import zlib
from functools import lru_cache

from pydantic import TypeAdapter

from iccpr_check.model import DocumentReport, ProvisionResult


def packed(report: DocumentReport) -> bytes:
    """Return a report as bytes: a line for all but the provisions, and a line for each of them."""
    rest = report.model_copy(update={"provisions": ()}).model_dump_json()
    rows = (_adapter().dump_json(row).decode() for row in report.provisions)
    return zlib.compress("\n".join((rest, *rows)).encode(), 1)


def unpacked(data: bytes) -> DocumentReport:
    """Return the report that ``packed`` made bytes of. Raises ValidationError, zlib.error."""
    rest, *rows = zlib.decompress(data).decode().split("\n")
    return DocumentReport.model_validate_json(rest).model_copy(update={"provisions": tuple(map(_row, rows))})


@lru_cache(maxsize=20_000)
def _row(line: str) -> ProvisionResult:
    """Read a row. Most are the same in every report: a draft touches few of a treaty's provisions."""
    return _adapter().validate_json(line)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[ProvisionResult]:
    return TypeAdapter(ProvisionResult)
