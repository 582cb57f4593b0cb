"""Near rules: things that mean something only together."""

from __future__ import annotations

import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from small import found, rule, says, words

from iccpr_check.detect.hits import Hit, longest
from iccpr_check.detect.index import TextIndex
from iccpr_check.detect.near import join
from iccpr_check.model import NearRule, Rule

LICENCE = says("v.licence", "without a licence", measure="licence")
PRISON = says("v.prison", "imprisonment", measure="prison")
PRESS = says("v.press", "newspaper", "publish", conduct="press")


def _near(*terms: dict[str, Any], **fields: Any) -> Rule:
    return rule("t.n", "near", {"restricts": "19(2)", "measure": "licence"}, terms=list(terms), **fields)


BOTH = _near({"any": ["measure.licence"]}, {"any": ["conduct.press"]})


def _hits(text: str, *rules: Rule) -> list[str]:
    return words(text, LICENCE, PRISON, PRESS, *rules, of="t.n")


def test_the_place_is_that_of_the_first_term_and_the_others_go_along() -> None:
    text = "No person shall publish a newspaper without a licence."
    evidence = next(e for e in found(text, LICENCE, PRESS, BOTH).evidence if e.rule == "t.n")
    assert text[evidence.span.start : evidence.span.end] == "without a licence"
    assert [text[span.start : span.end] for span in evidence.beside] == ["newspaper"]


def test_one_term_alone_means_nothing() -> None:
    assert _hits("No person shall fish without a licence.", BOTH) == []
    assert _hits("Every person may publish a newspaper.", BOTH) == []


def test_other_sentences_do_not_count_in_a_clause() -> None:
    assert _hits("A newspaper is free. No person shall fish without a licence.", BOTH) == []


def test_terms_stand_within_so_many_words_of_each_other() -> None:
    tight = _near({"any": ["measure.licence"]}, {"any": ["conduct.press"]}, within=3)
    assert _hits("A newspaper that is printed without a licence is seized.", tight)
    assert not _hits("A newspaper that is printed and sold without a licence is seized.", tight)


def test_a_list_item_counts_together_with_its_lead_in() -> None:
    text = (
        "Article 3. Duties\nNo newspaper shall—\n(a) be printed without a licence;\n(b) be sold in schools.\n"
    )
    assert _hits(text, BOTH) == ["without a licence"]


def test_a_list_item_counts_together_with_the_words_after_the_list() -> None:
    text = (
        "Article 3. Offences\nA person who—\n(a) prints a newspaper; or\n(b) sells it,\n"
        "is liable to imprisonment.\n"
    )
    prison = _near({"any": ["measure.prison"]}, {"any": ["conduct.press"]})
    assert _hits(text, prison) == ["imprisonment"]


def test_items_of_a_list_do_not_count_together() -> None:
    text = "Article 3. Bans\nNo person shall—\n(a) own a newspaper;\n(b) fish without a licence.\n"
    assert _hits(text, BOTH) == []


def test_in_a_unit_all_sentences_count_and_in_an_article_all_units() -> None:
    unit = _near({"any": ["measure.licence"]}, {"any": ["conduct.press"]}, scope="unit")
    article = _near({"any": ["measure.licence"]}, {"any": ["conduct.press"]}, scope="article")
    one_unit = "Article 3. Bans\n1. A newspaper is free. Nothing is sold without a licence.\n2. Done.\n"
    two_units = "Article 3. Bans\n1. A newspaper is free.\n2. Nothing is sold without a licence.\n"
    two_articles = (
        "Article 3. Bans\nA newspaper is free.\nArticle 4. More\nNothing is sold without a licence.\n"
    )
    assert [bool(_hits(text, unit)) for text in (one_unit, two_units, two_articles)] == [True, False, False]
    assert [bool(_hits(text, article)) for text in (one_unit, two_units, two_articles)] == [True, True, False]


def test_a_heading_frames_the_items_of_its_article_and_of_no_other() -> None:
    banned = _near(
        {"any": ["conduct.press"], "in": "body"}, {"phrases": {"en": ["prohibited acts"]}, "in": "heading"}
    )
    text = "Article 3. Prohibited acts\n1. Owning a newspaper.\nArticle 4. Freedoms\n1. To publish.\n"
    assert _hits(text, banned) == ["newspaper"]


def test_a_term_held_to_the_body_is_not_found_in_a_heading() -> None:
    body = _near({"any": ["measure.licence"]}, {"any": ["conduct.press"], "in": "body"}, scope="article")
    assert _hits("Article 3. The newspaper\nNothing is sold without a licence.\n", body) == []


def test_a_term_may_bring_phrases_of_its_own() -> None:
    own = _near({"phrases": {"en": ["shall pay"]}}, {"any": ["conduct.press"]})
    assert _hits("Every newspaper shall pay a fee.", own) == ["shall pay"]


def test_a_star_is_every_meaning_of_its_kind() -> None:
    star = _near({"any": ["measure.*"]}, {"any": ["conduct.*"]})
    assert _hits("A newspaper without a licence risks imprisonment.", star) == [
        "without a licence",
        "imprisonment",
    ]


def test_ordered_terms_follow_each_other_as_written() -> None:
    terms = ({"any": ["conduct.press"]}, {"phrases": {"en": ["fine"]}}, {"phrases": {"en": ["court"]}})
    ordered = _near(*terms, ordered=True)
    assert _hits("A newspaper pays a fine set by the court.", ordered) == ["newspaper"]
    assert _hits("A newspaper pays what the court calls a fine.", ordered) == []
    assert _hits("The fine on a newspaper is set by the court.", ordered) == []


