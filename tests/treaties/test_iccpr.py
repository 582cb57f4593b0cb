"""The Covenant as data: its words, its numbering, and what our legal method says of each provision."""

from __future__ import annotations

import hashlib
import json
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from iccpr_check.load.treaties import element_ids, load_treaty
from iccpr_check.model import Limits, Provision

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ICCPR_CHECK_SHARED") or ROOT.parent / "shared")
TREATY = load_treaty(ROOT / "treaties" / "iccpr")
BY_ID = {one.id: one for one in TREATY.provisions}
CHILDREN = {
    one.id: [other.id for other in TREATY.provisions if other.parent == one.id] for one in BY_ID.values()
}

needs_shared = pytest.mark.skipif(
    not (SHARED / "reference").is_dir(),
    reason="the reference texts are not here (ICCPR_CHECK_SHARED, or a folder 'shared' beside the checkout)",
)


def articles(lang: str) -> list[str]:
    return [one.text[lang] for one in TREATY.provisions if one.parent is None]


def preamble(lang: str) -> str:
    return next(text.preamble for text in TREATY.texts if text.lang == lang)


@lru_cache
def reference(lang: str) -> dict[str, Any]:
    file = SHARED / "reference" / "treaties" / f"iccpr.{lang}.json"
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return held


# --- the numbering ------------------------------------------------------------------------------

PARAGRAPHS = {
    1: 3, 2: 3, 3: 0, 4: 3, 5: 2, 6: 6, 7: 0, 8: 3, 9: 5, 10: 3,
    11: 0, 12: 4, 13: 0, 14: 7, 15: 2, 16: 0, 17: 2, 18: 4, 19: 3, 20: 2,
    21: 0, 22: 3, 23: 4, 24: 3, 25: 0, 26: 0, 27: 0, 28: 3, 29: 3, 30: 4,
    31: 2, 32: 2, 33: 2, 34: 3, 35: 0, 36: 0, 37: 3, 38: 0, 39: 2, 40: 5,
    41: 2, 42: 10, 43: 0, 44: 0, 45: 0, 46: 0, 47: 0, 48: 5, 49: 2, 50: 0,
    51: 3, 52: 0, 53: 2,
}  # fmt: skip

LETTERS = {
    "2(3)": "abc", "8(3)": "abc", "10(2)": "ab", "14(3)": "abcdefg", "19(3)": "ab", "25": "abc",
    "39(2)": "ab", "40(1)": "ab", "41(1)": "abcdefgh", "42(1)": "ab", "42(7)": "abcd", "52": "ab",
}  # fmt: skip

NUMBERS = {"8(3)(c)": ("i", "ii", "iii", "iv"), "41(1)(h)": ("i", "ii")}


def test_there_are_53_articles_in_order() -> None:
    assert [one.id for one in TREATY.provisions if one.parent is None] == [str(n) for n in range(1, 54)]
    assert list(PARAGRAPHS) == list(range(1, 54))


@pytest.mark.parametrize(("article", "count"), PARAGRAPHS.items())
def test_paragraphs_of_each_article(article: int, count: int) -> None:
    paragraphs = [child for child in CHILDREN[str(article)] if re.fullmatch(r"\d+\(\d+\)", child)]
    assert paragraphs == [f"{article}({n})" for n in range(1, count + 1)]


def test_letters_and_numbers_stand_where_the_covenant_has_them_and_nowhere_else() -> None:
    below = {f"{holder}({one})" for held in (LETTERS, NUMBERS) for holder, row in held.items() for one in row}
    paragraphs = {f"{article}({n})" for article, count in PARAGRAPHS.items() for n in range(1, count + 1)}
    assert set(BY_ID) == {str(n) for n in PARAGRAPHS} | paragraphs | below


@pytest.mark.parametrize("trap", ["25(1)", "21(2)", "19(4)", "14(3)(h)", "52(1)", "54", "7(1)"])
def test_provisions_that_do_not_exist(trap: str) -> None:
    assert TREATY.provision(trap) is None


