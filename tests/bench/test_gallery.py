"""The gallery shows what the tool writes now, all of it is linked, and it stays small.

After a change that is meant, ``UPDATE_GOLDEN=1 pytest tests/bench/test_gallery.py`` writes the reports
anew; ``python -m bench.gallery`` takes the pictures, too.
"""

from __future__ import annotations

import os
import re

import pytest

from bench.gallery import DRAFTS, GALLERY, TEXTS, Shown, texts
from bench.gallery_pictures import PICTURES

UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
PAGE = GALLERY / "README.md"
KB = 1024
FILES = sorted(path for path in GALLERY.rglob("*") if path.is_file())


@pytest.mark.parametrize("shown", DRAFTS, ids=lambda shown: shown.name)
def test_the_reports_are_what_the_tool_writes_now(shown: Shown) -> None:
    for path, text in texts(shown):
        if UPDATE:
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text("utf-8") == text, "meant? then run this with UPDATE_GOLDEN=1"


def test_every_file_is_there_and_none_is_left_over() -> None:
    wanted = {GALLERY / shown.name / name for shown in DRAFTS for name in (*TEXTS, *PICTURES)}
    assert set(FILES) == {PAGE, *wanted}


def test_the_page_links_every_file_and_each_draft_and_nothing_that_is_not_there() -> None:
    page = PAGE.read_text("utf-8")
    linked = {(GALLERY / link).resolve() for link in re.findall(r"\]\(([^)\s]+)\)", page)}
    assert [link for link in linked if not link.exists()] == []
    root = GALLERY.parents[1]
    assert linked >= {*FILES, *(root / shown.draft for shown in DRAFTS)} - {PAGE}
    shown_as_pictures = set(re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", page))
    assert shown_as_pictures == {f"{shown.name}/{name}" for shown in DRAFTS for name in PICTURES}


def test_pictures_are_pictures_and_all_of_it_is_small() -> None:
    for path in FILES:
        if path.suffix == ".png":
            assert path.read_bytes().startswith(b"\x89PNG\r\n"), path
            assert path.stat().st_size <= 150 * KB, f"{path}: install Pillow, and take it again"
    assert sum(path.stat().st_size for path in FILES) <= 1536 * KB


def test_the_good_draft_has_nothing_serious_and_the_others_have() -> None:
    serious = {}
    for shown in DRAFTS:
        counts = re.search(r"^\| (?:indications|dấu hiệu) \| (\d+) \|", _report(shown), re.MULTILINE)
        serious[shown.name] = int(counts[1]) if counts else -1
    assert serious["good"] == 0
    assert min(serious["poor"], serious["vietnamese"]) > 0


def _report(shown: Shown) -> str:
    return (GALLERY / shown.name / "report.md").read_text("utf-8")
