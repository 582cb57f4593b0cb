"""The closed world, both ways: all that the treaty names is meant by some rule, all that rules mean is used.

What has no rule in a language stands in ``mappings/gaps.yaml`` with the reason; a gap that a rule has
filled is out of date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from iccpr_check.model import Knowledge, NearRule

_FOR_OTHERS = frozenset({"conduct", "actor", "holder", "emergency"})
"""Keys of the vocabulary whose words serve only other data; the rest assess reads by itself."""


def closed_world(knowledge: Knowledge) -> Iterator[str]:
    """Yield every mistake: a meaning without a rule, a gap that is none, a meaning that nothing uses."""
    meant = _meant(knowledge)
    languages = {lang for kind in knowledge.kinds for lang in kind.title}
    gaps = {(name, lang): gap for gap in knowledge.gaps for name in gap.means for lang in gap.langs}
    named = set(_named(knowledge))
    for name in sorted(named):
        for lang in sorted(languages - meant[name]):
            if (name, lang) not in gaps:
                yield f"{name} has no rule in '{lang}': write one, or list it in gaps.yaml with the reason"
    for name, lang in sorted(gaps):
        if name not in named:
            yield f"gaps.yaml: {name} is nothing that the treaty, the vocabulary or the standards name"
        elif lang in meant[name]:
            yield f"gaps.yaml: {name} has a rule in '{lang}' now: take it off the list"
    used = _used(knowledge)
    for key in sorted(_FOR_OTHERS):
        for value in knowledge.vocabulary.get(key, {}):
            if meant[f"{key}.{value}"] and f"{key}.{value}" not in used and f"{key}.*" not in used:
                yield f"{key}.{value} is meant by rules and used by nothing"


def _meant(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return, for each name of a meaning, the languages in which some rule is proved to find it."""
    meant: dict[str, set[str]] = defaultdict(set)
    for rule in knowledge.rules:
        proved = {example.lang for example in rule.examples if example.todo is None}
        for name in rule.means.names:
            meant[name] |= proved
    return meant


def _named(knowledge: Knowledge) -> Iterator[str]:
    """Yield what rules must find: elements, grounds, words of the vocabulary, bright lines."""
    for provision in knowledge.treaty.provisions:
        yield from (f"element.{element.id}" for element in provision.elements)
        yield from (f"ground.{ground}" for ground in provision.limits.grounds)
    for key, words in knowledge.vocabulary.items():
        yield from (f"{key}.{value}" for value in words)
    yield from (f"code.{standard.id}" for standard in knowledge.standards)


def _used(knowledge: Knowledge) -> set[str]:
    """Return the names that rules, powers, safeguards and countries ask for."""
    used: set[str] = set()
    for rule in knowledge.rules:
        used |= set(rule.unless_near)
        if isinstance(rule, NearRule):
            used |= {name for term in rule.terms for name in term.any}
    for trigger in knowledge.triggers:
        used |= set(trigger.when)
    for row in knowledge.safeguards:
        used |= {*row.powers, *row.given, *row.located_by}
    for country in knowledge.countries:
        for group in country.groups:
            used |= {*group.tailored, *(f"holder.{holder}" for holder in group.holders)}
        for record in country.recommendations:
            used |= {*record.touches, *record.against, *record.answers}
    return used | _ASSESSED


_ASSESSED = {
    "holder.citizens", "holder.by_sex", "actor.responsible",
    "emergency.powers", "emergency.suspends", "emergency.unequal",
}  # fmt: skip
"""What assess asks for by name."""
