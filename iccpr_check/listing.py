"""Lists of what is loaded, for people and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

from iccpr_check.load.knowledge import load_knowledge

Row = dict[str, Any]


def treaty_rows() -> list[Row]:
    """Return the treaties that are loaded."""
    treaty = load_knowledge().treaty
    return [
        {
            "id": treaty.id,
            "name": treaty.name["en"],
            "provisions": len(treaty.provisions),
            "languages": [text.lang for text in treaty.texts],
            "authentic": [text.lang for text in treaty.texts if text.authentic],
        }
    ]


def kind_rows() -> list[Row]:
    """Return the kinds of law."""
    return [
        {"id": kind.id, "name": kind.name["en"], "core": list(kind.core), "relevant": list(kind.relevant)}
        for kind in load_knowledge().kinds
    ]


def rule_rows() -> list[Row]:
    """Return the rules."""
    return [
        {"id": rule.id, "kind": rule.kind, "means": list(rule.means.refs), "source": rule.source.cite}
        for rule in load_knowledge().rules
    ]


def country_rows() -> list[Row]:
    """Return the States whose own law is known."""
    return [
        {
            "id": country.id,
            "name": country.name["en"],
            "languages": list(country.languages),
            "constitution": len(country.constitution.articles) if country.constitution is not None else 0,
            "recommendations": len(country.recommendations),
        }
        for country in load_knowledge().countries
    ]


def as_table(rows: object, *, as_json: bool) -> str:
    """Return rows, given as a function that makes them, as JSON or as lines of columns."""
    made = cast(Callable[[], list[Row]], rows)()
    if as_json:
        return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    cells = [[_cell(value) for value in row.values()] for row in made]
    widths = (
        [max((len(row[at]) for row in cells), default=0) for at in range(len(cells[0]) - 1)] if cells else []
    )
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        + "\n"
        for row in cells
    )


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
