"""A rule explained: what its words mean, what it looks for, what it finds and what it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iccpr_check.explain.sheet import Entry, Section, Sheet
from iccpr_check.explain.words import say
from iccpr_check.model import Lang, NearRule, Phrases, QuantityRule, Rule


def rule_sheet(rule: Rule, lang: Lang) -> Sheet:
    """Return the sheet of a rule."""
    found = (Entry(one.text, one.lang, one.heading, one.lang) for one in rule.examples)
    silent = (Entry(one.text, one.lang, one.why, one.lang) for one in rule.counterexamples)
    sections = (
        Section("facts", say("rule", lang), tuple(_facts(rule, lang))),
        Section("facts", say("pattern", lang), tuple(_looks_for(rule, lang))),
        Section("found", say("examples", lang), tuple(found)),
        Section("not_found", say("counters", lang), tuple(silent)),
    )
    title = ", ".join(rule.means.refs)
    return Sheet("rule", rule.id, title, tuple(one for one in sections if one.entries))


def rule_entries(rules: Sequence[Rule], lang: Lang) -> tuple[Entry, ...]:
    """Return each rule with one example, in the reader's language where it has one."""
    entries = []
    for rule in rules:
        example = next((one for one in rule.examples if one.lang == lang), rule.examples[0])
        entries.append(Entry(example.text, rule.id, lang=example.lang))
    return tuple(entries)


def _facts(rule: Rule, lang: Lang) -> Iterator[Entry]:
    yield Entry(rule.kind, say("kind", lang))
    yield Entry(", ".join(rule.means.refs), say("means", lang))
    if rule.means.code is not None:
        yield Entry(rule.means.code, say("told_as", lang))
    yield Entry(rule.source.cite, say("source", lang), rule.source.note)
    for key, names in (("in_laws", rule.kinds), ("not_laws", rule.not_kinds), ("despite", rule.despite)):
        if names:
            yield Entry(", ".join(names), say(key, lang))


def _looks_for(rule: Rule, lang: Lang) -> Iterator[Entry]:
    yield from _phrases(getattr(rule, "phrases", {}))
    yield from _phrases(getattr(rule, "patterns", {}))
    if isinstance(rule, NearRule):
        for term in rule.terms:
            if term.any:
                yield Entry(", ".join(term.any), say("term", lang))
            yield from _phrases(term.phrases, say("term", lang))
    if isinstance(rule, QuantityRule):
        for name, line in rule.lines.items():
            yield Entry(line, say(f"line_{name}", lang))
    yield from _phrases(rule.unless, say("unless", lang))
    if rule.unless_near:
        yield Entry(", ".join(rule.unless_near), say("unless", lang))


def _phrases(phrases: Phrases, label: str = "") -> Iterator[Entry]:
    for lang, each in phrases.items():
        yield Entry(" · ".join(each), f"{label} ({lang})" if label else lang, lang=lang)
