"""Terms that the draft itself defines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from iccpr_check.assess.tree import Tree
from iccpr_check.fold import fold_phrase
from iccpr_check.model import Phrases
from iccpr_check.phrases import expand

Term = tuple[str, ...]
_LONGEST = 12
"""Words that a defined term has, at most."""
_SHORTEST = 2
"""Words by which a term is known inside a longer wording."""
_NUMBER = re.compile(r"^\W*(?:\d{1,3}|[a-zđ]|[ivx]{1,5})[.)]\s*|^\W+", re.IGNORECASE)
_SIGN = re.compile(r"^\W+$")


def defined_terms(tree: Tree, articles: Collection[str], between: Phrases) -> frozenset[Term]:
    """Return the terms defined in these articles, as folded words.

    ``between`` are the words that stand between a term and its meaning, by language.
    """
    links = [
        fold_phrase(wording)
        for phrase in between.get(tree.draft.document.language, ())
        for wording in expand(phrase)
    ]
    found = set()
    for line in _lines(tree, articles):
        words = tuple(word for word in fold_phrase(_NUMBER.sub("", line)) if not _SIGN.match(word))
        ends = [at for at in range(1, min(len(words), _LONGEST + 1)) if _at(words, at, links)]
        if ends:
            found.add(words[: ends[0]])
    return frozenset(found)


def is_defined(wording: str, terms: Iterable[Term]) -> bool:
    """Tell whether a wording is a defined term, or holds one of at least two words."""
    words = fold_phrase(wording)
    return any(words == term or (len(term) >= _SHORTEST and _holds(words, term)) for term in terms)


def _lines(tree: Tree, articles: Collection[str]) -> Iterator[str]:
    for unit in tree.draft.units:
        if unit.id in articles:
            start = unit.heading_span.end if unit.heading_span is not None else unit.span.start
            yield from tree.text[start : unit.span.end].splitlines()


def _at(words: Term, at: int, links: Iterable[Term]) -> bool:
    return any(words[at : at + len(link)] == link for link in links)


def _holds(words: Term, term: Term) -> bool:
    return any(words[at : at + len(term)] == term for at in range(len(words) - len(term) + 1))
