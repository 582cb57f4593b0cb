"""What is written: whole or not at all, and never over a draft."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_drafts import MILD, Command

from iccpr_check import pipeline


def test_several_formats_in_one_run_pair_with_files_in_order(
    run: Command, laws: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "report.json", tmp_path / "report.md"
    ended = run(
        "check", laws / "mild.txt", "-f", "json", "-o", one, "-f", "markdown", "-o", two, "-f", "text"
    )
    assert json.loads(one.read_text())["schema_version"] == "1"
    assert two.read_text().startswith("# Gap report")
    assert ended.out.startswith(f"LAW ON THE PRESS\n{laws}/mild.txt\n")


def test_without_a_format_a_file_is_markdown_and_so_is_a_pipe(
    run: Command, laws: Path, tmp_path: Path
) -> None:
    run("check", laws / "mild.txt", "-o", tmp_path / "out")
    assert (tmp_path / "out").read_text() == run("check", laws / "mild.txt").out
    assert (tmp_path / "out").read_text().startswith("# Gap report")


def test_the_same_run_writes_the_same_bytes(run: Command, laws: Path) -> None:
    assert run("check", laws, "-f", "json").out == run("check", laws, "-f", "json").out


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """A report of yesterday, in a folder where nothing else may be left behind."""
    folder = tmp_path / "reports"
    folder.mkdir()
    report = folder / "report.md"
    report.write_text("yesterday")
    report.chmod(0o640)
    yield report
    assert list(folder.iterdir()) == [report]


def test_a_new_report_takes_the_place_of_the_old_one_with_its_rights(
    run: Command, laws: Path, old: Path
) -> None:
    assert run("check", laws / "mild.txt", "-o", old).code == 0
    assert old.read_text().startswith("# Gap report")
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_run_that_fails_leaves_the_old_report(
    run: Command, laws: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", laws / "mild.txt", "--kind", "fish", "-o", old).code == 2
    monkeypatch.setattr(pipeline, "assess", lambda *_, **__: 1 / 0)
    assert run("check", laws / "mild.txt", "-o", old).code == 70
    assert old.read_text() == "yesterday"


def test_a_write_that_fails_leaves_the_old_report(
    run: Command, laws: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ended = run("check", laws / "mild.txt", "-o", old)
    assert (ended.code, ended.lines) == (
        2,
        [f"iccpr-check: --output {old}: cannot be written (No space left on device)"],
    )
    assert old.read_text() == "yesterday"


def test_a_report_never_takes_the_place_of_a_draft(run: Command, laws: Path) -> None:
    for path in (laws, laws / "mild.txt"):
        ended = run("check", path, "-o", laws / "mild.txt")
        assert ended.code == 2
        assert "one of the drafts to check" in ended.err
    assert (laws / "mild.txt").read_text() == MILD


def test_a_link_is_followed_and_kept(run: Command, laws: Path, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    run("check", laws / "mild.txt", "-o", tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text().startswith("# Gap report")


def test_a_pipe_is_written_to_and_stays_a_pipe(run: Command, laws: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("check", laws / "quiet.txt", "-f", "text", "-o", pipe).code == 0
        assert os.read(reader, 60_000).decode().startswith(f"LAW ON THE PRESS\n{laws}/quiet.txt\n")
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="the administrator may write anywhere")
def test_a_place_that_may_not_be_written_is_told_before_the_run(
    run: Command, laws: Path, tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    assert "permission denied" in run("check", laws / "mild.txt", "-o", tmp_path / "r.md").err
