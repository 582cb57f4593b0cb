"""Word files: numbers made visible, tracked changes accepted or left out, each paragraph with its place."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document
from iccpr_check.parse import parse

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = ("styles", "numbering", "footnotes", "endnotes")


def part(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:mc="urn:mc" xmlns:v="urn:v">{inner}</w:{name}>'


def package(body: str, prolog: str = "", **parts: str) -> bytes:
    """Return a Word file whose body, styles, numbering and notes are given as XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        relations = "".join(f'<Relationship Id="{k}" Type="{OFFICE}/{k}" Target="{k}.xml"/>' for k in KINDS)
        file.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        )
        file.writestr("word/document.xml", prolog + part("document", f"<w:body>{body}</w:body>"))
        for name, inner in parts.items():
            file.writestr(f"word/{name}.xml", part(name, inner))
    return buffer.getvalue()


def read(body: str, *, original: bool = False, **parts: str) -> Document:
    return load_document("a.docx", data=package(body, **parts), original=original)


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if '<' in inner else r(inner)}</w:p>"


def numbered(num: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(place: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = (
    level(0, "upperRoman", "Chương %1")
    + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
    + level(2, "decimal", "%3.")
    + level(3, "lowerLetter", "%4)", '<w:suff w:val="space"/>')
    + level(4, "decimal", "%2.%3.%5", "<w:isLgl/>")
    + level(5, "bullet", "\uf0b7")
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers_are_written_out():
    levels = [(0, "General"), (1, "Scope"), (2, "One"), (3, "alpha"), (3, "beta"), (2, "Two"), (3, "gamma"),
              (0, "Rights"), (1, "Assembly"), (2, "One"), (4, "Legal"), (5, "Dot")]  # fmt: skip
    document = read("".join(p(text, numbered(1, at)) for at, text in levels), numbering=NUMBERING)
    assert document.text.split("\n") == [
        "Chương I General", "Điều 1. Scope", "1. One", "a) alpha", "b) beta", "2. Two", "a) gamma",
        "Chương II Rights", "Điều 2. Assembly", "1. One", "2.1.1 Legal", "• Dot",
    ]  # fmt: skip


def test_a_list_may_start_elsewhere_and_shares_its_counters():
    body = p("a", numbered(1, 2)) + p("b", numbered(2, 2)) + p("c", numbered(1, 2)) + p("no", numbered(0))
    assert read(body, numbering=NUMBERING).text == "1. a\n5. b\n6. c\nno"


def test_a_style_brings_its_number_through_those_it_is_based_on():
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr>{numbered(1, 1)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="DieuMoi"><w:basedOn w:val="Dieu"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("Dieu", "DieuMoi", "Loop", "None"))
    assert read(body, numbering=NUMBERING, styles=styles).text == "Điều 1. x\nĐiều 2. x\nx\nx"


def test_a_list_may_be_reached_through_a_numbering_style():
    numbering = (
        NUMBERING
        + '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Law"/></w:abstractNum>'
        + '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )
    styles = f'<w:style w:type="numbering" w:styleId="Law"><w:pPr>{numbered(1)}</w:pPr></w:style>'
    assert read(p("x", numbered(7, 1)), numbering=numbering, styles=styles).text == "Điều 1. x"


STYLE = '<w:rStyle w:val="More"/>'
VISIBLE = '<w:vanish w:val="0"/>'
PAGE_BREAK = '<w:br w:type="page"/>'
BULLET = '<w:sym w:char="F0B7"/>'
BEGIN, SEPARATE, END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (
            f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>{r('law')}",
            "new law",
        ),
        (f"<w:moveFrom>{r('old')}</w:moveFrom><w:moveTo>{r('here')}</w:moveTo>", "here"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>", "control"),
        (f"<w:smartTag>{r('Viet ')}{r('Nam')}</w:smartTag>", "Viet Nam"),
        (f"<w:hyperlink>{r('link')}</w:hyperlink>", "link"),
        (f"{r('shown')}{r('hidden', '<w:vanish/>')}{r('!', VISIBLE)}", "shown!"),
        (f"<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>{PAGE_BREAK}</w:r>{r('d')}", "a\tb\ncd"),
        (f"<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/>{BULLET}</w:r>", "a\u2011x•"),
        (
            f"<w:r>{BEGIN}<w:instrText>PAGE</w:instrText><w:t>code</w:t>"
            f"{SEPARATE}<w:t>7</w:t>{END}<w:t> on</w:t></w:r>",
            "7 on",
        ),
        (f'{r("a")}<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>{r("b")}', "ab"),
    ],
)
def test_a_paragraph_reads_as_word_prints_it_with_changes_accepted(inner, text):
    assert read(p(inner)).text == text


INSERTED, DELETED = f"<w:ins>{r('new ')}</w:ins>", "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (p(f"{r('No ')}{INSERTED}{DELETED}{r('end')}"), "No new end", "No old end"),
        (p(f"<w:moveTo>{r('here')}</w:moveTo>{r('!')}") + p(f"<w:moveFrom>{r('there')}</w:moveFrom>"),
         "here!", "!\nthere"),
        (p("a", "<w:rPr><w:ins/></w:rPr>") + p("b"), "a\nb", "ab"),
        (f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{p('new')}</w:tc></w:tr>"
         f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('old')}</w:tc></w:tr></w:tbl>", "new", "old"),
        (p("x", numbered(1, 1) + f"<w:pPrChange><w:pPr>{numbered(1, 2)}</w:pPr></w:pPrChange>") + p(INSERTED),
         "Điều 1. x\nnew ", "1. x"),
    ],
)  # fmt: skip
def test_tracked_changes_are_accepted_or_left_out_and_told(body, accepted, original):
    for view, text in ((False, accepted), (True, original)):
        document = read(body, original=view, numbering=NUMBERING)
        assert document.text == text
        if "pPr><w:ins" not in body:
            assert [told.what for told in document.skipped] == ["the tracked changes of the file"]


def test_a_style_may_hide_words_and_a_hidden_mark_lets_the_text_run_on_behind_its_heading():
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="More"><w:basedOn w:val="Secret"/></w:style>'
    )
    inner = f"{r('shown')}{r('hidden', STYLE)}{r('!', STYLE + VISIBLE)}"
    assert read(p(inner), styles=styles).text == "shown!"
    separator = numbered(1, 1) + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert (
        read(p("Scope. ", separator) + p("This law …"), numbering=NUMBERING).text
        == "Điều 1. Scope. This law …"
    )


