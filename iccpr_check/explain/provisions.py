"""A provision explained: its words, its limits, what the Committee says, what finds it."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.explain.rules import rule_entries
from iccpr_check.explain.sheet import Entry, Section, Sheet
from iccpr_check.explain.words import language, say
from iccpr_check.model import Knowledge, Lang, Provision, Words

_BY_CLASS: dict[str, tuple[str, ...]] = {
    "absolute": ("NDR01",), "listed": ("RES01", "GND01", "GND03", "GND04"), "unlisted": ("RES01",),
    "guarantee": ("RES01",), "duty": (), "structural": (),
}  # fmt: skip
"""Class of a provision -> codes that any restriction of it may raise."""


def provision_sheet(provision: Provision, knowledge: Knowledge, lang: Lang, *, part: bool = False) -> Sheet:
    """Return the sheet of a provision with those of its parts, whose words it holds already."""
    teller = _Teller(provision, knowledge, lang)
    sections = [section for section in teller.sections(words=not part) if section.entries]
    children = [one for one in knowledge.treaty.provisions if one.parent == provision.id]
    parts = tuple(provision_sheet(one, knowledge, lang, part=True) for one in children)
    return Sheet("provision", provision.id, teller.said(provision.title), tuple(sections), parts)


class _Teller:
    """One provision, and what the knowledge holds of it."""

    def __init__(self, provision: Provision, knowledge: Knowledge, lang: Lang) -> None:
        self.provision, self.knowledge, self.lang = provision, knowledge, lang
        self.names = {code.id: code.name for code in knowledge.codes}

    def said(self, words: Words) -> str:
        return words.get(self.lang, words.get("en", ""))

    def sections(self, *, words: bool) -> Iterator[Section]:
        if words:
            yield Section("words", say("words", self.lang), tuple(self._words()))
        yield Section("facts", say("limits", self.lang), tuple(self._limits()))
        yield Section("facts", say("elements", self.lang), tuple(self._elements()))
        yield Section("points", say("committee", self.lang), tuple(self._guidance()))
        yield Section("points", say("lines", self.lang), tuple(self._lines()))
        yield Section("facts", say("expected", self.lang), tuple(self._expected()))
        yield Section("facts", say("codes", self.lang), tuple(self._codes()))
        yield Section("points", say("constitutions", self.lang), tuple(self._constitutions()))
        giving = [
            r for r in self.knowledge.rules if (r.means.element or "").startswith(f"{self.provision.id}:")
        ]
        yield Section("found", say("gives_effect", self.lang), rule_entries(giving, self.lang), long=True)
        taking = [r for r in self.knowledge.rules if r.means.restricts == self.provision.id]
        yield Section("found", say("restricting", self.lang), rule_entries(taking, self.lang), long=True)
        if self.provision.source:
            yield Section("points", say("see", self.lang), (Entry(", ".join(self.provision.source)),))

    def _words(self) -> Iterator[Entry]:
        """Yield the treaty's words in every language that is held, authentic ones first."""
        binding = {text.lang: text.authentic for text in self.knowledge.treaty.texts}
        for code, words in sorted(self.provision.text.items(), key=lambda one: not binding.get(one[0])):
            binds = binding.get(code, False)
            label = say("authentic" if binds else "working", self.lang, language=language(code, self.lang))
            yield Entry(words, label, lang=code, binds=binds)

    def _limits(self) -> Iterator[Entry]:
        provision = self.provision
        derogable = "listed_nd" if provision.non_derogable == "listed" else provision.non_derogable
        yield Entry(say(provision.klass, self.lang), say("class", self.lang))
        yield Entry(say(derogable, self.lang), say("derogation", self.lang))
        yield Entry(say(provision.holder, self.lang), say("holder", self.lang))
        clause = self.knowledge.treaty.provision(provision.limits.clause or provision.id)
        if clause is not None and clause.limits.grounds:
            grounds = self.knowledge.vocabulary.get("ground", {})
            names = (self.said(grounds[one].name) for one in clause.limits.grounds if one in grounds)
            yield Entry("; ".join(names), say("only_for", self.lang, clause=clause.id))
        if clause is not None and clause.limits.tests:
            tests = "; ".join(say(test, self.lang) for test in clause.limits.tests)
            yield Entry(tests, say("tests", self.lang))

    def _elements(self) -> Iterator[Entry]:
        for element in self.provision.elements:
            source = "" if element.required else say("supporting", self.lang)
            yield Entry(self.said(element.name), element.id.partition(":")[2], source)

    def _guidance(self) -> Iterator[Entry]:
        for one in self.knowledge.guidance:
            if within(one.provision, self.provision.id):
                yield Entry(self.said(one.says), one.provision, ", ".join(one.source))

    def _lines(self) -> Iterator[Entry]:
        for one in self.knowledge.standards:
            if any(within(held, self.provision.id) for held in one.provisions):
                yield Entry(self.said(one.measure), one.id, ", ".join(one.source))

    def _expected(self) -> Iterator[Entry]:
        knowledge, provision = self.knowledge, self.provision.id
        core = [self.said(kind.name) for kind in knowledge.kinds if provision in kind.core]
        relevant = [self.said(kind.name) for kind in knowledge.kinds if provision in kind.relevant]
        powers = [self.said(one.name) for one in knowledge.triggers if provision in one.expects]
        for key, names in (("in_kinds", core), ("relevant_kinds", relevant), ("on_power", powers)):
            if names:
                yield Entry("; ".join(names), say(key, self.lang))

    def _codes(self) -> Iterator[Entry]:
        provision = self.provision
        codes = {
            *_BY_CLASS[provision.klass],
            *(rule.means.code for rule in self.knowledge.rules if rule.means.restricts == provision.id),
            *(one.id for one in self.knowledge.standards if provision.id in one.provisions),
            *(row.code for row in self.knowledge.safeguards if row.provision == provision.id),
            *(("IMP10", "IMP20") if provision.elements else ()),
        }
        yield from (Entry(self.said(name), code) for code, name in self.names.items() if code in codes)

    def _constitutions(self) -> Iterator[Entry]:
        for country in self.knowledge.countries:
            held = country.constitution
            if held is None:
                continue
            articles = [
                one.article
                for one in held.articles
                if any(within(p, self.provision.id) for p in one.provisions)
            ]
            if articles:
                listed = say("article", self.lang, n=", ".join(articles))
                yield Entry(f"{self.said(held.name)}, {listed}", self.said(country.name))


def within(provision: str, whole: str) -> bool:
    """Tell whether a provision is the whole, or a part of it."""
    return provision == whole or provision.startswith(f"{whole}(")
