"""What is kept between runs: the same as what is made, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iccpr_check import kept as kept_module
from iccpr_check.detect.tables import lines_of, tables_of
from iccpr_check.kept import keep, keep_lines, kept, kept_lines
from iccpr_check.load import knowledge as knowledge_module
from iccpr_check.load.data import data_root
from iccpr_check.load.knowledge import load_knowledge


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ICCPR_CHECK_CACHE", str(tmp_path))
    return tmp_path


def test_what_is_kept_is_found_by_name_and_state(folder: Path) -> None:
    keep("name", "state", [1, "hai"])
    assert kept("name", "state") == [1, "hai"]
    assert kept("name", "other") is None
    assert kept("other", "state") is None


def test_another_version_of_the_program_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("name", "state", 1)
    monkeypatch.setattr(kept_module, "code_state", lambda: "another")
    assert kept("name", "state") is None


@pytest.mark.parametrize("spoil", [b"", b"{", b"\xff\xfe", b"[1"])
def test_a_damaged_file_is_made_again(folder: Path, spoil: bytes) -> None:
    keep("name", "state", 1)
    (one,) = folder.glob("name-*.json")
    one.write_bytes(spoil)
    assert kept("name", "state") is None


@pytest.mark.parametrize("spoil", [b"", b"2\na", b"1\n\xff", b"a\nb"])
def test_lines_that_are_not_whole_are_made_again(folder: Path, spoil: bytes) -> None:
    keep_lines("name", "state", ["a", "b"])
    assert kept_lines("name", "state") == ["a", "b"]
    (one,) = folder.glob("name-*.json")
    one.write_bytes(spoil)
    assert kept_lines("name", "state") is None


def test_a_few_states_are_kept_and_no_more(folder: Path) -> None:
    for number in range(20):
        keep("name", str(number), number)
    assert len(list(folder.iterdir())) <= 6
    assert kept("name", "19") == 19


def test_a_folder_that_cannot_be_written_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("ICCPR_CHECK_CACHE", str(tmp_path / "file" / "below"))
    keep("name", "state", 1)
    assert kept("name", "state") is None


def test_kept_knowledge_is_the_knowledge(folder: Path) -> None:
    load_knowledge.cache_clear()
    made = load_knowledge()
    load_knowledge.cache_clear()
    read = load_knowledge()
    assert read is not made
    assert read == made


def test_kept_knowledge_is_read_without_yaml(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_knowledge.cache_clear()
    load_knowledge()
    load_knowledge.cache_clear()
    monkeypatch.setattr(knowledge_module, "_read", lambda *_: pytest.fail("YAML was read again"))
    load_knowledge()


def test_kept_knowledge_of_another_form_is_made_again(folder: Path) -> None:
    load_knowledge.cache_clear()
    made = load_knowledge()
    (one,) = folder.glob("knowledge-*.json")
    one.write_text(json.dumps({"treaty": "none"}))
    load_knowledge.cache_clear()
    assert load_knowledge() == made


def test_a_change_of_the_data_is_seen(folder: Path) -> None:
    before = knowledge_module.data_digest(data_root())
    assert kept("knowledge-iccpr", before[::-1]) is None


def test_kept_tables_are_the_tables(folder: Path) -> None:
    rules = load_knowledge().rules
    made = tables_of(rules, "vi", "state")
    assert list(folder.glob("tables-vi-*.json"))
    read = tables_of(rules, "vi", "state")
    assert read is not made
    assert list(lines_of(read)) == list(lines_of(made))


def test_tables_of_other_rules_are_made_anew(folder: Path) -> None:
    rules = load_knowledge().rules
    made = tables_of(rules, "vi", "state")
    assert list(lines_of(tables_of(rules[:100], "vi", "other"))) != list(lines_of(made))
