"""What every finding keeps: its words are asked and never concluded, its name outlives moved lines."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from assess_drafts import KNOWN, law
from hypothesis import given
from hypothesis import strategies as st
from small import assessed, by_code, codes, draft

from iccpr_check.assess.findings import make_finding, name_provisions, say
from iccpr_check.model import Code, Span, outermost

LANGUAGES = ("en", "vi")
NEVER = re.compile(
    r"\b(violat\w*|breach\w*|unlawful\w*|illegal\w*|compliant|in conformity|pass(?:es|ed)?|scores?|"
    r"vi phạm Công ước|bất hợp pháp|phù hợp với Công ước)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", codes(), ids=lambda code: code.id)
def test_no_code_concludes(code: Code) -> None:
    for lang in LANGUAGES:
        asked = say(code.recommendation, lang)
        for words in (code.message[lang], code.question[lang], code.name[lang], asked):
            assert not NEVER.search(words)


@pytest.mark.parametrize("code", codes(), ids=lambda code: code.id)
def test_every_code_asks_a_question_in_each_language(code: Code) -> None:
    for lang in LANGUAGES:
        assert code.question[lang].rstrip().endswith("?")
        assert code.name[lang]


@pytest.mark.parametrize("code", codes(), ids=lambda code: code.id)
def test_every_template_can_be_filled_and_leaves_no_brace(code: Code) -> None:
    parsed = draft(law("Scope\nThe press."))
    details: dict[str, str] = defaultdict(lambda: "here")
    for lang in LANGUAGES:
        for words in (code.message[lang], code.question[lang]):
            for name in re.findall(r"{(\w+)}", words):
                details[name] = "here"
        finding = make_finding(
            code, parsed, unit_id=None, span=Span(start=0, end=3), provisions=("19(2)",), confidence="high",
            details=details, lang=lang,
        )  # fmt: skip
        assert not set("{}") & set(finding.message + finding.question)
        assert finding.message[:1] == finding.message[:1].upper()


@pytest.mark.parametrize("code", codes(), ids=lambda code: code.id)
def test_both_languages_ask_for_the_same_details(code: Code) -> None:
    asked = [set(re.findall(r"{(\w+)}", code.message[lang])) - {"loc", "prov"} for lang in LANGUAGES]
    assert asked[0] == asked[1]


def test_a_detail_that_is_not_given_is_a_mistake_of_ours_and_not_hidden() -> None:
    code = next(code for code in codes() if code.id == "RES05")
    with pytest.raises(KeyError):
        make_finding(
            code, draft("x"), unit_id=None, span=Span(start=0, end=1), provisions=(), confidence="low",
            details={},
        )  # fmt: skip


BAN = "Bans\nNothing is printed without a licence."


def _print_of(text: str) -> str:
    (finding,) = by_code(assessed(text, KNOWN), "RES05")
    return finding.fingerprint


def test_a_fingerprint_survives_moved_lines_other_articles_and_spacing() -> None:
    plain = law(BAN)
    assert _print_of(plain) == _print_of("\n\n\n" + plain)
    assert _print_of(plain) == _print_of(plain + "Article 2. More\nThe court sits.\n")
    assert _print_of(plain) == _print_of(plain.replace("is printed", "is\nprinted"))


def test_a_fingerprint_changes_when_the_unit_is_reworded() -> None:
    assert _print_of(law(BAN)) != _print_of(law(BAN.replace("Nothing", "No book")))


def test_a_fingerprint_survives_another_number_of_the_article() -> None:
    plain = law("Scope\nThe press.", BAN)
    assert _print_of(plain) == _print_of(plain.replace("Article 2.", "Article 7."))


def test_a_finding_says_where_it_stands_in_the_file() -> None:
    text = law("Scope\nThe press.", BAN)
    (finding,) = by_code(assessed(text, KNOWN), "RES05")
    line, column = finding.line, finding.column
    assert line is not None and column is not None
    assert text.splitlines()[line - 1][column - 1 :].startswith("without a licence")
    assert finding.quote == text[finding.span.start : finding.span.end] == "without a licence"


@pytest.mark.parametrize(
    ("provisions", "lang", "said"),
    [
        ((), "en", "the Covenant"),
        (("19(2)",), "en", "article 19(2)"),
        (("9(3)", "9(4)"), "en", "articles 9(3), 9(4)"),
        ((), "vi", "Công ước"),
        (("9(3)", "9(4)"), "vi", "Điều 9(3), 9(4)"),
    ],
)
def test_provisions_are_named_as_readers_say_them(provisions: tuple[str, ...], lang: str, said: str) -> None:
    assert name_provisions(provisions, lang) == said


SPANS = st.builds(
    lambda start, length: Span(start=start, end=start + length), st.integers(0, 20), st.integers(1, 9)
)


@given(st.lists(SPANS, max_size=8))
def test_outermost_spans_stand_within_no_other(spans: list[Span]) -> None:
    naive = {one for one in spans if not any(other != one and other.contains(one) for other in spans)}
    assert outermost(spans) == naive
