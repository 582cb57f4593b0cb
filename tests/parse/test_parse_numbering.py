"""Numbers: readings, what follows what, and the law's own numbering among other lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.parse.numbering import Reading, follows, is_first, readings, roman, word_value
from iccpr_check.parse.sequence import Candidate, main_sequence


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("12", [Reading("1", 12)]),
        ("12A", [Reading("1", 12, "a")]),
        ("i", [Reading("a", 10), Reading("i", 1)]),
        ("iv", [Reading("a", 10, "v"), Reading("i", 4)]),
        ("via", [Reading("i", 6, "a")]),
        ("B", [Reading("A", 2)]),
        ("IV", [Reading("A", 10, "v"), Reading("I", 4)]),
        ("bb", [Reading("aa", 2), Reading("a", 2, "b")]),
        ("and", []),
    ],
)
def test_readings(number: str, expected: list[Reading]) -> None:
    assert list(readings(number)) == expected


@pytest.mark.parametrize(
    ("last", "new"),
    [("1", "2"), ("4", "4A"), ("4A", "4B"), ("4A", "5"), ("d", "đ"), ("d", "dd"), ("d", "e"), ("đ", "e"),
     ("e", "g"), ("i", "k"), ("h", "i"), ("i", "ii"), ("iii", "iv"), ("ii", "iia"), ("A", "B")],
)  # fmt: skip
def test_what_follows(last: str, new: str) -> None:
    assert any(follows(a, b) for a in readings(last) for b in readings(new))


@pytest.mark.parametrize(
    ("last", "new"), [("1", "3"), ("2", "1"), ("a", "c"), ("b", "a"), ("i", "iii"), ("1", "a"), ("2", "2")]
)
def test_what_does_not_follow(last: str, new: str) -> None:
    assert not any(follows(a, b) for a in readings(last) for b in readings(new))


def test_words_and_romans() -> None:
    assert [word_value(w) for w in ("nhất", "mười hai", "third", "twenty", "khác")] == [1, 12, 3, 20, None]
    assert [roman(r) for r in ("i", "iv", "xlii", "mcmxc", "iiii", "")] == [1, 4, 42, 1990, None, None]
    assert [n for n in ("1", "a", "i", "A", "2", "b") if any(is_first(r) for r in readings(n))] == [
        "1",
        "a",
        "i",
        "A",
    ]


@given(st.integers(1, 60))
def test_a_plain_numbering_is_taken_whole(size: int) -> None:
    assert main_sequence([Candidate(n, "", 3) for n in range(1, size + 1)]) == list(range(size))


def test_inserted_numbers_are_kept_and_stray_ones_dropped() -> None:
    values = [(1, ""), (2, ""), (2, "a"), (90, ""), (3, ""), (4, ""), (1, ""), (5, "")]
    chosen = main_sequence([Candidate(v, s, 2) for v, s in values])
    assert [values[i] for i in chosen] == [(1, ""), (2, ""), (2, "a"), (3, ""), (4, ""), (5, "")]


def test_a_list_inside_an_article_is_not_the_law() -> None:
    outer = [Candidate(n, "", 3) for n in range(1, 4)]
    inner = [Candidate(n, "", 1) for n in range(1, 21)]
    rest = [Candidate(n, "", 3) for n in range(4, 7)]
    assert main_sequence(outer + inner + rest) == [0, 1, 2, 23, 24, 25]


def test_a_second_numbering_after_the_first_is_taken_too() -> None:
    first = [Candidate(n, "", 3) for n in range(1, 8)]
    second = [Candidate(n, "", 3) for n in range(1, 5)]
    assert main_sequence(first + second) == list(range(11))
