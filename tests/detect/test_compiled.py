"""All kinds of rule together: what is found is a place in the unit it names, with the rule's words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small import document, draft, found, knowledge, rule, says

from iccpr_check.detect import detect
from iccpr_check.fold import fold_phrase
from iccpr_check.parse import parse
from iccpr_check.phrases import expand

PHRASES = ("{publish|print} {a|the|} newspaper", "without {a|any} licence", "meeting", "public order")
PHRASE = says("t.phrase", *PHRASES, conduct="press")
PATTERN = rule("t.pattern", "pattern", {"measure": "ban"}, patterns={"en": ["no person … licence"]}, gap=8)
NEAR = rule(
    "t.near", "near", {"restricts": "21"},
    terms=[{"any": ["conduct.press"]}, {"any": ["measure.ban"]}],
)  # fmt: skip
RULES = (PHRASE, PATTERN, NEAR)

LINES = st.lists(
    st.sampled_from(
        [
            "Article 1. The meeting", "Article 2. Public order", "1. No person shall publish a newspaper",
            "2. A meeting is free. Print the newspaper!", "(a) without any licence;", "(b) hold a meeting,",
            "or print newspaper without a licence.", "Chapter II", "MEETING", "",
        ]
    ),
    max_size=16,
).map("\n".join)  # fmt: skip


@given(LINES)
def test_evidence_lies_in_the_unit_it_names_and_no_finer_unit_holds_it(text: str) -> None:
    parsed = draft(text)
    units = {unit.id: unit for unit in parsed.units}
    for evidence in detect(parsed, knowledge(*RULES)).evidence:
        assert units[evidence.unit].span.contains(evidence.span)
        assert not any(u.span.contains(evidence.span) for u in parsed.units if u.parent == evidence.unit)


@given(LINES)
def test_the_words_of_a_phrase_rule_are_one_of_its_wordings(text: str) -> None:
    wordings = {fold_phrase(wording) for phrase in PHRASES for wording in expand(phrase)}
    for evidence in found(text, PHRASE).evidence:
        assert fold_phrase(text[evidence.span.start : evidence.span.end]) in wordings


@given(LINES)
def test_hits_of_one_rule_never_overlap_and_come_in_the_order_of_the_text(text: str) -> None:
    evidence = found(text, *RULES).evidence
    assert list(evidence) == sorted(evidence, key=lambda e: (e.span.start, e.span.end, e.rule))
    for one in evidence:
        assert not any(o is not one and o.rule == one.rule and o.span.overlaps(one.span) for o in evidence)


@given(LINES)
def test_the_same_text_gives_the_same_evidence(text: str) -> None:
    assert found(text, *RULES) == found(text, *RULES)


def test_rules_of_one_state_of_knowledge_are_made_ready_once() -> None:
    known = knowledge(*RULES)
    other = known.model_copy(update={"rules": (), "digest": known.digest})
    parsed = parse(document("Every meeting is free."))
    assert detect(parsed, other) == detect(parsed, known)


def test_other_rules_are_other_knowledge() -> None:
    assert knowledge(PHRASE).digest != knowledge(NEAR).digest


def test_an_empty_rule_set_finds_nothing_and_fails_nowhere() -> None:
    assert found("Every meeting is free.").evidence == ()


def test_text_without_words_gives_nothing() -> None:
    assert found("…\n\n—", *RULES).evidence == ()
