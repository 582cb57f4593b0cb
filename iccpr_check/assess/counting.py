"""Which evidence counts, and what takes the rest out of account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from iccpr_check.assess.definitions import Term, is_defined
from iccpr_check.assess.tree import Tree
from iccpr_check.model import Evidence, Rule, Span

_FRAMES = ("scope", "definition", "commencement", "repeal", "transitional")
"""Frames that, in an article's heading or first words, say that the article itself restricts nothing."""


def framed_articles(evidence: Iterable[Evidence], tree: Tree) -> dict[str, str]:
    """Return the articles that restrict nothing themselves, by what their heading or first words say."""
    return {
        tree.article(found.unit).id: f"frame.{found.means.frame}"
        for found in evidence
        if found.means.frame in _FRAMES and tree.opens_article(found.unit, found.span)
    }


def count(
    evidence: Iterable[Evidence],
    rules: Iterable[Rule],
    kinds: Collection[str],
    tree: Tree,
    framed: Mapping[str, str],
    defined: Collection[Term],
) -> tuple[Evidence, ...]:
    """Return the evidence with ``cut_by`` set wherever it does not count for this draft.

    Out of account: words outside the operative text; rules of another kind of law; restrictions,
    elements and references to other laws worded in an article whose heading, or first words, say scope,
    definitions, commencement, repeal or transition (``framed``); and words for undefined conduct that the
    draft defines (``defined``).
    """
    known = {rule.id: rule for rule in rules}
    evidence = tuple(evidence)
    notes = [_rest_of_line(found, tree) for found in evidence if found.means.frame == "note"]
    judged = (_judged(found, known, kinds, tree, framed, defined) for found in evidence)
    return tuple(_unless_noted(found, notes) for found in judged)


def _rest_of_line(found: Evidence, tree: Tree) -> Span:
    end = tree.text.find("\n", found.span.end)
    return Span(start=found.span.start, end=len(tree.text) if end < 0 else max(end, found.span.end))


def _unless_noted(found: Evidence, notes: Sequence[Span]) -> Evidence:
    """Cut evidence that stands in a note of the edition, which names other laws."""
    if found.cut_by is None and found.means.frame != "note" and any(n.contains(found.span) for n in notes):
        return replace(found, cut_by="frame.note")
    return found


def _judged(
    found: Evidence,
    rules: Mapping[str, Rule],
    kinds: Collection[str],
    tree: Tree,
    framed: Mapping[str, str],
    defined: Collection[Term],
) -> Evidence:
    if found.cut_by is not None:
        return found
    cut: str | None = None
    rule = rules.get(found.rule)
    if not tree.operative(found.unit):
        cut = f"unit.{tree.unit(found.unit).kind}"
    elif rule is not None and not rule.counts_in(kinds):
        cut = "kind of law"
    elif found.means.restricts or found.means.element or found.means.elsewhere:
        cut = framed.get(tree.article(found.unit).id)
        if cut is not None and rule is not None and cut in rule.despite:
            cut = None
    elif found.means.vague == "conduct" and is_defined(tree.words(found.span), defined):
        cut = "defined in the draft"
    return found if cut is None else replace(found, cut_by=cut)


class Counted:
    """The evidence that counts, by article and by meaning."""

    def __init__(self, evidence: Iterable[Evidence], tree: Tree) -> None:
        self.all = tuple(found for found in evidence if found.cut_by is None)
        self._by_article: dict[str, list[Evidence]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(self.all):
            self._by_article[tree.article(found.unit).id].append(found)
            for name in found.means.names:
                self._by_name[name].append(place)

    def articles(self) -> Sequence[str]:
        """Return the ids of the articles with evidence, in the order of the text."""
        return tuple(self._by_article)

    def meaning(self, names: Iterable[str]) -> list[Evidence]:
        """Return the evidence that means any of the names, in the order of the text."""
        places = {place for name in names for place in self._by_name.get(name, ())}
        return [self.all[place] for place in sorted(places)]

    def within(self, article: str) -> Sequence[Evidence]:
        """Return the evidence of one article, in the order of the text."""
        return self._by_article.get(article, ())
