"""JSON with a line for each thing: as readable as an indented one, smaller, and much quicker to write."""

from __future__ import annotations

import json
from typing import Any


def in_lines(value: Any, depth: int, pad: str = "") -> str:
    """Return a value as JSON whose outer ``depth`` levels are broken into lines, indented after ``pad``."""
    if depth == 0 or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    inner = f"{pad}  "
    if isinstance(value, dict):
        lines = [f"{json.dumps(key)}: {in_lines(one, depth - 1, inner)}" for key, one in value.items()]
        opening, closing = "{", "}"
    else:
        lines = [in_lines(one, depth - 1, inner) for one in value]
        opening, closing = "[", "]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(lines) + f"\n{pad}{closing}"
