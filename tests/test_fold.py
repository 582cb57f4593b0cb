"""Many spellings of one text fold to the same; what tells Vietnamese words apart never folds away."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.fold import fold, fold_phrase, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Freedom", "FREEDOM"),
        ("person’s", "person's"),
        ("“licence”", '"licence"'),
        ("«licence»", '"licence"'),
        ("2020–2025", "2020-2025"),
        ("non‑derogable", "non-derogable"),
        ("hoà bình", "hòa bình"),
        ("Uỷ ban", "Ủy ban"),
        ("ĐIỀU", "điều"),
        ("\u00d0iều", "Điều"),  # Eth in place of D with stroke
        ("pub\u00adlic", "public"),  # a soft hyphen inside a word
        ("pub\u200blic", "public"),
        ("no\u00a0person\nshall", "no person shall"),
        (unicodedata.normalize("NFD", "nghiêm cấm việc kiểm duyệt"), "nghiêm cấm việc kiểm duyệt"),
    ],
)
def test_these_are_the_same_words(one: str, other: str) -> None:
    assert fold_phrase(one) == fold_phrase(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tù", "từ"), ("cấm", "cầm"), ("bắt", "bất"), ("đình", "dinh"), ("quý", "quỷ"), ("law", "laws")],
)
def test_these_are_different_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_tone_of_qu_stays_where_it_is() -> None:
    assert fold("quý") == "quý"
    assert fold("Thúy") == fold("Thuý")


def test_places_are_those_of_the_original_text() -> None:
    text = "Điều 5.\u00a0Hoà\u00adbình"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Điều", "5", ".", "Hoà\u00adbình"]


def test_part_of_a_text_keeps_the_places_of_the_whole() -> None:
    text = "No person shall publish"
    assert [token.start for token in tokens(text, 3, 15)] == [3, 10]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=80))
def test_tokens_are_in_order_apart_and_never_blank(text: str) -> None:
    found = list(tokens(text))
    assert all(token.folded and not token.folded.isspace() for token in found)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(fold(text[token.start : token.end]) == token.folded for token in found)


@given(st.text(alphabet="aáàảãạăâeêioôơuưyđhqtnc ", max_size=40))
def test_decomposed_text_folds_like_composed_text(text: str) -> None:
    assert fold_phrase(unicodedata.normalize("NFD", text)) == fold_phrase(unicodedata.normalize("NFC", text))


def test_underscores_are_marks_and_no_part_of_a_word() -> None:
    assert fold_phrase("_within_ _twenty-four hours_") == (
        "_",
        "within",
        "_",
        "_",
        "twenty",
        "-",
        "four",
        "hours",
        "_",
    )
