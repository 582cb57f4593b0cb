"""Old Word files (.doc): numbers made visible, tracked changes accepted or left out, places kept."""

import re
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_binary import (
    DELETED,
    HIDDEN,
    INSERTED,
    Level,
    Paragraph,
    Run,
    cell,
    doc,
    font,
    numbered,
    ole,
    p,
    row_end,
    symbol,
)

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document
from iccpr_check.parse import parse

LEVELS = (Level("upperRoman", "Chương %1"), Level("decimal", "Điều %2."), Level("lowerLetter", "%3)"))


def read(*paragraphs: Paragraph, original: bool = False, **more) -> Document:
    return load_document("a.doc", data=doc(list(paragraphs), **more), original=original)


def test_paragraphs_are_lines_and_letters_of_every_script_come_out():
    document = read(p("Điều 1. Quyền hội họp"), p("𝒜 “quoted” — x\u2011y"), p(""), p("end"))
    assert document.text == "Điều 1. Quyền hội họp\n𝒜 “quoted” — x\u2011y\nend"
    assert document.media_type == "application/msword"
    assert document.place(document.text.index("end")).path == "paragraph 4"


def test_text_of_one_byte_a_letter_is_windows_1252():
    assert read(p("The café’s guests – “all”"), narrow=True).text == "The café’s guests – “all”"


def test_automatic_numbers_are_written_out():
    levels = [
        (0, "General"),
        (1, "Scope"),
        (2, "one"),
        (2, "two"),
        (1, "Rights"),
        (2, "three"),
        (0, "Duties"),
    ]
    document = read(*(p(text, properties=numbered(1, at)) for at, text in levels), p("plain"), levels=LEVELS)
    assert document.text.split("\n") == [
        "Chương I General", "Điều 1. Scope", "a) one", "b) two", "Điều 2. Rights", "a) three",
        "Chương II Duties", "plain",
    ]  # fmt: skip


def test_a_style_brings_its_number():
    styles = (b"", numbered(1, 1))
    assert read(p("x", style=1), p("y"), p("z", style=1), levels=LEVELS, styles=styles).text == (
        "Điều 1. x\ny\nĐiều 2. z"
    )


FIELD = '\x13 HYPERLINK "http://a.example" \x14linked\x15'


@pytest.mark.parametrize(
    ("runs", "accepted", "original"),
    [
        (("No one ", Run("new ", INSERTED), Run("old ", DELETED), "end"), "No one new end", "No one old end"),
        (("shown", Run("hidden", HIDDEN), "!"), "shown!", "shown!"),
        (("see ", FIELD, " there"), "see linked there", "see linked there"),
        (("a\tb\x0bc\x1e", "d\x1fe\x0cf"), "a\tb\nc\u2011def", "a\tb\nc\u2011def"),
        (
            ("from ", Run("(", symbol(1, 0xF0B3)), " 5 ", Run("(", symbol(0, 0x41))),
            "from ≥ 5 A",
            "from ≥ 5 A",
        ),
    ],
)
def test_a_paragraph_reads_as_word_prints_it(runs, accepted, original):
    fonts = ("Times New Roman", "Symbol")
    assert read(p(*runs), fonts=fonts).text == accepted
    assert read(p(*runs), fonts=fonts, original=True).text == original


def test_tracked_changes_are_told():
    changed = p("kept", Run(" new", INSERTED))
    for original, says in ((False, "accepted"), (True, "left out")):
        (told,) = read(changed, original=original).skipped
        assert (told.what, told.matters) == ("the tracked changes of the file", False)
        assert says in told.why
    assert read(p("kept")).skipped == ()


def test_a_deleted_paragraph_mark_joins_two_paragraphs_under_the_number_of_the_second():
    body = (
        p("Every ", properties=numbered(1, 2), mark=Run("\r", DELETED)),
        p("person", properties=numbered(1, 1)),
        p("next", properties=numbered(1, 1)),
    )
    document = read(*body, levels=LEVELS)
    assert document.text == "Điều 1. Every person\nĐiều 2. next"
    assert document.place(document.text.index("person")).path == "paragraph 2"
    assert read(*body, levels=LEVELS, original=True).text == "a) Every \nĐiều 1. person\nĐiều 2. next"


