"""What the Committee says: every pointer leads to a paragraph, every sentence is our own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from iccpr_check.fold import fold_phrase
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Guidance, Standard

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ICCPR_CHECK_SHARED") or ROOT.parent / "shared")
KNOWLEDGE = load_knowledge()
_POINTER = re.compile(r"\bGC(\d+)/(\d+(?:[-,] ?\d+)*)")
_LONGEST_QUOTATION = 8
"""Words in a row that a paraphrase may share with what it tells of."""

needs_shared = pytest.mark.skipif(
    not (SHARED / "reference" / "guidance").is_dir(),
    reason="the general comments are not here (ICCPR_CHECK_SHARED, or a folder 'shared' beside the checkout)",
)


@cache
def paragraphs(comment: str) -> dict[str, str]:
    """Return the paragraphs of a general comment by their numbers."""
    text = (SHARED / "reference" / "guidance" / f"ccpr-gc-{int(comment):02}.txt").read_text("utf-8")
    return {found[1]: found[2] for found in re.finditer(r"^(\d+)\. ?(.*)$", text, re.M)}


def pointers(cite: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that a source names: ``GC35/32-33, 38`` names three."""
    for found in _POINTER.finditer(cite):
        for part in re.split(r", ?", found[2]):
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                yield found[1], str(number)


def _cited() -> Iterator[tuple[str, str]]:
    for provision in KNOWLEDGE.treaty.provisions:
        yield from ((f"provision {provision.id}", cite) for cite in provision.source)
    for one in KNOWLEDGE.standards:
        yield from ((one.id, cite) for cite in one.source)
    for told in KNOWLEDGE.guidance:
        yield from ((f"guidance on {told.provision}", cite) for cite in told.source)
    for rule in KNOWLEDGE.rules:
        yield from ((rule.id, cite) for cite in (rule.source.cite, rule.source.note))
    for row in KNOWLEDGE.safeguards:
        yield from ((f"safeguard {row.code}", cite) for cite in (row.source.cite, row.source.note))
    for trigger in KNOWLEDGE.triggers:
        yield from ((trigger.id, cite) for cite in (trigger.source.cite, trigger.source.note))


@needs_shared
def test_every_paragraph_that_the_data_point_to_exists() -> None:
    lost = [
        f"{where}: GC{comment}/{number}"
        for where, cite in _cited()
        for comment, number in pointers(cite)
        if number not in paragraphs(comment)
    ]
    assert lost == []


def test_no_pointer_leads_to_a_comment_that_was_replaced() -> None:
    replaced = set(KNOWLEDGE.lookalikes.superseded)
    assert [where for where, cite in _cited() for comment, _ in pointers(cite) if comment in replaced] == []


def _told() -> list[tuple[str, str, tuple[str, ...]]]:
    def row(one: Standard | Guidance) -> tuple[str, str, tuple[str, ...]]:
        if isinstance(one, Standard):
            return one.id, one.measure["en"], one.source
        return one.provision, one.says["en"], one.source

    return [row(one) for one in (*KNOWLEDGE.standards, *KNOWLEDGE.guidance)]


@needs_shared
def test_nothing_is_quoted_beyond_a_phrase() -> None:
    """The treaty's own words (the six grounds of article 4(1)) are no quotation of the Committee."""
    treaty = " ".join(_line(one.text["en"]) for one in KNOWLEDGE.treaty.provisions if one.parent is None)
    quoted = []
    for name, said, cites in _told():
        words = _line(said).split()
        starts = range(len(words) - _LONGEST_QUOTATION + 1)
        runs = [f" {' '.join(words[at : at + _LONGEST_QUOTATION])} " for at in starts]
        for comment, number in (one for cite in cites for one in pointers(cite)):
            source = _line(paragraphs(comment).get(number, ""))
            quoted += [f"{name}:{run}" for run in runs if run in source and run not in treaty]
    assert quoted == []


def _line(text: str) -> str:
    """Return the words of a text without its signs, between spaces."""
    return f" {' '.join(word for word in fold_phrase(text) if word[0].isalnum())} "


def test_every_standard_and_every_piece_of_guidance_speaks_both_languages() -> None:
    for one in KNOWLEDGE.standards:
        for words in (one.name, one.measure, one.parameter, one.fires, one.silent):
            assert {"en", "vi"} <= set(words), one.id
    for told in KNOWLEDGE.guidance:
        assert {"en", "vi"} <= set(told.says), told.provision


def test_the_committee_is_heard_on_every_article_from_6_to_27() -> None:
    heard = {told.provision.partition("(")[0] for told in KNOWLEDGE.guidance}
    assert {str(number) for number in range(6, 28)} <= heard
