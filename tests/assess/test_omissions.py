"""What a law of this kind, or with these powers, is expected to address, and does not."""

from __future__ import annotations

from assess_drafts import KNOWN, PRESS, law
from small import assessed, by_code, knowledge, says

from iccpr_check.assess.omissions import touched
from iccpr_check.model import DocumentReport, LawKind, Skipped

SCOPE = "Scope\nThe press."
CUSTODY = "Custody\nA printer may be detained."


def _missing(result: DocumentReport, code: str) -> list[str]:
    return [provision for finding in by_code(result, code) for provision in finding.provisions]


def test_a_core_provision_that_nothing_speaks_of_is_missed_and_a_relevant_one_only_mentioned() -> None:
    result = assessed(law(SCOPE), KNOWN)
    assert _missing(result, "OMI01") == ["19(2)", "2(3)"]
    assert _missing(result, "OMI02") == ["17(1)"]
    assert {finding.severity for finding in by_code(result, "OMI02")} == {"info"}


def test_what_is_touched_is_not_missed_whether_given_or_restricted() -> None:
    given = assessed(law("Rights\nEach has the right to freedom of expression."), KNOWN)
    limited = assessed(law("Bans\nNothing is printed without a licence."), KNOWN)
    assert "19(2)" not in _missing(given, "OMI01")
    assert "19(2)" not in _missing(limited, "OMI01")


def test_a_whole_speaks_for_its_parts_and_a_part_for_its_whole() -> None:
    assert touched("9", ["9(3)"])
    assert touched("9(3)", ["9"])
    assert touched("9(3)", ["9(3)"])
    assert not touched("9(3)", ["9(4)"])
    assert not touched("1", ["19(2)"])


def test_a_power_calls_for_its_safeguards_in_one_finding_at_the_words_that_create_it() -> None:
    result = assessed(law(CUSTODY), KNOWN)
    (finding,) = by_code(result, "OMI04")
    assert finding.provisions == ("9(3)", "9(4)")
    assert finding.quote == "may be detained"
    assert [quote.quote for quote in finding.evidence] == ["may be detained"]


def test_a_power_calls_for_its_safeguards_in_a_law_of_no_kind_too() -> None:
    result = assessed(law(CUSTODY), KNOWN, kinds=["none"])
    assert by_code(result, "OMI04")
    assert by_code(result, "OMI01") == []


def test_a_law_of_no_kind_and_without_powers_owes_nothing() -> None:
    result = assessed(law(SCOPE), KNOWN, kinds=["none"])
    assert [finding for finding in result.findings if finding.code.startswith("OMI")] == []


def test_an_omission_stands_at_the_title_and_says_what_was_searched_for() -> None:
    result = assessed(law(SCOPE), KNOWN)
    finding = by_code(result, "OMI01")[0]
    assert finding.unit is None
    assert finding.line == 1
    assert "Searched for: " in finding.message
    assert finding.evidence == ()


def test_where_something_could_not_be_read_nothing_is_said_to_be_missing() -> None:
    result = assessed(law(SCOPE), KNOWN, skipped=[Skipped(what="page 3", why="no text layer")])
    assert [finding for finding in result.findings if finding.code.startswith("OMI")] == []


def test_what_was_left_out_and_holds_no_law_does_not_matter() -> None:
    result = assessed(law(SCOPE), KNOWN, skipped=[Skipped(what="a menu", why="navigation", matters=False)])
    assert by_code(result, "OMI01")


def test_an_amending_law_omits_nothing() -> None:
    text = law(
        "Amendment of the Press Act\nSection 5 of the Press Act is amended by deleting the word “daily”.",
        "Amendment of section 6\nSection 6 of the Press Act is repealed.",
        title="PRESS (AMENDMENT) ACT",
    )
    result = assessed(text, KNOWN)
    assert result.draft.amending
    assert [finding for finding in result.findings if finding.code.startswith("OMI")] == []
    assert {one.expected for one in result.provisions} == {"no"}


def test_an_amending_law_is_read_as_the_kind_that_the_user_names() -> None:
    text = law("Amendment of the Press Act\nSection 5 of the Press Act is amended by deleting “daily”.")
    assert by_code(assessed(text, KNOWN, kinds=["press"]), "OMI01")


def test_in_ordinary_regulation_a_power_is_a_notice() -> None:
    assert by_code(assessed(law(CUSTODY), KNOWN, kinds=["press"]), "OMI04")[0].severity == "warning"
    assert by_code(assessed(law(CUSTODY), KNOWN, kinds=["fish"]), "OMI04")[0].severity == "notice"


def test_what_the_draft_leaves_to_a_law_that_holds_it_is_told_as_left_and_not_as_missing() -> None:
    leaves = says("t.leaves", "under the law of remedies", elsewhere="remedies")
    remedies = LawKind(id="remedies", name={"en": "remedies"}, holds=("2(3)",))
    known = knowledge(leaves, kinds=(PRESS, remedies))
    result = assessed(law("Scope\nThe press; the rest is decided under the law of remedies."), known)
    (finding,) = by_code(result, "OMI03")
    assert (finding.provisions, finding.quote, finding.severity) == (
        ("2(3)",), "under the law of remedies", "info",
    )  # fmt: skip
    assert _missing(result, "OMI01") == ["19(2)"]


def test_a_law_is_not_left_to_a_law_of_its_own_kind() -> None:
    known = knowledge(says("t.press", "under the law of the press", elsewhere="press"), kinds=(PRESS,))
    result = assessed(law("Scope\nIt is decided under the law of the press."), known)
    assert by_code(result, "OMI03") == []
    assert _missing(result, "OMI01") == ["19(2)", "2(3)"]


def test_an_instrument_that_carries_out_a_law_omits_nothing_unless_its_kind_is_told() -> None:
    text = law(SCOPE, title="PRESS REGULATIONS")
    assert assessed(text, KNOWN).implementing
    assert _missing(assessed(text, KNOWN), "OMI01") == []
    assert not assessed(law(SCOPE, title="PRESS REGULATIONS ACT"), KNOWN).implementing
    assert _missing(assessed(text, KNOWN, kinds=["press"]), "OMI01") == ["19(2)", "2(3)"]