def test_article_25_begins_with_its_chapeau() -> None:
    assert BY_ID["25"].text["en"].startswith("Every citizen shall have the right and the opportunity")


# --- the words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "es", "vi"])
def test_every_provision_has_words(lang: str) -> None:
    assert [one.id for one in TREATY.provisions if len(one.text.get(lang, "")) < 20] == []


def test_which_texts_bind() -> None:
    assert {text.lang: text.authentic for text in TREATY.texts} == {"en": True, "es": True, "vi": False}
    vi = next(text for text in TREATY.texts if text.lang == "vi")
    assert "Working translation, for reading only" in vi.note


@pytest.mark.parametrize(
    ("lang", "digest"),
    [
        ("en", "bec82ca9e483c24df396571017396f98a55c536c30ad859bd61639c930e7383d"),
        ("es", "fee4ac2230264055978b98d8ac7e96b164b7149ba9e2982b90f5b8faa57a9938"),
    ],
)
def test_not_a_letter_of_an_authentic_text_has_changed(lang: str, digest: str) -> None:
    whole = "\n".join([preamble(lang), *articles(lang)])
    assert hashlib.sha256(whole.encode()).hexdigest() == digest


@needs_shared
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_authentic_texts_are_those_of_the_reference(lang: str) -> None:
    held = reference(lang)
    assert preamble(lang) == held["preamble"]
    for ours, theirs in zip(articles(lang), held["articles"], strict=True):
        assert ours.split() == theirs["text"].split(), theirs["number"]


@needs_shared
def test_where_copies_differ_the_adopted_reading_stands() -> None:
    for one in reference("en")["divergences"]:
        provision = BY_ID.get(one["article"])
        if provision is None or one["article"] == "53":  # a range of items, or the closing words
            continue
        for piece in one["adopted"].split(" ... "):
            assert piece in provision.text["en"], one["article"]


TERMS = {
    "an ninh quốc gia": {"12(3)", "13", "14(1)", "19(3)(b)", "21", "22(2)"},
    "trật tự công cộng (ordre public)": {"12(3)", "14(1)", "19(3)(b)", "21", "22(2)"},
    "an toàn công cộng": {"18(3)", "21", "22(2)"},
    "sức khỏe cộng đồng": {"12(3)", "18(3)", "19(3)(b)", "21", "22(2)"},
    "đạo đức xã hội": {"12(3)", "18(3)", "19(3)(b)", "21", "22(2)"},
    "trong một xã hội dân chủ": {"14(1)", "21", "22(2)"},
    "tra tấn": {"7"},
    "suy đoán vô tội": {"14(2)"},
    "tự do ngôn luận": {"19(2)"},
    "hội họp hòa bình": {"21"},
    "tự do lập hội": {"22(1)", "22(3)"},
}


@pytest.mark.parametrize(("term", "where"), TERMS.items())
def test_vietnamese_terms_stand_where_the_english_terms_stand(term: str, where: set[str]) -> None:
    finest = {one.id for one in TREATY.provisions if term in one.text["vi"]}
    finest -= {parent for one in finest if (parent := BY_ID[one].parent)}
    finest -= {parent for one in finest if (parent := BY_ID[one].parent)}
    holders = {BY_ID[one].parent for one in where}
    assert finest - holders == where


# --- what each provision owes -------------------------------------------------------------------

LISTED = {"6", "7", "8(1)", "8(2)", "11", "15", "16", "18"}
"""Article 4(2)."""

CORE = {"2(3)", "2(3)(a)", "9", "9(1)", "9(4)", "10", "10(1)", "14(2)", "19(1)", "20", "20(1)", "20(2)", "27"}
"""General Comments 29 (paragraphs 11-16), 34 (5) and 35 (65-67)."""

