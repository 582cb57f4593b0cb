"""Where a draft appears to restrict a right: which code says it, with which words."""

from __future__ import annotations

import pytest
from assess_drafts import KNOWN, RULES, law
from small import assessed, by_code, codes, knowledge, rule, says

from iccpr_check.model import DocumentReport

BAN = "Nothing is printed without a licence"


def _of(*articles: str, kinds: list[str] | None = None) -> DocumentReport:
    return assessed(law(*articles), KNOWN, kinds=kinds)


def _codes(*articles: str, kinds: list[str] | None = None) -> set[str]:
    return {f.code for f in _of(*articles, kinds=kinds).findings if f.code[:3] not in {"OMI", "IMP", "REF"}}


@pytest.mark.parametrize(
    ("article", "code"),
    [
        ("Bans\nNothing is printed without a licence.", "RES05"),
        ("Bans\nA printer risks a fine.", "RES01"),
        ("Bans\nA printer risks imprisonment.", "RES07"),
        ("Bans\nA printer may be detained.", "RES01"),
        ("Bans\nA printer is heard by force of pain.", "NDR01"),
    ],
)
def test_the_measure_and_the_right_lead_to_the_code(article: str, code: str) -> None:
    assert _codes(article) >= {code}


def test_words_may_call_for_a_code_by_themselves() -> None:
    known = knowledge(says("t.b", "a prosecutor decides", restricts="9(3)", code="BRT01"))
    assert by_code(assessed(law("Custody\nOn custody a prosecutor decides."), known), "BRT01")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("for the interests of the State", "GND04"),
        ("for the interests of justice", "GND02"),
        ("if it is harmful matter, on pain of a fine", "VAG02"),
        ("and other acts", "VAG03"),
        ("unless the officer deems fit", "VAG04"),
        ("as the Minister prescribes", "RES02"),
        ("and a refusal shall be final", "REM04"),
    ],
)
def test_what_the_words_beside_it_lack_is_said_beside_it(words: str, code: str) -> None:
    assert code in _codes(f"Bans\n{BAN} {words}.")
    assert code not in _codes(f"Bans\n{BAN}.")


def test_a_listed_ground_is_no_finding() -> None:
    assert not {c for c in _codes(f"Bans\n{BAN} for national security.") if c.startswith("GND")}


def test_a_measure_upon_liberty_without_a_court_is_said_and_with_a_court_is_not() -> None:
    assert "SAF01" in _codes("Custody\nA printer may be detained.")
    assert "SAF01" not in _codes("Custody\nA printer may be detained; an appeal lies to the court.")


def test_one_right_in_one_article_is_one_leading_finding_whatever_its_places() -> None:
    text = f"Bans\n1. {BAN}.\n2. Nor is anything sold without a licence."
    (finding,) = by_code(_of(text), "RES05")
    assert [quote.quote for quote in finding.evidence] == ["without a licence", "without a licence"]


def test_two_articles_are_two_findings() -> None:
    assert len(by_code(_of(f"Bans\n{BAN}.", f"More\n{BAN}."), "RES05")) == 2


def test_a_plain_restriction_goes_along_with_a_code_that_says_more() -> None:
    assert _codes("Bans\nWithout permission a fine is due; so is one who prints without a licence.") >= {
        "RES05"
    }
    assert "RES01" not in _codes("Bans\nA fine is due from one who prints without a licence.")


def test_ordinary_regulation_is_told_lower_and_asks_for_no_court() -> None:
    article = "Custody\nA printer may be detained."
    usual, ordinary = (_of(article, kinds=[kind]) for kind in ("press", "fish"))
    assert "SAF01" not in {finding.code for finding in ordinary.findings}
    assert by_code(usual, "RES01")[0].severity == "warning"
    assert by_code(ordinary, "RES01")[0].severity == "notice"


def test_every_finding_but_an_omission_shows_the_words_it_rests_on() -> None:
    result = _of(
        f"Bans\n{BAN} for the interests of the State, and other acts.", "Custody\nA printer may be detained.",
        "Rights\nThe right to freedom of expression.", "Final\nA refusal shall be final without a licence.",
    )  # fmt: skip
    for finding in result.findings:
        if not finding.code.startswith(("OMI01", "OMI02")):
            assert finding.evidence, finding.code
        for quote in finding.evidence:
            assert result.draft.document.text[quote.span.start : quote.span.end] == quote.quote


def test_words_linked_across_an_article_are_told_with_less_confidence() -> None:
    far = rule(
        "t.far", "near", {"restricts": "21", "measure": "ban"}, scope="article",
        terms=[{"phrases": {"en": ["meeting"]}}, {"phrases": {"en": ["banned"]}}],
    )  # fmt: skip
    result = assessed(law("Order\n1. A meeting is held.\n2. Fires are banned."), knowledge(far))
    assert {finding.confidence for finding in result.findings if finding.provisions == ("21",)} == {"medium"}


def test_a_right_named_whole_gives_way_to_its_paragraph_in_the_same_article() -> None:
    whole = says("t.whole", "is shut", restricts="17", measure="search")
    part = says("t.part", "is searched", restricts="17(1)", measure="search")
    known = knowledge(whole, part)
    result = assessed(law("Homes\nA home is searched and is shut."), known)
    assert {finding.provisions for finding in result.findings if finding.code == "RES01"} == {("17(1)",)}


def test_every_code_a_restriction_can_lead_to_is_in_the_list_of_codes() -> None:
    known = {code.id for code in codes()}
    assert {"RES01", "RES02", "RES05", "RES07", "NDR01", "SAF01", "REM04", "VAG02", "VAG03", "VAG04"} <= known
    assert {"GND01", "GND02", "GND04", "IMP10", "IMP20", "IMP40", "OMI01", "OMI02", "OMI04"} <= known
    assert len(RULES) == len({rule.id for rule in RULES})


def test_a_catch_all_at_the_end_of_a_list_opens_the_whole_list() -> None:
    text = f"Bans\n1. It is an offence if:\na) {BAN.lower()};\nb) goods are stored;\nc) and other acts."
    assert "VAG03" in _codes(text)


def test_words_of_another_matter_far_off_in_a_long_unit_do_not_count() -> None:
    far = "The office keeps a list of the rooms it lets. " * 12
    assert "VAG03" not in _codes(f"Bans\n{BAN}. {far}It lists shops and other acts.")


def test_an_appeal_is_credited_elsewhere_only_from_an_article_of_its_own() -> None:
    appeal = "An appeal lies to the court"
    with_article = by_code(_of(f"Bans\n{BAN}.", f"Appeals\n{appeal}."), "RES05")[0]
    assert with_article.prongs["safeguard"].state == "weak"
    in_other_ban = by_code(_of(f"Bans\n{BAN}.", f"Fines\nA printer risks a fine. {appeal}."), "RES05")[0]
    assert in_other_ban.prongs["safeguard"].state == "absent"


def test_the_penalty_named_is_prison_where_prison_stands_beside_the_ban() -> None:
    finding = by_code(_of("Bans\nA printer risks imprisonment and a fine."), "RES07")[0]
    assert "imprisonment" in finding.message
