"""Kept results: the same bytes, rules and settings give the same report; a bad cache costs only time."""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "decisions"))
sys.path.insert(0, str(Path(__file__).parent / "cli"))

from cli_drafts import GRAVE, KNOWN, MILD
from decided import HEAD, checked

from iccpr_check import cache as cache_module
from iccpr_check import running
from iccpr_check.cache import Cache
from iccpr_check.kept import cache_folder
from iccpr_check.load.pdf import ocr
from iccpr_check.model import Report
from iccpr_check.packing import packed, unpacked, unpacked_findings
from iccpr_check.running import check_all
from iccpr_check.settings import Settings


def test_what_is_kept_is_got_back(tmp_path: Path) -> None:
    report = checked(HEAD)
    with Cache(tmp_path) as kept:
        kept.put("key", packed(report))
    with Cache(tmp_path) as kept:
        assert kept.get("key") == packed(report)
        assert kept.get("other") is None


def test_a_packed_report_is_the_report() -> None:
    report = checked(HEAD)
    assert unpacked(packed(report)) == report


def test_no_folder_is_no_cache() -> None:
    with Cache(None) as kept:
        kept.put("key", packed(checked(HEAD)))
        assert kept.get("key") is None


@pytest.mark.parametrize("spoil", [b"", b"no database at all", b"SQLite format 3\x00 and then nonsense"])
def test_a_damaged_cache_is_no_mistake(tmp_path: Path, spoil: bytes) -> None:
    (tmp_path / "reports.sqlite").write_bytes(spoil)
    with Cache(tmp_path) as kept:
        kept.put("key", packed(checked(HEAD)))
        assert kept.get("key") in (None, packed(checked(HEAD)))


def test_a_damaged_row_is_made_again(tmp_path: Path) -> None:
    with Cache(tmp_path) as kept:
        kept.put("key", packed(checked(HEAD)))
    with sqlite3.connect(tmp_path / "reports.sqlite") as db:
        db.execute("UPDATE reports SET report = x'00'")
    with Cache(tmp_path) as kept:
        assert kept.get("key") is None


def test_the_oldest_used_are_forgotten_beyond_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = packed(checked(HEAD))
    with Cache(tmp_path) as kept:
        for number in range(6):
            kept.put(str(number), report)
    with sqlite3.connect(tmp_path / "reports.sqlite") as db:
        size = db.execute("SELECT size FROM reports").fetchone()[0]
    monkeypatch.setattr(cache_module, "MAX_BYTES", size * 4)
    with Cache(tmp_path) as kept:
        kept.get("0")
    with sqlite3.connect(tmp_path / "reports.sqlite") as db:
        left = {row[0] for row in db.execute("SELECT key FROM reports")}
    assert "0" in left  # used last
    assert "1" not in left
    assert len(left) == 3


def test_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    report = packed(checked(HEAD))

    def write(name: str) -> None:
        with Cache(tmp_path) as kept:
            for number in range(40):
                kept.put(f"{name}{number}", report)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Cache(tmp_path) as kept:
        assert all(kept.get(f"{name}{number}") == report for name in "abc" for number in range(40))


@pytest.mark.skipif(sys.platform != "linux", reason="where caches lie differs from system to system")
def test_the_folder_is_the_systems_or_the_named_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ICCPR_CHECK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/iccpr-check")
    monkeypatch.setenv("ICCPR_CHECK_CACHE", "/named")
    assert cache_folder() == Path("/named")


# --- in a run -----------------------------------------------------------------------------------------------


@pytest.fixture
def laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "load_knowledge", lambda *_: KNOWN)
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "a.txt").write_text(MILD)
    (folder / "b.txt").write_text(GRAVE)
    return folder


def run(laws: Path, **settings: object) -> Report:
    return check_all([str(laws)], Settings.model_validate(settings), cache=laws.parent / "cache")


def test_a_second_run_checks_nothing_again(laws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(laws)
    monkeypatch.setattr(running, "check", lambda *_, **__: pytest.fail("checked again"))
    assert run(laws) == first


@pytest.mark.parametrize(
    "settings", [{"report_lang": "vi"}, {"kinds": ("none",)}, {"bare_articles": "treaty"}]
)
def test_other_settings_are_another_result(laws: Path, settings: dict[str, object]) -> None:
    run(laws)
    assert run(laws, **settings) == check_all([str(laws)], Settings.model_validate(settings))


def test_the_threshold_is_none_of_the_results(laws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(laws)
    monkeypatch.setattr(running, "check", lambda *_, **__: pytest.fail("checked again"))
    run(laws, fail_on="info")


def test_changed_words_and_changed_rules_are_checked_again(
    laws: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(laws)
    (laws / "a.txt").write_text(GRAVE)
    assert run(laws).documents[0].findings == run(laws).documents[1].findings
    other = KNOWN.model_copy(update={"digest": "other", "rules": ()})
    monkeypatch.setattr(running, "load_knowledge", lambda *_: other)
    assert all(not document.engagements for document in run(laws).documents)


def test_a_draft_that_cannot_be_read_is_told_each_time(laws: Path) -> None:
    (laws / "c.txt").write_bytes(b"\x00\x01\x02")
    assert [failure.path for failure in run(laws).failures] == [str(laws / "c.txt")]
    assert [failure.path for failure in run(laws).failures] == [str(laws / "c.txt")]


def test_the_findings_of_a_packed_report_are_read_alone() -> None:
    report = checked(HEAD)
    assert unpacked_findings(packed(report)) == report.findings


def test_what_was_read_without_the_tool_for_pictures_is_read_again_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    without = {asked: Settings(ocr=asked).printed() for asked in (True, False)}
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(ocr.Tesseract, "_run", lambda *_: "eng vie")
    assert Settings(ocr=True).printed() != without[True]
    assert Settings(ocr=False).printed() == without[False]
