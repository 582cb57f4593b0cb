"""The central table: one row for a unit, a provision and an effect; the finest unit and provision."""

from __future__ import annotations

from assess_drafts import KNOWN, law
from hypothesis import given
from hypothesis import strategies as st
from small import assessed, draft, knowledge, rule, says

from iccpr_check.assess import assess
from iccpr_check.model import Detected, DocumentReport, Reference, Span

ARTICLES = st.lists(
    st.sampled_from(
        [
            "Bans\n1. Nothing is printed without a licence.\n2. Nor sold without a licence, or a fine.",
            "Rights\nevery citizen has the right to freedom of expression.",
            "Custody\nA printer may be detained. A printer may be detained.",
            "Definitions\nA book is printed without a licence.",
            "More\n(a) without a licence;\n(b) imprisonment, and by force of pain.",
        ]
    ),
    max_size=5,
)


def _rows(result: DocumentReport) -> list[tuple[str, str, str]]:
    return [(row.unit, row.provision, row.effect) for row in result.engagements]


@given(ARTICLES)
def test_a_unit_a_provision_and_an_effect_have_one_row(articles: list[str]) -> None:
    rows = _rows(assessed(law(*articles), KNOWN))
    assert len(rows) == len(set(rows))


@given(ARTICLES)
def test_rows_show_words_that_lie_in_their_unit(articles: list[str]) -> None:
    result = assessed(law(*articles), KNOWN)
    spans = {unit.id: unit.span for unit in result.draft.units}
    for row in result.engagements:
        assert row.evidence
        for quote in row.evidence:
            assert spans[row.unit].contains(quote.span)
            assert result.draft.document.text[quote.span.start : quote.span.end] == quote.quote


@given(ARTICLES)
def test_rows_follow_the_order_of_the_text(articles: list[str]) -> None:
    result = assessed(law(*articles), KNOWN)
    order = [unit.id for unit in result.draft.units]
    places = [order.index(row.unit) for row in result.engagements]
    assert places == sorted(places)


def test_the_row_stands_at_the_finest_unit() -> None:
    text = law("Bans\n1. Nothing is done—\n(a) in print without a licence;\n(b) at night.\n2. Free.")
    assert _rows(assessed(text, KNOWN)) == [("art-1.1.a", "19(2)", "restricts")]


def test_words_that_restrict_and_words_that_give_effect_are_two_rows() -> None:
    text = law("Press\nEach has the right to freedom of expression, not without a licence.")
    assert _rows(assessed(text, KNOWN)) == [("art-1", "19(2)", "implements"), ("art-1", "19(2)", "restricts")]


def test_several_words_to_one_effect_are_one_row_with_all_of_them() -> None:
    text = law("Press\nNothing without a licence; a fine is due.")
    (row,) = assessed(text, KNOWN).engagements
    assert [quote.quote for quote in row.evidence] == ["without a licence", "a fine"]


def test_a_provision_named_whole_gives_way_to_its_part_in_the_same_unit_only() -> None:
    known = knowledge(says("t.w", "shut", restricts="17"), says("t.p", "searched", restricts="17(1)"))
    text = law("Homes\n1. A home is searched and shut.\n2. A shop is shut.")
    assert _rows(assessed(text, known)) == [("art-1.1", "17(1)", "restricts"), ("art-1.2", "17", "restricts")]


def test_a_right_of_everyone_that_is_given_to_citizens_is_given_effect_and_the_holder_is_a_finding() -> None:
    result = assessed(law("Rights\nevery citizen has the right to freedom of expression."), KNOWN)
    assert _rows(result) == [("art-1", "19(2)", "implements")]
    assert "IMP40" in {finding.code for finding in result.findings}


def test_words_linked_across_an_article_make_a_row_of_medium_confidence() -> None:
    far = rule(
        "t.far", "near", {"restricts": "21"}, scope="article",
        terms=[{"phrases": {"en": ["meeting"]}}, {"phrases": {"en": ["banned"]}}],
    )  # fmt: skip
    text = law("Order\n1. A meeting is held.\n2. Fires are banned.")
    assert [row.confidence for row in assessed(text, knowledge(far)).engagements] == ["medium"]
    clear = says("t.clear", "no meeting", restricts="21")
    both = law("Order\n1. There is no meeting here.\n2. Fires are banned.")
    assert [row.confidence for row in assessed(both, knowledge(far, clear)).engagements] == ["high"]


# --- references --------------------------------------------------------------------------------


def _cited(text: str, *references: tuple[str, str | None, str]) -> list[tuple[str, str, str]]:
    """Assess a text with references to ``(instrument, provision, unit)`` at its first words of the unit."""
    parsed = draft(text)
    spans = {unit.id: unit.span for unit in parsed.units}
    made = tuple(
        Reference(
            instrument=instrument, provision=provision, unit=unit,
            span=Span(start=spans[unit].start, end=spans[unit].start + 3),
        )
        for instrument, provision, unit in references
    )  # fmt: skip
    return _rows(assess(parsed, Detected(evidence=(), references=made), KNOWN))


def test_a_reference_to_a_provision_is_a_row_that_cites_it() -> None:
    text = law("Treaties\nArticle 19 of the Covenant applies.")
    assert _cited(text, ("iccpr", "19(3)", "art-1")) == [("art-1", "19(3)", "cites")]


def test_what_is_no_provision_of_the_treaty_is_no_row() -> None:
    text = law("Treaties\nArticle 99 of the Covenant applies.")
    assert _cited(text, ("iccpr", "99", "art-1"), ("iccpr", None, "art-1"), ("echr", "10", "art-1")) == []


def test_a_reference_outside_the_operative_text_is_no_row() -> None:
    text = "LAW ON THE PRESS\n\nPREAMBLE\nGiven the Covenant,\n\nArticle 1. Scope\nThe press.\n"
    (preamble,) = (unit.id for unit in draft(text).units if unit.kind == "preamble")
    assert _cited(text, ("iccpr", "19(2)", preamble)) == []
