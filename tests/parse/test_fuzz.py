"""Texts of any kind are parsed, in time that grows with their length only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse_drafts import draft

_ANY = st.text(st.characters(blacklist_categories=["Cs"]), max_size=400)
_SIGNS = st.text("“”\"'()[]{}.,;:-–—_=*#§1aIVxđĐ \t\n\r\f\v\x00\u0301\u200b\u2028\u202e\ufeff", max_size=400)


@given(st.one_of(_ANY, _SIGNS), st.sampled_from(["en", "vi", "fr"]))
@settings(max_examples=200, deadline=None)
def test_any_text_is_parsed(text: str, lang: str) -> None:
    for unit in draft(text, lang).units:
        assert 0 <= unit.span.start < unit.span.end <= len(text)
        assert text[unit.span.start : unit.span.end].strip()


REPEATED = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "empty lines": "\n",
    "lines of spaces": " " * 50 + "\n",
    "dashes": "-",
    "long dashes": "—",
    "lines of dashes": "-" * 50 + "\n",
    "underscores": "_",
    "stars": "*",
    "hashes": "# ",
    "brackets": "(",
    "closed brackets": ")",
    "square brackets": "[",
    "notes": "12 [",
    "quotation marks": "“",
    "lines of quotation marks": "“\n",
    "straight quotation marks": '"',
    "digits": "1",
    "digits and stops": "1.",
    "lines of digits": "1.\n",
    "stops": ". ",
    "Roman numbers": "XVIII",
    "combining marks": "\u0301\u0323",
    "zero width spaces": "\u200b",
    "one word": "a",
    "one word in capitals": "A",
    "points": "(a) x; (b) y; (i) z; ",
    "lines of points": "(a) x\n",
    "nested points": "(1) x:\n(a) x:\n(i) y:\n(A) z:\n",
    "Điều": "Điều ",
    "lines of Điều": "Điều 1\n",
    "references": "Điều 1, ",
    "quoted articles": "“Điều 1. x”.\n",
    "chapters": "Chapter 1\n",
    "parts": "x. Part II - A\n",
    "schedules": "SCHEDULE\n",
    "schedules in a line": "x. Schedule 1 (Section 1) ",
    "contents": "Contents\nArticle 1 abc\n",
    "insertions": "insert “1. ",
    "preambles": "Căn cứ Hiến pháp;\n",
    "long titles": "An Act to\n",
    "a sentence": "The right to freedom of expression may be restricted by law for public order. ",
}
_SIZE = 100_000


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
@pytest.mark.parametrize("start", ["Điều 1. Phạm vi như sau:\n", "Section 1. Scope. "], ids=["vi", "en"])
def test_time_grows_with_the_length_only(piece: str, start: str) -> None:
    started = time.perf_counter()
    draft(start + piece * (_SIZE // len(piece)), "vi" if start[0] == "Đ" else "en")
    assert time.perf_counter() - started < 20  # what takes the square of the length takes minutes
