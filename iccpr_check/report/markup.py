"""Draft text as Markdown that prints it as it stands."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#&~"})
START, END = "\2", "\3"
"""Around words to be printed in bold, in text that is not yet Markdown."""


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Return text that Markdown prints as it stands, on one line."""
    return " ".join(text.split()).translate(_MARKS)


def code(text: str) -> str:
    """Return text as code, which may itself hold backticks."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def emphasised(text: str) -> str:
    """Return text with its marked words in bold, and all of it as it stands."""
    plain, *rest = text.split(START)
    pieces = [_keeping_edges(plain)]
    for piece in rest:
        words, _, after = piece.partition(END)
        pieces += [f"**{escape(words)}**", _keeping_edges(after)]
    return "".join(pieces)


def _keeping_edges(text: str) -> str:
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{escape(text)}{after}"
