"""What kind of law a draft is: its title speaks first, its scope article and its words after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from iccpr_check.assess.findings import say
from iccpr_check.fold import fold_phrase, words
from iccpr_check.model import Draft, Evidence, KindResult, Knowledge, Lang, LawKind, Phrases, Words
from iccpr_check.phrases import expand

_TITLE, _SCOPE, _BODY = 3.0, 2.0, 1.0
_ENOUGH = 3.0
"""A title by itself, or a scope article with words to match, is enough."""
_DENSE = 4.0
"""Cue words in a thousand words of text that earn the whole point for the body."""
_TITLE_WORD: Words = {"en": "title", "vi": "tên"}
_SCOPE_WORD: Words = {"en": "scope", "vi": "phạm vi"}
_TOLD: Words = {"en": "as told", "vi": "theo chỉ định"}
_SAMPLE = 100_000
"""Code points of the text whose words are counted."""
_SCOPE_HEADINGS = ("scope", "application", "object", "purpose", "phạm vi điều chỉnh", "phạm vi")


def kinds_of(
    draft: Draft, evidence: Iterable[Evidence], knowledge: Knowledge, report_lang: Lang = "en"
) -> tuple[KindResult, ...]:
    """Return the kinds of law the draft is read as, the likeliest first; empty when none is likely.

    ``evidence`` may hold words that rules read as signs of a kind; they count like the kind's own.
    """
    lang = draft.document.language
    title = fold_phrase(draft.title)
    scope = fold_phrase(_scope_text(draft))
    cues = Counter(found.means.kind for found in evidence if found.means.kind is not None)

    @cache
    def body() -> tuple[str, ...]:  # costly in a long text, and few drafts need it
        return tuple(folded for folded, _, _ in words(draft.document.text, 0, _SAMPLE))

    results = []
    for kind in knowledge.kinds:
        why, score = [], 0.0
        if cue := _first(kind.title, lang, title):
            if _first(kind.not_title, lang, title):
                continue
            score += _TITLE
            why.append(f"{say(_TITLE_WORD, report_lang)}: {cue}")
        if cue := _first(kind.title, lang, scope):
            score += _SCOPE
            why.append(f"{say(_SCOPE_WORD, report_lang)}: {cue}")
        if 0 < score < _ENOUGH:
            found = cues[kind.id] + _times(kind.body, lang, body())
            density = 1000 * found / max(1, len(body()))
            score += _BODY * min(1.0, density / _DENSE)
        if score >= _ENOUGH:
            results.append(KindResult(id=kind.id, score=round(score, 1), why="; ".join(why)))
    return tuple(sorted(results, key=lambda result: -result.score))


def carries_out(draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether the draft is an instrument below statute, by its title: a decree, regulations."""
    lang, title = draft.document.language, fold_phrase(draft.title)
    told = knowledge.implementing
    return _first(told.title, lang, title) is not None and _first(told.not_title, lang, title) is None


def chosen_kinds(ids: Sequence[str], report_lang: Lang = "en") -> tuple[KindResult, ...]:
    """Return the kinds that the user named; ``none`` is no kind."""
    return tuple(
        KindResult(id=kind, score=0.0, why=say(_TOLD, report_lang)) for kind in ids if kind != "none"
    )


def kinds_by_id(knowledge: Knowledge, results: Iterable[KindResult]) -> list[LawKind]:
    """Return the kinds of law behind results, in their order."""
    known = {kind.id: kind for kind in knowledge.kinds}
    return [known[result.id] for result in results if result.id in known]


def _scope_text(draft: Draft) -> str:
    for unit in draft.units:
        heading = unit.heading.casefold()
        if unit.kind == "article" and any(cue in heading for cue in _SCOPE_HEADINGS):
            return draft.document.text[unit.span.start : min(unit.span.end, unit.span.start + 1500)]
    return ""


def _times(phrases: Phrases, lang: Lang, words: tuple[str, ...]) -> int:
    """Count how often the phrases stand in a folded text."""
    line = f" {' '.join(words)} "
    return sum(line.count(folded) for folded, _ in _spelled(phrases.get(lang, ())))


def _first(phrases: Phrases, lang: Lang, words: tuple[str, ...]) -> str | None:
    """Return the first phrase that stands in a folded text."""
    line = f" {' '.join(words)} "
    return next((wording for folded, wording in _spelled(phrases.get(lang, ())) if folded in line), None)


@lru_cache(maxsize=512)
def _spelled(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return every wording of phrases, folded between spaces and as it is written."""
    wordings = (wording for phrase in phrases for wording in expand(phrase))
    return tuple((f" {' '.join(fold_phrase(wording))} ", wording) for wording in wordings)