ABSOLUTE = {"6(5)", "7", "8", "8(1)", "8(2)", "11", "15", "15(1)", "16", "18(2)", "18(4)", "19(1)", "23(3)"}


def lineage(one: Provision) -> set[str]:
    held = {one.id}
    while one.parent is not None:
        one = BY_ID[one.parent]
        held.add(one.id)
    return held


def test_non_derogable_is_what_article_4_lists_and_the_core() -> None:
    listed = {one.id for one in TREATY.provisions if one.non_derogable == "listed"}
    assert listed == {one.id for one in TREATY.provisions if lineage(one) & LISTED} | {"8"}
    assert {one.id for one in TREATY.provisions if one.non_derogable == "core"} == CORE


def test_what_allows_no_limitation_at_all() -> None:
    assert {one.id for one in TREATY.provisions if one.klass == "absolute"} == ABSOLUTE


def test_institutional_articles_give_no_rights() -> None:
    later = [one for one in TREATY.provisions if one.article in (1, 4, 5) or one.article > 27]
    assert {one.klass for one in later} == {"structural"}
    assert not any(one.elements for one in later if one.article > 27)


CLASSES = {
    "unlisted": {
        "6", "6(1)", "9", "9(1)", "12(4)", "17", "17(1)", "23(2)", "25", "25(a)", "25(b)", "25(c)",
        "26", "27",
    },
    "guarantee": {
        "6(2)", "6(4)", "9(2)", "9(3)", "9(4)", "9(5)", "10", "10(1)", "14(2)", "14(3)",
        *(f"14(3)({letter})" for letter in "abcdefg"), "14(4)", "14(5)", "14(6)", "14(7)",
    },
    "duty": {
        "2", "2(1)", "2(2)", "2(3)", "2(3)(a)", "2(3)(b)", "2(3)(c)", "3", "10(2)(b)", "10(3)", "17(2)", "20",
        "20(1)", "20(2)", "23", "23(1)", "23(4)", "24", "24(1)", "24(2)", "24(3)",
    },
}  # fmt: skip


@pytest.mark.parametrize(("klass", "held"), CLASSES.items())
def test_classes(klass: str, held: set[str]) -> None:
    assert {one.id for one in TREATY.provisions if one.klass == klass} == held


def test_structural_paragraphs_among_the_rights() -> None:
    structural = {one.id for one in TREATY.provisions if one.klass == "structural" and 6 <= one.article <= 27}
    assert structural == {"6(3)", "6(6)", "15(2)", "22(3)"}


MOVEMENT = ({"NS", "PO", "PH", "PM", "RO"}, {"law", "necessary"}, "12(3)")
RELIGION = ({"PS", "PO", "PH", "PM", "RO"}, {"law", "necessary"}, "18(3)")
EXPRESSION = ({"RO", "RP", "NS", "PO", "PH", "PM"}, {"law", "necessary"}, "19(3)")
ASSEMBLY = ({"NS", "PS", "PO", "PH", "PM", "RO"}, {"law", "necessary", "democratic_society"}, "21")
ASSOCIATION = (*ASSEMBLY[:2], "22(2)")
PUBLICITY = ({"PM", "PO", "NS", "PL", "IJ"}, {"necessary", "democratic_society"}, "14(1)")

LIMITS = {
    "12": MOVEMENT, "12(1)": MOVEMENT, "12(2)": MOVEMENT, "12(3)": MOVEMENT,
    "13": ({"NS"}, {"law", "compelling"}, "13"),
    "14": PUBLICITY, "14(1)": PUBLICITY,
    "18": RELIGION, "18(1)": RELIGION, "18(3)": RELIGION,
    "19": EXPRESSION, "19(2)": EXPRESSION, "19(3)": EXPRESSION,
    "19(3)(a)": EXPRESSION, "19(3)(b)": EXPRESSION,
    "21": ASSEMBLY, "22": ASSOCIATION, "22(1)": ASSOCIATION, "22(2)": ASSOCIATION,
}  # fmt: skip


