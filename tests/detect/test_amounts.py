"""Amounts: every number reads back, in figures and in words; units of one sort compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.detect.amounts import MINUTES, Amount, amounts, size
from iccpr_check.fold import tokens

ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VIETNAMESE = "không một hai ba bốn năm sáu bảy tám chín".split()


def english(number: int) -> str:
    """Spell a number as laws do: one thousand two hundred and five."""
    if number < 20:
        return ENGLISH[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ENGLISH_TENS[tens - 2] + (f"-{ENGLISH[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ENGLISH[hundreds]} hundred" + (f" and {english(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    link = " and " if 0 < rest < 100 else " "
    return f"{english(thousands)} thousand" + (link + english(rest) if rest else "")


def vietnamese(number: int) -> str:
    """Spell a number as laws do: một nghìn không trăm linh năm."""
    if number < 10:
        return VIETNAMESE[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        if tens == 1:
            return "mười" + ("" if not ones else " lăm" if ones == 5 else f" {VIETNAMESE[ones]}")
        last = {0: "", 1: " mốt", 5: " lăm"}.get(ones, f" {VIETNAMESE[ones]}")
        return f"{VIETNAMESE[tens]} mươi{last}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        tail = "" if not rest else f" linh {VIETNAMESE[rest]}" if rest < 10 else f" {vietnamese(rest)}"
        return f"{VIETNAMESE[hundreds]} trăm{tail}"
    thousands, rest = divmod(number, 1000)
    if not rest:
        return f"{VIETNAMESE[thousands]} nghìn"
    tail = f"linh {VIETNAMESE[rest]}" if rest < 10 else vietnamese(rest)
    return f"{VIETNAMESE[thousands]} nghìn {tail if rest >= 100 else f'không trăm {tail}'}"


def read(text: str) -> list[Amount]:
    return list(amounts(tuple(tokens(text))))


def said(text: str) -> list[tuple[int, str | None]]:
    return [(one.number, one.unit) for one in read(text)]


# --- numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spell", "unit"), [(english, "days"), (vietnamese, "ngày")], ids=["English", "Vietnamese"]
)
def test_every_number_up_to_9999_written_in_words_reads_back(spell: object, unit: str) -> None:
    assert callable(spell)
    for number in range(10_000):
        text = f"{spell(number)} {unit}"
        assert read(text) == [Amount(0, len(list(tokens(text))), number, "day")], text


@given(st.integers(0, 9999), st.sampled_from(["{:d}", "{:02d}", "{:,}"]))
def test_every_number_in_figures_reads_back(number: int, form: str) -> None:
    for text in (form.format(number), form.format(number).replace(",", ".")):
        assert said(f"for {text} days") == [(number, "day")]


@given(st.integers(1, 9999))
def test_a_number_that_is_given_twice_is_one(number: int) -> None:
    assert said(f"{english(number)} ({number}) hours") == [(number, "hour")]
    assert said(f"{number} ({english(number)}) hours") == [(number, "hour")]
    assert said(f"{number:02d} ({vietnamese(number)}) giờ") == [(number, "hour")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("forty eight", 48), ("twentyfour", 24), ("a hundred", 100), ("one hundred twenty", 120),
        ("a thousand and one", 1001), ("hai mươi tư", 24), ("một trăm lẻ năm", 105), ("hai ngàn", 2000),
        ("bẩy", 7),
    ],
)  # fmt: skip
def test_other_ways_of_writing_a_number(text: str, number: int) -> None:
    assert said(text) == [(number, None)]


def test_what_is_not_written_as_one_number_is_not_read_as_one() -> None:
    assert said("articles 1, 200 and 1 000") == [(1, None), (200, None), (1, None), (0, None)]


def test_a_decimal_is_no_amount() -> None:
    assert said("within 2.5 hours or 1,5 giờ") == []


def test_the_word_for_not_is_no_zero() -> None:
    assert said("không quá ba ngày") == [(3, "day")]


# --- units ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("48 hours", 48, "hour"), ("a 48-hour period", 48, "hour"), ("72hrs", 72, "hour"),
        ("a week", 1, "week"), ("an hour", 1, "hour"), ("two clear days", 2, "day"),
        ("03 more days", 3, "day"),
        ("seven working days", 7, "day"), ("eighteen years", 18, "year"),
        ("eighteen years of age", 18, "age"), ("16 years old", 16, "age"), ("hai giờ", 2, "hour"),
        ("05 ngày làm việc", 5, "day"),
        ("ba tuần", 3, "week"), ("4 tháng", 4, "month"), ("hai năm", 2, "year"), ("năm năm", 5, "year"),
        ("mười năm", 10, "year"), ("mười lăm năm", 15, "year"), ("đủ 18 tuổi", 18, "age"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_unit(text: str, number: int, unit: str) -> None:
    assert said(text) == [(number, unit)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("for up to three (3) days only", "three (3) days"),
        ("in 05 (năm) ngày làm việc kể từ", "05 (năm) ngày làm việc"),
        ("who is sixteen years of age or", "sixteen years of age"),
        ("with 200 persons", "200"),
    ],
)
def test_an_amount_runs_from_its_number_to_the_end_of_its_unit(text: str, words: str) -> None:
    found = tuple(tokens(text))
    (amount,) = amounts(found)
    assert text[found[amount.first].start : found[amount.last - 1].end] == words


def test_a_date_is_no_amount() -> None:
    assert said("ngày 20 tháng 5 năm 2020") == [(2020, None)]
    assert said("từ năm 2020") == [(2020, None)]


@given(st.integers(1, 400), st.integers(1, 400))
def test_times_compare_across_units(one: int, other: int) -> None:
    for unit, minutes in MINUTES.items():
        assert size(f"{one} {unit}s", "time") == one * minutes
        for second, more in MINUTES.items():
            longer = size(f"{one} {unit}s", "time") > size(f"{other} {second}s", "time")
            assert longer == (one * minutes > other * more)


@pytest.mark.parametrize(
    ("one", "other"),
    [("48 hours", "2 days"), ("2 weeks", "14 days"), ("1 month", "30 days"), ("1 year", "365 days")],
)
def test_equal_times(one: str, other: str) -> None:
    assert size(one, "time") == size(other, "time")


def test_a_bare_number_may_be_an_age_and_a_time_is_no_number() -> None:
    assert size("18", "age") == size("18 years", "age") == 18
    with pytest.raises(ValueError, match="no number"):
        size("18 years", "number")
