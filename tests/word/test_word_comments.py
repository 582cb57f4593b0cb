"""A draft's own Word file with comments: the drafter's stay, and marks go where Word takes them."""

from __future__ import annotations

import pytest
from lxml import etree
from word_files import (
    BAN,
    W,
    about,
    bare,
    checked,
    commented,
    comments,
    law,
    main_of,
    members,
    opened,
    p,
    part,
    r,
    word_file,
    zipped,
)

from iccpr_check.load.word.docx_places import docx_places

THEIRS = (
    '<w:comment w:id="7" w:author="Mai" w:initials="M">'
    "<w:p><w:r><w:t>Ask the Ministry.</w:t></w:r></w:p></w:comment>"
)
THEIR_MARKS = (
    f'<w:commentRangeStart w:id="7"/>{r("No newspaper")}<w:commentRangeEnd w:id="7"/>'
    '<w:r><w:commentReference w:id="7"/></w:r>'
)
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:pict><v:shape><v:textbox>'
    "<w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def on(data: bytes, words: str, *, original: bool = False) -> bytes:
    """Return a file with one comment, on these words."""
    start = docx_places(data, original=original).text.index(words)
    told = about(data, [(start, start + len(words))], original=original)
    return commented(data, told, original=original)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_each_finding_is_a_comment_on_its_words(lang: str) -> None:
    data = word_file(law(p(BAN), p("Whoever publishes is punished with imprisonment.")))
    told = checked(data, lang=lang)
    findings = sorted(told.documents[0].findings, key=lambda one: (one.span.start, -one.span.end))
    found = comments(commented(data, told))
    assert len(found) == len(findings) > 1
    for comment, finding in zip(found, findings, strict=True):
        assert comment.author == "iccpr-check"
        assert comment.words == bare(finding.quote)
        assert comment.said.startswith(finding.code)
        assert finding.message in comment.said and finding.question in comment.said


@pytest.mark.parametrize("prefix", ["w:", "", "x:"])
def test_the_drafters_comments_stay_and_ours_are_numbered_on(prefix: str) -> None:
    theirs = part("comments", THEIRS, prefix)
    data = word_file(law(p(THEIR_MARKS, r(" is published without a licence."))), comments=theirs)
    new = opened(on(data, "without a licence"))
    assert new.namelist() == opened(data).namelist()
    end = theirs.rindex(b"</")
    assert new.read("word/comments.xml").startswith(theirs[:end])
    assert new.read("word/comments.xml").endswith(theirs[end:])
    assert new.read("[Content_Types].xml") == opened(data).read("[Content_Types].xml")
    first, second = comments(on(data, "without a licence"))
    assert first == ("Mai", "Ask the Ministry.", "Nonewspaper")
    assert (second.author, second.words) == ("iccpr-check", "withoutalicence")
    ids = [one.get(f"{{{W}}}id") for one in etree.fromstring(new.read("word/comments.xml"))]
    assert ids == ["7", "8"]


def test_an_empty_comments_part_is_opened() -> None:
    data = word_file(law(p(BAN)), comments=f'<w:comments xmlns:w="{W}"/>'.encode())
    assert [one.words for one in comments(on(data, "licence"))] == ["licence"]


def test_comments_are_added_to_comments_at_a_second_run() -> None:
    data = word_file(law(p(BAN)))
    once = on(data, "licence")
    twice = on(once, "No newspaper")
    assert [one.words for one in comments(twice)] == ["licence", "Nonewspaper"]


TRACKED = law(
    p(
        r("No newspaper "),
        f'<w:ins w:id="1" w:author="x">{r("or book ")}</w:ins>',
        '<w:del w:id="2" w:author="x"><w:r><w:delText>or leaflet </w:delText></w:r></w:del>',
        r("is published without a licence."),
    )
)


