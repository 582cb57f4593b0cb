"""What a screen is given, and what a pipe is."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from iccpr_check.cli.screen import PIPE, WIDEST, screen_of


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let standard output be a screen of 70 columns that takes colour."""
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda default: os.terminal_size((70, 24)))
    return monkeypatch


def test_a_screen_has_its_own_width_and_colour(watched: pytest.MonkeyPatch) -> None:
    assert screen_of(None) == (70, True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_is_left_out_where_it_is_not_wanted(
    name: str, value: str, watched: pytest.MonkeyPatch
) -> None:
    watched.setenv(name, value)
    assert screen_of(None) == (70, False)


def test_lines_do_not_grow_past_what_can_be_read(watched: pytest.MonkeyPatch) -> None:
    watched.setattr(shutil, "get_terminal_size", lambda default: os.terminal_size((250, 24)))
    assert screen_of(None)[0] == WIDEST


def test_files_and_pipes_are_the_same_everywhere(watched: pytest.MonkeyPatch) -> None:
    assert screen_of("report.txt") == PIPE
    watched.setattr(sys.stdout, "isatty", lambda: False)
    assert screen_of(None) == PIPE
    watched.setattr(sys, "stdout", None)
    assert screen_of(None) == PIPE
