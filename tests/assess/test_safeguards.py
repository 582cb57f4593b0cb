"""What a power calls for and the draft does not show: told once, where the power is given."""

from __future__ import annotations

from typing import Any

from assess_drafts import COUNSEL, DETAIN, FISH, PRESS, WORDS, law
from small import assessed, by_code, knowledge, says

from iccpr_check.model import DocumentReport, Knowledge, LawKind, Safeguard, Skipped

ELSEWHERE = says("t.procedure", "under the code of criminal procedure", elsewhere="procedure")
ARREST = says("t.arrest", "on arrest", element="9(1):procedure_in_law")
PROCEDURE = LawKind(id="procedure", name={"en": "procedure"}, holds=("9(1)",))
DETENTION = "Custody\nA printer may be detained on arrest."


def _known(**row: Any) -> Knowledge:
    asked = Safeguard.model_validate(
        {
            "code": "SAF02",
            "provision": "9(1)",
            "powers": ["measure.detention"],
            "located_by": ["safeguard.time_limit", "element.14(3)(d):self_or_counsel"],
            "named": {"en": "a limit of time", "vi": "thời hạn"},
            "source": {"cite": "ICCPR art. 9(1); GC35/12"},
            **row,
        }
    )
    rules = (DETAIN, ARREST, COUNSEL, ELSEWHERE, *WORDS)
    return knowledge(*rules, kinds=(PRESS, FISH, PROCEDURE), safeguards=(asked,))


def _told(text: str, *, kinds: list[str] | None = None, **row: Any) -> list[str]:
    return [finding.message for finding in by_code(assessed(text, _known(**row), kinds=kinds), "SAF02")]


def _result(text: str) -> DocumentReport:
    return assessed(text, _known())


def test_a_power_without_its_safeguard_is_told_with_the_power_and_what_was_looked_for() -> None:
    (finding,) = by_code(_result(law(DETENTION)), "SAF02")
    assert finding.message == (
        "Article 1 gives a power (detention); wording on a limit of time was not located."
    )
    assert (finding.quote, finding.searched) == ("may be detained", "a limit of time")
    assert finding.sources == ("ICCPR art. 9(1)", "GC35/12")


def test_it_is_told_once_with_every_place_of_the_power() -> None:
    (finding,) = by_code(_result(law(DETENTION, DETENTION)), "SAF02")
    assert len(finding.evidence) == 2


def test_the_safeguard_may_stand_anywhere_in_the_law() -> None:
    assert _told(law(DETENTION, "Defence\nEach is assisted by counsel.")) == []


def test_a_law_that_leaves_the_matter_to_another_is_not_asked() -> None:
    assert _told(law(DETENTION, "Courts\nIt goes on under the code of criminal procedure.")) == []


def test_a_law_that_says_nothing_of_the_provision_has_an_omission_and_not_a_missing_safeguard() -> None:
    known = _known(provision="19(2)")
    result = assessed(law(DETENTION), known)
    assert by_code(result, "OMI01")
    assert by_code(result, "SAF02") == []


def test_a_measure_that_restricts_nobody_is_no_power() -> None:
    named = says("t.word", "the detention of a vessel", measure="detention")
    known = knowledge(named, kinds=(PRESS,), safeguards=_known().safeguards)
    assert by_code(assessed(law("Ships\nThere is the detention of a vessel."), known), "SAF02") == []


def test_a_row_may_ask_for_a_right_for_other_words_and_for_kinds_of_law() -> None:
    assert _told(law(DETENTION), of=["17(1)"]) == []
    assert _told(law(DETENTION), given=["safeguard.complaint"]) == []
    assert _told(law(DETENTION), kinds=["procedure"]) != []
    assert _told(law(DETENTION), not_kinds=["press"]) == []


def test_ordinary_regulation_and_drafts_read_in_part_are_asked_nothing() -> None:
    assert _told(law(DETENTION, title="FISHERIES ACT")) == []
    skipped = [Skipped(what="page 3", why="no text layer")]
    assert by_code(assessed(law(DETENTION), _known(), skipped=skipped), "SAF02") == []
