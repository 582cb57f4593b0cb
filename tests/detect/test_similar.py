"""Similar rules: a sentence that nearly says one of the phrases."""

from __future__ import annotations

from small import rule, words

ARREST = rule(
    "t.s", "similar", {"element": "9(1):no_arbitrary"}, cutoff=85,
    phrases={"en": ["no one shall be subjected to arbitrary arrest or detention"]},
)  # fmt: skip


def test_the_same_words_are_found() -> None:
    text = "No one shall be subjected to arbitrary arrest or detention."
    assert words(text, ARREST) == [text.rstrip(".")]


def test_nearly_the_same_words_are_found_as_a_stretch_of_the_sentence() -> None:
    text = "In this State no one may be subjected to arbitrary arrest or detention, ever."
    (found,) = words(text, ARREST)
    assert "subjected to arbitrary arrest or detention" in found
    assert len(found) < len(text)


def test_a_neighbour_with_other_words_is_not_found() -> None:
    assert words("No one shall be subjected to arbitrary interference with privacy.", ARREST) == []
    assert words("The Minister may appoint inspectors for fish.", ARREST) == []


def test_a_sentence_is_compared_by_itself() -> None:
    assert words("No one shall be subjected. To arbitrary arrest or detention we come later.", ARREST) == []


def test_alternatives_in_a_phrase_are_compared_each() -> None:
    either = rule(
        "t.e",
        "similar",
        {"ground": "PO"},
        cutoff=90,
        phrases={"en": ["the {press|media} of the State is free"]},
    )
    assert words("The media of the State is free.", either) == ["The media of the State is free"]
    assert words("The press of the State is free.", either) == ["The press of the State is free"]
