"""Names for words: they outlive moved lines, new numbers and renamed files, and change when words do."""

from __future__ import annotations

from hashlib import blake2b

from iccpr_check.fold import fold_phrase
from iccpr_check.model import Draft, Unit

_MARK = 24
"""Code points at the beginning of a unit among which its own number stands (``**Điều 12a.``)."""


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for the parts, in this order."""
    made = blake2b(digest_size=8)
    made.update("\n".join(parts).encode())
    return made.hexdigest()


def words(text: str) -> str:
    """Return a text's words without case, punctuation and line breaks."""
    return " ".join(fold_phrase(text))


def unit_words(draft: Draft, unit: Unit | None) -> str:
    """Return the words of a unit without its own number, or the draft's title for the draft as a whole."""
    if unit is None:
        return words(draft.title or draft.document.title)
    text = draft.document.text[unit.span.start : unit.span.end]
    at = text.find(unit.number, 0, _MARK) if unit.number else -1
    return words(text if at < 0 else text[at + len(unit.number) :])
