"""Rich Text files: letters of every alphabet, tracked changes accepted or left out, places kept."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document
from iccpr_check.parse import parse

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman{\*\falt Times};}{\f1\fcharset2 Symbol;}"
    r"{\f2\fcharset163 Arial;}{\f3\fcharset0 .VnTime;}{\f4\fcharset2 Wingdings;}}"
)


def rtf(body: str) -> bytes:
    return (rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}{{\info{{\title x}}}}" + body + "}").encode("ascii")


def read(body: str, *, original: bool = False) -> Document:
    return load_document("a.rtf", data=rtf(body), original=original)


def escaped(text: str) -> str:
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(
        chr(code) if 32 <= code < 127 and chr(code) not in "\\{}" else rf"\u{code}?" for code in codes
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (escaped("Điều 1. Quyền “hội họp” {𝒜} \\"), "Điều 1. Quyền “hội họp” {𝒜} \\"),
        (r"{\uc2 \u7873\'a8\'aax}{\uc0 \u273y}", "ềxđy"),
        (r"caf\'e9 \ldblquote all\rdblquote\emdash so\~on\_x", "café “all”—so\u00a0on\u2011x"),
        (r"{\f2 Vi\'ea\'f2t}", "Viê\u0323t"),
        ("broken\nin the\r\nfile", "brokenin thefile"),
        (r"a\tab b\line c", "a\tb\nc"),
        (r"{\f1 \'b3} 5 {\f4 \'a7} {\f1\u-3917 ?}", "≥ 5 • ≥"),
        (r"shown{\v hidden}\plain !", "shown!"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt linked}} on", "linked on"),
        (r"a{\*\annotation note}{\header head}{\*\unknown x}{\pict 00ff}{\bkmkstart b}c", "ac"),
        (r"a{\bin4 }{\}b", "ab"),
    ],
)
def test_a_paragraph_reads_as_it_is_printed(body, text):
    assert read(body + r"\par end").text == f"{text}\nend"


def test_automatic_numbers_stand_in_the_file():
    body = (
        r"\pard{\listtext\pard\plain\f0 " + escaped("Điều 1.") + r"\tab}Scope\par"
        r"\pard{\pntext\f0 a)\tab}first\par \pard plain\par"
    )
    assert read(body).text == "Điều 1. Scope\na) first\nplain"


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (r"No one {\revised new }{\deleted old }end", "No one new end", "No one old end"),
        (r"{\deleted Every \par}person", "person", "Every \nperson"),
        (r"{\revised Every \par}person", "Every \nperson", "person"),
    ],
)
def test_tracked_changes_are_accepted_or_left_out_and_told(body, accepted, original):
    for view, text in ((False, accepted), (True, original)):
        document = read(body, original=view)
        assert document.text == text
        assert [told.what for told in document.skipped] == ["the tracked changes of the file"]


def test_tables_give_rows_and_cells_in_order():
    rows = r"\trowd\intbl 1.\cell Words\cell\row\trowd\pard\intbl a\par b\cell c\cell\row"
    body = rf"before\par{rows}\pard after\par"
    document = read(body)
    assert document.text == "before\n1.\tWords\na\nb\nc\nafter"
    assert document.place(document.text.index("after")).path == "paragraph 7"


def test_notes_follow_at_the_end_and_a_box_after_its_paragraph():
    body = (
        r"host{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt boxed\par}}{\shprslt old}} goes"
        r"{\super\chftn}{\footnote {\super\chftn} as amended\par} on\par next\par"
    )
    document = read(body)
    assert document.text == "host goes on\nboxed\nnext\n[1]  as amended"
    assert document.place(document.text.index("boxed")).path == "paragraph 1"
    assert document.place(document.text.index("amended")).path == "footnote 1"


def test_letters_of_a_font_of_before_unicode_become_unicode():
    signs = "".join(f"\\'{ord(one):02x}" if ord(one) > 126 else one for one in "QuyÒn héi häp cña c«ng d©n")
    document = read(rf"{{\f3 {signs}}}\par " + escaped("Điều 1. Quyền"))
    assert document.text == "Quyền hội họp của công dân\nĐiều 1. Quyền"
    assert [told.what for told in document.skipped] == ["the letters of the Vietnamese encoding TCVN3 (ABC)"]


def test_a_rich_text_file_is_often_named_doc():
    document = load_document("law.doc", data=rtf(r"Article 1. Right\par"))
    assert (document.text, document.media_type) == ("Article 1. Right", "application/rtf")


LINES = st.lists(st.text("ab đệ𝒜{\\", min_size=1, max_size=12).map(lambda text: "x" + text), min_size=1)


@given(LINES)
def test_every_word_stands_in_the_paragraph_its_anchor_names(lines):
    document = read("".join(rf"{escaped(line)}\par " for line in lines))
    assert document.text == "\n".join(lines)
    for word in re.finditer(r"\S+", document.text):
        number = int((document.place(word.start()).path or "").removeprefix("paragraph "))
        assert word[0] in lines[number - 1]


def test_the_quote_of_every_unit_is_in_the_paragraph_its_anchor_names():
    written = ["LUẬT HỘI HỌP", "Điều 1. Quyền", "1. Mọi người có quyền hội họp.", "Điều 2. Thông báo"]
    draft = parse(read("".join(rf"{escaped(line)}\par " for line in written)))
    assert len(draft.units) >= 4
    for unit in draft.units:
        place = draft.document.place(unit.span.start)
        quote = draft.document.text[unit.span.start : unit.span.end].split("\n")[0]
        assert written[int(place.path.removeprefix("paragraph ")) - 1] == quote


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        load_document("a.rtf", data=data)
    return str(caught.value)


def test_hostile_and_empty_files_are_refused_in_one_line():
    assert "holds no text" in refusal(rtf(r"\par"))
    assert "but pictures" in refusal(rtf(r"{\pict 00ff}"))
    assert "nested too deeply" in refusal(rtf("{" * 5000 + "a"))
    assert "million characters" in refusal(rtf("a" * 5_100_000))


WHOLE = rtf(
    r"\pard{\listtext 1.\tab}" + escaped("Điều") + r"\par\trowd\intbl a\cell\row{\deleted x}"
    r"{\footnote n}{\shp{\*\shpinst{\shptxt b\par}}}{\field{\*\fldinst C}{\fldrslt r}}\bin3 abc\uc2\par"
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_damage_to_a_file_gives_a_document_or_one_line(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(5, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        load_document("a.rtf", data=bytes(whole[: data.draw(st.integers(5, 2 * len(whole)))]))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
