"""Which files a run looks at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from iccpr_check.load.formats import DOCUMENT_SUFFIXES

STDIN = "-"


def discover(paths: Iterable[str], excluded: Callable[[str], bool] = lambda _: False) -> Iterator[str]:
    """Yield each file named, and in folders each file that looks like a document, sorted, once.

    Hidden files and folders, files of other kinds and ``excluded`` ones are passed over inside folders; a
    file that is named is always tried.
    """
    seen: set[str] = set()
    for path in paths:
        inside = (
            (one for one in _documents_below(Path(path)) if not excluded(one))
            if path != STDIN and _is_folder(path)
            else (path,)
        )
        for one in inside:
            place = one if one == STDIN else os.path.abspath(one)  # noqa: PTH100  (links are kept apart)
            if place not in seen:
                seen.add(place)
                yield one


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long, a folder that may not be entered: told when it is read
        return False


def _documents_below(folder: Path) -> Iterator[str]:
    """Yield the documents of a folder, sorted; links to folders, which may lead in circles, are let be."""
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "~$")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif Path(entry.name).suffix.lower() in DOCUMENT_SUFFIXES and entry.is_file():
                        found.append(Path(entry.path))
        except OSError:  # a folder that may not be entered, that is gone, whose path is too long
            continue
    yield from map(str, sorted(found))