def test_signs_of_symbol_fonts_are_read_where_they_mean_something():
    def sign(font: str) -> str:
        return r("\uf0a3", f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')

    def symbol(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    inner = symbol("Symbol", "F0B3") + r(" 5 ") + sign("Symbol") + r(" 9 ") + sign("Wingdings")
    inner += symbol("Wingdings", "00A7")
    assert read(p(inner)).text == "≥ 5 ≤ 9 ••"


def test_letters_of_a_font_of_before_unicode_become_unicode():
    old = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    styles = f'<w:style w:type="paragraph" w:styleId="Old"><w:rPr>{old.format(".VnTime")}</w:rPr></w:style>'
    body = p("QuyÒn héi häp cña c«ng d©n", '<w:pStyle w:val="Old"/>')
    body += p(r("ph¹m vi", old.format(".VnTimeH"))) + p(r("luaät", old.format("VNI-Times"))) + p("Điều 1 § 2")
    document = read(body, styles=styles)
    assert document.text == "Quyền hội họp của công dân\nPHẠM VI\nluật\nĐiều 1 § 2"
    assert document.place(document.text.index("Điều")).path == "paragraph 4"
    assert [told.what for told in document.skipped] == [
        "the letters of the Vietnamese encoding TCVN3 (ABC)", "the letters of the Vietnamese encoding VNI",
    ]  # fmt: skip


def test_modern_text_in_a_font_of_that_name_stays_as_it_is():
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    assert read(p(r("Quyền hội họp", font))).text == "Quyền hội họp"


def test_a_field_that_never_ends_does_not_swallow_the_law():
    assert read(p(f"{r('a')}<w:r>{BEGIN}</w:r>{r('code')}") + p("b")).text == "a\nb"


def test_a_deleted_paragraph_mark_joins_two_paragraphs_under_the_number_of_the_second():
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = p("Every ", deleted + numbered(1, 2)) + p("person", numbered(1, 1)) + p("next", numbered(1, 1))
    document = read(body, numbering=NUMBERING)
    assert document.text == "Điều 1. Every person\nĐiều 2. next"
    assert document.place(document.text.index("person")).path == "paragraph 2"


def test_tables_give_rows_and_cells_in_order():
    def row(*cells: str, properties: str = "") -> str:
        return (
            f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
        )

    rows = row(p("1."), p("Words")) + row(p(""), p("x")) + row(p("a") + p("b"), p("c"))
    body = p("before") + f"<w:tbl>{rows}{row(p('gone'), properties='<w:del/>')}</w:tbl>" + p("after")
    assert read(body).text == "before\n1.\tWords\nx\na\nb\nc\nafter"


def test_a_table_inside_a_table_is_read_in_its_place():
    inner = f"<w:tbl><w:tr><w:tc>{p('in')}</w:tc><w:tc>{p('ner')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{inner}{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>"
    assert read(p("a") + outer + p("b")).text == "a\nin\tner\nx\ny\nb"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    inner = (
        f"{r('host')}<w:r><mc:AlternateContent><mc:Choice><v:shape>{box}</v:shape></mc:Choice>"
        f"<mc:Fallback><v:shape>{box}</v:shape></mc:Fallback></mc:AlternateContent></w:r>{r(' goes on')}"
    )
    assert read(p(inner) + p("next")).text == "host goes on\nboxed\nnext"


def test_footnotes_follow_at_the_end_in_the_order_of_their_references():
    notes = f'<w:footnote w:id="3">{p("second")}</w:footnote><w:footnote w:id="4">{p("first")}</w:footnote>'
    body = p(f'{r("a")}<w:r><w:footnoteReference w:id="4"/><w:footnoteReference w:id="3"/></w:r>{r("b")}')
    document = read(body, footnotes=notes)
    assert document.text == "ab\n[1] first\n[2] second"
    assert document.place(document.text.index("second")).path == "footnote 2"


def test_footnotes_close_the_draft_and_never_stand_in_a_sentence():
    body = (
        p("LAW ON ASSEMBLIES") + p("Article 1. Right")
        + p(f'{r("Everyone may assemble")}<w:r><w:footnoteReference w:id="1"/></w:r>{r(" peacefully.")}')
        + p("Article 2. Notice") + p("Notice is given two days before.")
    )  # fmt: skip
    draft = parse(read(body, footnotes=f'<w:footnote w:id="1">{p("Amended by Law No. 2.")}</w:footnote>'))
    texts = {unit.label: draft.document.text[unit.span.start : unit.span.end] for unit in draft.units}
    assert texts["Article 1"].endswith("Everyone may assemble peacefully.")
    assert "Amended" not in texts["Article 2"]
    assert draft.units[-1].kind == "closing"


def test_the_quote_of_every_unit_is_in_the_paragraph_its_anchor_names():
    depths = (0, 1, 2, 3, 3, 2, 1, 2)
    body = "".join(p(f"Quy định {at}", numbered(1, depth)) for at, depth in enumerate(depths))
    draft = parse(read(body, numbering=NUMBERING))
    assert len(draft.units) == len(depths)
    for unit in draft.units:
        quote = draft.document.text[unit.span.start : unit.span.end].split("\n")[0]
        number = int(draft.document.place(unit.span.start).path.removeprefix("paragraph "))
        assert quote.endswith(f"Quy định {number - 1}")


def test_pages_are_counted_where_word_noted_them():
    body = p("one") + p(f"{r('two ')}<w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r>") + p("four")
    document = read(body)
    pages = [document.place(document.text.index(word)).page for word in ("one", "two", "three", "four")]
    assert pages == [1, 1, 2, 2]
    assert read(p("one")).place(0).page is None


def test_what_is_not_text_is_named():
    document = read(
        p("one")
        + p(f"{r('two')}<w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing></w:r>")
        + "<w:altChunk/>"
    )
    assert [skipped.what for skipped in document.skipped] == [
        "a picture in paragraph 2",
        "a file embedded at paragraph 2",
    ]


def paragraphs_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        xml = file.read("word/document.xml").decode()
    return [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", found))
        for found in re.findall(r"<w:p>.*?</w:p>", xml, re.S)
    ]


LINE = st.text("abcđệ ", max_size=12)
BLOCK = st.one_of(
    LINE.map(p),
    LINE.map(lambda text: p(f"<w:ins>{r(text)}</w:ins>")),
    LINE.map(lambda text: f"<w:sdt><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>"),
    st.lists(LINE, min_size=1, max_size=3).map(
        lambda cells: f"<w:tbl><w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr></w:tbl>"
    ),
)


@given(st.lists(BLOCK, max_size=8))
def test_every_word_stands_in_the_paragraph_its_anchor_names(blocks):
    data = package(p("first") + "".join(blocks))
    document = load_document("a.docx", data=data)
    paragraphs = paragraphs_of(data)
    assert document.text.split() == " ".join(paragraphs).split()
    for word in re.finditer(r"\S+", document.text):
        path = document.place(word.start()).path or ""
        assert word[0] in paragraphs[int(path.removeprefix("paragraph ")) - 1]


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        load_document("a.docx", data=data)
    return str(caught.value)


def test_hostile_and_damaged_files_are_refused_in_one_line():
    whole = package(p("text"))
    assert "unreasonable size" in refusal(package(p("a" * 3_000_000)))
    assert "damaged" in refusal(whole[: len(whole) // 2])
    assert "holds no text" in refusal(package(p("")))
    assert "pictures" in refusal(package(p("<w:r><w:drawing><v:imagedata/></w:drawing></w:r>")))
    assert "is not XML" in refusal(package("<w:p>"))
    assert "nested too deeply" in refusal(package("<w:x>" * 2000 + "</w:x>" * 2000))


def test_a_document_type_is_not_believed(tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret"><!ENTITY b "bomb">]>'
    said = refusal(package(p("<w:r><w:t>kept</w:t><w:t>&e;&b;</w:t></w:r>"), doctype))
    assert "defines entities" in said


@given(st.data())
def test_any_damage_to_a_file_gives_a_document_or_one_line(data):
    whole = bytearray(package(p("Article 1", numbered(1, 1)), numbering=NUMBERING))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        load_document("a.docx", data=bytes(whole))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
