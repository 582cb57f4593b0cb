"""Word files: numbers made visible, tracked changes accepted, each paragraph with its place."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document

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


def read(body: str, **parts: str) -> Document:
    return load_document("a.docx", data=package(body, **parts))


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
    assert "is not XML" in refusal(package("<w:x>" * 2000 + "</w:x>" * 2000))


def test_entities_are_not_expanded(tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret"><!ENTITY b "bomb">]>'
    document = load_document(
        "a.docx", data=package(p("<w:r><w:t>kept</w:t><w:t>&e;&b;</w:t></w:r>"), doctype)
    )
    assert document.text == "kept"


@given(st.data())
def test_any_damage_to_a_file_gives_a_document_or_one_line(data):
    whole = bytearray(package(p("Article 1", numbered(1, 1)), numbering=NUMBERING))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        load_document("a.docx", data=bytes(whole))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
