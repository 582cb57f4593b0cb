"""The action, the hook and the jobs that ``init`` writes: their own lines, run on a scratch repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from iccpr_check.starting import files_for

ROOT = Path(__file__).parents[1]
LAW = "LAW ON THE PRESS\n\nArticle 1. Scope\nThis Law regulates the press.\n"
BAN = "\nArticle 2. Licences\nNo person shall publish a newspaper without a licence.\n"

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="CI servers run these lines in bash"
)


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run lines as a CI server does, with ``iccpr-check`` on the path."""
    tool = folder.parent / "bin" / "iccpr-check"
    tool.parent.mkdir(exist_ok=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m iccpr_check "$@"\n')
    tool.chmod(0o755)
    environment = {
        **os.environ, **variables,
        "PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "ICCPR_CHECK_CACHE": str(folder.parent / "cache"),
    }  # fmt: skip
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository whose working branch adds a licence to publish."""
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "press.md").write_text(LAW)
    git = "git -c user.name=n -c user.email=e@x.example"
    made = bash(f"git init -qb main . && git add -A && {git} commit -qm a && git checkout -qb work", folder)
    assert made.returncode == 0, made.stderr
    (folder / "press.md").write_text(LAW + BAN)
    assert bash(f"{git} commit -qam b", folder).returncode == 0
    return folder


def step(name: str) -> dict[str, Any]:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    found: dict[str, Any] = next(one for one in action["runs"]["steps"] if one.get("id") == name)
    return found


def test_the_action_annotates_summarises_and_fails(repository: Path, tmp_path: Path) -> None:
    ended = bash(
        step("check")["run"], repository, PATHS=".", SINCE="main", FAIL_ON="warning",
        SARIF=str(tmp_path / "s.sarif"), GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        GITHUB_OUTPUT=str(tmp_path / "output"),
    )  # fmt: skip
    assert ended.returncode == 1, ended.stderr
    assert "file=press.md,line=7" in ended.stdout
    assert "## iccpr-check" in (tmp_path / "summary.md").read_text("utf-8")
    assert (tmp_path / "output").read_text() == "exit-code=1\n"
    assert json.loads((tmp_path / "s.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_passes_what_touches_nothing(repository: Path, tmp_path: Path) -> None:
    ended = bash(
        step("check")["run"], repository, PATHS=".", SINCE="work", FAIL_ON="", SARIF="",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"), GITHUB_OUTPUT=str(tmp_path / "output"),
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""


def test_an_input_of_the_action_runs_nothing(repository: Path, tmp_path: Path) -> None:
    bash(
        step("check")["run"], repository, PATHS="$(touch owned) `touch owned` ;touch owned", SINCE="",
        FAIL_ON="", SARIF="", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        GITHUB_OUTPUT=str(tmp_path / "output"),
    )  # fmt: skip
    assert not (repository / "owned").exists()


def test_the_github_job_runs(repository: Path, tmp_path: Path) -> None:
    job = yaml.safe_load(files_for("github")[".github/workflows/iccpr-check.yml"])
    line = job["jobs"]["iccpr-check"]["steps"][-1]["run"].replace("origin/${{ github.base_ref }}", "main")
    ended = bash(f"{line} --fail-on warning", repository, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert ended.returncode == 1, ended.stderr
    assert "::" in ended.stdout


def test_the_gitlab_job_leaves_both_reports(repository: Path) -> None:
    job = yaml.safe_load(files_for("gitlab")[".gitlab/iccpr-check.yml"])["iccpr-check"]
    line = job["script"][-1].replace("FETCH_HEAD", "main")
    ended = bash(f"{line} --fail-on warning", repository)
    assert ended.returncode == 1, ended.stderr
    quality = job["artifacts"]["reports"]["codequality"]
    assert json.loads((repository / quality).read_text("utf-8"))[0]["location"]["path"] == "press.md"
    suites = ET.parse(repository / job["artifacts"]["reports"]["junit"]).getroot()
    assert next(suites.iter("failure"), None) is not None


@pytest.mark.parametrize("source", ["hook", "init"])
def test_the_pre_commit_hook_takes_files(repository: Path, source: str) -> None:
    if source == "hook":
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    else:
        (repo,) = yaml.safe_load(files_for("pre-commit")[".pre-commit-config.yaml"])["repos"]
        (hook,) = repo["hooks"]
    ended = bash(f"{hook['entry']} press.md", repository)
    assert ended.returncode in {0, 1}, ended.stderr
    assert "press.md" in ended.stdout
