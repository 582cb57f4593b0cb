"""References whose words concern something else: another treaty's right, another article, another body.

A right counts as ascribed to an article only when nothing but small words stands between the two ("the right
to housing under article 11 …"), and never when anything else in the sentence fits the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from iccpr_check.assess.sentences import sentence_at
from iccpr_check.fold import Token, fold_phrase, tokens
from iccpr_check.model import Body, Draft, Lookalikes, Phrases, Reference, Span, Topic, Treaty
from iccpr_check.phrases import expand

_FARTHEST = 12


class Misplaced(NamedTuple):
    """A reference described as another right; ``instrument`` has that right, None for the treaty itself."""

    reference: Reference
    topic: Topic
    instrument: str | None
    article: str


class Confused(NamedTuple):
    """A body named together with work that only the other body does."""

    span: Span


class _Hit(NamedTuple):
    topic: Topic
    first: int
    last: int


def misplaced(
    draft: Draft, references: Sequence[Reference], treaty: Treaty, lookalikes: Lookalikes
) -> Iterator[Misplaced]:
    """Yield references to the treaty whose sentence ascribes to them a right that they don't hold."""
    text = draft.document.text
    cited = [one for one in references if one.instrument == treaty.id and one.provision is not None]
    names = _name_words(treaty)
    for reference in cited:
        article = _article(reference)
        if article in lookalikes.cross_cutting or reference.inherited or treaty.provision(article) is None:
            continue
        start, end = sentence_at(text, reference.span)
        beside = {_article(one) for one in cited if start <= one.span.start < end}
        words = list(tokens(text, start, end))
        hits = list(_topics(words, lookalikes))
        if any(article in hit.topic.at.get(treaty.id, ()) for hit in hits):
            continue
        for hit in hits:
            if beside.intersection(hit.topic.at.get(treaty.id, ())):
                continue
            if _ascribed(words, hit, reference.span, lookalikes, names):
                yield _placed(reference, hit.topic, treaty, article, lookalikes)
                break


def confused(draft: Draft, lookalikes: Lookalikes) -> Iterator[Confused]:
    """Yield places where a body is named with the other body's work, and the other body is not."""
    text = draft.document.text
    for body in lookalikes.bodies:
        for other in lookalikes.bodies:
            if other.id != body.id:
                yield from _confused(text, body, other, lookalikes)


def tells_of_replacement(sentence: str, lookalikes: Lookalikes) -> bool:
    """Tell whether a sentence itself says that one document replaced another."""
    return _finder(_frozen(lookalikes.replacing)).search(sentence) is not None


def _confused(text: str, body: Body, other: Body, lookalikes: Lookalikes) -> Iterator[Confused]:
    """Yield ``body`` named with the work of ``other``."""
    small = _small_words(lookalikes.between)
    for found in _finder(_frozen(body.names)).finditer(text):
        start, end = sentence_at(text, Span(start=found.start(), end=found.end()))
        if _finder(_frozen(other.names)).search(text, start, end):
            continue
        for work in _finder(_frozen(other.works)).finditer(text, start, end):
            first, last = sorted((found.span(), work.span()))
            between = [token.folded for token in tokens(text, first[1], last[0])]
            joined = all(word in small or word.isdigit() for word in between)
            if joined and between and len(between) <= _FARTHEST:
                yield Confused(Span(start=first[0], end=last[1]))
                break


def _placed(
    reference: Reference, topic: Topic, treaty: Treaty, article: str, lookalikes: Lookalikes
) -> Misplaced:
    others = [one for one in lookalikes.instruments if one != treaty.id and one in topic.at]
    same = next((one for one in others if article in topic.at[one]), None)
    if same is not None:
        return Misplaced(reference, topic, same, article)
    if treaty.id in topic.at or not others:
        return Misplaced(reference, topic, None, article)
    return Misplaced(reference, topic, others[0], topic.at[others[0]][0])


def _ascribed(
    words: Sequence[Token], hit: _Hit, span: Span, lookalikes: Lookalikes, names: frozenset[str]
) -> bool:
    """Tell whether only small words, or the treaty's name, stand between a right and an article."""
    if words[hit.last - 1].end <= span.start:
        between = [one.folded for one in words[hit.last :] if one.end <= span.start]
        small = _small_words(lookalikes.before)
    else:
        between = [one.folded for one in words[: hit.first] if one.start >= span.end]
        small = _small_words(lookalikes.after)
        named = [place for place, word in enumerate(between) if word in names]
        between = between[named[-1] + 1 :] if named and len(between) <= 2 * _FARTHEST else between
    return len(between) <= _FARTHEST and all(word in small for word in between) and bool(between)


def _topics(words: Sequence[Token], lookalikes: Lookalikes) -> Iterator[_Hit]:
    known = _topic_words(_Known(lookalikes))
    at = 0
    while at < len(words):
        best: _Hit | None = None
        for wording, topic in known.get(words[at].folded, ()):
            last = at + len(wording)
            if tuple(word.folded for word in words[at:last]) == wording and (
                best is None or last > best.last
            ):
                best = _Hit(topic, at, last)
        if best is not None:
            yield best
        at = best.last if best is not None else at + 1


class _Known:
    """Lookalikes as a cache key, by identity."""

    def __init__(self, lookalikes: Lookalikes) -> None:
        self.lookalikes = lookalikes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.lookalikes is self.lookalikes

    def __hash__(self) -> int:
        return id(self.lookalikes)


@lru_cache(maxsize=4)
def _topic_words(known: _Known) -> Mapping[str, list[tuple[tuple[str, ...], Topic]]]:
    words: dict[str, list[tuple[tuple[str, ...], Topic]]] = {}
    for topic in known.lookalikes.topics:
        for wording in _wordings(topic.phrases):
            folded = fold_phrase(wording)
            words.setdefault(folded[0], []).append((folded, topic))
    return words


def _wordings(phrases: Phrases) -> Iterator[str]:
    for many in phrases.values():
        for phrase in many:
            yield from expand(phrase)


def _frozen(phrases: Phrases) -> tuple[str, ...]:
    return tuple(sorted(set(_wordings(phrases)), key=lambda wording: (-len(wording), wording)))


@lru_cache(maxsize=32)
def _finder(wordings: tuple[str, ...]) -> re.Pattern[str]:
    choices = (re.escape(wording).replace(r"\ ", r"\s+") for wording in wordings)
    return re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)


def _small_words(phrases: Phrases) -> frozenset[str]:
    return frozenset(word for many in phrases.values() for word in many)


def _name_words(treaty: Treaty) -> frozenset[str]:
    """Return the words with which the treaty's names end: "rights", "trị", "ICCPR", "Covenant"."""
    ends: Iterable[str] = (fold_phrase(name)[-1] for name in treaty.name.values())
    return frozenset({treaty.id, "covenant", "ước", *ends})


def _article(reference: Reference) -> str:
    return (reference.provision or "").split("(", 1)[0]
