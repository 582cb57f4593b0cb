"""A repository of laws: baseline, what a change touched, versions, matrix, statutes, table, first files."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from cli_drafts import GRAVE, MILD, QUIET, Command

BAN = "Article 3. Licences\nNo newspaper shall be published without a licence from the Council.\n"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=n", "-c", "user.email=e@x.example", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(laws: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder of drafts a git repository with one commit, and stand in it."""
    git(laws, "init", "-q", "-b", "main")
    git(laws, "add", "-A")
    git(laws, "commit", "-qm", "laws")
    monkeypatch.chdir(laws)
    return laws


# --- baseline --------------------------------------------------------------------------------------


def test_after_a_baseline_old_findings_fail_no_build_and_new_ones_do(run: Command, repository: Path) -> None:
    assert run("check", ".").code == 1
    assert run("baseline", ".").code == 0
    assert run("check", ".", "--baseline", "iccpr-baseline.json").code == 0
    (repository / "quiet.txt").write_text(GRAVE.replace("newspaper", "leaflet"))
    assert run("check", ".", "--baseline", "iccpr-baseline.json").code == 1


def test_a_configuration_names_the_baseline(run: Command, repository: Path) -> None:
    run("baseline", ".")
    (repository / "iccpr-check.yaml").write_text("baseline: iccpr-baseline.json\n")
    assert run("check", ".").code == 0


def test_a_baseline_is_not_written_over(run: Command, repository: Path) -> None:
    run("baseline", ".")
    before = (repository / "iccpr-baseline.json").read_text()
    ended = run("baseline", ".")
    assert ended.code == 2
    assert "--update" in ended.err
    assert (repository / "iccpr-baseline.json").read_text() == before


def test_where_no_draft_can_be_read_no_baseline_is_written(run: Command, repository: Path) -> None:
    (repository / "empty").mkdir()
    (repository / "broken").mkdir()
    (repository / "broken" / "law.docx").write_bytes(b"no Word file")
    for folder in ("empty", "broken"):
        assert run("baseline", folder, "--output", "new.json").code == 3
        assert not (repository / "new.json").exists()


def test_a_baseline_only_ever_shrinks(run: Command, repository: Path) -> None:
    run("baseline", ".")
    before = json.loads((repository / "iccpr-baseline.json").read_text())["findings"]
    (repository / "grave.txt").write_text(QUIET)
    (repository / "quiet.txt").write_text(MILD.replace("newspaper", "leaflet"))
    strict = run("check", ".", "--baseline", "iccpr-baseline.json", "--baseline-strict")
    assert strict.code == 1
    assert "baseline stale: grave.txt" in strict.err
    assert run("check", ".", "--baseline", "iccpr-baseline.json").code == 0
    assert run("baseline", ".", "--update").code == 0
    after = json.loads((repository / "iccpr-baseline.json").read_text())["findings"]
    assert len(after) < len(before)
    assert all(entry in before for entry in after)
    assert run("check", ".", "--baseline", "iccpr-baseline.json", "--baseline-strict").code == 0


# --- only what a change touched --------------------------------------------------------------------


def test_since_looks_at_touched_units_alone(run: Command, repository: Path) -> None:
    grave = repository / "grave.txt"
    git(repository, "checkout", "-qb", "work")
    grave.write_text("\n\n" + grave.read_text().replace("LAW ON THE PRESS", "LAW ON THE PRESS "))
    assert run("check", ".", "--since", "main").code == 0  # nothing but lines moved
    grave.write_text(grave.read_text() + BAN)
    ended = run("check", ".", "--since", "main", "--fail-on", "warning", "-f", "json")
    assert ended.code == 1
    (document,) = json.loads(ended.out)["documents"]
    assert document["path"].endswith("grave.txt")
    assert {f["unit"] for f in document["findings"] if f["fails"]} == {"art-3"}


def test_since_knows_a_moved_file_and_a_new_one(run: Command, repository: Path) -> None:
    git(repository, "mv", "grave.txt", "moved.txt")
    git(repository, "commit", "-qm", "move")
    assert run("check", ".", "--since", "HEAD~1").code == 0
    (repository / "new.txt").write_text(GRAVE)
    assert run("check", ".", "--since", "HEAD~1").code == 1


def test_since_counts_from_where_the_branch_parted(run: Command, repository: Path) -> None:
    git(repository, "checkout", "-qb", "work")
    (repository / "quiet.txt").write_text(QUIET + BAN)
    git(repository, "commit", "-qam", "ours")
    git(repository, "checkout", "-q", "main")
    (repository / "mild.txt").write_text(GRAVE)
    git(repository, "commit", "-qam", "theirs")
    git(repository, "checkout", "-q", "work")
    made = json.loads(run("check", ".", "--since", "main", "-f", "json").out)
    assert [Path(d["path"]).name for d in made["documents"]] == ["quiet.txt"]


