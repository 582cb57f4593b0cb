"""Rules proved by the examples they carry, on the way every draft goes: parse, then detect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from iccpr_check.detect import detect
from iccpr_check.model import Anchor, Counterexample, Document, Example, Knowledge, Rule, Span
from iccpr_check.parse import parse

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


class Mistake(NamedTuple):
    """An example that is not found as marked, or a counterexample that is found."""

    rule: str
    where: str
    """``examples.2``: the place in the rule's file."""
    what: str


def prove(rule: Rule, knowledge: Knowledge) -> Iterator[Mistake]:
    """Yield what the rule's examples and counterexamples say against it."""
    for number, example in enumerate(rule.examples):
        wanted, found = _marks(example), _found(rule, example, knowledge)
        where = f"examples.{number}"
        if example.todo is None and wanted != found:
            yield Mistake(rule.id, where, f"marked {_list(wanted)}, found {_list(found)}")
        elif example.todo is not None and wanted == found:
            yield Mistake(rule.id, where, "this is found now; take out 'todo'")
    for number, counter in enumerate(rule.counterexamples):
        found = _found(rule, counter, knowledge)
        if found:
            yield Mistake(rule.id, f"counterexamples.{number}", f"found {_list(found)}")


def example_document(example: Example | Counterexample) -> Document:
    """Make the small document an example is read in: its heading as an article's, then its text."""
    text = _MARK.sub(r"\1", example.text)
    opening = _opening(example)
    whole = opening + text
    lines = [0, *(found.end() for found in re.finditer("\n", whole))]
    return Document(
        path="example",
        sha256=sha256(whole.encode()).hexdigest(),
        media_type="text/plain",
        language=example.lang,
        title="",
        text=whole,
        anchors=tuple(Anchor(offset=at, line=n, column=1) for n, at in enumerate(lines, 1)),
    )


def _opening(example: Example | Counterexample) -> str:
    if not example.heading:
        return ""
    return f"{'Điều' if example.lang == 'vi' else 'Article'} 1. {example.heading}\n"


def _found(rule: Rule, example: Example | Counterexample, knowledge: Knowledge) -> list[str]:
    document = example_document(example)
    detected = detect(parse(document), knowledge)
    kinds = (example.kind,) if example.kind else ()
    places: set[tuple[int, int]] = {
        (evidence.span.start, evidence.span.end)
        for evidence in detected.evidence
        if evidence.rule == rule.id and evidence.cut_by is None and rule.counts_in(kinds)
    }
    if rule.kind == "citation":
        places = {
            (reference.span.start, reference.span.end)
            for reference in detected.references
            if reference.instrument == rule.means.treaty
        }
    opening = len(_opening(example))
    text = document.text
    return [f"{start - opening}:{text[start:end]}" for start, end in sorted(places)]


def _marks(example: Example) -> list[str]:
    spans, shift = [], 0
    for mark in _MARK.finditer(example.text):
        spans.append(Span(start=mark.start() - shift, end=mark.end() - shift - 4))
        shift += 4
    text = _MARK.sub(r"\1", example.text)
    return [f"{span.start}:{text[span.start : span.end]}" for span in spans]


def _list(places: list[str]) -> str:
    return ", ".join(f"“{place.split(':', 1)[1]}”" for place in places) or "nothing"
