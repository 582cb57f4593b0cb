"""Real laws, where they are at hand: every file that can be read is read, in the right language."""

import json
import os
import re
from pathlib import Path

import pytest

from iccpr_check.load.documents import load_document
from iccpr_check.load.formats import READERS
from iccpr_check.load.pdf.process import read_words

SHARED = Path(os.environ.get("ICCPR_CHECK_SHARED") or Path(__file__).parents[3] / "shared")
CORPUS = SHARED / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="needs the corpus of real laws (ICCPR_CHECK_SHARED)"
)


def laws() -> list[dict[str, str]]:
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}
    entries = json.loads((CORPUS / "INDEX.json").read_text("utf-8")) if CORPUS.is_dir() else []
    return [entry for entry in entries if Path(entry["file"]).suffix in suffixes and not _is_scan(entry)]


def _is_scan(entry: dict[str, str]) -> bool:
    return entry["format"] == "pdf" and "no text layer" in entry.get("note", "")


@pytest.mark.parametrize("law", laws(), ids=lambda law: law["file"])
def test_a_real_law_is_read_in_its_language(law):
    path = CORPUS / law["file"]
    document = load_document(str(path))
    assert document.language == law["language"]
    assert len(document.text) > 500
    if path.suffix in {".txt", ".md"}:
        assert document.text == path.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize(
    "law", [law for law in laws() if law["format"] in {"html", "xml"}], ids=lambda law: law["file"]
)
def test_every_letter_of_a_real_page_stands_where_its_anchor_says(law):
    path = CORPUS / law["file"]
    document = load_document(str(path))
    lines = re.split(r"\r\n|\r|\n", path.read_bytes().decode("utf-8-sig"))
    for letter in re.finditer(r"[^\W_]", document.text):
        place = document.place(letter.start())
        assert lines[(place.line or 0) - 1][(place.column or 0) - 1] in {letter[0], "&", "<"}


def test_a_law_kept_as_a_page_and_as_text_has_the_same_words():
    both = [CORPUS / "viet-nam" / f"luat-an-ninh-mang-2018.{suffix}" for suffix in ("html", "txt")]
    page, text = (re.findall(r"\w+", load_document(str(path)).text) for path in both)
    assert page == text


@pytest.mark.parametrize(
    "law", [law for law in laws() if law["format"] == "pdf"], ids=lambda law: law["file"]
)
def test_every_word_of_a_real_pdf_stands_on_the_page_that_its_anchor_names(law):
    path = CORPUS / law["file"]
    document = load_document(str(path))
    pages = [
        "".join("".join(letter for letter in word[0] if letter.isalnum()) for word in page["words"])
        for page in read_words(path.read_bytes())["pages"]
    ]
    ends = [*(anchor.offset for anchor in document.anchors[1:]), len(document.text)]
    for anchor, end in zip(document.anchors, ends, strict=True):
        for word in re.findall(r"[^\W_]+", document.text[anchor.offset : end]):
            assert word in pages[(anchor.page or 0) - 1]
