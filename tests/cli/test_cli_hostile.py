"""Beside files that mean harm, the others are still read: one plain line for each, and exit code 4."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from cli_drafts import Command

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><akomaNtoso>&b;</akomaNtoso>'
)


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices as POSIX has them")
def test_what_is_no_law_costs_a_line_each_and_no_result(run: Command, laws: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "link.txt").symlink_to("/etc/hostname")
    (bad / "loop.txt").symlink_to(bad / "loop.txt")
    os.mkfifo(bad / "pipe.txt")
    (bad / "cut.docx").write_bytes(b"PK\x03\x04 and no more")
    (bad / "laughs.xml").write_text(LAUGHS)
    (bad / "nul.txt").write_bytes(b"\0" * 1000)
    with (bad / "sparse.txt").open("wb") as file:
        file.truncate(1 << 40)
    paths = [*sorted(bad.iterdir()), "/dev/zero", bad / "none.txt"]
    ended = run("check", "-q", "-f", "json", laws / "mild.txt", *paths, laws / "quiet.txt")
    report = json.loads(ended.out)
    assert [Path(one["path"]).name for one in report["documents"]] == ["mild.txt", "quiet.txt"]
    assert ended.code == 4
    assert [str(path) in line for path, line in zip(paths, ended.lines, strict=True)] == [True] * len(paths)


@pytest.mark.skipif(sys.platform == "win32", reason="links as POSIX has them")
def test_links_that_lead_in_circles_are_not_followed_in_folders(run: Command, laws: Path) -> None:
    (laws / "deep").mkdir()
    (laws / "deep" / "up").symlink_to(laws)
    report = json.loads(run("check", "-q", "-f", "json", laws).out)
    assert len(report["documents"]) == 3
