"""The limitation test, question by question, as the text answers it."""

from __future__ import annotations

import pytest
from assess_drafts import KNOWN, law
from small import assessed, by_code, knowledge, says

from iccpr_check.model import Prong

BAN = "Nothing is printed without a licence"


def _prongs(*articles: str) -> dict[str, Prong]:
    """Return the prongs of the leading finding on the first article that restricts."""
    return next(finding.prongs for finding in assessed(law(*articles), KNOWN).findings if finding.prongs)


@pytest.mark.parametrize(
    ("words", "prong", "state"),
    [
        ("", "legality", "present"),
        ("as the Minister prescribes", "legality", "contrary"),
        ("", "precision", "weak"),
        ("where it means exactly this", "precision", "present"),
        ("if it is harmful matter, on pain of a fine", "precision", "contrary"),
        ("if it is harmful matter", "precision", "weak"),  # nothing is forbidden or punished
        ("and other acts", "precision", "contrary"),
        ("unless the officer deems fit", "precision", "contrary"),
        ("", "ground", "absent"),
        ("for national security", "ground", "present"),
        ("for national security and the interests of the State", "ground", "weak"),
        ("for the interests of the State", "ground", "contrary"),
        ("for the interests of justice", "ground", "contrary"),
        ("", "necessity", "absent"),
        ("where strictly necessary", "necessity", "present"),
        ("", "proportionality", "absent"),
        ("by the least restrictive means", "proportionality", "present"),
        ("except where it is a poem", "proportionality", "weak"),
        ("and in no case otherwise", "proportionality", "contrary"),
        ("and in no case otherwise, except where it is a poem", "proportionality", "weak"),
        ("by every citizen", "equality", "contrary"),
        ("", "safeguard", "absent"),
        ("but an appeal lies to the court", "safeguard", "present"),
        ("but a printer may complain", "safeguard", "weak"),
        ("and the refusal shall be final", "safeguard", "contrary"),
        ("but an appeal lies to the court and its refusal shall be final", "safeguard", "contrary"),
    ],
)
def test_the_words_answer_the_question(words: str, prong: str, state: str) -> None:
    assert _prongs(f"Bans\n{BAN} {words}.")[prong].state == state


def test_equality_is_asked_only_where_words_treat_people_differently() -> None:
    assert "equality" not in _prongs(f"Bans\n{BAN}.")


def test_a_ground_is_asked_only_where_the_treaty_lists_grounds() -> None:
    assert "ground" not in _prongs("Bans\nA printer may be detained for the interests of the State.")


def test_an_appeal_to_a_court_elsewhere_in_the_law_is_a_weak_safeguard() -> None:
    assert (
        _prongs(f"Bans\n{BAN}.", "Appeals\nAgainst a refusal an appeal lies to the court.")["safeguard"].state
        == "weak"
    )


def test_words_of_another_paragraph_do_not_speak_for_the_restriction() -> None:
    prongs = _prongs(f"Bans\n1. {BAN}.\n2. Fires are lit where strictly necessary for national security.")
    assert prongs["necessity"].state == "absent"
    assert prongs["ground"].state == "absent"


def test_a_safeguard_anywhere_in_the_article_counts() -> None:
    assert _prongs(f"Bans\n1. {BAN}.\n2. An appeal lies to the court.")["safeguard"].state == "present"


def test_every_answer_that_rests_on_words_shows_them() -> None:
    prongs = _prongs(f"Bans\n{BAN} for national security where strictly necessary; a refusal shall be final.")
    shown = {name: [quote.quote for quote in prong.quotes] for name, prong in prongs.items() if prong.quotes}
    assert shown == {
        "ground": ["national security"],
        "necessity": ["where strictly necessary"],
        "safeguard": ["shall be final"],
    }


def test_a_ground_that_comes_near_to_a_listed_one_answers_weakly() -> None:
    secrets = says("t.secrets", "for State secrets", ground="secrets")
    known = knowledge(*KNOWN.rules, secrets)
    (finding,) = by_code(assessed(law(f"Bans\n{BAN} for State secrets."), known), "RES05")
    assert finding.prongs["ground"].state == "weak"