def test_grounds_tests_and_clauses_of_the_limitable_rights() -> None:
    found = {
        one.id: (set(one.limits.grounds), set(one.limits.tests), one.limits.clause)
        for one in TREATY.provisions
        if one.limits.grounds
    }
    assert found == LIMITS


def test_listed_provisions_name_their_clause_and_only_they_do() -> None:
    for one in TREATY.provisions:
        assert (one.klass == "listed") == (one.limits.clause is not None), one.id


@pytest.mark.parametrize("article", ["17", "17(1)", "9(1)", "12(4)", "23(2)", "25", "25(b)", "26"])
def test_rights_without_a_list_of_grounds(article: str) -> None:
    assert BY_ID[article].limits.grounds == ()


def test_absolute_rights_have_no_limits() -> None:
    assert all(one.limits == Limits() for one in TREATY.provisions if one.klass == "absolute")


# --- elements, titles, sources ------------------------------------------------------------------


def test_element_ids_are_unique_and_name_their_provision() -> None:
    ids = element_ids(TREATY)
    assert len(ids) == len(set(ids)) == 231
    for one in TREATY.provisions:
        assert all(
            re.fullmatch(re.escape(one.id) + r":[A-Za-z0-9_]+", element.id) for element in one.elements
        )


@pytest.mark.parametrize(
    ("provision", "required", "supporting"),
    [
        (
            "9(3)",
            {
                "prompt_judge", "judge_or_independent_officer", "physical_presence", "guarantees_to_appear",
                "trial_reasonable_time_or_release", "detention_not_general_rule", "individual_assessment",
            },
            set(),
        ),
        (
            "9(1)",
            {"grounds_in_law", "procedure_in_law", "precise_grounds"},
            {"necessity_reasonableness", "periodic_review"},
        ),
        ("14(7)", {"no_retry"}, set()),
        ("19(2)", {"seek_receive_impart", "any_media"}, {"access_public_information"}),
        ("25", {"objective_reasonable"}, set()),
        ("15(2)", set(), set()),
    ],
)  # fmt: skip
def test_elements(provision: str, required: set[str], supporting: set[str]) -> None:
    held = BY_ID[provision].elements
    assert {element.id.partition(":")[2] for element in held if element.required} == required
    assert {element.id.partition(":")[2] for element in held if not element.required} == supporting


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_titles_and_element_names_are_given_in_both_working_languages(lang: str) -> None:
    for one in TREATY.provisions:
        assert one.title.get(lang), one.id
        assert all(element.name.get(lang) for element in one.elements), one.id


def test_no_two_elements_of_a_provision_are_named_alike() -> None:
    for one in TREATY.provisions:
        for lang in ("en", "vi"):
            names = [element.name[lang] for element in one.elements]
            assert len(names) == len(set(names)), one.id


def test_every_pointer_is_written_as_comment_and_paragraph() -> None:
    pointers = {cite for one in TREATY.provisions for cite in one.source}
    assert len(pointers) > 100
    assert all(re.fullmatch(r"GC([1-9]|[12]\d|3[0-7])/[1-9]\d*", cite) for cite in pointers)


@needs_shared
def test_every_pointer_leads_to_a_paragraph() -> None:
    for cite in {cite for one in TREATY.provisions for cite in one.source}:
        comment, paragraph = cite[2:].split("/")
        text = (SHARED / "reference" / "guidance" / f"ccpr-gc-{int(comment):02}.txt").read_text(
            encoding="utf-8"
        )
        assert re.search(rf"^{paragraph}\. ", text, re.MULTILINE), cite


def test_no_pointer_leads_to_a_replaced_comment() -> None:
    replaced = {"1", "3", "4", "5", "6", "7", "8", "9", "10", "13", "14"}
    assert not any(cite[2:].split("/")[0] in replaced for one in TREATY.provisions for cite in one.source)
