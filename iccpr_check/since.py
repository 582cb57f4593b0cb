"""Only what a change touched: from where it parted from another revision, whole units, never lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from iccpr_check.changes import touched
from iccpr_check.discovery import STDIN
from iccpr_check.errors import ConfigError, DraftError
from iccpr_check.git import Changed, Repository
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Draft
from iccpr_check.pipeline import read
from iccpr_check.settings import Settings


def changed_since(
    ref: str, paths: Iterable[str], settings_for: Callable[[str], Settings]
) -> dict[str, frozenset[str]]:
    """Return those of the drafts that a change touched, each with the ids of its touched units.

    The change is what lies between the working tree and the commit where HEAD parted from ``ref``. A draft
    that only moved within the repository is compared with its past. Raises ConfigError for what git cannot
    tell.
    """
    paths = list(paths)
    if STDIN in paths:
        raise ConfigError("--since: standard input has no history; name files")
    repository = Repository(_folder(paths))
    base = repository.merge_base(ref)
    changed = {os.path.realpath(one.path): one for one in repository.changed(base)}
    return {
        path: _touched(path, changed[place], repository, settings_for(path))
        for path in paths
        if (place := os.path.realpath(path)) in changed
    }


def _touched(path: str, change: Changed, repository: Repository, settings: Settings) -> frozenset[str]:
    """Return the touched units of a draft; none of one that cannot be read, which is told elsewhere."""
    knowledge = load_knowledge(None, settings.treaty)
    try:
        after = read(path, settings, knowledge)
    except DraftError:
        return frozenset()
    before: Draft | None = None
    if change.before is not None:
        try:
            before = read(path, settings, knowledge, data=repository.read(change.before))
        except DraftError:
            before = None
    return touched(before, after)


def _folder(paths: list[str]) -> Path:
    first = Path(paths[0]) if paths else Path.cwd()
    return first if first.is_dir() else first.parent
