"""The statement of compatibility as a skeleton for the draft's authors."""

from __future__ import annotations

import re

import pytest
from report_drafts import NASTY, read, reported

from iccpr_check.model import Report
from iccpr_check.report.compatibility import render_compatibility
from iccpr_check.report.compatibility.questions import TESTS
from iccpr_check.report.compatibility.shown import SHOWN
from iccpr_check.report.compatibility.words import _WORDS, say
from iccpr_check.report.words import LANGUAGES, word

DRAFT = """LAW ON THE PRESS

Article 1. Rights
Everyone has freedom of expression.
Article 2. Print
1. No print without a licence, for the interests of the State.
2. The refusal shall be final.
Article 3. Sound
No sound without a licence.
"""


def only(text: str = DRAFT, lang: str = "en", **changed: object) -> Report:
    document = read(text, lang=lang).model_copy(update=changed)
    return reported(lang).model_copy(update={"documents": (document,), "failures": ()})


def part(said: str, number: int) -> str:
    """Return the lines of a part, without those of the parts around it."""
    return re.split(r"^## \d+\. ", said, flags=re.M)[number]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_is_there_in_its_order(lang: str) -> None:
    keys = (
        "purpose", "summary", "promoted", "absolutes", "limits", "expected", "derogation", "others",
        "conclusion", "what_it_is",
    )  # fmt: skip
    said = render_compatibility(only(lang=lang))
    assert re.findall(r"^## (.*)$", said, re.M) == [
        f"{number}. {say(key, lang)}" for number, key in enumerate(keys, 1)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_reaches_no_conclusion(lang: str) -> None:
    said = render_compatibility(only(lang=lang))
    assert word("disclaimer", lang) in said
    assert part(said, 9).partition("\n")[2].strip() == f"> {say('answer', lang)}"
    never = r"\b(violat\w*|breach\w*|unlawful\w*|illegal\w*|compliant|in conformity|passes|scores?)\b"
    assert not re.search(never, re.sub(r"“[^”]*”", "", said), re.IGNORECASE)


def test_the_table_says_what_is_promoted_and_what_appears_to_be_limited() -> None:
    (row,) = [line for line in part(render_compatibility(only()), 2).splitlines() if "19(2)" in line]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:] == ["Article 1", "Article 2, Article 3", "on the grounds it lists"]


def test_what_is_promoted_is_shown_in_the_drafts_words() -> None:
    promoted = part(render_compatibility(only()), 3)
    assert "- Article 1 (line 3): “Everyone has **freedom of expression**.”" in promoted


def test_a_measure_is_shown_in_the_drafts_words_with_all_its_places() -> None:
    limits = part(render_compatibility(only()), 5)
    assert "“1. No print **without a licence**" in limits
    assert "“No sound **without a licence**" in limits


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_question_has_a_place_for_the_authors(lang: str) -> None:
    limits = part(render_compatibility(only(lang=lang)), 5)
    first = limits.split("\n### ")[1]
    titles = [question.title[lang] for question in TESTS["listed"]]
    assert re.findall(r"^\*\*5\.1[a-z]\. (.*)\*\*$", first, re.M) == titles
    assert first.count(say("answer", lang)) == len(titles)


def test_a_question_is_asked_in_full_once() -> None:
    said = render_compatibility(only())
    for question in TESTS["listed"]:
        assert said.count(question.ask["en"]) == 1


def test_the_text_shows_what_its_words_are_and_what_was_not_located() -> None:
    limits = part(render_compatibility(only()), 5)
    aim = limits.partition("5.1b.")[2].partition("> [")[0]
    assert "art. 2(1): grounds that are not on the list: “interests of the State”" in aim
    assert "Article 3: no ground was located" in aim


def test_the_provisions_words_stand_once() -> None:
    said = render_compatibility(only(DRAFT + "Article 4. Fines\nAn alert, tick ` * star.\n"))
    assert "article 19(2)" in said
    assert len(re.findall(r"article 19\(2\)[^|\n]*: “", said)) == 1


def test_rights_that_allow_no_limitation_come_first_and_are_not_put_to_the_test() -> None:
    report = only()
    treaty = report.knowledge.treaty
    provisions = tuple(
        one.model_copy(update={"klass": "absolute"}) if one.id == "19(2)" else one
        for one in treaty.provisions
    )
    known = report.knowledge.model_copy(
        update={"treaty": treaty.model_copy(update={"provisions": provisions})}
    )
    said = render_compatibility(report.model_copy(update={"knowledge": known}))
    absolute = part(said, 4)
    assert say("absolutes_note", "en") in absolute and "### 4.1 " in absolute
    asked = re.findall(r"4\.1[a-z]\. (.*)\*\*", absolute)
    assert asked == [question.title["en"] for question in TESTS["absolute"]]
    assert not {"Necessity", "Proportionality", "Legitimate aim"} & set(asked)


def test_what_is_expected_and_not_located_is_asked_for() -> None:
    expected = part(render_compatibility(only("LAW ON THE PRESS\n\nArticle 1. Ink\nInk is black.\n")), 6)
    asked = re.findall(r"^- \*\*article (\S+) .*\*\* `OMI01`; looked for: \w+", expected, re.M)
    assert asked == ["2(3)", "19(2)"]
    assert re.search(r"^Also relevant .*article 17\(1\)", expected, re.M)
    assert expected.count(say("answer", "en")) == 3


def test_a_reason_that_a_person_gave_is_recorded_and_what_stood_there_before_is_not_left_out() -> None:
    document = read(DRAFT)
    findings = tuple(
        one.model_copy(update={"waived": "counsel agreed", "known": True}) for one in document.findings
    )
    said = render_compatibility(only(findings=findings))
    assert "`RES05`: counsel agreed" in said
    assert "**without a licence**" in said


def test_a_quiet_draft_says_so() -> None:
    said = render_compatibility(only("Fish are caught by day.\n"))
    assert say("summary_none", "en") in said
    assert say("limits_none", "en") in part(said, 5)
    assert say("derogation_none", "en") in part(said, 7)


def test_what_was_not_read_is_said_and_what_could_not_be_read_too() -> None:
    said = render_compatibility(reported())
    assert "Not read: page 3" in said
    assert "Could not be read" in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_cannot_write_markdown(lang: str) -> None:
    said = render_compatibility(reported(lang))
    assert not re.search(r"(?<!\\)<script|(?<!\\)\[link\]\(|(?<!\\)~~gone", said)
    assert NASTY not in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said)


def test_fixed_words_have_both_languages_and_the_same_places() -> None:
    for key, (english, vietnamese) in _WORDS.items():
        assert english and vietnamese, key
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", vietnamese)), key
    asked = [words for test in TESTS.values() for one in test for words in (one.title, one.ask)]
    for words in (*SHOWN.values(), *asked):
        assert set(words) == set(LANGUAGES)


def test_every_answer_of_the_limitation_test_can_be_told() -> None:
    prongs = {prong for test in TESTS.values() for one in test for prong in one.prongs}
    assert prongs == {prong for prong, _ in SHOWN}
