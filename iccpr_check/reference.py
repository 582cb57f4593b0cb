"""The knowledge as one page: every code with what it asks, every rule with what it finds and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from iccpr_check.model import Code, Knowledge, Rule, RuleBase

_FAMILIES = {
    "REF": "References", "MIS": "References that cannot be right", "IMP": "Gives effect", "OMI": "Omits",
    "RES": "Restricts", "NDR": "Absolute guarantees and emergencies", "GND": "Grounds", "VAG": "Precision",
    "DIS": "Different treatment", "SAF": "Safeguards", "REM": "Remedies", "DER": "Derogation",
    "VUL": "Groups", "REC": "Recommendations", "BRT": "Bright lines",
}  # fmt: skip


def render_reference(knowledge: Knowledge) -> str:
    """Return ``docs/rules.md``: made of the data and of nothing else."""
    return "\n".join([*_head(knowledge), *_codes(knowledge), *_rules(knowledge.rules)]).rstrip() + "\n"


def _head(knowledge: Knowledge) -> Iterator[str]:
    yield "# Codes and rules"
    yield ""
    yield "<!-- made by `iccpr-check rules --format markdown`; change the data, not this page -->"
    yield ""
    yield (
        f"{len(knowledge.codes)} codes of findings and {len(knowledge.rules)} rules. Each code says what the "
        "draft contains or lacks and asks a question; none of them concludes. `iccpr-check explain <id>` "
        "prints any of them."
    )
    yield ""


def _codes(knowledge: Knowledge) -> Iterator[str]:
    yield "## Codes"
    for family, codes in groupby(knowledge.codes, key=lambda code: code.id[:3]):
        yield ""
        yield f"### {_FAMILIES.get(family, family)}"
        yield ""
        yield "| code | meaning | severity | what it says | what it asks |"
        yield "|---|---|---|---|---|"
        yield from (_code(code) for code in codes)
    yield ""
    yield "### Not told from a text"
    yield ""
    for undecided in knowledge.undecided:
        yield f"- `{undecided.id}` {undecided.name['en']}: {_cell(undecided.why['en'])}"
    yield ""
    yield "### Known gaps"
    yield ""
    for gap in knowledge.gaps:
        names = ", ".join(f"`{name}`" for name in gap.means)
        yield f"- {names} ({', '.join(gap.langs)}): {_cell(gap.why)}"
    yield ""


def _code(code: Code) -> str:
    severity = code.severity if code.fails_build else f"{code.severity}, never fails a build"
    cells = (f"`{code.id}`", code.name["en"], severity, code.message["en"], code.question["en"])
    return f"| {' | '.join(map(_cell, cells))} |"


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    yield "## Rules"
    yield ""
    yield "Found words stand in bold. One example and one counterexample a language; the files hold them all."
    for topic, grouped in groupby(rules, key=lambda rule: rule.id.partition(".")[0]):
        yield ""
        yield f"### {topic}"
        for rule in grouped:
            yield ""
            yield from _rule(rule)


def _rule(rule: RuleBase) -> Iterator[str]:
    told = f", told as `{rule.means.code}`" if rule.means.code is not None else ""
    yield f"**{rule.id}** means {', '.join(f'`{name}`' for name in rule.means.refs)}{told}. {_source(rule)}"
    if rule.kinds:
        yield f"Only in: {', '.join(rule.kinds)}."
    yield ""
    for lang in dict.fromkeys(example.lang for example in rule.examples):
        example = next(one for one in rule.examples if one.lang == lang)
        yield f"- {lang}: {_marked(example.text)}"
        counter = next((one for one in rule.counterexamples if one.lang == lang), None)
        if counter is not None:
            yield f"- {lang}, not: {_cell(counter.text)} ({_cell(counter.why)})"


def _source(rule: RuleBase) -> str:
    note = f": {rule.source.note}" if rule.source.note else ""
    return f"{_cell(rule.source.cite)}{_cell(note)}"


def _marked(text: str) -> str:
    return _cell(text.replace("[[", "**").replace("]]", "**"))


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
