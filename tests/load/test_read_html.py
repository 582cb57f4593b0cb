"""HTML: as a browser shows it, each word with its line and column in the source."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document


def read(source: str, lang: str | None = None) -> Document:
    return load_document("a.html", data=source.encode(), lang=lang)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Article 1.\n   <b>Sc</b>ope</p><p>Two</p>", "Article 1. Scope\nTwo"),
        ("<div>one<div>two</div>three</div>", "one\ntwo\nthree"),
        ("<p>one<br>two<br/>\n<br>three</p>", "one\ntwo\n\nthree"),
        (
            "<p>Điều&nbsp;5&#46; R&D &amp; &lt;x&gt; &unknown; &#x110;</p>",
            "Điều\u00a05. R&D & <x> &unknown; Đ",
        ),
        ("<p>a<script>no</script><style>no</style><!-- no -->b</p>", "ab"),
        ("<table><tr><td>1.<td><p>Words</p><tr><td>2.</td></tr></table>", "1.\tWords\n2."),
        ("<table><tr><td><p>a<p>b</td><td>c</td></tr></table>", "a\nb\nc"),
        ("<pre>Article 1.\n  (a) one\n\n  (b) two</pre>", "Article 1.\n  (a) one\n\n  (b) two"),
        ("<ol type=a start=2><li>two<li><p>three</p></ol><ul><li>dot</ul>", "b. two\nc. three\ndot"),
        ("<ol><li>(a) own number</li><li value=7>seven</li></ol>", "(a) own number\n7. seven"),
        ("<p>one<p>two<td>three</p>", "one\ntwo\nthree"),
        ("<p>kept<del>gone</del></p><p style='display: none'>gone</p><nav>menu</nav>", "kept"),
        ("<p>before<![weird[ declaration", "before"),
        ("<title>T</title><p>a</p>", "a"),
    ],
)
def test_text_is_what_a_browser_shows(source, text):
    assert read(source).text == text


def test_the_title_is_the_page_s_own():
    page = "<html><head><title>Law on\n the press</title></head><svg><title>no</title></svg>x</html>"
    assert read(page).title == "Law on the press"


WORDS = st.text("abcđệQ&<\u00a0é", min_size=1, max_size=6)
PIECES = st.lists(
    st.one_of(
        WORDS.map(lambda w: w.replace("&", "&amp;").replace("<", "&lt;").replace("é", "&eacute;")),
        st.sampled_from([" ", "\n", "\r\n", "\t ", "<!-- x\n -->", "<script>\n x</script>", "<div\n>"]),
        st.sampled_from(["<p>", "</p>", "<br>", "<b>", "</b>", "<td>", "<tr>", "</table>"]),
        st.sampled_from(["<table>", "<li>", "<pre>", "</pre>"]),
    ),
    max_size=40,
)


@given(PIECES)
def test_every_character_is_found_at_its_line_and_column(pieces):
    source = "<p>start\n" + "".join(pieces)
    document = read(source)
    lines = re.split(r"\r\n|\r|\n", source)
    for offset, character in enumerate(document.text):
        place = document.place(offset)
        assert place.line and place.column
        if character not in " \t\n":
            written = lines[place.line - 1][place.column - 1]
            assert written == character or (written == "&" and character in "&<é")


SITE = """<html><body><script>x()</script>
<nav><a href=1>Home</a></nav>
<div class=side><p>Related documents of this site, a list that goes on</p><a href=2>Decree 1</a><input></div>
<div class=page>
 <h1>LAW ON GATHERINGS</h1>
 <div class=law>{law}</div>
