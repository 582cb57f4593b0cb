"""Phrase rules: any of the phrases, word by word, the longest where they overlap."""

from __future__ import annotations

import pytest
from small import found, rule, says, words

LICENCE = says("t.licence", "{licence|licences|licence to publish}", measure="licence")


@pytest.mark.parametrize(
    "text",
    [
        "No one may print without a LICENCE.",
        "No one may print without a li\u00adcence.",
        "The “licence” is free.",
        "Any such\nlicence\nis free.",
    ],
)
def test_case_breaks_and_marks_do_not_hide_a_phrase(text: str) -> None:
    assert len(words(text, LICENCE)) == 1


def test_a_phrase_is_whole_words() -> None:
    assert words("Licencees and sublicence are other words.", LICENCE) == []


def test_the_longest_wording_wins() -> None:
    assert words("A licence to publish is needed.", LICENCE) == ["licence to publish"]


def test_of_overlapping_hits_the_longest_wins_whatever_begins_first() -> None:
    order = says("t.order", "public order", "order of the court", ground="PO")
    assert words("Kept by public order of the court alone.", order) == ["order of the court"]


def test_a_hit_that_loses_to_a_longer_one_takes_no_other_down_with_it() -> None:
    chain = says("t.chain", "one two", "two three four", "four five six seven", ground="PO")
    assert words("Words: one two three four five six seven.", chain) == ["one two", "four five six seven"]


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence_and_a_shorter_wording_is_still_found() -> None:
    licence = says("t.licence", "licence {of the council|}", "free of charge", measure="licence")
    assert words("The press needs a licence; of the council nothing is said.", licence) == ["licence"]


def test_a_phrase_does_not_reach_over_the_border_of_a_unit() -> None:
    text = "Article 1. Press\nThe press is free\nArticle 2. Order\nof law and order.\n"
    assert words(text, says("t.free", "free article", "free of law", ground="PO")) == []


def test_unless_drops_the_hits_it_overlaps_and_no_others() -> None:
    security = rule(
        "t.ns", "phrase", {"ground": "NS"},
        phrases={"en": ["national security"]}, unless={"en": ["national security council"]},
    )  # fmt: skip
    assert (
        found("The National Security Council meets on national security.", security).evidence[0].span.start
        == 39
    )
    assert len(found("The National Security Council meets on national security.", security).evidence) == 1


def test_headings_count_unless_the_rule_says_no() -> None:
    text = "Article 9. Licences\nThe press is free.\n"
    assert words(text, LICENCE) == ["Licences"]
    silent = rule("t.l", "phrase", {"measure": "licence"}, phrases={"en": ["licences"]}, headings=False)
    assert words(text, silent) == []


def test_a_rule_is_silent_in_a_language_it_has_no_words_in() -> None:
    assert words("Phải có licence của Bộ.", LICENCE, lang="vi") == []


def test_vietnamese_marks_tell_words_apart() -> None:
    prison = says("t.tu", "tù", lang="vi", measure="prison")
    assert words("Bị phạt tù từ 02 năm đến 05 năm.", prison, lang="vi") == ["tù"]


def test_several_rules_may_ask_for_one_phrase() -> None:
    one, other = says("t.a", "public order", ground="PO"), says("t.b", "public order", conduct="assembly")
    assert [evidence.rule for evidence in found("For public order.", one, other).evidence] == ["t.a", "t.b"]