def test_one_place_is_not_two_terms() -> None:
    twice = _near({"any": ["conduct.press"]}, {"any": ["conduct.press"]})
    assert _hits("The newspaper is free.", twice) == []
    assert _hits("They publish the newspaper.", twice) == ["publish", "newspaper"]


def test_a_near_rule_does_not_build_on_near_rules() -> None:
    built = rule(
        "t.b", "near", {"vague": "absolute"},
        terms=[{"any": ["restricts.19(2)"]}, {"any": ["conduct.press"]}],
    )  # fmt: skip
    assert words("No newspaper without a licence.", LICENCE, PRESS, BOTH, built, of="t.b") == []


def test_a_protective_frame_silences_a_hit_in_its_clause_and_says_so() -> None:
    frame = says("v.frame", "shall be protected", frame="protective")
    guarded = _near(
        {"any": ["measure.licence"]}, {"any": ["conduct.press"]}, unless_near=["frame.protective"]
    )
    text = "A newspaper without a licence shall be protected. A newspaper without a licence is seized."
    hits = [e for e in found(text, LICENCE, PRESS, frame, guarded).evidence if e.rule == "t.n"]
    assert [hit.cut_by for hit in hits] == ["frame.protective", None]


def test_vocabulary_that_is_silenced_is_no_term() -> None:
    frame = says("v.frame", "need not", frame="protective")
    licence = rule(
        "v.l", "phrase", {"measure": "licence"},
        phrases={"en": ["have a licence"]}, unless_near=["frame.protective"],
    )  # fmt: skip
    assert words("A newspaper need not have a licence.", licence, PRESS, frame, BOTH, of="t.n") == []
    assert words("A newspaper must have a licence.", licence, PRESS, frame, BOTH, of="t.n") == [
        "have a licence"
    ]


# --- the search by halves against the plain one ---------------------------------------------------------


@st.composite
def _texts(draw: st.DrawFn) -> TextIndex:
    """Draw the bare lists of an index: sentences in units, some read together, a heading first."""
    index = TextIndex.__new__(TextIndex)
    index.sentence, index.unit, index.heading = [], [], []
    sentence = unit = 0
    for token in range(draw(st.integers(5, 30))):
        step = draw(st.sampled_from([0, 0, 0, 1, 2]))
        sentence, unit = sentence + (step > 0), unit + (step > 1)
        index.sentence.append(sentence)
        index.unit.append(unit)
        index.heading.append(token < 3)
    linked = st.frozensets(st.integers(0, sentence), max_size=2)
    index.linked = draw(st.lists(linked, min_size=sentence + 1, max_size=sentence + 1))
    return index


@st.composite
def _cases(draw: st.DrawFn) -> tuple[TextIndex, NearRule, list[list[Hit]]]:
    index = draw(_texts())
    places = st.sampled_from(["any", "any", "any", "heading", "body"])
    terms = [{"any": ["measure.prison"], "place": draw(places)} for _ in range(draw(st.integers(2, 3)))]
    scope = draw(st.sampled_from(["clause", "unit", "article"]))
    made = _near(*terms, scope=scope, within=draw(st.integers(1, 10)), ordered=draw(st.booleans()))
    assert isinstance(made, NearRule)
    first = st.integers(0, len(index.sentence) - 1)
    hits = st.lists(st.tuples(first, st.integers(1, 4)), min_size=1, max_size=8, unique=True)
    return index, made, [[Hit(at, at + length) for at, length in draw(hits)] for _ in terms]


def _plainly(index: TextIndex, near: NearRule, terms: list[list[Hit]]) -> list[Hit]:
    """Compare every hit with every other, as the rule's definition reads."""

    def placed(place: str, hits: list[Hit]) -> list[Hit]:
        return [hit for hit in hits if place == "any" or index.heading[hit.first] == (place == "heading")]

    def together(one: Hit, other: Hit) -> bool:
        sentences = index.sentence[one.first], index.sentence[other.first]
        if sentences[0] == sentences[1]:
            return max(other.first - one.last, one.first - other.last) <= near.within
        same_unit = near.scope == "unit" and index.unit[one.first] == index.unit[other.first]
        return same_unit or index.same_clause(*sentences)

    joined = []
    for hit in placed(near.terms[0].place, terms[0]):
        beside: list[Hit] = []
        after = hit.last
        for term, others in zip(near.terms[1:], terms[1:], strict=True):
            heading = "heading" in {term.place, near.terms[0].place}
            allowed = [
                other
                for other in placed(term.place, others)
                if (other.first, other.last) != (hit.first, hit.last)
                and (heading or not near.ordered or other.first >= after)
                and (heading or near.scope == "article" or together(hit, other))
            ]
            if not allowed:
                break
            beside.append(min(allowed, key=lambda other: (abs(other.first - hit.first), other.first)))
            after = after if heading else beside[-1].last
        else:
            joined.append(Hit(hit.first, hit.last, tuple((one.first, one.last) for one in beside)))
    return longest(joined)


@given(_cases())
def test_the_nearest_words_are_those_that_comparing_everything_finds(case) -> None:
    assert join(*case) == _plainly(*case)


def test_the_same_phrase_ten_thousand_times_takes_seconds() -> None:
    text = "A newspaper without a licence, " * 10_000
    started = time.perf_counter()
    assert len(_hits(text, BOTH)) == 10_000
    assert time.perf_counter() - started < 30  # comparing everything takes half an hour
