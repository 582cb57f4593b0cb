"""The action plan that stands where a new one is to be written: what people wrote into it is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Protocol

from iccpr_check.errors import ConfigError
from iccpr_check.report import Format
from iccpr_check.report.cells import as_meant
from iccpr_check.report.plan import DISCLAIMER_ID
from iccpr_check.report.plan_issues import Cell
from iccpr_check.report.plan_rows import Plan, Row
from iccpr_check.report.plan_words import COLUMNS, NOTES

_MOST = 50 * 1024 * 1024
_NEEDED = {"id", "indication", "action"}
"""Columns without which a table is no plan of ours."""
_KEYS = {name.casefold(): key for key, names in COLUMNS.items() for name in names}

_Table = Sequence[Sequence[Cell]]


class _Comment(Protocol):
    text: str


class _Commented(Protocol):
    @property
    def comment(self) -> _Comment | None: ...


def read_plan(path: str, choice: Format) -> Plan | None:
    """Return the plan in a file that is to be written again; None where no file stands.

    Raises ConfigError for a file that is no plan, or holds what would be lost.
    """
    place = Path(path)
    try:
        if not place.is_file() or place.stat().st_size == 0:
            return None  # a device keeps nothing, and an empty file has nothing to keep
        if place.stat().st_size > _MOST:
            raise ConfigError(f"--output {path}: larger than any action plan; name another file")
        data = place.read_bytes()
    except (OSError, ValueError) as problem:
        told = getattr(problem, "strerror", None) or problem
        raise ConfigError(f"--output {path}: cannot be read ({told})") from None
    plan = _from_csv(path, data) if choice is Format.CSV else _from_xlsx(path, data)
    if plan is None:
        raise ConfigError(f"--output {path}: no action plan that iccpr-check wrote; name another file")
    return plan


def _from_csv(path: str, data: bytes) -> Plan | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(
            f"--output {path}: not in UTF-8; save it as 'CSV UTF-8', or name another file"
        ) from None
    for separator in (",", ";", "\t"):  # Excel writes what the country's settings say
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:
            continue
        plan = _plan([[as_meant(cell) for cell in row] for row in rows])
        if plan is not None:
            return plan
    return None


def _from_xlsx(path: str, data: bytes) -> Plan | None:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data))
    except Exception:  # the library raises whatever a broken package makes it stumble on
        return None
    plan: Plan | None = None
    others = []
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows())
        found = None
        if plan is None:
            remarks = [" ".join(_remark(cell) for cell in row).strip() for row in rows]
            found = _plan([[_value(cell.value) for cell in row] for row in rows], remarks)
        if found is not None:
            plan = found
        elif sheet.title not in NOTES and any(cell.value is not None for row in rows for cell in row):
            others.append(sheet.title)
    if plan is not None and others:
        raise ConfigError(
            f"--output {path}: its sheet '{others[0]}' would be lost; move it to a file of its own"
        )
    return plan


def _value(value: object) -> Cell:
    """Return a cell's value; a person's formula is kept as its text."""
    if value is None or isinstance(value, str | int | float | date | time):
        return value.replace("\r\n", "\n") if isinstance(value, str) else value
    return str(getattr(value, "text", None) or value)


def _remark(cell: _Commented) -> str:
    return str(cell.comment.text) if cell.comment is not None else ""


def _plan(table: _Table, remarks: Sequence[str] = ()) -> Plan | None:
    """Return a table as a plan, or None; comments at a row's cells become part of the reviewer's note."""
    if not table:
        return None
    heads = [str(cell).strip() if cell is not None else "" for cell in table[0]]
    columns = [_KEYS.get(name.casefold()) for name in heads]
    if not set(columns) >= _NEEDED:
        return None
    width = max(len(cells) for cells in table)
    used = [
        at
        for at in range(width)
        if (at >= len(columns) or columns[at] is None or columns[at] in columns[:at])
        and any(len(cells) > at and cells[at] not in {None, ""} for cells in table)
    ]
    rows = []
    for number, cells in enumerate(table[1:], 1):
        named = {
            column: cells[at]
            for at, column in reversed(list(enumerate(columns)))
            if column is not None and at < len(cells)
        }
        if number < len(remarks) and remarks[number]:
            named["note"] = "\n".join(filter(None, (str(named.get("note") or ""), remarks[number])))
        own = tuple(cells[at] if at < len(cells) else None for at in used)
        if named.get("id") == DISCLAIMER_ID or not any(
            cell not in {None, ""} for cell in (*named.values(), *own)
        ):
            continue
        rows.append(Row(named, own))
    return Plan(tuple(rows), tuple(heads[at] if at < len(heads) else "" for at in used))
