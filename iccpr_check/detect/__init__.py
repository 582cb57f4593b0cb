"""Draft -> Detected: what the text says, word by word. The only stage that knows rapidfuzz."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from iccpr_check.detect.citation import find_references
from iccpr_check.detect.compiled import CompiledRules
from iccpr_check.detect.index import TextIndex
from iccpr_check.model import CitationRule, Detected, Draft, Knowledge, Lang

__all__ = ["detect"]


def detect(
    draft: Draft, knowledge: Knowledge, *, bare_articles: Literal["own", "treaty"] = "own"
) -> Detected:
    """Find every rule's words in a draft, and every reference to an instrument.

    ``bare_articles`` says what a bare "article 14" means: the draft's own article, or the treaty's.
    """
    lang = draft.document.language
    index = TextIndex(draft)
    compiled = _compiled(_Keyed(knowledge), lang)
    evidence = tuple(found for block in index.blocks for found in compiled.find(index, block))
    citations = [rule for rule in knowledge.rules if isinstance(rule, CitationRule)]
    references = find_references(draft, citations, lang, bare_articles=bare_articles)
    order = sorted(evidence, key=lambda found: (found.span.start, found.span.end, found.rule))
    return Detected(evidence=tuple(order), references=references)


class _Keyed:
    """Knowledge as a cache key: equal when its digest is."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.knowledge.digest == self.knowledge.digest

    def __hash__(self) -> int:
        return hash(self.knowledge.digest)


@lru_cache(maxsize=8)
def _compiled(keyed: _Keyed, lang: Lang) -> CompiledRules:
    knowledge = keyed.knowledge
    silencers: dict[str, tuple[str, ...]] = {}
    for key, words in knowledge.vocabulary.items():
        for value, word in words.items():
            if word.silences is not None:
                silencers[word.silences] = (*silencers.get(word.silences, ()), f"{key}.{value}")
    return CompiledRules(knowledge.rules, lang, silencers, knowledge.digest)
