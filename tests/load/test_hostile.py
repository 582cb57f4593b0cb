"""What is meant to harm: refused in one line, or read, in time and memory that grow with its size only."""

from __future__ import annotations

import io
import os
import socket
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from same_law import ENGLISH, FORMATS

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.load.extract import MAX_CHARACTERS, MAX_LINES
from iccpr_check.load.html import tree as html_tree

MB = 1024 * 1024
LAW = "LAW ON THE PRESS\n\nArticle 1. Scope\nThe law governs the press, and every person may publish.\n"
PAGE = "<html><body><p>Article 1. The law governs the press, and every person may publish.</p>"


def refusal(name: str, data: bytes | None = None) -> str:
    with pytest.raises(DraftError) as caught:
        load_document(name, data=data)
    (line,) = str(caught.value).splitlines()
    return line


# --- paths that lead to no file -------------------------------------------------------------------------

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices as POSIX has them")


@posix
def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(LAW)
    (tmp_path / "link.txt").symlink_to(tmp_path / "law.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")  # opening it would wait for ever
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        assert "not a regular file" in refusal(str(tmp_path / "socket.txt"))
    for name in ("link.txt", "loop.txt"):
        assert "a link, not a file" in refusal(str(tmp_path / name))
    for path in (str(tmp_path / "pipe.txt"), "/dev/zero", "/dev/null"):
        assert "not a regular file" in refusal(path)
    assert "a folder" in refusal(str(tmp_path))


@posix
def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for name, size in (("a.txt", 200 * MB), ("b.txt", 1024 * 1024 * MB)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)  # a sparse file: it holds nothing
        assert "larger than 100 MB" in refusal(str(tmp_path / name))


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b.txt", "\udcff.txt", "a\nb.txt", ""])
def test_a_name_nobody_would_give_is_told_on_one_line(path: str) -> None:
    assert refusal(path)


# --- files that unpack, expand or nest ------------------------------------------------------------------


def word_file(main: str, *, size: int = 0) -> bytes:
    """Return a Word file; ``size`` more bytes of spaces stand in its main part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = f'<w:document xmlns:w="{space}"><w:body>{main}</w:body></w:document>'
        archive.writestr("word/document.xml", body.replace("#", " " * size))
    return buffer.getvalue()


def test_a_zip_bomb_takes_neither_time_nor_memory() -> None:
    data = word_file("<w:p><w:r><w:t>#</w:t></w:r></w:p>", size=200 * MB)
    tracemalloc.start()
    started = time.perf_counter()
    assert "unpacks to an unreasonable size" in refusal("a.docx", data)
    assert time.perf_counter() - started < 10
    assert tracemalloc.get_traced_memory()[1] < 150 * MB
    tracemalloc.stop()


@pytest.mark.parametrize("tag", ["w:tbl><w:tr><w:tc", "w:sdt", "w:p><w:r><w:pict><w:txbxContent"])
def test_word_files_may_nest_as_deep_as_they_like(tag: str) -> None:
    closing = "".join(f"</{one.strip('<>')}>" for one in reversed(tag.split("><")))
    data = word_file(f"<{tag}>" * 3000 + "<w:p><w:r><w:t>in</w:t></w:r></w:p>" + closing * 3000)
    try:
        assert load_document("a.docx", data=data).text.strip()
    except DraftError as error:
        assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize("name", ["law.docx", "akoma-ntoso.xml"])
def test_a_cut_file_is_told_as_damaged(name: str) -> None:
    data = FORMATS[name](ENGLISH)
    assert refusal(name, data[: len(data) // 2])


# --- pages and texts whose reading may take the square of their length ----------------------------------

PIECES = {
    "div": "<div>",
    "rows": "<table><tr><td>",
    "misnested": "<b></i>",
    "scripts": "<script>",
    "comments": "<!--",
    "quotes": '<a ">" ',
    "brackets": "< ",
    "references": "&#xFFFFFFFF;&notit;&#0;",
    "hidden": "<div hidden>a</div>",
    "sign in": "<div><a>sign in</a></div>",
    "two languages": "<table><tr><td>Mọi người có quyền hội họp<td>Every person has the right to",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_page_costs_no_more_than_its_size(piece: str) -> None:
    started = time.perf_counter()
    assert load_document("a.html", data=(PAGE + piece * 20_000).encode()).text.startswith("Article 1.")
    assert time.perf_counter() - started < 20  # squares take many minutes


def test_a_page_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_tree, "MAX_NODES", 1000)
    assert "more than 1,000 tags" in refusal("a.html", (PAGE + "<b>" * 1001).encode())


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_text_longer_than_any_law_is_refused(name: str) -> None:
    start = PAGE if name == "a.html" else LAW
    assert "million characters" in refusal(name, (start + "press " * (MAX_CHARACTERS // 6)).encode())
    ends = "<br>" if name == "a.html" else ""
    assert "lines of text" in refusal(name, (start + f"a{ends}\n" * (MAX_LINES + 1)).encode())
