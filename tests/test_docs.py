"""What the documentation says is there, is there: commands, flags, links, files, codes, the report shown."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from iccpr_check.cli import ExitCode, app
from iccpr_check.load.formats import READERS
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.pipeline import languages
from iccpr_check.report import Format

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("docs/gallery", "examples")
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / name / "README.md" for name in FOLDERS)]
)
README = ROOT / "README.md"
COMMANDS = typer.main.get_group(app).commands

EXCERPT = re.compile(r"(<!-- excerpt: (.+?) -->\n)(.*?)(<!-- end of excerpt -->)", re.DOTALL)
LINK = re.compile(r"\[[^\]\n]+\]\(([^)\s]+)\)")


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _commands() -> list[tuple[str, str]]:
    """Every line of the pages' code blocks that calls the program: page and arguments."""
    found = []
    for page in PAGES:
        for block in re.findall(r"^```\w*\n(.*?)^```", _text(page), re.DOTALL | re.MULTILINE):
            for line in block.splitlines():
                called = re.match(r"\s*(?:\S*/)?iccpr-check\s+(.*)", line)
                if called:
                    found.append((_name(page), called[1]))
    return found


# --- commands ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "arguments"), _commands())
def test_every_command_line_shown_is_one_that_the_program_takes(page: str, arguments: str) -> None:
    name, *rest = shlex.split(arguments, comments=True)
    command = COMMANDS.get(name)
    assert command is not None, f"{page}: no command '{name}'"
    if "--help" not in rest:
        command.make_context(name, rest)
    for path in (one for one in rest if one.startswith(("examples", "mappings", "treaties"))):
        assert (ROOT / path).exists(), f"{page}: {path}"


def test_help_names_every_flag_that_the_readme_names() -> None:
    prose = re.sub(r"^.*\b(?:pip|venv)\b.*$", "", _text(README), flags=re.MULTILINE)
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", prose))
    shown = {
        flag
        for command in COMMANDS.values()
        for parameter in command.params
        for flag in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help", "--version"}
    assert named
    assert sorted(flag for flag in named if flag not in shown) == []


def test_the_readme_lists_every_exit_code_and_no_other() -> None:
    table = _text(README).split("### Exit codes")[1].split("\n## ")[0]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == sorted(ExitCode)


def test_the_readme_names_every_format_and_language() -> None:
    readme = _text(README)
    for form in Format:
        assert f"`{form.value}`" in readme
    for reader in READERS:
        assert f"`{reader.suffixes[0]}`" in readme
    assert languages(load_knowledge()) == ("en", "vi"), "say so in the README, then here"


def test_the_readme_shows_the_report_that_the_program_writes() -> None:
    """``UPDATE_GOLDEN=1`` writes the excerpt anew."""
    found = EXCERPT.search(_text(README))
    assert found is not None
    run = subprocess.run(
        [sys.executable, "-m", "iccpr_check", *shlex.split(found[2])],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode in {ExitCode.OK, ExitCode.FINDINGS}, run.stderr
    first_page = run.stdout[run.stdout.index("## In short") : run.stdout.index("## Scope and method")]
    first_sheet = run.stdout[run.stdout.index("## Restriction sheets") : run.stdout.index("### 2 ")]
    report = f"{first_page}…\n\n{first_sheet.strip()}"
    wanted = "".join(f"> {line}".rstrip() + "\n" for line in report.splitlines())
    if os.environ.get("UPDATE_GOLDEN"):
        whole = _text(README)
        README.write_text(whole[: found.start(3)] + wanted + whole[found.end(3) :], encoding="utf-8")
        return
    assert found[3] == wanted


# --- what pages name --------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    for target in LINK.findall(_text(page)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), f"{target} in {_name(page)}"
        if anchor:
            assert anchor in _anchors(linked), f"{target} in {_name(page)}"


def _anchors(page: Path) -> set[str]:
    """The names that headings of a page are linked by."""
    headings = re.findall(r"^#+ (.+)$", _text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_files_named_in_pages_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:iccpr_check|treaties|mappings|tests|examples|docs|\.ci)/[\w./-]*)`", _text(page)
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_stage_and_the_module_that_knows_their_order() -> None:
    page = _text(ROOT / "docs" / "architecture.md")
    for stage in ("load", "parse", "detect", "assess", "report"):
        assert f"### {stage}\n" in page
    assert "`iccpr_check/pipeline.py`" in page


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_codes_named_in_pages_exist(page: Path) -> None:
    known = {code.id for code in load_knowledge().codes}
    named = set(re.findall(r"`((?:REF|MIS|IMP|OMI|RES|NDR|GND|VAG|DIS|SAF|REM|BRT)\d+[a-z]?)`", _text(page)))
    assert sorted(named - known) == []


# --- the project stands alone -----------------------------------------------------------------------


def test_no_file_points_to_what_does_not_ship() -> None:
    absent = ["legal-" + "method", "/wo" + "rk/", "/tm" + "p/"]
    folders = ("iccpr_check", "treaties", "mappings", "docs", "examples", ".ci")
    files = [*PAGES, *(path for folder in folders for path in (ROOT / folder).rglob("*"))]
    pointing = [
        f"{_name(path)}: {word}"
        for path in files
        if path.is_file() and path.suffix in {".py", ".yaml", ".md", ".txt", ""}
        for word in absent
        if word in _text(path)
    ]
    assert pointing == []


def test_the_word_example_is_what_its_script_writes(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    subprocess.run([sys.executable, ROOT / "examples" / "make_docx.py", made], check=True)
    assert made.read_bytes() == (ROOT / "examples" / "luat-hoi.docx").read_bytes()
