"""References to instruments: every form in which real texts cite, and what is never a citation."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.detect.citation import find_references
from iccpr_check.load.data import data_root
from iccpr_check.load.rules import load_rule
from iccpr_check.load.yamls import read_yaml
from iccpr_check.model import Anchor, CitationRule, Document, Draft, Reference, Span, Unit
from iccpr_check.parse import parse

WORDING = data_root() / "mappings" / "wording"
RULES = [
    rule
    for path in sorted((WORDING / "instruments").glob("*.yaml"))
    if isinstance(rule := load_rule(path, WORDING), CitationRule)
]
LABELLED: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("citations.yaml")).data
_MARK = re.compile(r"\[\[(~?)([a-z0-9-]+)(?::([^|\]]+))?\|(.+?)\]\]", re.DOTALL)


class Found(NamedTuple):
    instrument: str
    provision: str | None
    start: int
    end: int
    inherited: bool


def a_document(text: str, lang: str = "en") -> Document:
    return Document(
        path="draft.txt",
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        language=lang,
        title="",
        text=text,
        anchors=(Anchor(offset=0, line=1, column=1),),
    )


def a_draft(text: str, lang: str = "en", title: str = "") -> Draft:
    whole = Span(start=0, end=max(1, len(text)))
    unit = Unit(id="text", label="text", kind="preamble", number="", heading="", parent=None, span=whole)
    return Draft(document=a_document(text, lang), title=title, units=(unit,))


def found(text: str, lang: str = "en", bare: Any = "own") -> list[Found]:
    references = find_references(a_draft(text, lang), RULES, lang, bare_articles=bare)
    return [_as_found(one) for one in references]


def _as_found(one: Reference) -> Found:
    return Found(one.instrument, one.provision, one.span.start, one.span.end, one.inherited)


def cited(text: str, lang: str = "en", bare: Any = "own") -> list[tuple[str, str | None]]:
    return [(one.instrument, one.provision) for one in found(text, lang, bare)]


def unmark(text: str) -> tuple[str, set[Found]]:
    """Return a labelled sentence without its marks, and what the marks ask for."""
    plain, wanted, at = "", set(), 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        start = len(plain)
        plain += mark[4]
        for provision in mark[3].split(",") if mark[3] else [None]:
            wanted.add(Found(mark[2], provision, start, len(plain), bool(mark[1])))
        at = mark.end()
    return plain + text[at:], wanted


# --- the labelled sentences ------------------------------------------------------------------


@pytest.mark.parametrize("labelled", LABELLED, ids=lambda one: one["text"][:60])
def test_a_sentence_is_read_as_labelled(labelled: dict[str, Any]) -> None:
    text, wanted = unmark(labelled["text"])
    assert set(found(text, labelled["lang"], labelled.get("bare", "own"))) == wanted


def test_the_labelled_set_is_large_enough_to_mean_something() -> None:
    assert len(LABELLED) >= 200
    assert sum(one["lang"] == "vi" for one in LABELLED) >= 60
    assert sum("[[" not in one["text"] for one in LABELLED) >= 25


# --- what the draft is, and where a reference stands -------------------------------------------


def test_a_constitution_never_refers_to_itself() -> None:
    text = "Any law contrary to the Constitution is void. Article 24 of the Constitution may not be amended."
    draft = a_draft(text, title="Constitution of the Republic")
    assert find_references(draft, RULES, "en") == ()
    assert len(find_references(a_draft(text, title="Press Act"), RULES, "en")) == 2


def test_the_treaty_itself_never_refers_to_itself() -> None:
    text = "Each State Party to the International Covenant on Civil and Political Rights undertakes the rest."
    draft = a_draft(text, title="International Covenant on Civil and Political Rights")
    assert find_references(draft, RULES, "en") == ()


def test_a_reference_names_the_finest_unit_that_holds_it() -> None:
    text = "Article 1. Aim\n1. This Law has an aim.\n2. Article 19 of the ICCPR is respected.\n"
    draft = parse(a_document(text))
    (reference,) = find_references(draft, RULES, "en")
    unit = next(unit for unit in draft.units if unit.id == reference.unit)
    assert unit.kind == "paragraph"
    assert unit.number == "2"


def test_the_label_of_an_article_is_never_a_reference() -> None:
    text = "Press Act\nThe ICCPR binds.\nArticle 1. Aim\nThe aim.\nArticle 2. ICCPR\nIt applies.\n"
    references = find_references(parse(a_document(text)), RULES, "en")
    assert {reference.provision for reference in references} == {None}


def test_inside_an_article_this_article_is_the_drafts_own() -> None:
    first = "1. Điều 19 của Công ước ICCPR được tôn trọng; khoản 2 Điều này áp dụng."
    text = f"Điều 1. Phạm vi\n{first}\n2. Quy định khác.\n"
    references = find_references(parse(a_document(text, "vi")), RULES, "vi")
    assert [reference.provision for reference in references] == ["19"]


def test_what_is_misspelt_and_what_is_general_is_said() -> None:
    (misspelt,) = find_references(
        a_draft("the Intemational Covenant on Civil and Political Rights"), RULES, "en"
    )
    assert misspelt.fuzzy
    (general,) = find_references(a_draft("international treaties to which the State is a party"), RULES, "en")
    assert general.generic
    assert general.instrument == "treaties"


def test_a_definition_holds_to_the_end_of_the_text_and_not_before() -> None:
    filler = "The Minister makes rules on fisheries and roads. " * 80
    before = "Article 3 of the Covenant. "
    text = f'{before}The ICCPR (the "Covenant") binds. {filler}Article 9 of the Covenant applies.'
    assert cited(text) == [("iccpr", None), ("iccpr", "9")]


# --- spellings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "space",
    [" ", "\n", "\u00a0", "\u2009", "  ", "\r\n"],
    ids=["space", "line", "nbsp", "thin", "two", "crlf"],
)
def test_every_kind_of_space_is_one(space: str) -> None:
    text = f"x article{space}14{space}(3){space}(d){space}of{space}the{space}ICCPR"
    assert cited(text) == [("iccpr", "14(3)(d)")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_may_be_composed_or_apart(form: Any) -> None:
    text = unicodedata.normalize(
        form, "theo khoản 3 Điều 14 Công ước quốc tế về các quyền dân sự và chính trị"
    )
    assert cited(text, "vi") == [("iccpr", "14(3)")]


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\ufeff"])
def test_characters_nobody_sees_do_not_hide_a_name(hidden: str) -> None:
    text = (
        f"{hidden}Roads and bridges. " * 200
        + f"article 9 of the Cove{hidden}nant on Civil and Political Rights"
    )
    assert cited(text) == [("iccpr", "9")]


def test_capitals_tell_short_names_from_words() -> None:
    assert cited("article 3 of the CAT") == [("cat", "3")]
    assert cited("article 3 of the cat") == []


# --- properties ------------------------------------------------------------------------------------

_ARTICLES = st.integers(1, 53)
_TAILS = st.sampled_from(["", "(1)", "(2)", "(3)(a)"])


@given(st.lists(st.tuples(_ARTICLES, _TAILS), min_size=1, max_size=6))
def test_a_list_gives_every_member_in_order(members: list[tuple[int, str]]) -> None:
    wanted = [f"{number}{tail}" for number, tail in members]
    listed = ", ".join(wanted[:-1]) + (" and " if len(wanted) > 1 else "") + wanted[-1]
    assert cited(f"under articles {listed} of the ICCPR") == [("iccpr", one) for one in wanted]


@given(st.integers(1, 40), st.integers(1, 12))
def test_a_range_gives_every_member_with_one_span(first: int, more: int) -> None:
    references = found(f"articles {first} to {first + more} of the ICCPR")
    assert [one.provision for one in references] == [str(n) for n in range(first, first + more + 1)]
    assert len({(one.start, one.end) for one in references}) == 1


@given(
    st.text(alphabet="art. 1234()§-,;andofthe ICCPRĐiềukhoản\n“”'", max_size=120),
    st.sampled_from(["own", "treaty"]),
)
def test_no_text_is_too_odd_and_every_span_lies_inside(text: str, bare: Any) -> None:
    for one in found(text + " ICCPR", bare=bare):
        assert 0 <= one.start < one.end <= len(text) + 6


@given(st.integers(0, 400))
def test_words_around_move_a_reference_and_change_nothing_else(shift: int) -> None:
    text = "article 14 (3) (d) of the ICCPR"
    moved = found("word " * shift + text)
    assert [one.provision for one in moved] == ["14(3)(d)"]
    assert moved[0].start == 5 * shift


# --- speed, and real texts -----------------------------------------------------------------------------


def test_a_long_law_takes_a_moment() -> None:
    paragraph = (
        "Khi có căn cứ tại khoản 2 Điều 117 của Bộ luật này, cơ quan có thẩm quyền ra quyết định; "
        "điều ước quốc tế được áp dụng. "
    )
    text = "\n".join(f"Điều {number}. {paragraph * 3}" for number in range(1, 1800))[:700_000]
    draft = a_draft(text, "vi")
    find_references(a_draft("ICCPR"), RULES, "vi")
    began = time.perf_counter()
    find_references(draft, RULES, "vi")
    assert time.perf_counter() - began < 6, "tens of times slower than it was when this was written"


def _guidance() -> Path | None:
    shared = os.environ.get("ICCPR_CHECK_SHARED")
    folder = Path(shared) if shared else Path(__file__).resolve().parents[3] / "shared"
    place = folder / "reference" / "guidance"
    return place if place.is_dir() else None


@pytest.mark.skipif(_guidance() is None, reason="the general comments are not at hand (ICCPR_CHECK_SHARED)")
def test_articles_in_general_comments_are_found() -> None:
    place = _guidance()
    assert place is not None
    plain = re.compile(r"(?<!\bpresent )\b[Aa]rticles? \d+")
    wanted = met = 0
    for path in sorted(place.glob("ccpr-gc-*.txt")):
        text = path.read_text(encoding="utf-8")
        spans = [(one.start, one.end) for one in found(text, bare="treaty")]
        for hit in plain.finditer(text):
            if "Vienna" in text[hit.end() : hit.end() + 60]:
                continue
            wanted += 1
            met += any(start <= hit.start() + 3 and hit.end() <= end for start, end in spans)
    assert wanted > 500
    assert met / wanted > 0.98


@pytest.mark.parametrize("ends", ["(aa) to (ac)", "(a) to (bb)", "(3) to (d)", "(z) to (a)"])
def test_a_range_that_cannot_be_counted_is_read_all_the_same(ends: str) -> None:
    text = f"Article 19, points {ends}, of the International Covenant on Civil and Political Rights applies."
    provisions = [provision for _, provision in cited(text)]
    assert len(provisions) <= 3
    assert all(provision is None or provision.startswith("19") for provision in provisions)
