"""Markdown: the text is the file; its front matter gives a title, and is no part of the law."""

import pytest

from iccpr_check.load.documents import load_document
from iccpr_check.parse import parse

LAW = "## Article 1. Right\n\n1. All may **assemble**.\n2. No one is _compelled_ to.\n\n## Article 2. Due\n"


def read(text: str):
    return load_document("a.md", data=text.encode())


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: Law on Assemblies", "Law on Assemblies"),
        ('title: "Law: on\n  Assemblies"\nyear: 2031', "Law: on Assemblies"),
        ("layout: page\ntitle: 2031", "2031"),
        ("title: [a, b]", ""),
        ("title: {a: b", ""),
        ("title: ~", ""),
        ("author: title", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_front_matter_gives_a_title(front, title, end):
    text = f"---\n{front}\n---\n\n{LAW}".replace("\n", end)
    document = read(text)
    assert document.text == text
    assert document.title == parse(document).title == title


def test_the_front_matter_is_no_unit_whatever_it_says():
    front = "---\ntitle: Draft\narticles:\n  - Article 7. Fake\n1. x\n---\n"
    draft = parse(read(f"{front}# Law on Assemblies\n\n{LAW}"))
    assert draft.title == "Law on Assemblies"
    assert [(unit.kind, unit.number) for unit in draft.units] == [
        ("front", ""), ("article", "1"), ("paragraph", "1"), ("paragraph", "2"), ("article", "2"),
    ]  # fmt: skip
    assert all(unit.span.start >= len(front) for unit in draft.units)


def test_the_quote_of_every_unit_stands_in_the_line_and_column_of_its_anchor():
    text = f"---\ntitle: x\n---\n{LAW}"
    draft = parse(read(text))
    for unit in draft.units:
        place = draft.document.place(unit.span.start)
        quote = draft.document.text[unit.span.start : unit.span.end].split("\n")[0]
        assert text.split("\n")[place.line - 1][place.column - 1 :].startswith(quote)


def test_a_rule_that_no_second_one_follows_is_no_front_matter():
    assert [unit.kind for unit in parse(read(f"---\ntitle: x\n\n{LAW}")).units][:2] == ["front", "article"]


def test_text_that_is_no_markdown_has_no_front_matter():
    document = load_document("a.txt", data=f"---\ntitle: x\n---\n{LAW}".encode())
    assert document.title == ""
    assert parse(document).units[0].kind == "front"
