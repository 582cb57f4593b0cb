"""The line, on one screen: load → parse → detect → assess. Only this module knows the order."""

from __future__ import annotations

from iccpr_check.assess import assess
from iccpr_check.detect import detect
from iccpr_check.errors import ConfigError, DraftError
from iccpr_check.load.documents import load_document, printable
from iccpr_check.load.language import language_name
from iccpr_check.model import Country, DocumentReport, Draft, Knowledge
from iccpr_check.parse import parse
from iccpr_check.settings import Settings


def check(
    path: str, settings: Settings, knowledge: Knowledge, *, data: bytes | None = None
) -> DocumentReport:
    """Check one document. ``data`` are its bytes when they do not lie at ``path``. Raises DraftError."""
    draft = read(path, settings, knowledge, data=data)
    detected = detect(draft, knowledge, bare_articles=settings.bare_articles)
    country = country_of(settings.country, knowledge)
    return assess(
        draft, detected, knowledge, kinds=settings.kinds, country=country, lang=settings.report_lang
    )


def read(path: str, settings: Settings, knowledge: Knowledge, *, data: bytes | None = None) -> Draft:
    """Read one document into its units, without looking for anything. Raises DraftError."""
    document = load_document(
        path, data=data, lang=settings.lang, ocr=settings.ocr, original=settings.changes == "original"
    )
    supported = languages(knowledge)
    if document.language not in supported:
        raise DraftError(
            f"{printable(path)}: the text looks {_as_language(document.language)}; rules exist for "
            f"{', '.join(supported)}; if it is one of these, name it with --lang"
        )
    return parse(document)


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


def check_settings(settings: Settings, knowledge: Knowledge) -> None:
    """Raise ConfigError for a country, a kind of law or a language that is not known."""
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
