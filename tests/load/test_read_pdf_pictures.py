"""PDF pages that are pictures: told with their page, or read by Tesseract where the user asks for it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from pdf_file import Picture, column, pdf

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.load.pdf import process as pdf_process

LAW = [
    "1. A person who convenes a public gathering shall give notice of it.",
    "2. An officer may forbid a gathering that endangers the safety of others.",
]
PAPER = Picture(b"P5 2 2 255\n" + b"\xf0" * 4)
SCAN = pdf([column(LAW), [PAPER], [PAPER], column(["3. This Act ends here."])])


def test_a_page_that_is_a_picture_is_told_with_its_number():
    document = load_document("law.pdf", data=SCAN)
    assert document.text.split("\n") == [*LAW, "3. This Act ends here."]
    told = document.skipped[0]
    assert (told.what, told.matters, told.anchor and told.anchor.page) == ("pages 2-3", True, 2)
    assert "a picture without a text layer" in told.why
    assert "--ocr" in told.why


def test_a_scan_without_any_text_is_refused_with_what_to_do():
    with pytest.raises(DraftError, match=r"without words \(a picture without a text layer\); .*--ocr"):
        load_document("law.pdf", data=pdf([[PAPER]]))


def test_asking_for_tesseract_where_it_is_absent_gives_one_line(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    document = load_document("law.pdf", data=SCAN, ocr=True)
    assert "--ocr needs Tesseract, which is not installed" in document.skipped[0].why
    with pytest.raises(DraftError, match="--ocr needs Tesseract, which is not installed") as caught:
        load_document("law.pdf", data=pdf([[PAPER]]), ocr=True)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="stands in for Tesseract with a script that needs a Unix shell")
def test_the_words_that_tesseract_finds_are_set_in_their_lines_and_told(monkeypatch, tmp_path):
    table = "level\tleft\ttop\twidth\theight\ttext\n" + "".join(
        f"4\t300\t{top}\t900\t50\t\n5\t300\t{top}\t300\t50\t{first}\n5\t620\t{top}\t500\t50\t{second}\n"
        for top, first, second in ((300, "4.", "Notice"), (360, "is", "given."))
    )
    fake = tmp_path / "tesseract"
    answer = f"import sys; sys.stdout.write('eng' if '--list-langs' in sys.argv else {table!r})"
    fake.write_text(f"#!{sys.executable}\n{answer}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(fake))
    document = load_document("law.pdf", data=pdf([[PAPER]]), ocr=True)
    assert document.text == "4. Notice is given."
    assert document.place(0).page == 1
    assert [(one.what, one.matters) for one in document.skipped] == [("the picture of page 1", False)]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs an installed Tesseract")
def test_an_installed_tesseract_reads_a_page():
    picture = pdf_process.picture(pdf([column(LAW, size=11)]), 0)
    assert picture.startswith(b"P5")
    document = load_document("law.pdf", data=pdf([[Picture(picture)]]), ocr=True)
    assert document.text.count("gathering") == 2
    assert Path(document.path).name == "law.pdf"