def test_a_change_that_touches_no_draft_is_no_mistake(run: Command, repository: Path) -> None:
    ended = run("check", ".", "--since", "main")
    assert ended.code == 0
    assert ended.lines == ["iccpr-check: no draft changed since main"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((".", "--since", "nowhere"), "nowhere: git knows no such revision"),
        (("-", "--since", "main"), "standard input has no history"),
        ((".", "--since", "--output=x"), "git knows no such revision"),
    ],
)
def test_a_mistake_with_git_is_one_line(
    run: Command, repository: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("check", *arguments)
    assert ended.code == 2
    assert len(ended.lines) == 1
    assert said in ended.err
    assert not (repository / "x").exists()


def test_outside_a_repository_since_is_told(run: Command, laws: Path) -> None:
    ended = run("check", laws, "--since", "main")
    assert (ended.code, len(ended.lines)) == (2, 1)


# --- versions --------------------------------------------------------------------------------------


def test_two_files_two_places_in_git_and_two_revisions_compare_alike(run: Command, repository: Path) -> None:
    (repository / "old.txt").write_text(QUIET)
    git(repository, "add", "old.txt")
    (repository / "quiet.txt").write_text(QUIET + BAN)
    git(repository, "commit", "-qam", "licence")
    for old, new in (("old.txt", "quiet.txt"), ("HEAD~1:quiet.txt", "quiet.txt"), ("HEAD~1", "HEAD")):
        ended = run("compare", old, new)
        assert ended.code == 0
        assert "Newly appears to restrict" in ended.out
    (one,) = (
        c for c in json.loads(run("compare", "HEAD~1", "HEAD", "-f", "json").out) if "quiet" in c["new"]
    )
    assert one["changes"][0]["provision"] == "19(2)"


def test_what_is_neither_draft_nor_revision_is_told(run: Command, repository: Path) -> None:
    ended = run("compare", "no-such", "HEAD")
    assert (ended.code, len(ended.lines)) == (2, 1)


# --- the statute book ------------------------------------------------------------------------------


def test_the_matrix_lays_all_laws_beside_the_treaty(run: Command, repository: Path) -> None:
    text = run("matrix", ".").out
    assert "| 19(2)" in text
    assert "grave.txt" in text
    rows = list(csv.DictReader(io.StringIO(run("matrix", ".", "-f", "csv").out)))
    assert {row["effect"] for row in rows if row["provision"] == "19(2)"} == {"implements", "restricts"}
    page = run("matrix", ".", "-f", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert run("matrix", ".", "-f", "xlsx").code == 2  # a workbook is no text for a terminal
    assert run("matrix", ".", "-f", "xlsx", "-o", "m.xlsx").code == 0
    with zipfile.ZipFile(repository / "m.xlsx") as book:
        assert "xl/workbook.xml" in book.namelist()


def test_what_another_law_covers_is_said_to_be_covered_there(run: Command, repository: Path) -> None:
    (repository / "draft.txt").write_text(
        "LAW ON THE PRESS\n\nArticle 1. Scope\nThis Law is about the press.\n"
    )
    codes = {
        f["code"] for f in json.loads(run("check", "draft.txt", "-f", "json").out)["documents"][0]["findings"]
    }
    assert "OMI01" in codes
    (repository / "courts.txt").write_text(
        "LAW ON COURTS\n\nArticle 1. Redress\nEveryone has an effective remedy before a court.\n"
    )
    ended = run("check", "draft.txt", "--statutes", "courts.txt", "-f", "json")
    found = json.loads(ended.out)["documents"][0]["findings"]
    assert [f["code"] for f in found if "2(3)" in f["provisions"]] == ["OMI03"]
    assert "courts.txt" in next(f["message"] for f in found if f["code"] == "OMI03")


# --- the table, the first files, what holds --------------------------------------------------------


def test_the_table_is_written_updated_and_used(run: Command, repository: Path) -> None:
    assert run("correlate", ".").code == 0
    table = repository / "correlation.yaml"
    assert "path: grave.txt" in table.read_text()
    table.write_text(table.read_text().replace("relation: to-review", "relation: restricts-justified"))
    (repository / "iccpr-check.yaml").write_text("correlation: correlation.yaml\n")
    assert run("check", ".").code == 0
    (repository / "grave.txt").write_text(GRAVE.replace("Whoever", "Anybody who"))
    ended = run("check", ".")
    assert ended.code == 1
    assert "correlation suspect: grave.txt" in ended.err


def test_init_writes_and_never_over(run: Command, repository: Path) -> None:
    assert run("init", ".", "--ci", "github").code == 0
    assert (repository / ".github" / "workflows" / "iccpr-check.yml").is_file()
    assert run("check", ".", "--show-config").out.splitlines()[0] == "treaty: iccpr  # default"
    assert run("init", ".").code == 2


def test_show_config_says_where_each_value_came_from(run: Command, repository: Path) -> None:
    (repository / "iccpr-check.yaml").write_text(
        "fail_on: never\npaths:\n  - {match: grave.txt, fail_on: info}\n"
    )
    ended = run("check", ".", "--show-config", "--report-lang", "vi")
    assert ended.code == 0
    assert "report_lang: vi  # --report-lang" in ended.out
    assert "fail_on: never  # iccpr-check.yaml:1" in ended.out
    assert "  fail_on: info  # iccpr-check.yaml:3" in ended.out


def test_a_mistake_in_the_configuration_is_one_line_with_its_place(run: Command, repository: Path) -> None:
    (repository / "iccpr-check.yaml").write_text("fail_on: never\nfail: 1\n")
    ended = run("check", ".")
    assert (ended.code, ended.lines) == (2, ["iccpr-check: iccpr-check.yaml:2: fail: unknown key"])