@pytest.mark.parametrize(
    ("original", "words"),
    [(False, "newspaper or book is"), (False, "book"), (True, "newspaper or leaflet is"), (True, "leaflet")],
)
def test_words_under_tracked_changes_are_those_that_were_read(original: bool, words: str) -> None:
    result = on(word_file(TRACKED), words, original=original)
    assert [one.words for one in comments(result, original=original)] == [bare(words)]
    changes = [f"{{{W}}}ins", f"{{{W}}}del"]
    count = [
        len(list(etree.fromstring(one).iter(*changes)))
        for one in (main_of(word_file(TRACKED)), main_of(result))
    ]
    assert count == [2, 2]


def test_a_comment_may_lie_over_links_and_cells() -> None:
    link = f'<w:hyperlink w:anchor="a">{r("without a licence")}</w:hyperlink>'
    cells = "".join(f"<w:tc><w:p>{r(words)}</w:p></w:tc>" for words in ("Fine of the press", "Prison"))
    data = word_file(
        law(p(r("Nothing is printed "), link, r(".")), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", p("End"))
    )
    for words in ("printed without", "a licence", "licence.", "press\tPrison", "Prison", "licence.\nFine"):
        assert [one.words for one in comments(on(data, words))] == [bare(words)]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_words_of_a_note_are_commented_on_at_its_reference(kind: str) -> None:
    mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    note = f'<w:{kind} w:id="2"><w:p>{r("A licence of the Council.")}</w:p></w:{kind}>'
    data = word_file(
        law(p(r("Nothing is printed"), mark, r(" by night."))), **{f"{kind}s": part(f"{kind}s", note)}
    )
    result = on(data, "licence of the")
    start = main_of(result).index(b"<w:commentRangeStart")
    assert main_of(result)[start:].split(b"/>", 1)[1].startswith(mark.encode())
    assert [one.words for one in comments(result)] == [""]
    assert opened(result).read(f"word/{kind}s.xml") == opened(data).read(f"word/{kind}s.xml")


def test_words_of_a_text_box_are_commented_on_around_the_drawing() -> None:
    box = BOX.format(p("Nothing is printed without a licence."))
    data = word_file(law(p(r("See the box "), box, r(" here."))))
    result = on(data, "without a licence")
    assert main_of(result).count(box.encode()) == 1
    assert [one.words for one in comments(result)] == ["Nothingisprintedwithoutalicence."]


@pytest.mark.parametrize("kind", ["text", "dropDownList", "comboBox", "date"])
def test_a_control_of_plain_text_is_not_divided(kind: str) -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:{kind}/></w:sdtPr><w:sdtContent>{r('without a licence')}</w:sdtContent></w:sdt>"
    )
    result = on(word_file(law(p(r("Printed "), control))), "a licence")
    assert control.encode() in main_of(result)
    assert [one.words for one in comments(result)] == ["withoutalicence"]


def test_a_number_that_word_counts_is_commented_on_at_its_line() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Section %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    counted = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    data = word_file(law(counted.format(r("Bans of books"))), numbering=numbering)
    assert [one.words for one in comments(on(data, "Section 1."))] == ["Bansofbooks"]
    assert [one.words for one in comments(on(data, "1. Bans"))] == ["Bans"]


def test_a_draft_without_findings_says_so_once() -> None:
    data = word_file(law())
    told = about(data, [])
    (only,) = comments(commented(data, told))
    assert only.words == "LAWONTHEPRESS"
    assert "compatibility" in only.said  # the disclaimer


def test_names_that_are_taken_are_not_taken_again() -> None:
    content = members(law(p(BAN)))
    content["word/comments.xml"] = b"not a part of this file"
    new = opened(on(zipped(content), "licence"))
    assert new.read("word/comments.xml") == b"not a part of this file"
    assert b'Target="comments2.xml"' in new.read("word/_rels/document.xml.rels")
    assert b'"/word/comments2.xml"' in new.read("[Content_Types].xml")