</div>
<div class=foot><p>Sign in to read more documents</p><a href=3>Sign in</a></div>
</body></html>"""
ENGLISH = "<p>Every person shall have the right of peaceful assembly in any place of the State.</p>\n"
VIETNAMESE = (
    "<p>Mọi người có quyền hội họp trong hòa bình ở mọi nơi trên lãnh thổ theo quy định của luật.</p>\n"
)


def test_of_a_site_s_page_the_law_is_read_with_its_title_and_the_rest_is_named():
    document = read(SITE.format(law=ENGLISH * 20))
    assert document.text.startswith("LAW ON GATHERINGS\nEvery person")
    assert document.text.count("assembly") == 20
    assert "Sign in" not in document.text
    assert [skipped.what for skipped in document.skipped] == ["the page around the law (all but lines 4-27)"]


def test_a_law_in_many_parts_is_read_whole():
    parts = "".join(f"<div class=part>{ENGLISH * 5}</div>" for _ in range(8))
    assert read(SITE.format(law=parts)).text.count("assembly") == 40


def test_of_two_languages_side_by_side_one_is_read_and_the_other_named():
    page = SITE.format(law=f"<div>{VIETNAMESE * 20}</div><div>{ENGLISH * 20}</div>")
    first, chosen = read(page), read(page, lang="en")
    assert (first.language, chosen.language) == ("vi", "en")
    assert "assembly" not in first.text
    assert "hội họp" not in chosen.text
    assert any("another language (en)" in skipped.what for skipped in first.skipped)
    assert any("another language (vi)" in skipped.what for skipped in chosen.skipped)


ARTICLES = [
    (
        "Điều 1. Quyền hội họp",
        "Article 1. Right of assembly",
        "Mọi người có quyền hội họp trong hòa bình theo quy định của luật này và không phải xin phép.",
        "Every person shall have the right of peaceful assembly under the law without any permit.",
    ),
    (
        "Điều 2. Thông báo",
        "Article 2. Notice",
        "Người tổ chức thông báo cho Ủy ban nhân dân cấp xã trước hai ngày về địa điểm hội họp.",
        "The organiser shall notify the office of the commune two days before of the place of meeting.",
    ),
] * 3


def by_columns(rows):
    return "".join(f"<tr><td>{vi}</td><td>{en}</td></tr>" for vi, en in rows)


BILINGUAL = {
    "in two columns, a row for each paragraph": "<table>"
    + by_columns(pair for a in ARTICLES for pair in (a[:2], a[2:], ("1.", "1.")))
    + "</table>",
    "in two columns, several paragraphs a cell": "<table>"
    + by_columns((f"<p>{a[0]}<p>{a[2]}", f"<p>{a[1]}<p>{a[3]}") for a in ARTICLES)
    + "</table>",
    "paragraph after paragraph": "".join(f"<p>{words}" for a in ARTICLES for words in a),
    "one after the other": "".join(f"<p>{words}" for at in (0, 1) for a in ARTICLES for words in a[at::2]),
    "in two parts": "".join(
        f"<div>{''.join(f'<p>{words}' for a in ARTICLES for words in a[at::2])}</div>" for at in (0, 1)
    ),
}


@pytest.mark.parametrize("layout", BILINGUAL)
@pytest.mark.parametrize(
    ("lang", "read_as", "other"), [(None, "vi", "en"), ("vi", "vi", "en"), ("en", "en", "vi")]
)
def test_of_a_law_in_two_languages_one_is_read_and_the_other_told(layout, lang, read_as, other):
    document = read(f"<html><body>{BILINGUAL[layout]}</body></html>", lang=lang)
    assert document.language == read_as
    assert ("Điều 1." in document.text, "Article 1." in document.text) == (read_as == "vi", read_as == "en")
    assert ("hội họp" in document.text, "assembly" in document.text) == (read_as == "vi", read_as == "en")
    assert document.text.count("2. ") == 3
    (told,) = document.skipped
    assert f"another language ({other}), lines 1-1" in told.what
    assert told.matters is False


def test_a_quotation_in_another_language_is_part_of_the_law():
    quoted = f"<p>{ARTICLES[0][3]}</p>"
    document = read("".join(f"<p>{a[0]}<p>{a[2]}" for a in ARTICLES) + quoted)
    assert ARTICLES[0][3] in document.text
    assert not document.skipped


def test_a_table_of_numbers_and_words_is_no_translation():
    rows = "".join(f"<tr><td>{n}.</td><td>{ENGLISH}</td></tr>" for n in range(1, 9))
    document = read(f"<table>{rows}</table>")
    assert document.text.startswith("1.\tEvery person")
    assert not document.skipped


def test_where_the_site_asks_to_sign_in_words_are_missing():
    notice = "<div>You must <a>sign in</a> or <a>register</a> to read the rest of this document.</div>"
    document = read(f"<p>Article 1. Scope</p>\n{ENGLISH}{notice}\n<p>Article 3. Press</p>{ENGLISH}{notice}")
    assert "register" not in document.text
    assert "Article 3. Press" in document.text
    (told,) = document.skipped
    assert told.what == "a request to sign in, in place of words of the law, lines 3-5 (in 2 places)"
    assert told.matters


def test_a_law_about_signing_in_is_read():
    source = f"<p>No person shall <a href=x>sign in</a> on behalf of another.</p>{ENGLISH}"
    assert "sign in" in read(source).text


def test_a_bare_document_is_read_whole():
    page = f"<html><body><div>A short title</div><div>{ENGLISH * 20}</div><div>A note</div></body></html>"
    document = read(page)
    assert document.text.startswith("A short title\n")
    assert document.text.endswith("\nA note")
    assert not document.skipped


def test_long_hidden_text_and_deletions_are_named():
    document = read(f"<p>Shown</p>\n<div hidden>{ENGLISH * 5}</div>\n<p>was <del>old</del> new</p>")
    assert document.text == "Shown\nwas new"
    assert [skipped.what for skipped in document.skipped] == [
        "text that the page does not show, lines 2-7",
        "text that the page marks as deleted, lines 8-8",
    ]


def test_a_page_without_words_is_refused():
    with pytest.raises(DraftError, match="without text"):
        read("<html><body><div id=app></div><script>load()</script></body></html>")


def test_depth_does_not_matter():
    assert read("<div>" * 20_000 + "deep" + "</div>" * 20_000).text == "deep"


def test_the_declared_encoding_is_used():
    page = "<html><head><meta charset=windows-1251></head><p>Настоящий закон</p></html>".encode("cp1251")
    assert load_document("a.html", data=page).text == "Настоящий закон"


HOSTILE = ["<", "<!--", "<![", "<a href='", "<title>", "&amp", "<div>", "<table><tr><td><p>", "</p>", "<li>"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_page_costs_no_more_than_its_size(piece):
    started = time.perf_counter()
    read("<p>Article 1. " + piece * 30_000)
    assert time.perf_counter() - started < 20  # parsers whose time grows with the square need minutes


LANGUAGES = st.lists(st.sampled_from([*ARTICLES[0], *ARTICLES[1], "1.", "(a)", "QUỐC HỘI", "x"]), max_size=12)


@given(LANGUAGES, st.sampled_from(["<p>{}", "<div>{}</div>", "<table><tr><td>1<td>{}<td>{}</table>"]))
def test_whatever_the_languages_what_is_not_read_is_told(pieces, form):
    source = "<p>Start</p>" + "".join(form.format(piece, piece) for piece in pieces)
    document = read(source)
    assert document.skipped or all(piece in document.text for piece in pieces)
