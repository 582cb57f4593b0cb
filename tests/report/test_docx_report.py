"""The Word report: every kind of block and emphasis that the Markdown report has, and all of its words."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from report_drafts import NASTY, reported

from iccpr_check.report.docx import render_docx
from iccpr_check.report.docx.blocks import Heading, Item, Paragraph, Table, blocks
from iccpr_check.report.docx.body import WIDTH, body
from iccpr_check.report.docx.inline import Words, words
from iccpr_check.report.markdown import render_markdown

GOLDEN = sorted((Path(__file__).parent.parent / "drafts").glob("*/expected*.md"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_headings() -> None:
    read = blocks("# Report\n\ntext\n### Deep ###\nmore\n#no heading")
    assert read == [Heading(1, "Report"), Paragraph("text"), Heading(3, "Deep"), Paragraph("more"),
                    Paragraph("#no heading")]  # fmt: skip


def test_lists_nest_and_go_on_over_lines() -> None:
    read = blocks("- one\n  goes on\n  - deep\n    1. deeper\n- two\n\n  of two\n\n7) seven\n\nend")
    assert read == [
        Item("one goes on", 0, ""), Item("deep", 1, ""), Item("deeper", 2, "1."), Item("two", 0, ""),
        Paragraph("of two", 1), Item("seven", 0, "7)"), Paragraph("end"),
    ]  # fmt: skip


def test_tasks_are_boxes() -> None:
    assert blocks("- [ ] open\n- [x] done") == [Item("☐ open", 0, ""), Item("☑ done", 0, "")]


def test_tables_keep_their_width_and_escaped_bars() -> None:
    read = blocks("| a | b \\| c |\n|---|:-:|\n| 1 |\n| 1 | `x \\| y` | 3 |\nend")
    assert read == [Table((("a", "b \\| c"), ("1", ""), ("1", "`x \\| y`"))), Paragraph("end")]
    assert blocks("| no table |") == [Paragraph("| no table |")]
    assert blocks("| a |\n|---|") == [Table((("a",),))]


def test_quotes_hold_blocks_and_alerts_are_no_words() -> None:
    assert blocks("> [!NOTE]\n> said\n>\n> - one\nplain") == [
        Paragraph("said", quote=True), Item("one", 0, "", quote=True), Paragraph("plain")
    ]  # fmt: skip


def test_what_is_folded_is_laid_open() -> None:
    read = blocks("<details>\n<summary>Why <b>so</b></summary>\n\ninside\n</details>")
    assert [one.text for one in read] == ["**Why so**", "inside"]
    read = blocks("<details><summary>**Why**</summary>\n\ninside\n\n</details>\n\n---\n<!-- unseen -->")
    assert [one.text for one in read] == ["**Why**", "inside"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("a **b** *c* ***d***", [("a ",), ("b", 1), (" ",), ("c", 0, 1), (" ",), ("d", 1, 1)]),
        ("**a `b` c**", [("a ", 1), ("b", 1, 0, 1), (" c", 1)]),
        ("`` a ` b `` `*c*`", [("a ` b", 0, 0, 1), (" ",), ("*c*", 0, 0, 1)]),
        ("one<br>two <br/> three", [("one\ntwo\nthree",)]),
        ("\\*a\\* \\\\ \\_b\\_ \\| \\<br> \\`c\\` \\# 1\\.", [("*a* \\ _b_ | <br> `c` # 1.",)]),
        ("&lt;b&gt; &amp;amp; &#233; &unknown;", [("<b> &amp; é &unknown;",)]),
        ("[**law**](#here) [site](https://a.org/b)", [("law", 1), (" site (https://a.org/b)",)]),
        ("a_b_c 2 < 3 <sub>x</sub>", [("a_b_c 2 < 3 x",)]),
        ("", []),
    ],
)
def test_emphasis_code_breaks_and_escapes(line: str, read: list[tuple[object, ...]]) -> None:
    assert words(line) == [Words(*one) for one in read]


def test_a_wide_table_keeps_short_words_whole() -> None:
    heads = "provision title class expected referred elements wording restricted given".split()
    row = ["1", "correspondence," * 3, *["–"] * 7]
    (table, _) = body([Table((tuple(heads), tuple(row)))])
    widths = [int(one) for one in re.findall(r'<w:gridCol w:w="(\d+)"/>', table)]
    assert 0.9 * WIDTH < sum(widths) <= WIDTH
    assert [head for head, width in zip(heads, widths, strict=True) if width < 105 * len(head) + 120] == []


def plain(report: bytes) -> str:
    """Return all letters of a document, spaces left out."""
    told = docx.Document(io.BytesIO(report)).element.body
    return "".join("".join(text.text or "" for text in told.iter(f"{W}t")).split())


def spoken(markdown: str) -> str:
    """Return the letters and digits of a Markdown text that is no markup."""
    return "".join(filter(str.isalnum, markdown.replace("\\", "").replace("&lt;", "<").replace("&amp;", "&")))


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_report_holds_the_words_of_the_draft_as_they_stand(lang: str) -> None:
    written = render_docx(reported(lang))
    document = docx.Document(io.BytesIO(written))
    assert document.paragraphs[0].style.name == "Heading 1"
    assert document.core_properties.title == document.paragraphs[0].text
    assert "".join(NASTY.replace("\x1b", "").split())[:60] in plain(written)
    markup = ("<details", "<summary", "<br", "\\|", "|---", "**")
    assert [one for one in markup if one in plain(written)] == []
    assert render_docx(reported(lang)) == written
    assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(written)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_a_markdown_report_is_in_the_document(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    markdown = path.read_text("utf-8")
    monkeypatch.setattr("iccpr_check.report.docx.render_markdown", lambda _: markdown)
    document = docx.Document(io.BytesIO(render_docx(reported())))
    told = list(document.element.body.iter(f"{W}t"))
    letters = spoken("".join(one.text or "" for one in told))
    for block in blocks(markdown):
        for line in (
            [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
        ):
            assert spoken("".join(one.text for one in words(line))) in letters
    lines = [one for one in markdown.splitlines() if one.strip("|-: ") and not one.startswith("<")]
    headings = sum(one.startswith("#") for one in lines)
    assert sum(one.style.name.startswith("Heading") for one in document.paragraphs) == headings
    rules = sum(set(one) <= set("|-: ") and "---" in one and "|" in one for one in markdown.splitlines())
    assert len(document.tables) == rules
    assert not {
        one for one in ("**", "](", "<br", "<details", "| |") if any(one in (t.text or "") for t in told)
    }


def test_markdown_is_what_it_is_made_of() -> None:
    assert spoken(render_markdown(reported()).splitlines()[0]) in spoken(plain(render_docx(reported())))
