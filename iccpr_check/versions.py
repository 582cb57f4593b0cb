"""Which two versions are compared: files, a file in git, or everything between two revisions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from iccpr_check.compare import Comparison, compare, render_comparison
from iccpr_check.errors import ConfigError, DraftError
from iccpr_check.git import Repository
from iccpr_check.load.formats import DOCUMENT_SUFFIXES
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import DocumentReport, Lang
from iccpr_check.pipeline import check, check_settings
from iccpr_check.settings import Settings


def compare_versions(old: str, new: str, settings_for: Callable[[str], Settings]) -> list[Comparison]:
    """Compare two drafts (files or ``REVISION:PATH``), or all drafts that differ between two git revisions.

    Raises ConfigError for what is neither, DraftError (as ConfigError) for a draft that cannot be read.
    """
    check_settings(settings_for("-"), load_knowledge())
    named = [_is_draft(one) for one in (old, new)]
    if any(named):
        reports = [_report(one, settings_for) for one in (old, new)]
        return [compare(reports[0], reports[1], (old, new))]
    repository = Repository(Path.cwd())
    first, last = repository.commit(old), repository.commit(new)
    return list(_between(repository, (first, last), (old, new), settings_for))


def _between(
    repository: Repository,
    commits: tuple[str, str],
    names: tuple[str, str],
    settings_for: Callable[[str], Settings],
) -> Iterator[Comparison]:
    for change in repository.changed(*commits):
        if change.path.suffix.lower() not in DOCUMENT_SUFFIXES:
            continue
        path = change.path.relative_to(repository.root).as_posix()
        before = change.before and change.before.partition(":")[2]
        old = None if before is None else _in_git(repository, f"{commits[0]}:{before}", before, settings_for)
        new = _in_git(repository, f"{commits[1]}:{path}", path, settings_for)
        yield compare(old, new, (f"{names[0]}:{before or path}", f"{names[1]}:{path}"))


def _is_draft(name: str) -> bool:
    return Path(name).is_file() or ":" in name or Path(name).suffix.lower() in DOCUMENT_SUFFIXES


def _report(name: str, settings_for: Callable[[str], Settings]) -> DocumentReport:
    if Path(name).is_file():
        return _check(name, None, settings_for)
    revision, colon, path = name.partition(":")
    if not colon:
        raise ConfigError(f"{name}: no such file; name a draft, REVISION:PATH, or a git revision")
    repository = Repository(Path.cwd())
    return _in_git(repository, f"{repository.commit(revision)}:{path}", path, settings_for)


def _in_git(
    repository: Repository, place: str, path: str, settings_for: Callable[[str], Settings]
) -> DocumentReport:
    return _check(path, repository.read(place), settings_for)


def _check(path: str, data: bytes | None, settings_for: Callable[[str], Settings]) -> DocumentReport:
    settings = settings_for(path)
    try:
        return check(path, settings, load_knowledge(None, settings.treaty), data=data)
    except DraftError as problem:
        raise ConfigError(str(problem)) from None


def render(comparisons: Sequence[Comparison], lang: Lang, *, as_json: bool) -> str:
    """Return the comparisons as Markdown or JSON."""
    if as_json:
        rows = [one.model_dump(mode="json") for one in comparisons]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    return render_comparison(comparisons, load_knowledge(), lang)