def test_tables_give_rows_and_cells_in_order():
    document = read(
        p("before"), cell("1."), cell("Words"), row_end(), cell("a\x0bb"), cell("c"), row_end(), p("after")
    )
    assert document.text == "before\n1.\tWords\na\nb\nc\nafter"
    assert document.place(document.text.index("after")).path == "paragraph 6"


def test_notes_and_boxes_follow_and_headers_are_set_aside():
    document = read(
        p("Article 1\x02 holds."), p("Article 2"),
        notes=[p("\x02 as amended")], references=(9,), headers=[p("GAZETTE")], boxes=[p("boxed")],
    )  # fmt: skip
    assert document.text == "Article 1 holds.\nArticle 2\nboxed\n[1]  as amended"
    assert document.place(document.text.index("amended")).path == "footnote 1"


def test_letters_of_a_font_of_before_unicode_become_unicode():
    fonts = ("Times New Roman", ".VnTime", ".VnTimeH")
    document = read(
        p("Điều 1. ", Run("C«ng d©n cã quyÒn héi häp", font(1))), p(Run("ph¹m vi", font(2))), fonts=fonts
    )
    assert document.text == "Điều 1. Công dân có quyền hội họp\nPHẠM VI"
    assert [told.what for told in document.skipped] == ["the letters of the Vietnamese encoding TCVN3 (ABC)"]


LINES = st.lists(
    st.text("ab đệ𝒜", min_size=1, max_size=12).map(lambda text: "x" + text), min_size=1, max_size=8
)


@given(LINES, st.sets(st.integers(0, 7)))
def test_every_word_stands_in_the_paragraph_its_anchor_names(lines, in_cells):
    document = read(
        *(cell(one) if at in in_cells else p(one) for at, one in enumerate(lines)), row_end(), p("end")
    )
    assert document.text.split() == " ".join([*lines, "end"]).split()
    for word in re.finditer(r"\S+", document.text):
        number = int((document.place(word.start()).path or "").removeprefix("paragraph "))
        assert word[0] in [*lines, "end"][number - 1]


def test_the_quote_of_every_unit_is_in_the_paragraph_its_anchor_names():
    written = ["LAW ON ASSEMBLIES", "Article 1. Right", "1. Everyone may assemble.", "Article 2. Notice"]
    draft = parse(read(*map(p, written)))
    assert len(draft.units) >= 4
    for unit in draft.units:
        place = draft.document.place(unit.span.start)
        quote = draft.document.text[unit.span.start : unit.span.end].split("\n")[0]
        assert written[int(place.path.removeprefix("paragraph ")) - 1] == quote


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        load_document("a.doc", data=data)
    return str(caught.value)


def test_what_cannot_be_read_is_told_in_one_line():
    assert "holds no text" in refusal(doc([p("")]))
    assert "but pictures" in refusal(doc([p("\x01")]))
    assert "locked with a password" in refusal(doc([p("a")], flags=0x0300))
    assert "before Word 97" in refusal(doc([p("a")], version=0x0068))
    assert "damaged Word file" in refusal(ole({"WordDocument": b""}))
    assert "an old Office file" in refusal(doc([p("a")])[:700])


WHOLE = doc(
    [p("Article 1 ", Run("x", symbol(0, 0xF0B3)), properties=numbered(1, 1)), cell("a"), row_end(), p(FIELD)],
    levels=LEVELS, styles=(b"", numbered(1, 0)), notes=[p("note")], references=(3,),
)  # fmt: skip
TOUCHED = [at for at in range(512, len(WHOLE)) if WHOLE[at]]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_damage_to_a_file_gives_a_document_or_one_line(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.sampled_from(TOUCHED))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(600, 2 * len(WHOLE)))
    try:
        load_document("a.doc", data=bytes(whole[:cut]))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1


def test_a_size_that_is_a_lie_is_not_believed():
    huge = bytearray(WHOLE)
    at = huge.index("1Table".encode("utf-16-le")) + 120
    struct.pack_into("<Q", huge, at, 1 << 40)
    assert "damaged" in refusal(bytes(huge))
