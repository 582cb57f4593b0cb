"""What a provision, a code or a rule means, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iccpr_check.model import Code, Knowledge, Provision, Rule, Standard, Undecided


def explain(name: str, knowledge: Knowledge) -> str | None:
    """Return what a name stands for, or None when nothing has it."""
    provision = knowledge.treaty.provision(name.removeprefix(f"{knowledge.treaty.id}:"))
    if provision is not None:
        return "\n".join(_provision(provision, knowledge))
    wanted = name.upper().removeprefix("ICCPR-")
    code = next((code for code in knowledge.codes if code.id.upper() == wanted), None)
    if code is not None:
        return "\n".join(_code(code, knowledge))
    undecided = next((one for one in knowledge.undecided if one.id.upper() == wanted), None)
    if undecided is not None:
        return "\n".join(_undecided(undecided))
    rule = next((rule for rule in knowledge.rules if rule.id == name), None)
    return "\n".join(_rule(rule)) if rule is not None else None


def _provision(provision: Provision, knowledge: Knowledge) -> Iterator[str]:
    yield f"{knowledge.treaty.id.upper()} {provision.id} · {provision.title.get('en', '')}"
    yield from _words(provision, knowledge)
    yield ""
    yield f"class: {provision.klass}; non-derogable: {provision.non_derogable}; holder: {provision.holder}"
    yield from _limits(provision, knowledge)
    if provision.elements:
        yield "elements:"
    for element in provision.elements:
        supporting = "" if element.required else " (supporting)"
        yield f"  {element.id.partition(':')[2]}: {element.name.get('en', '')}{supporting}"
    yield from _committee(provision, knowledge)
    yield from _constitutions(provision, knowledge)
    if provision.source:
        yield ""
        yield f"see: {', '.join(provision.source)}"


def _words(provision: Provision, knowledge: Knowledge) -> Iterator[str]:
    """Yield the treaty's words in every language that is held, authentic ones first."""
    authentic = {text.lang: text.authentic for text in knowledge.treaty.texts}
    for lang, words in sorted(provision.text.items(), key=lambda one: not authentic.get(one[0])):
        note = "authentic" if authentic.get(lang) else "working translation, not authentic"
        yield ""
        yield f"{lang} ({note})"
        yield from (f"  {line}" for line in words.splitlines())


def _limits(provision: Provision, knowledge: Knowledge) -> Iterator[str]:
    clause = knowledge.treaty.provision(provision.limits.clause or provision.id)
    if clause is not None and clause.limits.grounds:
        grounds = knowledge.vocabulary.get("ground", {})
        names = (grounds[ground].name["en"] for ground in clause.limits.grounds if ground in grounds)
        yield f"may be limited ({clause.id}) only for: {'; '.join(names)}"


def _committee(provision: Provision, knowledge: Knowledge) -> Iterator[str]:
    """Yield what the Committee says of a provision and of its parts, and where."""
    said = [one for one in knowledge.guidance if _within(one.provision, provision.id)]
    lines = [one for one in knowledge.standards if any(_within(p, provision.id) for p in one.provisions)]
    if said or lines:
        yield ""
        yield "the Committee says (our paraphrase):"
    for guidance in said:
        yield f"  {guidance.provision}: {guidance.says['en']} ({', '.join(guidance.source)})"
    for standard in lines:
        yield f"  {standard.id}: {standard.measure['en']} ({', '.join(standard.source)})"


def _constitutions(provision: Provision, knowledge: Knowledge) -> Iterator[str]:
    for country in knowledge.countries:
        held = country.constitution
        articles = [] if held is None else [
            one.article for one in held.articles if any(_within(p, provision.id) for p in one.provisions)
        ]  # fmt: skip
        if held is not None and articles:
            yield ""
            yield f"{country.name['en']}: {held.name['en']}, {_articles(articles)}"


def _articles(numbers: Iterable[str]) -> str:
    listed = list(numbers)
    return f"article{'s' if len(listed) > 1 else ''} {', '.join(listed)}"


def _within(provision: str, whole: str) -> bool:
    return provision == whole or provision.startswith(f"{whole}(")


def _code(code: Code, knowledge: Knowledge) -> Iterator[str]:
    yield f"{code.id} · {code.name['en']} · {code.severity}"
    for lang, message in code.message.items():
        yield ""
        yield f"{lang}: {message}"
        yield f"    {code.question.get(lang, '')}"
    if not code.fails_build:
        yield ""
        yield "Never fails a build."
    standard = next((one for one in knowledge.standards if one.id == code.id), None)
    if standard is not None:
        yield from _standard(standard)
    yield from _asked(code.id, knowledge)
    rules = [rule.id for rule in knowledge.rules if rule.means.code == code.id]
    if rules:
        yield ""
        yield f"rules: {', '.join(rules)}"


def _standard(standard: Standard) -> Iterator[str]:
    yield ""
    yield f"provisions: {', '.join(standard.provisions)}"
    yield f"read from the draft: {standard.parameter['en']}"
    yield f"fires: {standard.fires['en']}"
    yield f"silent: {standard.silent['en']}"
    yield f"see: {', '.join(standard.source)}"


def _asked(code: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield the powers that a code is asked of, and what would locate it."""
    for row in knowledge.safeguards:
        if row.code == code:
            yield ""
            yield f"{row.provision}: {row.named['en']} ({row.source.cite})"
            yield f"  asked where: {', '.join(row.powers)}"
            if row.kinds:
                yield f"  in: {', '.join(row.kinds)}"
            yield f"  located by: {', '.join(row.located_by)}"


def _undecided(undecided: Undecided) -> Iterator[str]:
    yield f"{undecided.id} · {undecided.name['en']} · not told from a text"
    for lang, why in undecided.why.items():
        yield ""
        yield f"{lang}: {why}"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} · {rule.kind} · means {', '.join(rule.means.refs)}"
    if rule.means.code is not None:
        yield f"told as: {rule.means.code}"
    yield f"source: {rule.source.cite}"
    if rule.source.note:
        yield f"  {rule.source.note}"
    if rule.kinds:
        yield f"only in: {', '.join(rule.kinds)}"
    if rule.not_kinds:
        yield f"not in: {', '.join(rule.not_kinds)}"
    if rule.despite:
        yield f"counts also in articles of: {', '.join(rule.despite)}"
    yield "found:"
    yield from (f"  [{example.lang}] {example.text}" for example in rule.examples)
    yield "not found:"
    yield from (f"  [{counter.lang}] {counter.text}  ({counter.why})" for counter in rule.counterexamples)
