"""Whole processes, measured by what the system says they used, not by the clock alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = ("-m", "iccpr_check")
_FINE = {0, 1}
"""Exit codes of a run that did its work: 1 says that there were findings."""


@dataclass(frozen=True)
class Used:
    """What one process used, its own children included."""

    cpu: float
    """Seconds of processor, user and system."""
    clock: float
    """Seconds on the clock."""
    peak: float
    """MB of memory at the most, of the largest process among them."""

    def least(self, other: Used) -> Used:
        """Return the smaller of each figure: what else the machine did can only add."""
        return Used(min(self.cpu, other.cpu), min(self.clock, other.clock), min(self.peak, other.peak))


class Failed(Exception):  # noqa: N818 - it is no mistake of a program
    """A process that did not do its work."""


def run(arguments: Sequence[str], cache: Path, errors: Path | None = None) -> Used:
    """Run this Python with arguments; results go nowhere, what it keeps to ``cache``. Raises Failed.

    ``errors`` is a file for what it says on standard error. Note that a process is charged with the memory of
    the one that started it: measure before this one grows.
    """
    environment = {**os.environ, "ICCPR_CHECK_CACHE": str(cache), "PYTHONHASHSEED": "0"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache.parent / "bytecode")  # compiled, as what is installed is
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with (errors or Path(os.devnull)).open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in _FINE:
        raise Failed(f"exit code {process.returncode}: python {' '.join(arguments)}")
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Used(used.ru_utime + used.ru_stime, clock, kilobytes / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], cache: Path, times: int) -> dict[str, Used]:
    """Run commands in turn, ABAB…, and return the least of each: a busy machine slows all of them alike."""
    least: dict[str, Used] = {}
    for _ in range(times):
        for name, arguments in commands.items():
            used = run(arguments, cache)
            least[name] = used.least(least.get(name, used))
    return least


def check(*arguments: str, jobs: int = 1) -> tuple[str, ...]:
    """Return the arguments of a quiet check."""
    return (*TOOL, "check", "-q", "--jobs", str(jobs), *arguments)
