"""The line, on one screen: load → parse → detect → assess. Only this module knows the order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from iccpr_check import __version__
from iccpr_check.assess import assess
from iccpr_check.detect import detect
from iccpr_check.errors import ConfigError, DraftError
from iccpr_check.load.documents import DOCUMENT_SUFFIXES, load_document, printable
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.load.language import language_name
from iccpr_check.model import Country, DocumentReport, Failure, Finding, Knowledge, Report
from iccpr_check.parse import parse
from iccpr_check.settings import SEVERITIES, Settings

STDIN = "-"


def check(
    path: str, settings: Settings, knowledge: Knowledge, *, data: bytes | None = None
) -> DocumentReport:
    """Check one document. ``data`` are its bytes when they do not lie at ``path``. Raises DraftError."""
    document = load_document(path, data=data, lang=settings.lang)
    supported = languages(knowledge)
    if document.language not in supported:
        raise DraftError(
            f"{printable(path)}: the text looks {_as_language(document.language)}; rules exist for "
            f"{', '.join(supported)}; if it is one of these, name it with --lang"
        )
    draft = parse(document)
    detected = detect(draft, knowledge, bare_articles=settings.bare_articles)
    country = country_of(settings.country, knowledge)
    return assess(
        draft, detected, knowledge, kinds=settings.kinds, country=country, lang=settings.report_lang
    )


def check_all(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> Report:
    """Check files and folders; a document that cannot be read is a failure and never stops the others.

    ``stdin`` gives the bytes for the path ``-``; ``progress`` may wrap the paths as they are taken up.
    Raises DataError and ConfigError.
    """
    knowledge = load_knowledge(None, settings.treaty)
    _check_settings(settings, knowledge)
    documents: list[DocumentReport] = []
    failures: list[Failure] = []
    for path in progress(list(discover(paths))):
        try:
            data = stdin() if path == STDIN and stdin is not None else None
            documents.append(check(path, settings, knowledge, data=data))
        except DraftError as problem:
            failures.append(_failure(path, problem))
    return Report(
        tool_version=__version__,
        knowledge=knowledge,
        country=settings.country,
        lang=settings.report_lang,
        documents=tuple(documents),
        failures=tuple(failures),
    )


def discover(paths: Iterable[str]) -> Iterator[str]:
    """Yield each file named, and in folders each file that looks like a document, sorted, once.

    Hidden files and folders, and files of other kinds, are passed over inside folders; a file that
    is named is always tried.
    """
    seen: set[str] = set()
    for path in paths:
        inside = _documents_below(Path(path)) if path != STDIN and _is_folder(path) else (path,)
        for one in inside:
            place = one if one == STDIN else os.path.abspath(one)  # noqa: PTH100  (links are kept apart)
            if place not in seen:
                seen.add(place)
                yield one


def country_of(country_id: str | None, knowledge: Knowledge) -> Country | None:
    """Return what is known of a State, None for no State. Raises ConfigError for one that is not known."""
    if country_id is None:
        return None
    found = next((country for country in knowledge.countries if country.id == country_id), None)
    if found is None:
        known = ", ".join(country.id for country in knowledge.countries)
        raise ConfigError(f"--country {country_id}: no such country; there are {known}")
    return found


def languages(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the languages that drafts can be checked in: those the kinds of law are named in."""
    return tuple(sorted({lang for kind in knowledge.kinds for lang in kind.title}))


def reaches(finding: Finding, settings: Settings) -> bool:
    """Tell whether a finding fails a build: severe enough, of high confidence, and not waived."""
    if settings.fail_on == "never" or finding.waived is not None or finding.confidence != "high":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(settings.fail_on)


def failing(report: Report, settings: Settings) -> int:
    """Return how many findings fail the build; omissions and remarks on what was located never do."""
    quiet = {code.id for code in report.knowledge.codes if not code.fails_build}
    return sum(
        reaches(finding, settings) and finding.code not in quiet
        for document in report.documents
        for finding in document.findings
    )


def _failure(path: str, problem: DraftError) -> Failure:
    name = "standard input" if path == STDIN else printable(path)
    return Failure(path=name, why=str(problem).removeprefix(f"{name}: "))


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


def _check_settings(settings: Settings, knowledge: Knowledge) -> None:
    country_of(settings.country, knowledge)
    known = [kind.id for kind in knowledge.kinds]
    for kind in settings.kinds or ():
        if kind not in (*known, "none"):
            raise ConfigError(f"--kind {kind}: no such kind of law; there are {', '.join(known)} and none")
    if settings.lang is not None and settings.lang not in languages(knowledge):
        raise ConfigError(
            f"--lang {settings.lang}: rules exist for {', '.join(languages(knowledge))}; leave it at auto"
        )


def _as_language(code: str) -> str:
    return "to be in no language we can tell" if code == "und" else f"{language_name(code)} ({code})"
