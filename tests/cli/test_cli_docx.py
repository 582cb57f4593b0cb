"""Word files that the command line writes: the draft's own with comments, and the report."""

import io
import zipfile
from pathlib import Path

import docx
from cli_drafts import GRAVE, Command


def word_file(path: Path) -> None:
    made = docx.Document()
    for line in GRAVE.splitlines():
        made.add_paragraph(line)
    made.save(str(path))


def test_comments_are_put_into_the_drafts_own_file(run: Command, tmp_path: Path) -> None:
    draft, out = tmp_path / "law.docx", tmp_path / "out.docx"
    word_file(draft)
    assert run("check", draft, "--format", "docx-comments", "-o", out).code == 1
    first = out.read_bytes()
    run("check", draft, "--format", "docx-comments", "-o", out)
    assert out.read_bytes() == first
    old, new = zipfile.ZipFile(draft), zipfile.ZipFile(io.BytesIO(first))
    changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert new.namelist() == [*old.namelist(), "word/comments.xml"]
    opened = docx.Document(io.BytesIO(first))
    assert [one.text for one in opened.paragraphs] == GRAVE.splitlines()
    comments = list(opened.comments)
    assert comments
    assert {one.author for one in comments} == {"iccpr-check"}


def test_what_cannot_be_given_back_is_refused(run: Command, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    one = run("check", laws / "grave.txt", "--format", "docx-comments", "-o", out)
    assert one.code == 2 and "not a Word file" in one.err
    assert run("check", laws, "--format", "docx-comments", "-o", out).code == 2
    assert run("check", laws / "grave.txt", "--format", "docx").code == 2
    assert not out.exists()


def test_the_report_is_a_word_document(run: Command, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    run("check", laws / "grave.txt", "--format", "docx", "-o", out)
    assert docx.Document(str(out)).paragraphs[0].style.name == "Heading 1"
