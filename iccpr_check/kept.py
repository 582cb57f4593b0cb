"""What is made from data and code alone, kept between runs: made once, read many times.

Files of JSON, or of lines of it, in the cache folder, each named after the state of what it was made of.
One that cannot be read or written is no mistake: it is made again.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

_STATES = 6
"""Files of one name that are kept: a few versions and rule sets beside each other."""


def cache_folder() -> Path:
    """Return the folder for what is kept: ``ICCPR_CHECK_CACHE``, else the system's place for caches."""
    named = os.environ.get("ICCPR_CHECK_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "iccpr-check"


@cache
def code_state() -> str:
    """Return a digest of this program's code: what another version made is not used."""
    digest = blake2b(digest_size=8)
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(name: str, state: str) -> Any | None:
    """Return what was kept under a name and a state of its sources, or None."""
    try:
        return json.loads(_place(name, state).read_bytes())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no home folder
        return None


def keep(name: str, state: str, value: Any) -> None:
    """Keep a value (of JSON's types), in one step; the oldest of its name are let go."""
    _write(name, state, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def kept_lines(name: str, state: str) -> list[str] | None:
    """Return the lines that were kept under a name and a state of their sources, or None."""
    try:
        head, *lines = _place(name, state).read_text("utf-8").split("\n")
    except (OSError, ValueError, RuntimeError):
        return None
    return lines if head == str(len(lines)) else None


def keep_lines(name: str, state: str, lines: Sequence[str]) -> None:
    """Keep lines, in one step; the oldest of their name are let go."""
    _write(name, state, "\n".join((str(len(lines)), *lines)))


def _write(name: str, state: str, text: str) -> None:
    with contextlib.suppress(OSError, RuntimeError):
        place = _place(name, state)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(temporary).replace(place)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        others = sorted(place.parent.glob(f"{name}-*.json"), key=lambda one: one.stat().st_mtime)
        for old in others[:-_STATES]:
            old.unlink(missing_ok=True)


def _place(name: str, state: str) -> Path:
    return cache_folder() / f"{name}-{state}-{code_state()}.json"
