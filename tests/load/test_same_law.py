"""The same law in any format gives the same units: kind, number, label, heading and words."""

from __future__ import annotations

import re

import pytest
from same_law import ENGLISH, ENGLISH_ONLY, FORMATS, VIETNAMESE, Law

from iccpr_check.load.documents import load_document
from iccpr_check.parse import parse

_AROUND = {"front", "preamble"}
"""What stands before the law is set in each format's own way."""


def units(law: Law, name: str) -> list[tuple[str, str, str, str, list[str]]]:
    """Return the units of a law in a format, with their words in an order of no format."""
    draft = parse(load_document(name, data=FORMATS[name](law)))
    return [
        (
            one.kind,
            one.number,
            one.label,
            one.heading,
            words(draft.document.text[one.span.start : one.span.end]),
        )
        for one in draft.units
        if one.kind not in _AROUND
    ]


def words(text: str) -> list[str]:
    """Return the words of a unit; whether its heading comes before its number is for each format to say."""
    return sorted(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", FORMATS)
def test_an_english_law_has_the_same_units_in_every_format(name):
    assert units(ENGLISH, name) == units(ENGLISH, "law.txt")


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - ENGLISH_ONLY))
def test_a_vietnamese_law_has_the_same_units_in_every_format(name):
    assert units(VIETNAMESE, name) == units(VIETNAMESE, "law.txt")


def test_the_units_are_those_that_the_law_prints():
    assert [(kind, number, heading) for kind, number, _, heading, _ in units(ENGLISH, "law.txt")] == [
        ("part", "I", "PRELIMINARY"),
        ("article", "1", "Short title"),
        ("article", "2", "Interpretation"),
        ("point", "a", ""),
        ("point", "b", ""),
        ("part", "II", "NOTICE AND ORDER"),
        ("article", "3", "Notice of gatherings"),
        ("paragraph", "1", ""),
        ("point", "a", ""),
        ("point", "b", ""),
        ("paragraph", "2", ""),
        ("article", "4", "Regulations"),
        ("schedule", "", "FORMS OF NOTICE"),
        ("paragraph", "1", ""),
        ("paragraph", "2", ""),
    ]
    assert [(kind, label) for kind, _, label, _, _ in units(VIETNAMESE, "law.txt")] == [
        ("chapter", "Chương I"),
        ("article", "Điều 1"),
        ("article", "Điều 2"),
        ("paragraph", "Điều 2 khoản 1"),
        ("point", "Điều 2 khoản 1 điểm a"),
        ("point", "Điều 2 khoản 1 điểm b"),
        ("point", "Điều 2 khoản 1 điểm đ"),
        ("paragraph", "Điều 2 khoản 2"),
        ("chapter", "Chương II"),
        ("article", "Điều 3"),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_law_has_its_title(name):
    for law in (ENGLISH, VIETNAMESE)[: 1 if name in ENGLISH_ONLY else 2]:
        draft = parse(load_document(name, data=FORMATS[name](law)))
        assert draft.title == law.title
        assert draft.document.language == law.lang
