"""The gap report in Markdown: well formed whatever the draft holds, conclusion first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from report_drafts import NASTY, read, reported

from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.markup import escape
from iccpr_check.report.words import LANGUAGES, word

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")

OURS = {"", "<br>", "<details>", "</details>"}
"""All the HTML that a report holds, beside what it folds under."""


def _tokens(text: str) -> Iterator[Token]:
    for token in MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def _plain(text: str) -> str:
    """Return the words of a Markdown text as a reader sees them."""
    shown = (t.content for t in _tokens(text) if t.type in {"text", "code_inline", "text_special"})
    return "".join(shown)


def _tables(text: str) -> list[list[str]]:
    return [block.split("\n") for block in re.findall(r"(?:^\|.*\n?)+", text, re.M)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_of_a_table_have_equal_columns(lang: str) -> None:
    tables = _tables(render_markdown(reported(lang)))
    assert len(tables) > 6
    for table in tables:
        columns = {len(re.findall(r"(?<!\\)\|", row)) for row in table if row}
        assert len(columns) == 1, table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_is_read_as_one(lang: str) -> None:
    text = render_markdown(reported(lang))
    read_as = sum(token.type == "table_open" for token in MARKDOWN.parse(text))
    assert read_as == len(_tables(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_a_draft_becomes_markup(lang: str) -> None:
    tokens = list(_tokens(render_markdown(reported(lang))))
    made = {line for token in tokens if token.type.startswith("html") for line in token.content.split("\n")}
    assert {re.sub(r"<summary>[^<>]+</summary>", "", line).strip() for line in made} <= OURS
    assert not [t for t in tokens if t.type in {"link_open", "image", "s_open", "fence", "code_block", "hr"}]


def test_the_words_of_a_draft_are_shown_as_they_stand() -> None:
    shown = _plain(render_markdown(reported()))
    assert " ".join(NASTY.replace("\x1b", "").split()) in shown


@given(st.text(max_size=60))
def test_escaped_text_reads_as_it_stood(text: str) -> None:
    text = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", text)
    shown = MARKDOWN.renderInline(f"x {escape(f'y {text} y')} x")
    plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain == " ".join(f"x y {text} y x".split())


def test_a_path_is_code_whatever_it_holds() -> None:
    codes = [token.content for token in _tokens(render_markdown(reported())) if token.type == "code_inline"]
    assert {"a `b` | c.txt", "plain.txt", "bad`.pdf"} <= set(codes)


def test_what_matters_comes_first() -> None:
    text = render_markdown(
        reported().model_copy(update={"documents": reported().documents[1:2], "failures": ()})
    )
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[0].startswith("# Gap report: LAW ON THE PRESS")
    assert [heading for heading in headings if heading.startswith("## ")] == [
        "## In short",
        "## What this is, and what it is not",
        "## Key recommendations",
        "## Scope and method",
        "## Coverage of the Covenant",
        "## Unit by unit",
        "## Restriction sheets",
        "## Expected and not located",
        "## Annexes",
    ]


def test_the_drafts_words_and_the_treatys_stand_side_by_side() -> None:
    text = render_markdown(reported().model_copy(update={"documents": reported().documents[1:2]}))
    row = next(line for line in text.splitlines() if "**without a licence**" in line)
    assert "Everyone shall have the right to freedom of expression" in row
    assert re.search(r"\(line \d+\)", row)


def test_a_vietnamese_report_shows_a_working_translation_as_such() -> None:
    text = render_markdown(reported("vi"))
    assert word("working_translation", "vi") in text
    assert "# Báo cáo rà soát" in text


def test_what_was_not_read_is_said_and_silence_is_then_undecided() -> None:
    text = render_markdown(reported().model_copy(update={"documents": reported().documents[:1]}))
    assert "Not read:" in text
    assert "All of the text was read" not in text
    assert "**Not all of the file was read**" in text.split("## What this is")[0]
    row = next(line for line in text.splitlines() if line.startswith("| **14** |"))
    assert f"{word('undecided', 'en')}: 14(1)" in row


def test_a_draft_with_nothing_in_it_is_a_short_report() -> None:
    quiet = reported().model_copy(update={"documents": (read("Fish are caught by day.\n"),), "failures": ()})
    text = render_markdown(quiet)
    assert word("nothing", "en") in text
    assert "## Restriction sheets" not in text
    assert len(text.splitlines()) < 40


def test_what_could_not_be_read_is_listed() -> None:
    assert "## Could not be read" in render_markdown(reported())


def test_no_line_says_the_same_twice_in_a_row() -> None:
    lines = [line for line in render_markdown(reported()).splitlines() if line]
    assert all(one != other for one, other in pairwise(lines))


def test_no_table_is_without_rows() -> None:
    quiet = reported().model_copy(update={"documents": (read("Fish are caught by day.\n"),), "failures": ()})
    for table in _tables(render_markdown(quiet)):
        assert len([row for row in table if row]) > 2, table
