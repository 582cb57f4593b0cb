"""What hostile files cost: each is given to the real command line, beside a harmless law.

    python -m bench.hostile [--only WORD] [--seconds 150] [--mb 2100]

Wanted of every case: an end in bounded time and memory, no traceback, one plain line for each file
that is not read, and the harmless law's results in the report. Files are made in a temporary folder
and removed. Exit code 1 when a case does otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench import hostile_markup, hostile_office, hostile_paths, hostile_text, hostile_word  # noqa: F401
from bench.hostile_cases import LAW, MAKERS, MB, Maker

_EXITS = {0, 1, 4}
_PATIENCE = 5
"""Times the processor's seconds allowed that a run may take on the clock before it is ended."""
_ADDRESS_SPACE = 12 * 1024 * MB
"""A last wall around a run, far beyond what is allowed."""


class Outcome(NamedTuple):
    """How one run ended."""

    size: int
    seconds: float
    """Of the processor, so that what else the machine does counts for nothing."""
    peak: float
    """Megabytes of resident memory at the most."""
    code: int
    said: list[str]
    kept: bool
    """Whether the harmless law is in the report."""

    def faults(self, seconds: float, peak: float) -> list[str]:
        """Return what is not as wanted."""
        wanted = {
            "too slow": self.seconds <= seconds,
            "too large": self.peak <= peak,
            f"exit {self.code}": self.code in _EXITS,
            "a traceback": not any("Traceback" in line for line in self.said),
            "a line too long": all(len(line) < 8000 for line in self.said),
            "the other file's results lost": self.kept,
        }
        return [fault for fault, held in wanted.items() if not held]


def run(make: Maker, limit: float) -> Outcome:
    """Make a case's files, run the command line on them, and remove them."""
    folder = Path(tempfile.mkdtemp(prefix="iccpr-check-hostile-"))
    try:
        (folder / "good").mkdir()
        (folder / "bad").mkdir()
        good = folder / "good" / "good.txt"
        good.write_text(LAW.format("know"), encoding="utf-8")
        paths = make(folder / "bad")
        size = sum(Path(path).lstat().st_size for path in paths if len(path) < 4000 and Path(path).is_file())
        return _measured([str(good), *paths], folder, size, limit)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measured(paths: list[str], folder: Path, size: int, limit: float) -> Outcome:
    command = [sys.executable, "-m", "iccpr_check", "check", "-q", "--format", "json", *paths]
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=err,
            stdin=subprocess.DEVNULL,
            preexec_fn=_walled,  # noqa: PLW1509 - nothing here has threads
        )
        status, used = _waited(process, time.perf_counter() + _PATIENCE * limit)
    said = (folder / "err").read_text(encoding="utf-8", errors="replace").splitlines()
    try:
        report = json.loads((folder / "out").read_bytes())
        kept = any(document["path"].endswith("good.txt") for document in report["documents"])
    except ValueError:
        kept = False
    peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else MB)
    return Outcome(size, used.ru_utime + used.ru_stime, peak, os.waitstatus_to_exitcode(status), said, kept)


def _waited(process: subprocess.Popen[bytes], until: float) -> tuple[int, resource.struct_rusage]:
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return status, used
        if time.perf_counter() > until:
            process.kill()
            until += 60
        time.sleep(0.02)


def _walled() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))


def main() -> int:
    """Run the cases and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--only", default="", help="cases whose name holds this")
    options.add_argument("--seconds", type=float, default=150)
    options.add_argument("--mb", type=float, default=2100)
    chosen = options.parse_args()
    sys.setrecursionlimit(10_000)  # for removing folders that lie 1,200 deep
    failed = 0
    print("| case | file MB | seconds | peak MB | exit | said |\n|---|---|---|---|---|---|", flush=True)
    for name, make in MAKERS.items():
        if chosen.only not in name:
            continue
        outcome = run(make, chosen.seconds)
        faults = outcome.faults(chosen.seconds, chosen.mb)
        failed += bool(faults)
        last = outcome.said[-1] if outcome.said else ""
        told = (last.rsplit("/", 1)[-1])[:110].replace("|", "/")
        if faults:
            told = f"**{', '.join(faults)}** {told}"
        print(
            f"| {name} | {outcome.size / MB:.1f} | {outcome.seconds:.1f} | {outcome.peak:.0f} "
            f"| {outcome.code} | {told} |",
            flush=True,
        )
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
