"""Small things made by hand for tests: documents, rules, and knowledge that holds just these rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from iccpr_check.assess import assess
from iccpr_check.detect import detect
from iccpr_check.load.codes import load_codes
from iccpr_check.load.data import data_root
from iccpr_check.load.definitions import load_definitions
from iccpr_check.load.lookalikes import load_lookalikes
from iccpr_check.load.rules import load_vocabulary
from iccpr_check.load.standards import load_standards, standard_codes
from iccpr_check.load.treaties import load_treaty
from iccpr_check.model import (
    Anchor,
    Code,
    Country,
    Detected,
    Document,
    DocumentReport,
    Draft,
    Finding,
    Implementing,
    Knowledge,
    LawKind,
    Lookalikes,
    Report,
    Rule,
    Safeguard,
    Skipped,
    Treaty,
    Trigger,
    Vocabulary,
)
from iccpr_check.parse import parse

_RULE: TypeAdapter[Rule] = TypeAdapter(Rule)


def document(
    text: str, lang: str = "en", *, path: str = "draft.txt", skipped: Sequence[Skipped] = ()
) -> Document:
    """Make a document as if it had been loaded from a plain file."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    return Document(
        path=path,
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        language=lang,
        title="",
        text=text,
        anchors=tuple(Anchor(offset=at, line=n, column=1) for n, at in enumerate(starts, 1)),
        skipped=tuple(skipped),
    )


def draft(text: str, lang: str = "en") -> Draft:
    """Parse a text."""
    return parse(document(text, lang))


def rule(rule_id: str, kind: str, means: dict[str, str], **fields: Any) -> Rule:
    """Make a rule with the source and the proof that the model asks for, and these fields."""
    return _RULE.validate_python(
        {
            "id": rule_id,
            "kind": kind,
            "means": means,
            "source": {"cite": "made for this test"},
            "examples": [{"lang": "en", "text": "[[x]]"}],
            "counterexamples": [{"lang": "en", "text": "y", "why": "another"}],
            **fields,
        }
    )


def says(rule_id: str, *phrases: str, lang: str = "en", **means: str) -> Rule:
    """Make a phrase rule: ``says("t.licence", "without a licence", measure="licence")``."""
    return rule(rule_id, "phrase", means, phrases={lang: phrases})


@cache
def treaty() -> Treaty:
    return load_treaty(data_root() / "treaties" / "iccpr")


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(data_root() / "mappings" / "vocabulary.yaml")


@cache
def codes() -> tuple[Code, ...]:
    said = load_codes(data_root() / "mappings" / "codes.yaml")
    standards, _ = load_standards(data_root() / "treaties" / "iccpr" / "standards.yaml", treaty())
    return (*said.codes, *standard_codes(standards, said.standard))


@cache
def lookalikes() -> Lookalikes:
    return load_lookalikes(data_root() / "mappings" / "lookalikes.yaml")


def knowledge(
    *rules: Rule,
    kinds: Sequence[LawKind] = (),
    triggers: Sequence[Trigger] = (),
    safeguards: Sequence[Safeguard] = (),
) -> Knowledge:
    """Make knowledge of the real treaty, words and codes, and of these rules alone."""
    state = "".join(one.model_dump_json() for one in rules)
    return Knowledge(
        treaty=treaty(),
        vocabulary=vocabulary(),
        rules=rules,
        kinds=tuple(kinds),
        triggers=tuple(triggers),
        implementing=Implementing(title={"en": ("regulations",)}, not_title={"en": ("act",)}),
        safeguards=tuple(safeguards),
        defining=load_definitions(data_root() / "mappings" / "definitions.yaml"),
        codes=codes(),
        undecided=(),
        standards=(),
        guidance=(),
        gaps=(),
        countries=(),
        lookalikes=lookalikes(),
        digest=sha256(state.encode()).hexdigest()[:16],
    )


def found(text: str, *rules: Rule, lang: str = "en") -> Detected:
    """Detect in a text with these rules alone."""
    return detect(draft(text, lang), knowledge(*rules))


def words(text: str, *rules: Rule, lang: str = "en", of: str | None = None) -> list[str]:
    """Return the words found that count, in the order of the text; ``of`` keeps those of one rule."""
    return [
        text[evidence.span.start : evidence.span.end]
        for evidence in found(text, *rules, lang=lang).evidence
        if evidence.cut_by is None and of in {None, evidence.rule}
    ]


def assessed(
    text: str,
    known: Knowledge,
    *,
    lang: str = "en",
    kinds: Sequence[str] | None = None,
    country: Country | None = None,
    report_lang: str = "en",
    skipped: Sequence[Skipped] = (),
) -> DocumentReport:
    """Read a text the way every draft goes, with this knowledge."""
    parsed = parse(document(text, lang, skipped=skipped))
    return assess(parsed, detect(parsed, known), known, kinds=kinds, country=country, lang=report_lang)


def report(*documents: DocumentReport, known: Knowledge, lang: str = "en") -> Report:
    """Make the report of a run."""
    return Report(tool_version="0", knowledge=known, lang=lang, documents=documents)


def by_code(result: DocumentReport, code: str) -> list[Finding]:
    """Return the findings of one code."""
    return [finding for finding in result.findings if finding.code == code]
