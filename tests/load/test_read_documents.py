"""load_document: what is read, what is refused, and in which words."""

import io
import os
import zipfile

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import MAX_BYTES, load_document
from iccpr_check.load.encodings import refuse_wrong_letters

LAW = "LAW ON GATHERINGS\n\nArticle 1. Scope\r\nThis law applies to gatherings.\rArticle 2. Notice\n"
LUAT = "LUẬT HỘI HỌP\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về quyền hội họp của công dân.\n"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GIVEN = "give a .txt, .md, .html"


def archive(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


WORD = archive(**{"[Content_Types].xml": "", "word/document.xml": ""})


def refusal(path: str, data: bytes | None = None) -> str:
    with pytest.raises(DraftError) as caught:
        load_document(path, data=data)
    return str(caught.value)


def test_plain_text_is_the_decoded_file_with_one_anchor_a_line():
    document = load_document("law.txt", data=LAW.encode())
    assert document.text == LAW
    assert (document.media_type, document.language) == ("text/plain", "en")
    starts = {name: LAW.index(name) for name in ("LAW", "Article 1", "This law", "Article 2")}
    assert [document.place(starts[name]).line for name in starts] == [1, 3, 4, 5]
    assert document.place(LAW.index("gatherings.")).column == 1 + len("This law applies to ")


def test_only_the_byte_order_mark_is_taken_away():
    decomposed = (
        "\ufeffĐie\u0302\u0300u 1.\u00a0Quye\u0302\u0300n ho\u0323\u0302i ho\u0323p cu\u0309a công dân"
    )
    assert load_document("a.txt", data=decomposed.encode()).text == decomposed[1:]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300))
def test_any_text_comes_back_as_it_was_written(text):
    whole = "Article 1. " + text
    try:
        refuse_wrong_letters(whole)
    except DraftError:
        reject()  # by chance, the letters of an old encoding
    assert load_document("a.txt", data=whole.encode()).text == whole
    assert load_document("a.md", data=whole.encode()).text == whole


@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda tail: WORD + tail),
        st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
        st.text("<>&;#!/[]-='\" \n\tadlpiruvtb0123x", max_size=200).map(str.encode),
    ),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.unknown", "-"]),
)
def test_any_bytes_give_a_document_or_one_line(data, path):
    try:
        document = load_document(path, data=data)
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
        assert str(error).startswith("standard input: " if path == "-" else f"{path}: ")
    else:
        assert document.text.strip()
        assert all(anchor.offset < len(document.text) for anchor in document.anchors)


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("a.docx", b"%PDF-1.7\n%", "a.docx: not a Word file (it is a PDF); name it .pdf"),
        ("a.docx", LAW.encode(), "a.docx: not a Word file (it is text without markup); name it .txt"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "a damaged Word file (.doc)"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        ("a.docx", archive(**{"[Content_Types].xml": "", "xl/workbook.xml": ""}), "(it is an Excel file)"),
        ("a.txt", archive(a="b"), "a.txt: not plain text (it is a zip archive); give a .txt,"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "(it is a picture)"),
        ("a.txt", b"\x7fELF\x02\x01", "(it is a program)"),
        ("a.txt", b"Article 1\0\0\x01\x02\x03", "NUL bytes"),
        ("a.txt", b"<!DOCTYPE html><html><p>Article 1</p></html>", "(it is an HTML page); name it .html"),
        ("a.html", WORD, "(it is a Word file); name it .docx"),
        ("a.html", b"Article 1. No tag at all", "not an HTML page (it is text without markup); name it .txt"),
        ("a.pdf", b"%PDF-1.7\n%", "a.pdf: a damaged PDF; save or print it to PDF again"),
        ("a.pdf", LAW.encode(), "a.pdf: not a PDF (it is text without markup); name it .txt"),
        ("a.xml", b"<act><section/></act>", "a.xml: XML of a vocabulary that is not read (root element act"),
        ("a.rtf", b"%PDF-1.7\n%", "a.rtf: not a Rich Text file (it is a PDF); name it .pdf"),
        ("-", b"%PDF-1.7\n%", "standard input: a damaged PDF"),
        ("a.txt", b"", "a.txt: empty"),
        ("a.txt", "\ufeff \n\u00a0\t\n".encode(), "a.txt: empty"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_named_for_what_it_is(path, data, says):
    assert says in refusal(path, data)


@pytest.mark.parametrize("name", ["law.doc", "law.docx", "law.rtf", "law.odt"])
def test_word_processors_send_their_formats_under_each_others_names(name):
    body = (
        "<w:document xmlns:w='urn:w'><w:body><w:p><w:r><w:t>Article 1</w:t></w:r></w:p></w:body></w:document>"
    )
    word = archive(**{"[Content_Types].xml": "", "word/document.xml": body})
    for data in (word, b"{\\rtf1 Article 1}", b"<html><body><p>Article 1</p></body></html>"):
        assert load_document(name, data=data).text == "Article 1"


def test_a_file_of_unknown_suffix_is_read_by_its_content():
    assert load_document("law.draft3", data=LAW.encode()).media_type == "text/plain"
    assert load_document("-", data=b"<html><body><p>Article 1</p></body></html>").text == "Article 1"


def test_a_very_large_file_is_refused():
    assert "larger than 100 MB" in refusal("a.txt", b"a" * (MAX_BYTES + 1))


def test_only_regular_files_are_opened(tmp_path):
    (tmp_path / "law.txt").write_text(LUAT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "law.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert load_document(str(tmp_path / "law.txt")).language == "vi"
    assert "a link, not a file" in refusal(str(tmp_path / "link.txt"))
    assert "not a regular file" in refusal(str(tmp_path / "pipe.txt"))
    assert "a folder" in refusal(str(tmp_path))
    assert "no such file" in refusal(str(tmp_path / "none.txt"))
    assert "cannot be read" in refusal("a\0.txt")
    assert "\n" not in refusal("two\nlines.txt")


def test_the_language_that_the_user_names_is_not_questioned():
    assert load_document("a.txt", data=LAW.encode(), lang="vi").language == "vi"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("---\nlayout: page\ntitle: 'Press: a draft'\n---\n", "Press: a draft"),
        ("---\r\ntitle: >\r\n  Law on\r\n  the press\r\n---\r\n", "Law on the press"),
        ("---\ntitle: [a, b]\n---\n", ""),
        ("---\ntitle: 'never closed\n---\n", ""),
        ("---\nlayout: page\n---\ntitle: in the text\n", ""),
        ("", ""),
    ],
)
def test_markdown_takes_its_title_from_the_front_matter_and_keeps_every_character(front, title):
    text = front + "## Article 1. **Scope**\n\n| a | b |\n"
    document = load_document("a.md", data=text.encode())
    assert (document.title, document.text) == (title, text)
