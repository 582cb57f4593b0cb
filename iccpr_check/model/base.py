"""What every model shares, and the few words that all of them use.

Offsets are code points of ``Document.text`` and of no other string; spans are half-open.
Provision ids are written as lawyers say them: ``9(3)``, ``14(3)(d)``, ``25(b)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

Lang = str
"""A language as an ISO 639-1 code; ``und`` when it could not be told."""

Severity = Literal["serious", "warning", "notice", "info"]
Confidence = Literal["high", "medium", "low"]
Effect = Literal["cites", "implements", "restricts"]
Expected = Literal["core", "relevant", "triggered", "no"]
Verdict = Literal["addressed", "partial", "restricted", "silent", "not_expected", "undecided"]
ProngState = Literal["present", "weak", "absent", "contrary"]


class Frozen(BaseModel):
    """Base of every model: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some values changed; what was worked out from the old ones is not copied."""
        made = super().model_copy(update=update, deep=deep)
        for name in made.__dict__.keys() - type(made).model_fields.keys():
            del made.__dict__[name]
        return made


Words = dict[Lang, str]
"""Words by language."""

Phrases = dict[Lang, tuple[str, ...]]
"""Phrases by language. ``{a|b}`` gives alternatives, ``{a|}`` an optional word."""


class Source(Frozen):
    """The authority a rule rests on, in our own words and pointers."""

    cite: str = Field(min_length=3)
    note: str = ""
