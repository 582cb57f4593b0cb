"""PDFs that are damaged, locked, endless or made to crash the library: a Document or one plain line."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_file import assembled, column, pdf

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.load.pdf import process as pdf_process

LAW = pdf([column(["1. A person who convenes a public gathering shall give notice of it."])] * 3)
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def refusal(data: bytes) -> str:
    with pytest.raises(DraftError) as caught:
        load_document("law.pdf", data=data)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def tree(kids: str, count: int) -> bytes:
    pages = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, PAGE])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%", "law.pdf: a damaged PDF"),
        (LAW[:300], "a damaged PDF"),
        (pdf([[]], encrypt=True), "a PDF locked with a password; save it without one"),
        (tree("3 0 R " * 4_000, 4_000), "a PDF of more than 3,000 pages"),
        (tree("2 0 R", 1), "a PDF"),
        (tree("2 0 R 3 0 R", 2_000_000_000), "a PDF"),
        (tree("9 0 R", 3), "a PDF"),
        (tree("3 0 R", -1), "a PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data, says):
    started = time.monotonic()
    assert says in refusal(data)
    assert time.monotonic() - started < 30


def test_what_draws_itself_without_end_is_read_once():
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5"
        b" /Resources << /XObject << /F 4 0 R >> >> >>"
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /XObject << /F 4 0 R >> >> >>"
    )
    drawn = b"<< /Length 5 >>\nstream\n/F Do\nendstream"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    loop = form + b"\nstream\n/F Do\nendstream"
    said = refusal(assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, loop, drawn]))
    assert "a PDF without words" in said


def worker(monkeypatch, tmp_path, program: str) -> None:
    path = tmp_path / "worker.py"
    path.write_text(program)
    monkeypatch.setattr(pdf_process, "_WORKER", path)


def test_a_reader_that_does_not_end_is_stopped(monkeypatch, tmp_path):
    worker(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(pdf_process, "SECONDS", 1)
    started = time.monotonic()
    assert "could not be read within 1 seconds" in refusal(LAW)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("program", ["import os; os.abort()", "raise MemoryError", "print('{')"])
def test_a_reader_that_crashes_takes_nothing_with_it(monkeypatch, tmp_path, program):
    worker(monkeypatch, tmp_path, program)
    assert refusal(LAW).startswith("law.pdf: a ")


@pytest.mark.skipif(sys.platform != "linux", reason="bounds the memory where the system has such limits")
def test_a_reader_that_takes_much_memory_is_stopped(monkeypatch, tmp_path):
    bounded = pdf_process._WORKER.read_text("utf-8").replace(
        "    data = sys.stdin.buffer.read()",
        '    bytearray(100_000_000); print("{}")\n    return\n    data = b""',
    )
    worker(monkeypatch, tmp_path, bounded)
    monkeypatch.setattr(pdf_process, "MEGABYTES", 50)
    assert "needs too much memory" in refusal(LAW)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, len(LAW) - 1), st.integers(0, 255)), max_size=12),
    st.integers(20, len(LAW)),
)
def test_damaged_bytes_give_a_document_or_one_line(changes, end):
    data = bytearray(LAW)
    for at, value in changes:
        data[at] = value
    try:
        document = load_document("law.pdf", data=bytes(data[:end]))
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert document.text.strip()
        assert all(anchor.offset < len(document.text) for anchor in document.anchors)
