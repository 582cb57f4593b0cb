"""Many drafts: the order of the paths, whatever the number of processes, and what a killed one leaves."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from iccpr_check import running
from iccpr_check.model import Report
from iccpr_check.report.json import render_json
from iccpr_check.running import Task, check_all
from iccpr_check.settings import Settings

LAW = "LAW ON THE PRESS No. {n}\n\nArticle 1. Bans\nNo newspaper shall be published without a licence.\n"


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laws")
    for number in range(5):
        (folder / f"{number}.txt").write_text(LAW.format(n=number))
    (folder / "broken.txt").write_bytes(b"\x00\x01")
    return folder


@pytest.fixture(scope="module")
def alone(laws: Path) -> Report:
    return check_all([str(laws)], Settings())


def test_the_report_does_not_depend_on_the_number_of_processes(laws: Path, alone: Report) -> None:
    two = check_all([str(laws)], Settings(), jobs=2)
    assert render_json(two, evidence=True) == render_json(alone, evidence=True)
    assert [document.draft.document.path for document in two.documents] == [
        str(laws / f"{number}.txt") for number in range(5)
    ]


def test_progress_is_told_of_every_draft_once(laws: Path, alone: Report) -> None:
    seen: list[object] = []

    def progress(done: Iterable[object], total: int) -> Iterable[object]:
        assert total == 6
        for one in done:
            seen.append(one)
            yield one

    assert check_all([str(laws)], Settings(), progress=progress) == alone
    assert len(seen) == 6


def test_a_killed_process_fails_one_draft_and_not_the_run(
    laws: Path, alone: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = running._begun
    begun: list[list[int]] = []

    def deadly(tasks: list[Task], numbers: list[int], processes: int, treaty: str) -> running._Doing:
        """Begin the tasks before the third draft, and in its place one that ends its process."""
        begun.append(list(numbers))
        doing = real(tasks, [number for number in numbers if number != 2], processes, treaty)
        if 2 in numbers:
            doing[1][doing[0].submit(os._exit, 1)] = 2
        return doing

    monkeypatch.setattr(running, "_begun", deadly)
    report = check_all([str(laws)], Settings(), jobs=2)
    assert len(report.documents) == 4
    assert {failure.path for failure in report.failures} == {str(laws / "2.txt"), str(laws / "broken.txt")}
    assert "killed" in report.failures[0].why
    assert begun[0] == [0, 1, 2, 3, 4, 5] and [2] in begun  # all at once, then what was left one by one


@pytest.mark.parametrize(
    ("jobs", "drafts", "processes"),
    [(None, 1, 1), (None, 12, 1), (None, 100, os.cpu_count() or 1), (1, 100, 1), (8, 3, 3)],
)
def test_processes_are_started_where_they_serve(jobs: int | None, drafts: int, processes: int) -> None:
    assert running._processes(jobs, [Task("x", Settings())] * drafts) == processes


def test_standard_input_is_read_in_this_process() -> None:
    assert running._processes(4, [Task("-", Settings()), Task("x", Settings())]) == 1
