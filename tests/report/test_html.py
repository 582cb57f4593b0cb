"""The gap report as a page: well formed whatever the draft holds, every finding and every mark linked."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_drafts import LAW, NASTY, read, reported

from iccpr_check.model import Decision, Report, Span
from iccpr_check.report.html import render_html
from iccpr_check.report.html.marks import Marks, segments_of
from iccpr_check.report.words import LANGUAGES, word

HOSTILE = (
    "</style></script><!-- ]]> \"' & &amp; &#60; <img src=x onerror=alert(1)> "
    "\x00\x07\x9b \u202e {{ 7*7 }} {% x %}"
)
VOID = {"meta", "link", "input", "br", "img", "hr"}
GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


class Page(HTMLParser):
    """Reads a page strictly: every element is closed in its turn, no attribute stands twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> out of turn"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str, cls: str = "") -> list[dict[str, str]]:
        return [a for t, a in self.elements if t == tag and (not cls or cls in a.get("class", "").split())]


@cache
def page(lang: str = "en") -> Page:
    return Page(render_html(reported(lang)))


def one(text: str, **more: str) -> Report:
    return reported().model_copy(update={"documents": (read(text, **more),), "failures": ()})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_well_formed_and_no_id_stands_twice(lang: str) -> None:
    ids = Counter(attributes["id"] for _, attributes in page(lang).elements if "id" in attributes)
    assert len(ids) > 50
    assert [name for name, n in ids.items() if n > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_and_label_leads_somewhere(lang: str) -> None:
    ids = {attributes.get("id") for _, attributes in page(lang).elements}
    for tag, attributes in page(lang).elements:
        if tag == "a":
            assert attributes["href"].startswith("#")
            assert attributes["href"][1:] in ids, attributes
        for name in attributes.get("aria-labelledby", "").split():
            assert name in ids, attributes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_is_a_card_and_its_words_are_marked(lang: str) -> None:
    cards = {card["id"]: card for card in page(lang).all("article", "card")}
    assert len(cards) == sum(len(document.findings) for document in reported(lang).documents)
    marks = page(lang).all("a", "m")
    for number, document in enumerate(reported(lang).documents, 1):
        for index, finding in enumerate(document.findings, 1):
            card = cards[f"d{number}-f{index}"]
            assert card["data-s"] == finding.severity
            assert set(finding.provisions) <= set(card["data-p"].split())
            led = [
                m for m in marks if str(index) in m.get("data-f", "").split() and f"#d{number}-" in m["href"]
            ]
            assert bool(led) is (finding.unit is not None), finding.code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_questions_and_the_disclaimer_are_there(lang: str) -> None:
    text = page(lang).text
    assert word("disclaimer", lang) in text
    for document in reported(lang).documents:
        for finding in document.findings:
            for said in (finding.message, finding.question):
                assert " ".join(said.replace("\x1b", "").split()) in text


def test_the_words_of_a_draft_stand_as_they_stood() -> None:
    shown = "".join(page().text.split())
    assert "".join(LAW.replace("\x1b", "").split()) in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_a_draft_becomes_markup(lang: str) -> None:
    made = page(lang)
    assert len(made.all("script")) == 1
    assert len(made.all("style")) == 1
    assert not made.all("img")
    assert not [
        a for _, attributes in made.elements for a in attributes if a.startswith("on") or a == "style"
    ]


@pytest.mark.parametrize("where", ["text", "title", "path", "media", "failure", "decision", "waiver"])
def test_a_hostile_draft_stays_text(where: str) -> None:
    law = LAW.replace(NASTY, HOSTILE)
    report = one(law if where in {"text", "title"} else LAW, path=HOSTILE if where == "path" else "a.txt")
    if where == "media":
        report = one(law, media="text/markdown")
    if where == "failure":
        report = reported().model_copy(
            update={
                "failures": (reported().failures[0].model_copy(update={"path": HOSTILE, "why": HOSTILE}),)
            }
        )
    if where == "decision":
        decision = Decision(kind="waiver", state="expired", where=HOSTILE, what=HOSTILE, reason=HOSTILE)
        report = report.model_copy(update={"decisions": (decision,)})
    if where == "waiver":
        document = report.documents[0]
        waived = tuple(f.model_copy(update={"waived": HOSTILE}) for f in document.findings)
        report = report.model_copy(update={"documents": (document.model_copy(update={"findings": waived}),)})
    written = render_html(report)
    made = Page(written)
    assert len(made.all("script")) == len(made.all("style")) == 1
    assert not made.all("img")
    assert "<img src=x onerror" in made.text
    assert "{{ 7*7 }} {% x %}" in made.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)


