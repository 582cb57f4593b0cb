"""Words quoted from a provision, compared with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from iccpr_check.fold import tokens
from iccpr_check.model import Draft, Reference, Span, Treaty

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{20,1500})[”\"»]")
_CUT = re.compile(r"\[?(?:…|\.\.\.)\]?|\[[^\]]*\]")
_NEAR = 120
_LEAST_WORDS = 6
_CLOSE = 0.75


class Altered(NamedTuple):
    """A quotation that nearly says what its provision says: its place and the provision."""

    provision: str
    span: Span


def altered(draft: Draft, references: Sequence[Reference], treaty: Treaty) -> Iterator[Altered]:
    """Yield quotations, right behind a reference, that come close to the treaty's words and are not them.

    Compared with the authentic texts only: a translation may lawfully differ. Words left out with an ellipsis
    or put in square brackets are left out of the comparison.
    """
    text = draft.document.text
    authentic = [one.lang for one in treaty.texts if one.authentic]
    for reference in references:
        if reference.instrument != treaty.id or reference.provision is None:
            continue
        quoted = _QUOTED.search(text, reference.span.end, min(len(text), reference.span.end + 2000))
        if quoted is None or quoted.start() > reference.span.end + _NEAR:
            continue
        lead = text[reference.span.end : quoted.start()]
        if "\n\n" in lead or any(reference.span.end <= one.span.start < quoted.start() for one in references
                                 if one.provision is not None):  # fmt: skip
            continue
        sources = [_words(_provision_text(treaty, reference.provision, lang)) for lang in authentic]
        pieces = [_words(piece) for piece in _CUT.split(quoted[1])]
        if any(_differs(piece, sources) for piece in pieces if len(piece) >= _LEAST_WORDS):
            yield Altered(reference.provision, Span(start=quoted.start(1), end=quoted.end(1)))


def _provision_text(treaty: Treaty, provision_id: str, lang: str) -> str:
    """Return the words of a provision with everything below it."""
    return "\n".join(
        provision.text.get(lang, "")
        for provision in treaty.provisions
        if provision.id == provision_id or provision.id.startswith(f"{provision_id}(")
    )


def _words(text: str) -> list[str]:
    return [token.folded for token in tokens(text) if token.folded.isalpha()]


def _differs(piece: list[str], sources: Sequence[list[str]]) -> bool:
    """Tell whether words come close to one of the sources and stand in none."""
    if any(_stands_in(piece, source) for source in sources):
        return False
    return any(_closeness(piece, source) > _CLOSE for source in sources if source)


def _stands_in(piece: list[str], source: list[str]) -> bool:
    return f" {' '.join(piece)} " in f" {' '.join(source)} "


def _closeness(piece: list[str], source: list[str]) -> float:
    """Return how alike a piece and the best-placed stretch of a source are, 0 to 1."""
    blocks = SequenceMatcher(None, source, piece, autojunk=False).get_matching_blocks()
    longest = max(blocks, key=lambda block: block.size)
    start = max(0, longest.a - longest.b)
    stretch = source[start : start + len(piece)]
    return SequenceMatcher(None, stretch, piece, autojunk=False).ratio()
