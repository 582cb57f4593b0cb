"""What git knows: which files a change touched, and how they read before. Nothing is fetched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from iccpr_check.errors import ConfigError

_TIMEOUT = 60
"""Seconds that git may take for one answer."""


class Changed(NamedTuple):
    """A file that a change touched."""

    path: Path
    """Where it lies in the working folder's tree now."""
    before: str | None
    """``commit:path`` of the text before; None for a new file."""


class Repository:
    """The git repository that holds a folder."""

    def __init__(self, folder: Path) -> None:
        """Find the repository. Raises ConfigError when there is none, or no git."""
        self._folder = folder
        self.root = Path(self._ask("rev-parse", "--show-toplevel").strip())
        self._folder = self.root

    def merge_base(self, ref: str) -> str:
        """Return the commit from which the current one parted from ``ref``. Raises ConfigError."""
        self.commit(ref)
        try:
            return self._ask("merge-base", ref, "HEAD").strip()
        except ConfigError:
            raise ConfigError(
                f"--since {ref}: no common commit with HEAD; fetch more history (fetch-depth: 0)"
            ) from None

    def commit(self, ref: str) -> str:
        """Return the id of a commit. Raises ConfigError for a name git does not know."""
        try:
            return self._ask(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
            ).strip()
        except ConfigError:
            raise ConfigError(
                f"{ref}: git knows no such revision; fetch it first, or check its name"
            ) from None

    def changed(self, since: str, until: str | None = None) -> list[Changed]:
        """Return the files that differ between ``since`` and ``until`` (None: the working tree), sorted.

        Renamed files keep their past; files that are gone are left out; new files that git does not track
        yet are among them.
        """
        range_ = [since] if until is None else [since, until]
        fields = self._ask("diff", "--name-status", "-M", "-z", *range_).split("\0")
        made = []
        at = 0
        while at < len(fields) - 1:
            status = fields[at]
            old = fields[at + 1]
            new = fields[at + 2] if status[0] in "RC" else old
            at += 3 if status[0] in "RC" else 2
            if status[0] != "D":
                made.append(Changed(self.root / new, None if status[0] == "A" else f"{since}:{old}"))
        if until is None:
            fresh = self._ask("ls-files", "--others", "--exclude-standard", "-z").split("\0")
            made += [Changed(self.root / name, None) for name in fresh if name]
        return sorted(made)

    def read(self, revision_path: str) -> bytes:
        """Return the bytes of ``commit:path``. Raises ConfigError when there is no such file."""
        return self._run("show", "--end-of-options", revision_path)

    def _ask(self, *arguments: str) -> str:
        return os.fsdecode(self._run(*arguments))

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(
                ("git", "-c", "core.quotePath=false", "-C", str(self._folder), *arguments),
                capture_output=True, check=False, timeout=_TIMEOUT,
            )  # fmt: skip
        except FileNotFoundError:
            raise ConfigError("git: not found; install it, or name the files yourself") from None
        except subprocess.TimeoutExpired:
            raise ConfigError(f"git {arguments[0]}: no answer in {_TIMEOUT} seconds") from None
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            raise ConfigError(f"git {arguments[0]}: {lines[0] if lines else 'it failed'}")
        return done.stdout