@given(st.text(max_size=80))
def test_whatever_a_draft_holds_the_page_is_well_formed(text: str) -> None:
    made = Page(
        render_html(one(f"LAW ON THE PRESS\nArticle 1. {text}\nIt is printed {text} without a licence.\n"))
    )
    assert len(made.all("script")) == 1


def test_the_browser_may_run_what_is_ours_and_fetch_nothing() -> None:
    written = render_html(reported())
    (policy,) = [a["content"] for a in Page(written).all("meta") if a.get("http-equiv")]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", written)
    assert "http" not in re.sub(r"http-equiv", "", re.findall(r"<style>.*?</script>", written, re.DOTALL)[0])


def test_a_vietnamese_page_says_which_words_are_authentic() -> None:
    made = page("vi")
    assert {quote.get("lang") for quote in made.all("blockquote")} >= {"en", "vi"}
    assert word("working_translation", "vi") in made.text
    assert made.all("html")[0]["lang"] == "vi"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(reported()) == render_html(reported())


def test_several_documents_are_chosen_from() -> None:
    assert len([a for a in page().all("a") if a["href"] in {"#d1", "#d2", "#d3"}]) == 3
    assert not Page(render_html(one(LAW))).all("nav")


def test_what_a_person_set_aside_has_no_card_but_is_told() -> None:
    document = one(LAW).documents[0]
    first, *rest = document.findings
    waived = (first.model_copy(update={"waived": "decided by counsel"}), *rest)
    made = Page(
        render_html(
            reported().model_copy(
                update={"documents": (document.model_copy(update={"findings": waived}),), "failures": ()}
            )
        )
    )
    assert len(made.all("article", "card")) == len(rest)
    assert "decided by counsel" in made.text


def test_a_draft_with_nothing_in_it_is_a_short_page() -> None:
    made = Page(render_html(one("Fish are caught by day.\n")))
    assert word("nothing", "en") in made.text
    assert made.all("article", "card") == []


def test_markdown_shows_no_marks_of_markup() -> None:
    made = Page(
        render_html(
            one(
                "# Law\n\n### Article 1. Press\n\nNothing **is\nprinted** without a licence.\n",
                media="text/markdown",
            )
        )
    )
    assert "Article 1. Press Nothing is printed without a licence." in made.text
    assert "#" not in made.text
    assert "**" not in made.text


# --- marks ------------------------------------------------------------------------------------------------


def _spans(*places: tuple[int, int]) -> list[tuple[int, int, tuple[int, ...]]]:
    document = read(LAW)
    lead = next(finding for finding in document.findings if finding.unit is not None)
    findings = tuple(
        lead.model_copy(update={"span": Span(start=low, end=high), "evidence": ()}) for low, high in places
    )
    made = segments_of(document.model_copy(update={"findings": findings, "engagements": ()}))
    return [(one.start, one.end, one.findings) for one in made]


@pytest.mark.parametrize(
    ("places", "cut"),
    [
        ([(2, 5)], [(2, 5, (0,))]),
        ([(2, 9), (4, 6)], [(2, 4, (0,)), (4, 6, (0, 1)), (6, 9, (0,))]),
        ([(2, 6), (4, 9)], [(2, 4, (0,)), (4, 6, (0, 1)), (6, 9, (1,))]),
        ([(2, 5), (2, 5)], [(2, 5, (0, 1))]),
        ([(2, 4), (4, 6)], [(2, 4, (0,)), (4, 6, (1,))]),
    ],
    ids=["one", "nested", "overlapping", "the same", "touching"],
)
def test_spans_are_cut_where_any_begins_or_ends(
    places: list[tuple[int, int]], cut: list[tuple[int, int, tuple[int, ...]]]
) -> None:
    assert _spans(*places) == cut


def test_marks_are_found_by_place() -> None:
    marks = Marks(read(LAW))
    first = marks.segments[0]
    assert marks.at(first.start) == marks.at(first.end - 1) == first
    assert marks.at(first.start - 1) is None
    assert marks.within(first.end, first.end) == ()


# --- the page agreed on -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_the_one_agreed_on(lang: str) -> None:
    """Compare all but style and script; after a change that is meant, UPDATE_GOLDEN=1 writes it anew."""
    report = reported(lang).model_copy(update={"documents": reported(lang).documents[1:2]})
    written = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1…\3", render_html(report))
    written = re.sub(r"sha256-[\w+/=]+", "sha256-…", written)
    expected = GOLDEN / f"press.{lang}.html"
    if UPDATE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(written, "utf-8")
    assert written == expected.read_text("utf-8"), (
        "meant? then UPDATE_GOLDEN=1 pytest tests/report/test_html.py"
    )
