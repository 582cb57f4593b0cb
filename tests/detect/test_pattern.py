"""Patterns: pieces in order inside one sentence, with gaps of at most so many words."""

from __future__ import annotations

from small import rule, words

from iccpr_check.model import Rule


def _pattern(*patterns: str, gap: int = 4, **fields: object) -> Rule:
    return rule("t.p", "pattern", {"measure": "ban"}, patterns={"en": patterns}, gap=gap, **fields)


BAN = _pattern("no person shall … without {a|an} {licence|permit}")


def test_the_hit_runs_from_the_first_piece_to_the_last() -> None:
    text = "Here no person shall print a book without a licence from us."
    assert words(text, BAN) == ["no person shall print a book without a licence"]


def test_the_gap_may_be_empty() -> None:
    assert words("No person shall without a permit print.", BAN) == ["No person shall without a permit"]


def test_a_gap_has_at_most_as_many_words_as_the_rule_allows() -> None:
    four, five = "print any new book", "print any new big book"
    assert words(f"No person shall {four} without a permit.", BAN)
    assert not words(f"No person shall {five} without a permit.", BAN)


def test_pieces_stand_in_the_order_written() -> None:
    assert words("Without a licence no person shall print.", BAN) == []


def test_pieces_stand_in_one_sentence() -> None:
    assert words("No person shall print; books without a licence are free.", BAN) == []


def test_pieces_do_not_overlap() -> None:
    assert words("The law of the land.", _pattern("the law … law of the land")) == []


def test_a_first_piece_that_leads_nowhere_does_not_hide_one_that_does() -> None:
    text = "No person shall speak and no person shall print without a permit."
    assert words(text, BAN) == ["no person shall print without a permit"]


def test_a_middle_piece_is_sought_again_where_its_first_place_leads_nowhere() -> None:
    text = "The police may stop, may also then search him."
    assert words(text, _pattern("police … may … search", gap=3)) == ["police may stop, may also then search"]


def test_three_dots_are_a_gap_too() -> None:
    assert words("No person shall ever print.", _pattern("no person shall ... print")) == [
        "No person shall ever print"
    ]


def test_unless_drops_a_hit() -> None:
    spared = _pattern("no person shall … print", unless={"en": ["ever print"]})
    assert words("No person shall ever print. No person shall print.", spared) == ["No person shall print"]
