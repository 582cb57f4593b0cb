"""OpenDocument texts: numbers made visible, tracked changes accepted or left out, places kept."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{whole}:1.0"'
    for name, whole in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
    )
)  # fmt: skip
LISTS = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-prefix="Điều "
style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>
<text:list-level-style-bullet text:level="4" text:bullet-char="\uf0b7"/></text:list-style>
<style:style style:name="Hidden"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Child" style:parent-style-name="Hidden"/>
<style:style style:name="Old"><style:text-properties style:font-name=".VnTime"/></style:style>
<style:style style:name="Plain" style:list-style-name=""/>"""
OUTLINE = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-prefix="Chương " '
    'style:num-format="I"/></text:outline-style>'
)


def odt(body: str, changes: str = "", styles: str = LISTS, inner: str = "text", manifest: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:{inner}>{changes}{body}</office:{inner}></office:body>"
            "</office:document-content>",
        )
        file.writestr("styles.xml", f"<office:document-styles {NAMES}>{OUTLINE}</office:document-styles>")
    return buffer.getvalue()


def read(body: str, changes: str = "", *, original: bool = False) -> Document:
    return load_document("a.odt", data=odt(body, changes), original=original)


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def items(*inner: str, more: str = "") -> str:
    return (
        f"<text:list {more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inner)}</text:list>"
    )


LIST = 'text:style-name="L"'


def test_automatic_numbers_of_lists_and_headings_are_written_out():
    body = (
        '<text:h text:outline-level="1">General</text:h>'
        + '<text:h text:outline-level="1" text:style-name="Plain">No number</text:h>'
        + items(
            p("Scope") + p("goes on") + items(p("one"), p("two") + items(p("deep"))), p("Rights"), more=LIST
        )
        + p("between")
        + items(p("Duties"), more=f'{LIST} text:continue-numbering="true"')
        + items(p("afresh"), items(items(items(p("dot")))), more=LIST)
        + '<text:h text:outline-level="1">Duties</text:h>'
    )
    assert read(body).text.split("\n") == [
        "Chương I General", "No number", "Điều 1. Scope", "goes on", "a) one", "b) two", "1.b.1 deep",
        "Điều 2. Rights", "between", "Điều 3. Duties", "Điều 1. afresh", "• dot", "Chương II Duties",
    ]  # fmt: skip


def test_an_item_may_say_its_number():
    start = '<text:list text:style-name="L"><text:list-item text:start-value="7">'
    assert read(f"{start}{p('x')}</text:list-item></text:list>").text == "Điều 7. x"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d", "a  b\tc\nd"),
        ("on \n  one   line", "on one line"),
        ("<text:a>link</text:a> <text:span>and <text:span>span</text:span></text:span>", "link and span"),
        ("x<text:span text:style-name='Child'>hidden</text:span>y", "xy"),
        ("x<office:annotation><text:p>note</text:p></office:annotation>y", "xy"),
        (
            "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>up</text:ruby-text></text:ruby>",
            "base",
        ),
        ("see <text:bookmark-ref>Điều 3</text:bookmark-ref>", "see Điều 3"),
    ],
)
def test_a_paragraph_reads_as_it_is_printed(inner, text):
    assert read(p(inner)).text == text


CHANGES = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    '<text:changed-region text:id="d"><text:deletion>'
    "<text:p>old </text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="m"><text:deletion><text:p/><text:p/></text:deletion></text:changed-region>'
    "</text:tracked-changes>"
)
START, END = '<text:change-start text:change-id="i"/>', '<text:change-end text:change-id="i"/>'


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (p(f'No {START}new {END}<text:change text:change-id="d"/>end'), "No new end", "No old end"),
        (p('Every <text:change text:change-id="m"/>person'), "Every person", "Every \nperson"),
        (p(f"Every {START}") + p(f"{END}person"), "Every \nperson", "Every person"),
    ],
)
def test_tracked_changes_are_accepted_or_left_out_and_told(body, accepted, original):
    for view, text in ((False, accepted), (True, original)):
        document = read(body, CHANGES, original=view)
        assert document.text == text
        assert [told.what for told in document.skipped] == ["the tracked changes of the file"]


def test_tables_boxes_and_notes_stand_in_their_order():
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    )
    rows = row(p("1."), p("Words")) + row(p("a") + p("b"), p("c"))
    box = f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    document = read(
        p(f"host{box} goes{note.format(p('as amended'))} on")
        + f"<table:table>{rows}</table:table>"
        + p(picture)
    )
    assert document.text == "host goes on\nboxed\n1.\tWords\na\nb\nc\n[1] as amended"
    assert document.place(document.text.index("amended")).path == "note 1"
    assert [told.what for told in document.skipped] == ["the pictures of the file"]


def test_letters_of_a_font_of_before_unicode_become_unicode():
    assert (
        read(p("QuyÒn héi häp cña c«ng d©n", "Old") + p("Điều 1")).text
        == "Quyền hội họp của công dân\nĐiều 1"
    )


LINES = st.lists(st.text("ab đệ𝒜", min_size=1, max_size=12).map(lambda text: "x" + text.strip()), min_size=1)


@given(LINES)
def test_every_word_stands_in_the_paragraph_its_anchor_names(lines):
    document = read("".join(items(p(line)) if "a" in line else p(line) for line in lines))
    assert document.text.split() == " ".join(lines).split()
    for word in re.finditer(r"\S+", document.text):
        number = int((document.place(word.start()).path or "").removeprefix("paragraph "))
        assert word[0] in lines[number - 1]


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        load_document("a.odt", data=data)
    return str(caught.value)


def test_hostile_and_damaged_files_are_refused_in_one_line():
    whole = odt(p("text"))
    assert "unreasonable size" in refusal(odt(p("a" * 3_000_000)))
    assert "damaged" in refusal(whole[: len(whole) // 2])
    assert "holds no text" in refusal(odt(p("")))
    assert "is not XML" in refusal(odt("<text:p>"))
    assert "nested too deeply" in refusal(odt("<text:list>" * 2000 + "</text:list>" * 2000))
    assert "locked with a password" in refusal(odt(p("a"), manifest="<encryption-data/>"))
    assert "is no text" in refusal(odt(p("a"), inner="spreadsheet"))


@given(st.data())
def test_any_damage_to_a_file_gives_a_document_or_one_line(data):
    whole = bytearray(odt(items(p("Article 1"), more=LIST)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        load_document("a.odt", data=bytes(whole))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
