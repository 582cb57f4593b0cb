"""pdfium in a process of its own: a crash or a page without end stops that process, never this one.

A start costs a tenth of a second; nothing in Python can stop pdfium from within.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from iccpr_check.errors import DraftError, PassingError

SECONDS = 240
"""Time for the words of one file; 3,000 full pages take about a minute and a half."""
PICTURE_SECONDS = 20
MEGABYTES = 4_000
"""Address space of the process, where the system bounds it."""

_WORKER = Path(__file__).with_name("worker.py")
_WHY = {
    "password": "a PDF locked with a password; save it without one",
    "damaged": "a damaged PDF; save or print it to PDF again",
    "long": "a PDF of more than 3,000 pages or 6 million letters; give one draft a file",
    "missing": "reading a PDF needs the package pypdfium2; install it",
}


def read_words(data: bytes) -> dict[str, Any]:
    """Return the pages and fonts of a PDF, as ``worker`` says. Raises DraftError."""
    try:
        told = json.loads(_run("words", data, SECONDS))
    except ValueError:
        raise DraftError(_WHY["damaged"]) from None
    if "error" in told:
        raise (PassingError if told["error"] == "missing" else DraftError)(_WHY[told["error"]])
    return dict(told)


def picture(data: bytes, page: int) -> bytes:
    """Return a page (from 0) as a PGM picture; ``b""`` when it cannot be drawn."""
    try:
        found = _run(f"picture {page}", data, PICTURE_SECONDS)
    except DraftError:
        return b""
    return found if found.startswith(b"P5") else b""


def _run(task: str, data: bytes, seconds: int) -> bytes:
    # -P: the folder of the worker, which has modules named like Python's own, stays off its path.
    command = [sys.executable, "-P", str(_WORKER), task, str(seconds), str(MEGABYTES)]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise PassingError(
            f"a PDF that could not be read within {seconds} seconds; print it to PDF again"
        ) from None
    except OSError as problem:
        raise PassingError(
            f"a PDF, and the process that reads it did not start ({problem.strerror})"
        ) from None
    if ended.returncode != 0:
        raise PassingError("a PDF that stopped the reader (it is damaged, or needs too much memory or time); "
                         "print it to PDF again")  # fmt: skip
    return ended.stdout
