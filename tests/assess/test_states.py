"""One State's own questions: groups to consider, and what the Committee asked of it."""

from __future__ import annotations

from typing import Any

import pytest
from assess_drafts import LICENCE, PRESS, PRISON, RIGHT, WORDS, law
from small import assessed, by_code, knowledge, says

from iccpr_check.model import CitationRule, Country, DocumentReport

WOMEN = says("t.women", "women", holder="women")
HELP = says("t.help", "help for mothers", safeguard="tailored")
COVENANT = CitationRule.model_validate(
    {
        "id": "t.covenant", "kind": "citation", "means": {"treaty": "iccpr"}, "source": {"cite": "itself"},
        "phrases": {"en": ["International Covenant on Civil and Political Rights"]},
        "examples": [{"lang": "en", "text": "[[x]]"}],
        "counterexamples": [{"lang": "en", "text": "y", "why": "another"}],
    }
)  # fmt: skip
KNOWN = knowledge(LICENCE, PRISON, RIGHT, WOMEN, HELP, COVENANT, *WORDS, kinds=(PRESS,))
STATED = "Rights\nEach has the right to freedom of expression."
BAN = "Bans\nNothing is printed without a licence."


def _country(**record: Any) -> Country:
    asked = {
        "id": "X-1", "document": "CCPR/C/X/CO/1", "paragraph": "46", "year": 2020, "verified": True,
        "source": "the document itself", "provisions": ["19(2)"], "subject": {"en": "the press"},
        "ask": {"en": "Let newspapers be printed."}, "touches": ["restricts.19(2)"], **record,
    }  # fmt: skip
    group = {
        "id": "women", "name": {"en": "women"}, "holders": ["women"], "tailored": ["safeguard.tailored"],
        "source": "CEDAW",
    }  # fmt: skip
    return Country.model_validate(
        {"id": "XXX", "name": {"en": "X"}, "languages": ["en"], "groups": [group], "recommendations": [asked]}
    )


def _read(*articles: str, **record: Any) -> DocumentReport:
    return assessed(law(*articles), KNOWN, country=_country(**record))


def _records(result: DocumentReport) -> list[str]:
    return [finding.code for finding in result.findings if finding.code.startswith("REC")]


def test_no_state_named_no_question_of_a_state() -> None:
    result = assessed(law(BAN), KNOWN)
    assert [f for f in result.findings if f.code.startswith(("REC", "VUL"))] == []


def test_a_draft_on_the_subject_of_a_recommendation_is_told_with_its_place() -> None:
    (finding,) = by_code(_read(BAN), "REC01")
    assert finding.message == (
        "Article 1 deals with a subject of CCPR/C/X/CO/1, para. 46, which asked: Let newspapers be printed."
    )
    assert finding.quote == "without a licence"


def test_words_that_run_against_it_or_respond_to_it_say_more_than_the_subject() -> None:
    assert _records(_read(BAN, against=["restricts.19(2)"])) == ["REC02"]
    assert _records(_read(STATED, answers=[f"element.{RIGHT.means.element}"])) == ["REC03"]
    both = _read(BAN, STATED, against=["restricts.19(2)"], answers=[f"element.{RIGHT.means.element}"])
    assert _records(both) == ["REC02", "REC03"]


def test_a_code_runs_against_it_only_where_the_finding_concerns_its_provisions() -> None:
    assert _records(_read(BAN, against=["code.RES05"])) == ["REC02"]
    assert _records(_read(BAN, against=["code.RES05"], provisions=["21"], touches=["restricts.21"])) == []


def test_an_instrument_that_the_draft_names_can_be_the_subject() -> None:
    cites = "Treaties\nThe International Covenant on Civil and Political Rights is kept."
    assert _records(_read(cites, touches=["treaty.iccpr"])) == ["REC01"]


def test_a_recommendation_for_other_kinds_of_law_is_silent() -> None:
    assert _records(_read(BAN, kinds=["fish"])) == []


@pytest.mark.parametrize(("verified", "said"), [(True, False), (False, True)])
def test_what_was_not_checked_says_so(verified: bool, said: bool) -> None:
    (finding,) = by_code(_read(BAN, verified=verified), "REC01")
    assert ("unchecked" in finding.message) is said


def test_a_group_named_where_a_right_is_restricted_is_told_unless_a_measure_for_it_is_located() -> None:
    ban = "Bans\nNothing by women is printed without a licence."
    (finding,) = by_code(_read(ban), "VUL01")
    assert (finding.quote, finding.provisions) == ("women", ("19(2)",))
    assert by_code(_read(ban, "Help\nThere is help for mothers and other women."), "VUL01") == []
    assert by_code(_read(BAN, "Schools\nwomen learn."), "VUL01") == []


def test_a_measure_counts_only_where_its_article_restricts_what_the_record_is_about() -> None:
    fine = says("t.tax", "a tax", measure="fine")
    known = knowledge(*KNOWN.rules, fine, kinds=(PRESS,))
    country = _country(touches=["measure.fine"])
    near = assessed(
        law("Bans\nNothing is printed without a licence, or a tax is paid."), known, country=country
    )
    apart = assessed(law(BAN, "Taxes\nThere is a tax."), known, country=country)
    assert (_records(near), _records(apart)) == (["REC01"], [])
