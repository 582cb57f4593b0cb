"""``--format csv`` and ``xlsx``: an action plan that people work in, written again over itself."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_drafts import GRAVE, MILD, QUIET, Command
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

PENALTY = "Article 3. Penalties\nWhoever prints is liable to imprisonment.\n"
Table = list[list[Any]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a draft, and stand in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "law.txt").write_text(MILD + PENALTY)
    return tmp_path


def plan(name: str) -> Table:
    if name.endswith("csv"):
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))[:-1]
    return [
        [value or "" for value in row]
        for row in load_workbook(name).worksheets[0].iter_rows(values_only=True)
    ]


def edit(name: str, change: Callable[[Table], None]) -> None:
    """Change a plan as a person does in a spreadsheet."""
    table = plan(name)
    change(table)
    if name.endswith("csv"):
        with Path(name).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(table)
        return
    book = load_workbook(name)
    for down, row in enumerate(table, 1):
        for across, value in enumerate(row, 1):
            book.worksheets[0].cell(down, across).value = value or None
    book.save(name)


def column(name: str, head: str) -> list[str]:
    heads, *rows = plan(name)
    return [row[heads.index(head)] for row in rows]


BOTH = pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])


def check(run: Command, name: str, *more: str) -> Any:
    return run("check", "law.txt", "-q", "-f", name.rpartition(".")[2], "-o", name, *more)


@BOTH
def test_check_edit_change_check_again(run: Command, folder: Path, name: str) -> None:
    assert check(run, name).code == 1
    assert set(column(name, "in the last check")) == {"new"}

    def work(table: Table) -> None:
        table[0].insert(6, "budget")
        for row in table[1:]:
            row.insert(6, "")
        table[1][6], table[1][table[0].index("responsible body")] = "1000", "Ministry of Justice"
        table.insert(2, ["", "", "", "Training", *[""] * (len(table[0]) - 4)])

    edit(name, work)
    (folder / "law.txt").write_text(QUIET + PENALTY)
    assert check(run, name).code == 1
    heads, *rows = plan(name)
    assert rows[1][heads.index("indication")] == "Training"
    assert [row[heads.index("budget")] for row in rows].count("1000") == 1
    kept = next(row for row in rows if row[heads.index("budget")] == "1000")
    assert kept[heads.index("responsible body")] == "Ministry of Justice"
    states = {row[heads.index("in the last check")] for row in rows}
    assert {"standing", "no longer located", ""} <= states


@BOTH
def test_written_again_over_itself_it_settles(run: Command, folder: Path, name: str) -> None:
    for _ in range(2):
        check(run, name)
    before = (folder / name).read_bytes()
    check(run, name)
    assert (folder / name).read_bytes() == before


@BOTH
def test_a_plan_in_the_other_language_is_the_same_plan(run: Command, folder: Path, name: str) -> None:
    check(run, name)
    edit(name, lambda table: table[1].__setitem__(table[0].index("responsible body"), "Bộ Tư pháp"))
    check(run, name, "--report-lang", "vi")
    assert column(name, "cơ quan chủ trì")[0] == "Bộ Tư pháp"
    assert set(column(name, "kết quả rà soát gần nhất")) == {"vẫn còn"}


@BOTH
@pytest.mark.parametrize("held", [b"a,b\n1,2\n", b"PK\x03\x04 torn", b"\xff\xfe\x00", b"%PDF-1.4"])
def test_what_is_no_plan_is_left_alone(run: Command, folder: Path, name: str, held: bytes) -> None:
    (folder / name).write_bytes(held)
    ended = check(run, name)
    assert ended.code == 2 and len(ended.lines) == 1 and name in ended.err
    assert (folder / name).read_bytes() == held


def test_a_workbook_of_something_else_is_left_alone(run: Command, folder: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["name", "salary"])
    book.save("plan.xlsx")
    before = (folder / "plan.xlsx").read_bytes()
    ended = check(run, "plan.xlsx")
    assert ended.code == 2 and "no action plan" in ended.err
    assert (folder / "plan.xlsx").read_bytes() == before


def test_a_sheet_of_a_persons_own_is_not_lost(run: Command, folder: Path) -> None:
    check(run, "plan.xlsx")
    book = load_workbook("plan.xlsx")
    book.create_sheet("Budget").append([1])
    book.save("plan.xlsx")
    before = (folder / "plan.xlsx").read_bytes()
    ended = check(run, "plan.xlsx")
    assert ended.code == 2 and "'Budget' would be lost" in ended.err and len(ended.lines) == 1
    assert (folder / "plan.xlsx").read_bytes() == before


def test_comments_become_part_of_the_note_and_formulas_text(run: Command, folder: Path) -> None:
    check(run, "plan.xlsx")
    book = load_workbook("plan.xlsx")
    sheet = book.worksheets[0]
    sheet["I2"].comment = Comment("ask the police first", "Lan")
    sheet["M2"], sheet["J2"] = "urgent", "=TODAY()"
    book.save("plan.xlsx")
    check(run, "plan.xlsx")
    assert column("plan.xlsx", "reviewer's note")[0] == "urgent\nask the police first"
    assert column("plan.xlsx", "deadline")[0] == "=TODAY()"
    assert load_workbook("plan.xlsx").worksheets[0]["J2"].data_type == "s"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_plan_saved_by_excel_of_another_country_is_read(run: Command, folder: Path, separator: str) -> None:
    check(run, "plan.csv")
    table = plan("plan.csv")
    table[1][7] = "Bộ Công an; Bộ Tư pháp, =x"
    with (folder / "plan.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(table)
    check(run, "plan.csv")
    assert column("plan.csv", "responsible body")[0] == "Bộ Công an; Bộ Tư pháp, =x"


def test_guards_against_formulas_do_not_heap_up(run: Command, folder: Path) -> None:
    check(run, "plan.csv")
    edit("plan.csv", lambda table: table[1].__setitem__(7, "=1+1"))
    for _ in range(3):
        check(run, "plan.csv")
    assert column("plan.csv", "responsible body")[0] == "'=1+1"


def test_a_plan_of_several_drafts_is_updated_draft_by_draft(run: Command, folder: Path) -> None:
    (folder / "b.txt").write_text(GRAVE)
    run("check", "law.txt", "b.txt", "-q", "-f", "csv", "-o", "plan.csv")
    (folder / "law.txt").write_text(QUIET)
    check(run, "plan.csv")
    told = set(zip(column("plan.csv", "draft"), column("plan.csv", "in the last check"), strict=True))
    assert ("law.txt", "no longer located") in told and ("law.txt", "new") not in told
    assert {state for draft, state in told if draft == "b.txt"} == {"new"}


def test_a_workbook_needs_a_file_and_says_so_at_once(run: Command, folder: Path) -> None:
    ended = run("check", "law.txt", "-f", "xlsx")
    assert (ended.code, ended.out) == (2, "") and "--output" in ended.err and len(ended.lines) == 1


def test_csv_goes_to_standard_output(run: Command, folder: Path) -> None:
    ended = run("check", "law.txt", "-q", "-f", "csv")
    assert ended.code == 1 and ended.out.startswith("\ufeffwhere in the draft,")
