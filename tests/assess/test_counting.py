"""Which words count: what is out of account stays visible, with the reason."""

from __future__ import annotations

import pytest
from assess_drafts import KNOWN, law
from small import assessed, by_code, knowledge, rule, says

from iccpr_check.model import Evidence


def _cut(text: str, rule_id: str = "t.licence") -> list[str | None]:
    return [found.cut_by for found in assessed(text, KNOWN).evidence if found.rule == rule_id]


def test_words_of_an_ordinary_article_count() -> None:
    assert _cut(law("Bans\nNothing is printed without a licence.")) == [None]


def test_a_definition_restricts_nothing_and_says_why() -> None:
    text = law("Definitions\nA pamphlet is a text printed without a licence.", "Bans\nNo pamphlets.")
    assert _cut(text) == ["frame.definition"]
    assert assessed(text, KNOWN).engagements == ()


def test_an_articles_first_words_frame_it_like_a_heading_and_later_words_do_not() -> None:
    first = law("Names\nThe definitions apply to what is printed without a licence.")
    later = law("Bans\nNothing is printed without a licence, whatever the definitions say.")
    assert (_cut(first), _cut(later)) == (["frame.definition"], [None])


@pytest.mark.parametrize(
    "text",
    [
        "LAW ON THE PRESS\n\nPREAMBLE\nWhereas much is printed without a licence,\n\n"
        "Article 1. Scope\nThe press.\n",
        "LAW ON PRINTING WITHOUT A LICENCE\n\nArticle 1. Scope\nThe press.\nArticle 2. More\nX.\n",
    ],
)
def test_words_that_lay_down_no_law_do_not_count(text: str) -> None:
    (cut,) = _cut(text)
    assert cut is not None
    assert cut.startswith("unit.")


def test_a_rule_of_one_kind_of_law_counts_in_no_other() -> None:
    only = rule(
        "t.only", "phrase", {"restricts": "22(1)"}, phrases={"en": ["without a licence"]}, kinds=["press"]
    )  # fmt: skip
    known = knowledge(only, kinds=KNOWN.kinds)
    text = law("Bans\nNothing is printed without a licence.")

    def cut(kinds: list[str]) -> list[Evidence]:
        return [found for found in assessed(text, known, kinds=kinds).evidence if found.cut_by]

    assert cut(["press"]) == []
    assert [found.cut_by for found in cut(["fish"])] == ["kind of law"]
    assert [found.cut_by for found in cut(["none"])] == ["kind of law"]


def test_what_does_not_count_leads_to_no_finding() -> None:
    framed = law("Definitions\nA pamphlet is a text printed without a licence.")
    assert by_code(assessed(framed, KNOWN), "RES05") == []


def test_a_rule_may_count_in_spite_of_its_articles_frame() -> None:
    known = knowledge(
        says("t.later", "transition", frame="transitional"),
        rule(
            "t.lighter", "phrase", {"element": "15(1):lighter_penalty_benefit"},
            phrases={"en": ["the lighter penalty applies"]}, despite=["frame.transitional"],
        ),
        says("t.detain", "may be detained", restricts="9(1)", measure="detention"),
    )  # fmt: skip
    text = law("Transition\nFor earlier acts the lighter penalty applies; a person may be detained.")
    assert [(e.provision, e.effect) for e in assessed(text, known).engagements] == [("15(1)", "implements")]


def test_a_right_that_is_named_to_be_refused_is_not_given() -> None:
    known = knowledge(
        says("t.denied", "has no right to", frame="denied"),
        says("t.counsel", "be assisted by counsel", element="14(3)(d):self_or_counsel"),
    )
    assert (
        assessed(law("Trials\nThe accused has no right to be assisted by counsel."), known).engagements == ()
    )
    assert assessed(law("Trials\nThe accused may be assisted by counsel."), known).engagements != ()


def test_a_note_of_the_edition_quotes_other_laws() -> None:
    known = knowledge(
        says("t.note", "this article is related to", frame="note"),
        says("t.detain", "may be detained", restricts="9(1)", measure="detention"),
    )
    noted = law("Ships\nShips are painted.\n(This article is related to Article 4. Who may be detained)")
    assert assessed(noted, known).engagements == ()
    after = law("Ships\n(This article is related to Article 4. Ships)\nA person may be detained.")
    assert assessed(after, known).engagements != ()
