"""What a provision, a code or a rule means, and lists of what is loaded; for people and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Code, Knowledge, Provision, Rule

Row = dict[str, Any]


def explain(name: str, knowledge: Knowledge) -> str | None:
    """Return what a name stands for, or None when nothing has it."""
    provision = knowledge.treaty.provision(name.removeprefix(f"{knowledge.treaty.id}:"))
    if provision is not None:
        return _provision(provision, knowledge)
    code = next((code for code in knowledge.codes if code.id == name.upper().removeprefix("ICCPR-")), None)
    if code is not None:
        return _code(code)
    rule = next((rule for rule in knowledge.rules if rule.id == name), None)
    return _rule(rule) if rule is not None else None


def _provision(provision: Provision, knowledge: Knowledge) -> str:
    authentic = {text.lang: text.authentic for text in knowledge.treaty.texts}
    lines = [f"{knowledge.treaty.id.upper()} {provision.id} · {provision.title.get('en', '')}"]
    for lang, words in provision.text.items():
        note = "authentic" if authentic.get(lang) else "working translation, not authentic"
        lines += ["", f"{lang} ({note})", *(f"  {line}" for line in words.splitlines())]
    lines += ["", f"class: {provision.klass}; non-derogable: {provision.non_derogable}"]
    clause = knowledge.treaty.provision(provision.limits.clause or provision.id)
    if clause is not None and clause.limits.grounds:
        grounds = knowledge.vocabulary.get("ground", {})
        names = (grounds[ground].name["en"] for ground in clause.limits.grounds if ground in grounds)
        lines.append(f"may be limited ({clause.id}) only for: {'; '.join(names)}")
    if provision.elements:
        lines.append("elements:")
        lines += [
            f"  {element.id.partition(':')[2]}: {element.name.get('en', '')}"
            f"{'' if element.required else ' (supporting)'}"
            for element in provision.elements
        ]
    if provision.source:
        lines.append(f"see: {', '.join(provision.source)}")
    return "\n".join(lines)


def _code(code: Code) -> str:
    lines = [f"{code.id} · {code.name['en']} · {code.severity}"]
    for lang in code.message:
        lines += ["", f"{lang}: {code.message[lang]}", f"    {code.question.get(lang, '')}"]
    if not code.fails_build:
        lines += ["", "Never fails a build."]
    return "\n".join(lines)


def _rule(rule: Rule) -> str:
    lines = [f"{rule.id} · {rule.kind} · means {', '.join(rule.means.refs)}", f"source: {rule.source.cite}"]
    if rule.source.note:
        lines.append(f"  {rule.source.note}")
    if rule.kinds:
        lines.append(f"only in: {', '.join(rule.kinds)}")
    lines += ["found:", *(f"  [{example.lang}] {example.text}" for example in rule.examples)]
    lines += ["not found:", *(f"  [{c.lang}] {c.text}  ({c.why})" for c in rule.counterexamples)]
    return "\n".join(lines)


def treaty_rows() -> list[Row]:
    """Return the treaties that are loaded."""
    treaty = load_knowledge().treaty
    return [
        {
            "id": treaty.id,
            "name": treaty.name["en"],
            "provisions": len(treaty.provisions),
            "languages": [text.lang for text in treaty.texts],
            "authentic": [text.lang for text in treaty.texts if text.authentic],
        }
    ]


def kind_rows() -> list[Row]:
    """Return the kinds of law."""
    return [
        {"id": kind.id, "name": kind.name["en"], "core": list(kind.core), "relevant": list(kind.relevant)}
        for kind in load_knowledge().kinds
    ]


def rule_rows() -> list[Row]:
    """Return the rules."""
    return [
        {"id": rule.id, "kind": rule.kind, "means": list(rule.means.refs), "source": rule.source.cite}
        for rule in load_knowledge().rules
    ]


def as_table(rows: object, *, as_json: bool) -> str:
    """Return rows, given as a function that makes them, as JSON or as lines of columns."""
    made = cast(Callable[[], list[Row]], rows)()
    if as_json:
        return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    cells = [[_cell(value) for value in row.values()] for row in made]
    widths = (
        [max((len(row[at]) for row in cells), default=0) for at in range(len(cells[0]) - 1)] if cells else []
    )
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        + "\n"
        for row in cells
    )


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
