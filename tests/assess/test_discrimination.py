"""Clauses on discrimination: is the list of grounds whole, or open?"""

from __future__ import annotations

import pytest
from assess_drafts import law
from small import assessed, by_code, knowledge, says, vocabulary

CLAUSE = says("t.clause", "nobody is discriminated against", element="26:prohibit_discrimination")
OPEN = says("t.open", "or in any other way", element="26:open_grounds")
CHILD = says("t.child", "every child", element="24(1):no_discrimination")
SPECIAL = says("t.special", "a quota", frame="special")
STATUS = [says(f"t.{name}", f"by {name}", status=name) for name in vocabulary()["status"]]
KNOWN = knowledge(CLAUSE, OPEN, CHILD, SPECIAL, *STATUS)


def _missing(text: str) -> list[str]:
    return [finding.message for finding in by_code(assessed(law(f"Equality\n{text}"), KNOWN), "DIS05")]


def test_a_closed_list_that_leaves_grounds_out_is_told_with_what_is_missing() -> None:
    (message,) = _missing("nobody is discriminated against by race, by colour, by sex.")
    assert message.endswith(
        "not named: language, religion, political or other opinion, national or social origin, "
        "property, birth."
    )


@pytest.mark.parametrize(
    "text",
    [
        "nobody is discriminated against by race, by colour, by sex or in any other way.",
        "nobody is discriminated against by race, by colour, by sex, by other.",
        "nobody is discriminated against.",
        "nobody is discriminated against by sex.",
        "taxes differ by property, by birth, by origin.",
        "every child: nobody is discriminated against by race, by colour, by sex.",
        "nobody is discriminated against "
        + ", ".join(f"by {name}" for name in vocabulary()["status"] if name != "other"),
    ],
    ids=["open", "other status", "no list", "one ground", "no clause", "children", "whole"],
)
def test_a_list_that_is_open_or_whole_or_none_is_not_told(text: str) -> None:
    assert _missing(text) == []


def test_special_measures_are_told_once_as_information() -> None:
    result = assessed(law("Seats\nThere is a quota.", "Schools\nThere is a quota."), KNOWN)
    (finding,) = by_code(result, "DIS07")
    assert (finding.severity, len(finding.evidence)) == ("info", 2)
