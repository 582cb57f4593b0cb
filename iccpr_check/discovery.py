"""Which files a run looks at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from iccpr_check.load.documents import DOCUMENT_SUFFIXES

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
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in DOCUMENT_SUFFIXES and path.is_file():
            yield str(path)
