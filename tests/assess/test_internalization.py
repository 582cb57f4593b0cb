"""Where the draft gives effect to the Covenant: the elements located, those not, and narrower holders."""

from __future__ import annotations

from assess_drafts import KNOWN, law
from small import assessed, by_code, knowledge, says, treaty

from iccpr_check.model import DocumentReport, Finding, LawKind

RIGHT = "Rights\nEach has the right to freedom of expression."


def _one(result: DocumentReport, code: str) -> Finding:
    (finding,) = by_code(result, code)
    return finding


def test_some_of_the_elements_are_told_with_those_that_were_not_located() -> None:
    finding = _one(assessed(law(RIGHT), KNOWN), "IMP20")
    assert finding.provisions == ("19(2)",)
    expression = treaty().provision("19(2)")
    assert expression is not None
    missing = [
        e.name["en"] for e in expression.elements if e.required and e.id != "19(2):seek_receive_impart"
    ]
    assert (
        finding.message
        == f"1 of {len(missing) + 1} elements of article 19(2) located; not located: {'; '.join(missing)}."
    )


def test_all_required_elements_are_told_as_such() -> None:
    expression = treaty().provision("19(2)")
    assert expression is not None
    rules = [
        says(f"t.e{n}", f"element {n}", element=element.id)
        for n, element in enumerate(expression.elements)
        if element.required
    ]
    text = law("Rights\n" + " and ".join(f"element {n}" for n in range(len(rules))) + ".")
    result = assessed(text, knowledge(*rules))
    assert by_code(result, "IMP20") == []
    assert _one(result, "IMP10").severity == "info"


def test_elements_may_stand_in_different_articles_and_are_counted_once() -> None:
    result = assessed(law(RIGHT, RIGHT), KNOWN)
    assert [quote.quote for quote in _one(result, "IMP20").evidence] == [
        "the right to freedom of expression"
    ] * 2
    (row,) = (row for row in result.provisions if row.provision == "19(2)")
    assert {e.id: e.units for e in row.elements if e.located} == {
        "19(2):seek_receive_impart": ("art-1", "art-2")
    }


def test_a_provision_without_an_element_in_the_text_has_no_finding() -> None:
    assert {f.provisions for f in assessed(law(RIGHT), KNOWN).findings if f.code.startswith("IMP")} == {
        ("19(2)",)
    }


def test_a_right_of_everyone_worded_for_citizens_is_told_with_the_words() -> None:
    result = assessed(law("Rights\nevery citizen has the right to freedom of expression."), KNOWN)
    finding = _one(result, "IMP40")
    assert finding.message == f"Article 19(2) protects everyone; {finding.label} says “every citizen”."


def test_a_right_worded_for_everyone_is_not() -> None:
    assert by_code(assessed(law(RIGHT), KNOWN), "IMP40") == []


def test_a_citizen_named_elsewhere_in_the_article_narrows_nothing() -> None:
    text = law(
        "Rights\nEach has the right to freedom of expression.\n1. Much later, and in quite another matter "
        "that has nothing to do with it at all, every citizen pays taxes."
    )
    assert by_code(assessed(text, KNOWN), "IMP40") == []


def test_a_right_the_covenant_gives_to_citizens_may_be_worded_for_them() -> None:
    vote = says("t.vote", "the right to vote", element="25(b):vote_and_be_elected")
    provision = treaty().provision("25(b)")
    assert provision is not None
    vote = says("t.vote", "the right to vote", element=provision.elements[0].id)
    citizens = says("t.citizens", "every citizen", holder="citizens")
    assert (
        by_code(
            assessed(law("Votes\nevery citizen has the right to vote."), knowledge(vote, citizens)), "IMP40"
        )
        == []
    )


def test_findings_speak_the_language_of_the_report() -> None:
    finding = _one(assessed(law(RIGHT), KNOWN, report_lang="vi"), "IMP20")
    assert finding.message.startswith("Đã tìm thấy 1/")
    assert "Điều 19(2)" in finding.message


def test_a_right_that_is_only_stated_is_told_and_one_with_machinery_is_not() -> None:
    duty = says("t.duty", "the Ministry shall", actor="responsible")
    known = knowledge(*KNOWN.rules, duty, kinds=KNOWN.kinds)
    (finding,) = by_code(assessed(law(RIGHT), known), "IMP30")
    assert finding.provisions == ("19(2)",)
    carried = law(f"{RIGHT} For this the Ministry shall open its files.")
    assert by_code(assessed(carried, known), "IMP30") == []


def test_a_way_to_complain_or_a_penalty_is_machinery_too() -> None:
    for machinery in ("Each may complain.", "Who hinders it is liable to imprisonment."):
        assert by_code(assessed(law(f"{RIGHT} {machinery}"), KNOWN), "IMP30") == []


def test_a_guarantee_of_procedure_is_machinery_itself() -> None:
    assert by_code(assessed(law("Trials\nEach is assisted by counsel."), KNOWN), "IMP30") == []


def test_a_constitution_states_rights_for_laws_to_carry_out() -> None:
    constitution = LawKind(id="constitution", name={"en": "constitution"}, title={"en": ("press",)})
    known = knowledge(*KNOWN.rules, kinds=(constitution,))
    assert by_code(assessed(law(RIGHT), known), "IMP30") == []


def test_an_article_on_principles_states_rights_for_others_to_carry_out() -> None:
    heading = says("t.principles", "principles", frame="principles")
    known = knowledge(*KNOWN.rules, heading, kinds=KNOWN.kinds)
    text = law("Principles\nEach has the right to freedom of expression.")
    assert by_code(assessed(text, KNOWN), "IMP30")
    assert by_code(assessed(text, known), "IMP30") == []
