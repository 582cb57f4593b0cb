"""Rules for emergencies: what stays, and whom measures may not single out."""

from __future__ import annotations

from assess_drafts import law
from small import assessed, by_code, knowledge, says

POWERS = says("t.powers", "in an emergency", emergency="powers")
UNEQUAL = says("t.unequal", "persons of foreign origin are interned", emergency="unequal")
HABEAS = says("t.habeas", "no court is asked", restricts="9(4)", measure="procedure")
KNOWN = knowledge(POWERS, UNEQUAL, HABEAS)


def test_an_emergency_rule_that_bears_on_what_stays_is_told() -> None:
    (finding,) = by_code(assessed(law("Powers\nin an emergency no court is asked."), KNOWN), "NDR03")
    assert finding.provisions == ("9(4)",)
    assert "“no court is asked”" in finding.message


def test_the_same_words_in_ordinary_times_touch_no_derogation() -> None:
    assert by_code(assessed(law("Powers\nno court is asked."), KNOWN), "NDR03") == []


def test_an_emergency_in_another_article_is_another_matter() -> None:
    text = law("Powers\nin an emergency there is light.", "Detention\nno court is asked.")
    assert by_code(assessed(text, KNOWN), "NDR03") == []


def test_measures_that_single_people_out_are_told_once_an_article() -> None:
    text = law("Powers\npersons of foreign origin are interned; persons of foreign origin are interned.")
    (finding,) = by_code(assessed(text, KNOWN), "DER05")
    assert len(finding.evidence) == 2
