"""How a finding is made: its words from the code's template, its place, its fingerprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iccpr_check.fingerprints import digest, unit_words
from iccpr_check.model import (
    Code,
    Confidence,
    Draft,
    Evidence,
    Finding,
    Lang,
    NearRule,
    Prong,
    Quote,
    Rule,
    Severity,
    Span,
    Words,
    outermost,
)

WHOLE: Words = {"en": "the draft as a whole", "vi": "toàn bộ dự thảo"}
"""What stands for a label where a finding is about no unit in particular."""


def make_finding(
    code: Code,
    draft: Draft,
    *,
    unit_id: str | None,
    span: Span,
    provisions: Sequence[str],
    confidence: Confidence,
    details: Mapping[str, str],
    lang: Lang = "en",
    severity: Severity | None = None,
    sources: Sequence[str] = (),
    evidence: Sequence[Quote] = (),
    searched: str = "",
    prongs: Mapping[str, Prong] | None = None,
) -> Finding:
    """Make a finding; ``details`` fill the code's message beside ``loc`` and ``prov``.

    Raises KeyError when the code's message asks for a detail that is not given: a mistake of ours.
    """
    text = draft.document.text
    unit = None if unit_id is None else draft.by_id.get(unit_id)
    label = say(WHOLE, lang) if unit is None else unit.label
    first, last = draft.document.place(span.start), draft.document.place(span.end - 1)
    filled = {"loc": label, "prov": name_provisions(provisions, lang), **details}
    return Finding(
        code=code.id,
        severity=severity or code.severity,
        confidence=confidence,
        provisions=tuple(provisions),
        unit=unit_id,
        label=label,
        span=span,
        line=first.line,
        column=first.column,
        end_line=last.line,
        page=first.page,
        quote=text[span.start : span.end],
        message=_sentence(say(code.message, lang).format_map(filled)),
        question=say(code.question, lang).format_map(filled),
        searched=searched,
        sources=tuple(dict.fromkeys(sources)),
        evidence=tuple(evidence),
        prongs=dict(prongs or {}),
        fingerprint=digest(code.id, " ".join(provisions), unit_words(draft, unit)),
    )


def confidence_of(rule: Rule | None) -> Confidence:
    """Return high for explicit words in one clause, medium for words linked across an article."""
    return "medium" if isinstance(rule, NearRule) and rule.scope == "article" else "high"


def quote(draft: Draft, evidence: Evidence) -> Quote:
    """Return a place of evidence with its words, ready to print."""
    return quote_span(draft, evidence.rule, evidence.span)


def quote_span(draft: Draft, rule: str, span: Span) -> Quote:
    """Return a span with its words and its place in the reader's file."""
    place = draft.document.place(span.start)
    return Quote(
        rule=rule,
        span=span,
        quote=draft.document.text[span.start : span.end],
        line=place.line,
        column=place.column,
        page=place.page,
    )


def in_words(text: str, evidence: Sequence[Evidence]) -> str:
    """Return the different words of the evidence, each in quotation marks; three at most.

    Words that stand within other words of it are not said again.
    """
    whole = outermost(found.span for found in evidence)
    spans = (found.span for found in evidence if found.span in whole)
    said = dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in spans)
    return ", ".join(f"“{words}”" for words in list(said)[:3])


def say(words: Words, lang: Lang) -> str:
    """Return the words in a language, or in English where that language is not held."""
    return words.get(lang, words.get("en", ""))


def name_provisions(provisions: Sequence[str], lang: Lang) -> str:
    """Return provisions as a reader says them: ``articles 9(3), 14(1)``, ``Điều 9(3), 14(1)``."""
    listed = ", ".join(provisions)
    if lang == "vi":
        return f"Điều {listed}" if provisions else "Công ước"
    if not provisions:
        return "the Covenant"
    return f"article{'s' if len(provisions) > 1 else ''} {listed}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
