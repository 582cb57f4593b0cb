"""Cells of a table that a spreadsheet opens: what begins like a formula stays text."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, "CSV injection")."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def as_meant(value: str) -> str:
    """Return what a harmless cell was made of; other cells as they are."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value
