"""Quantity rules: a pattern with a number in it, found where the number crosses the line."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from small import rule, words

from iccpr_check.model import Rule


def _quantity(*patterns: str, lang: str = "en", **fields: object) -> Rule:
    return rule("t.q", "quantity", {"measure": "detention"}, patterns={lang: patterns}, **fields)


CUSTODY = _quantity("{detain|held} … {for|for up to} <time>", gap=6, more_than="48 hours")


@pytest.mark.parametrize("time", ["49 hours", "ninety-six hours", "three (3) days", "a week", "2 months"])
def test_what_is_beyond_the_line_is_found_with_its_number_and_unit(time: str) -> None:
    text = f"They may detain a person for up to {time} there."
    assert words(text, CUSTODY) == [f"detain a person for up to {time}"]


@pytest.mark.parametrize("time", ["48 hours", "two days", "an hour", "48", "six persons"])
def test_what_is_not_beyond_the_line_is_not_found(time: str) -> None:
    assert words(f"They may detain a person for up to {time}.", CUSTODY) == []


@pytest.mark.parametrize(
    ("bound", "found"),
    [
        ({"more_than": "3 days"}, ["for 4 days"]),
        ({"at_least": "3 days"}, ["for 3 days", "for 4 days"]),
        ({"less_than": "3 days"}, ["for 2 days"]),
        ({"at_most": "3 days"}, ["for 2 days", "for 3 days"]),
        ({"at_least": "3 days", "at_most": "3 days"}, ["for 3 days"]),
    ],
)
def test_a_line_is_drawn_at_either_side(bound: dict[str, str], found: list[str]) -> None:
    assert words("Kept for 2 days, for 3 days, for 4 days.", _quantity("for <time>", **bound)) == found


def test_the_number_follows_its_words_at_once_where_no_gap_is_written() -> None:
    assert words("Held for reasons that last 3 days.", CUSTODY) == []


def test_a_gap_may_stand_before_the_number_and_after_it() -> None:
    before_court = _quantity("within <time> … {judge|court}", gap=3, at_most="48 hours")
    assert words("Within 24 hours she sees a judge.", before_court) == ["Within 24 hours she sees a judge"]
    assert words("Within 24 hours of arrest she sees a judge.", before_court) == []
    assert words("Held for some 3 days.", _quantity("held … <time>", more_than="2 days"))


def test_a_pattern_may_begin_with_its_number() -> None:
    assert words("After 3 days in custody.", _quantity("<time> {in|of} custody", more_than="48 hours")) == [
        "3 days in custody"
    ]


def test_a_number_below_the_line_does_not_hide_one_beyond_it() -> None:
    text = "They may detain him for 24 hours and for 5 days."
    assert words(text, CUSTODY) == ["detain him for 24 hours and for 5 days"]


def test_number_and_words_stand_in_one_sentence() -> None:
    assert words("They may detain him for up to; 72 hours.", CUSTODY) == []
    assert words("They may detain him. It is held for 72 hours.", CUSTODY) == ["held for 72 hours"]


def test_unless_drops_a_hit() -> None:
    spared = _quantity("held … for <time>", more_than="2 days", unless={"en": ["goods held"]})
    assert words("Any goods held for 3 days.", spared) == []
    assert words("Any person held for 3 days.", spared) == ["held for 3 days"]


def test_vietnamese_reads_its_own_numbers() -> None:
    custody = _quantity("tạm giữ … không quá <time>", lang="vi", more_than="48 hours")
    text = "Thời hạn tạm giữ không quá ba ngày; tạm giữ trẻ em không quá bốn mươi tám giờ."
    assert words(text, custody, lang="vi") == ["tạm giữ không quá ba ngày"]


def test_ages_and_plain_numbers_have_lines_of_their_own() -> None:
    age = _quantity("{attained|of} … <age>", less_than="18 years")
    assert words("A girl who has attained sixteen years of age.", age)
    assert words("A girl of 17.", age)
    assert words("A girl who has attained the age of eighteen.", age) == []
    number = _quantity("{at least|not fewer than} <number> {founders|persons}", at_least="50")
    assert words("At least one hundred founders.", number) == ["At least one hundred founders"]
    assert words("Not fewer than 1,000 persons.", number)
    assert words("At least 49 founders.", number) == []


# --- what the model refuses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "bound", "why"),
    [
        ("held for days", {"more_than": "2 days"}, "once"),
        ("held <time> or <time>", {"more_than": "2 days"}, "once"),
        ("held <time>", {}, "is required"),
        ("held <time>", {"more_than": "2"}, "a unit of time"),
        ("held <time>", {"more_than": "two days"}, "pattern"),
        ("aged <age>", {"less_than": "18 days"}, "has years"),
        ("with <number> founders", {"at_least": "50 days"}, "no unit"),
    ],
)
def test_a_rule_whose_line_cannot_be_drawn_is_refused(pattern: str, bound: dict[str, str], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        _quantity(pattern, **bound)


def test_all_patterns_of_a_rule_count_the_same_thing() -> None:
    with pytest.raises(ValidationError, match="all the same"):
        _quantity("held <time>", "with <number> founders", more_than="2 days")
