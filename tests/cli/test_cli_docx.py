"""Word files that the command line writes: the draft's own with comments, and the report."""

import io
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from cli_drafts import GRAVE, Command
from word_files import law, members, p, zipped

from iccpr_check import word_comments

MB = 1024 * 1024
SOFFICE = shutil.which("soffice")


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


def package(**changes: bytes | None) -> dict[str, bytes]:
    """Return the members of a grave draft, its main part or its types replaced or (None) left out."""
    names = {"main": "word/document.xml", "types": "[Content_Types].xml"}
    content = members(law(*(p(line) for line in GRAVE.splitlines() if line)))
    for name, data in changes.items():
        if data is None:
            del content[names[name]]
        else:
            content[names[name]] = data
    return content


def wide(name: str) -> dict[str, bytes]:
    text = package()[{"main": "word/document.xml", "types": "[Content_Types].xml"}[name]].decode()
    return package(**{name: text.replace("UTF-8", "UTF-16").encode("utf-16")})


def locked(data: bytes) -> bytes:
    """Return an archive whose members are said to be locked."""
    changed = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            changed[at + place] |= 1
            at = data.find(sign, at + 1)
    return bytes(changed)


def large_form(data: bytes) -> bytes:
    """Return an archive that says the size of its main part as archives of more than 4 GB do."""
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02"))
    entry = bytearray(data[at - 46 : at])
    packed, size = struct.unpack_from("<II", entry, 20)
    extra = struct.pack("<HHQQ", 1, 16, size, packed)
    struct.pack_into("<II", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", entry, 30, len(extra))
    name_end = at + len("word/document.xml")
    end = bytearray(data[data.rindex(b"PK\x05\x06") :])
    struct.pack_into("<I", end, 12, struct.unpack_from("<I", end, 12)[0] + len(extra))
    return (
        data[: at - 46] + bytes(entry) + data[at:name_end] + extra + data[name_end : -len(end)] + bytes(end)
    )


def bomb() -> bytes:
    """Return a file whose main part unpacks to a hundred megabytes of spaces."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package(main=b" " * (100 * MB)).items():
            archive.writestr(name, content)
    return buffer.getvalue()


HOSTILE = {
    "no main part": (lambda: zipped(package(main=None)), "holds no document"),
    "no types": (lambda: zipped(package(types=None)), "not a Word file"),
    "main part cut": (lambda: zipped(package(main=package()["word/document.xml"][:-20])), "not XML"),
    "entities": (lambda: zipped(package(main=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), "unsafe"),
    "no words": (lambda: zipped(members("<w:p/>")), "no text"),
    "locked members": (lambda: locked(zipped(package())), "locked with a password"),
    "locked file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "not a Word file",
    ),
    "large form": (lambda: large_form(zipped(package())), "save it again in Word"),
    "main part in UTF-16": (lambda: zipped(wide("main")), "is in UTF-16"),
    "types in UTF-16": (lambda: zipped(wide("types")), "is in UTF-16"),
    "bomb": (bomb, "unpacks to an unreasonable size"),
    "cut": (lambda: zipped(package())[:900], "not a Word file"),
    "empty": (lambda: b"", "not a Word file"),
}


@pytest.mark.parametrize(("make", "why"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_packages_are_refused_in_one_line(make, why, run: Command, tmp_path: Path) -> None:
    draft, out = tmp_path / "law.docx", tmp_path / "out.docx"
    draft.write_bytes(make())
    done = run("check", draft, "--format", "docx-comments", "-o", out)
    assert done.code == 2
    (line,) = done.lines
    assert why in line and "law.docx" in line
    assert not out.exists()


def test_more_comments_than_word_opens_are_refused(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_comments, "MOST", 0)
    word_file(tmp_path / "law.docx")
    done = run("check", tmp_path / "law.docx", "--format", "docx-comments", "-o", tmp_path / "out.docx")
    assert done.code == 2 and "--format docx" in done.err and len(done.lines) == 1


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_report_is_a_word_document(lang: str, run: Command, laws: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one.docx", "two.docx"):
        run("check", laws / "grave.txt", "--report-lang", lang, "--format", "docx", "-o", tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert docx.Document(io.BytesIO(written[0])).paragraphs[0].style.name == "Heading 1"


@pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice (soffice) is not installed, so no office opened the files"
)
def test_an_office_opens_both_files(run: Command, tmp_path: Path) -> None:
    draft, out, report = (tmp_path / name for name in ("law.docx", "out.docx", "report.docx"))
    draft.write_bytes(zipped(package()))
    run("check", draft, "--format", "docx-comments", "-o", out, "--format", "docx", "-o", report)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            str(SOFFICE),
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(out),
            str(report),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    for name in ("out.pdf", "report.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")
