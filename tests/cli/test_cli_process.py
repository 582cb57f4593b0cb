"""The process whole: what it imports, and what becomes of its standard streams."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

import iccpr_check

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(iccpr_check.__file__).parents[1])}


def _process(
    *arguments: str, stdout: int | IO[bytes] = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "iccpr_check", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, stdout=stdout, stderr=subprocess.PIPE, check=False)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["explain", "19(3)"]])
def test_what_needs_no_matching_imports_no_spacy(arguments: list[str]) -> None:
    code = (
        "import sys; from iccpr_check.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'rapidfuzz', 'py3langid', 'lxml'} & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=ENVIRONMENT, capture_output=True, check=True,
    )  # fmt: skip
    assert ended.stdout
    assert ended.stderr.decode().strip() == "[]"


def test_the_version_is_that_of_the_package() -> None:
    assert _process("--version").stdout.decode() == f"iccpr-check {iccpr_check.__version__}\n"


def test_a_reader_that_goes_away_is_no_mistake_and_the_exit_code_stays(laws: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = _process("check", str(laws / "quiet.txt"), stdout=writer)
    finally:
        os.close(writer)
    assert ended.returncode in {0, 1}
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr
    assert b"Broken pipe" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = _process("treaties", stdout=full)
    assert ended.returncode == 2
    assert (
        ended.stderr.decode() == "iccpr-check: standard output cannot be written (No space left on device)\n"
    )


def test_closed_standard_streams_are_told_where_they_are_needed(laws: Path) -> None:
    draft = str(laws / "quiet.txt")
    shell = f'"{sys.executable}" -m iccpr_check check'

    def ended(command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["/bin/sh", "-c", command],
            env=ENVIRONMENT,
            capture_output=True,
            check=False,
        )

    assert ended(f"{shell} - <&-").stderr.decode().startswith("iccpr-check: -: standard input is closed")
    assert (
        ended(f'{shell} "{draft}" >&-').stderr.decode().startswith("iccpr-check: standard output is closed")
    )
    assert ended(f'{shell} "{draft}" <&-').returncode in {0, 1}
