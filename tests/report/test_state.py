"""One State beside the draft, and what stands in no point: safeguards looked for, single remarks."""

from __future__ import annotations

import pytest
from report_drafts import NASTY
from small import assessed, knowledge, report, says

from iccpr_check.model import Country, Knowledge, Safeguard
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.text import render_text

LAW = "LAW ON THE PRESS\n\nArticle 1. Bans\nNothing by women is printed without a licence, for customs.\n"
COUNTRY = Country.model_validate(
    {
        "id": "XXX",
        "name": {"en": "Ruritania", "vi": "Ruritania"},
        "languages": ["en"],
        "memberships": [
            {"instrument": "icescr", "name": {"en": "the other Covenant"}, "party": True, "verified": True,
             "source": "x"},
            {"instrument": "iccpr-op1", "name": {"en": f"the Protocol {NASTY}"}, "party": False,
             "verified": True, "source": "x"},
        ],
        "reservations": [
            {"provisions": ["19"], "kind": "reservation", "says": {"en": "Films are kept out."},
             "verified": False, "source": "x"},
            {"provisions": ["9"], "kind": "declaration", "says": {"en": "Of no matter here."},
             "verified": True, "source": "x"},
        ],
        "constitution": {
            "name": {"en": "Constitution of 1900"},
            "source": "x",
            "articles": [
                {"article": "10", "title": {"en": "speech"}, "provisions": ["19(2)"],
                 "note": {"en": "Wide."}},
                {"article": "11", "title": {"en": "homes"}, "provisions": ["17(1)"]},
            ],
            "limitations": [
                {"article": "10(2)", "grounds": ["NS"], "of": ["19(2)"], "note": {"en": "One ground only."}},
                {"article": "11(2)", "grounds": ["NS"], "of": ["17(1)"], "note": {"en": "Not for this."}},
            ],
        },
        "formulas": [
            {"rule": "t.customs", "found_in": {"en": "Penal Code"}, "note": {"en": "One people's customs."},
             "verified": False, "source": "x"},
        ],
        "groups": [
            {"id": "women", "name": {"en": "women"}, "holders": ["women"], "tailored": ["safeguard.tailored"],
             "source": "CEDAW"},
        ],
        "recommendations": [
            {"id": "X-1", "document": "CCPR/C/XXX/CO/1", "year": 2020, "verified": False,
             "source": "a friend", "provisions": ["19(2)"], "subject": {"en": "press"},
             "ask": {"en": "Print freely."},
             "touches": ["restricts.19(2)"]},
        ],
    }
)  # fmt: skip
KNOWN: Knowledge = knowledge(
    says("t.licence", "without a licence", restricts="19(2)", measure="licence"),
    says("t.women", "women", holder="women"),
    says("t.customs", "customs", ground="traditions"),
    safeguards=[
        Safeguard.model_validate(
            {
                "code": code, "provision": "9(1)", "powers": ["measure.licence"],
                "located_by": ["safeguard.time_limit"], "named": {"en": f"{named} | {NASTY}"},
                "source": {"cite": "GC35/12"},
            }
        )
        for code, named in (("SAF02", "an end"), ("SAF06", "a second look"))
    ],
).model_copy(update={"countries": (COUNTRY,)})  # fmt: skip
RESULT = assessed(LAW, KNOWN, country=COUNTRY)
BARE = report(RESULT, known=KNOWN)
WHOLE = BARE.model_copy(update={"country": "XXX"})


def _section(heading: str) -> str:
    made = render_markdown(WHOLE)
    assert f"## {heading}\n" in made
    return made.split(f"## {heading}\n")[1].split("\n## ")[0].replace("\\", "")


STATE = "Ruritania: constitution, reservations, other treaties"


@pytest.mark.parametrize(
    "said",
    [
        "reservation · article 19: Films are kept out. (not checked against the official document)",
        "| 10 speech: Wide. | 19(2) |",
        "Constitution of 1900, article 10(2): One ground only.",
        "“customs” (Article 1; Penal Code): One people's customs.",
        "Party to: the other Covenant.",
        "Not party to: the Protocol ",
    ],
)
def test_the_state_is_told_as_far_as_the_draft_engages_it(said: str) -> None:
    assert said in _section(STATE)


@pytest.mark.parametrize("unsaid", ["Of no matter here.", "homes", "Not for this."])
def test_what_the_draft_does_not_engage_is_not_told(unsaid: str) -> None:
    assert unsaid not in _section(STATE)


def test_a_group_is_told_with_its_place_and_who_speaks_for_it() -> None:
    assert "| women | **Article 1** (line 4) | 19(2) | CEDAW |" in _section("Groups to consider")


def test_a_recommendation_is_a_row_with_room_for_who_answers_it() -> None:
    (row,) = [line for line in _section("What the Committee asked").splitlines() if "CO/1" in line]
    assert row.startswith("| CCPR/C/XXX/CO/1 | unchecked | Print freely. | **Article 1** (line 4): “")
    assert row.endswith("| same subject `REC01` |  |")


def test_without_a_state_there_is_no_such_section() -> None:
    assert "Ruritania" not in render_markdown(BARE)


def test_what_a_power_calls_for_is_one_row() -> None:
    rows = [row for row in _section("Expected and not located").splitlines() if "SAF" in row]
    assert len(rows) == 1
    assert rows[0].count("`SAF0") == 2


def test_a_terminal_shows_them_too() -> None:
    shown = render_text(WHOLE, verbose=True)
    for code in ("SAF02", "SAF06", "REC01", "VUL01"):
        assert f" {code} law" in shown or f" {code} draft" in shown
