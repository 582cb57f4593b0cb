"""The fixed words of the Word report that are no words of the Markdown report, in every language."""

from __future__ import annotations

from iccpr_check.model import Lang
from iccpr_check.report.words import LANGUAGES

_WORDS: dict[str, tuple[str, str]] = {
    "page_of": ("Page |PAGE| of |NUMPAGES", "Trang |PAGE|/|NUMPAGES"),
}


def word(key: str, lang: Lang) -> str:
    """Return a fixed wording in a language."""
    return _WORDS[key][LANGUAGES.index(lang) if lang in LANGUAGES else 0]
