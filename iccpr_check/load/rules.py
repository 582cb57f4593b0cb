"""Rule files -> frozen rules. A rule without its proof, or that names what nobody knows, is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iccpr_check.errors import DataError
from iccpr_check.load.yamls import Key, Yaml, build, read_yaml
from iccpr_check.model import (
    CitationRule,
    NearRule,
    PatternRule,
    PhraseRule,
    QuantityRule,
    Rule,
    RuleBase,
    SimilarRule,
    Vocabulary,
    Word,
)
from iccpr_check.phrases import PhraseError, read_phrase

_KINDS: dict[str, type[RuleBase]] = {
    "phrase": PhraseRule,
    "pattern": PatternRule,
    "quantity": QuantityRule,
    "near": NearRule,
    "similar": SimilarRule,
    "citation": CitationRule,
}
_GAPS = re.compile(r"\.\.\.|…")
_WITH_GAPS = frozenset({"patterns", "unless"})
_FREE = frozenset({"restricts", "element", "code", "kind", "elsewhere", "treaty"})
"""Keys of a meaning whose values other files than the vocabulary name."""


def load_vocabulary(path: Path) -> Vocabulary:
    """Read ``vocabulary.yaml``. Raises DataError."""
    source = read_yaml(path)
    if not isinstance(source.data, dict):
        raise source.error((), "a mapping of meanings is expected")
    for key, words in source.data.items():
        if not isinstance(words, dict):
            raise source.error((key,), "a mapping of words is expected")
    return {
        key: {value: build(Word, source, word, (key, value)) for value, word in words.items()}
        for key, words in source.data.items()
    }


def load_rule(path: Path, folder: Path) -> Rule:
    """Read one rule file; ``folder`` is the root that ids are relative to. Raises DataError."""
    source = read_yaml(path)
    if not isinstance(source.data, dict):
        raise source.error((), "a rule is a mapping of keys")
    kind = source.data.get("kind")
    model = _KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        raise source.error(("kind",), f"'{kind}' is no kind of rule; there are {', '.join(_KINDS)}")
    rule: Any = build(model, source)
    mistakes = [
        str(source.error(at, what)) for at, what in (*_name(rule, path, folder), *_phrases(rule, source))
    ]
    if mistakes:
        raise DataError("\n".join(mistakes))
    loaded: Rule = rule
    return loaded


def load_rules(
    folder: Path,
    vocabulary: Vocabulary,
    *,
    provisions: set[str],
    elements: set[str],
    kinds: set[str],
    codes: set[str],
) -> tuple[Rule, ...]:
    """Read every rule below a folder, by id. Raises one DataError that names every mistake found."""
    rules: list[Rule] = []
    mistakes: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            rule = load_rule(path, folder)
            check_names(
                rule, path, vocabulary, provisions=provisions, elements=elements, kinds=kinds, codes=codes
            )
        except DataError as problem:
            mistakes.append(str(problem))
        else:
            rules.append(rule)
    if mistakes:
        raise DataError("\n".join(mistakes))
    return tuple(rules)


def check_names(
    rule: Rule,
    path: Path,
    vocabulary: Vocabulary,
    *,
    provisions: set[str],
    elements: set[str],
    kinds: set[str],
    codes: set[str],
) -> None:
    """Raise DataError, a line for each name in a rule's file that nothing else knows."""
    known = {f"{key}.{value}" for key, words in vocabulary.items() for value in words}
    known |= {f"{key}.*" for key in vocabulary}
    known |= {f"element.{element}" for element in elements}
    unknown = list(_unknown_names(rule, known, provisions, kinds))
    if rule.means.code is not None and rule.means.code not in codes:
        unknown.append((("means", "code"), f"'{rule.means.code}' is not in codes.yaml"))
    if unknown:
        source = read_yaml(path)
        raise DataError("\n".join(str(source.error(at, what)) for at, what in unknown))


def _name(rule: RuleBase, path: Path, folder: Path) -> Iterator[tuple[Key, str]]:
    wanted = ".".join(path.relative_to(folder).with_suffix("").parts)
    if rule.id != wanted:
        yield ("id",), f"'{rule.id}' should be '{wanted}', as folder and file are named"


def _phrases(rule: Any, source: Yaml) -> Iterator[tuple[Key, str]]:
    """Check every phrase's braces, and that each language with words has an example that proves them."""
    languages: set[str] = set()
    for key, phrases in _phrase_fields(rule):
        for lang, wordings in phrases.items():
            languages |= {lang} if key[0] != "unless" else set()
            for place, wording in enumerate(wordings):
                if key[0] not in _WITH_GAPS and _GAPS.search(wording):
                    yield (
                        (*key, lang, place),
                        "a gap (…) stands in patterns and in 'unless'; elsewhere never met",
                    )
                for part in _pieces(rule, wording):
                    try:
                        read_phrase(part)
                    except PhraseError as problem:
                        yield (*key, lang, place), str(problem)
    proved = {example.lang for example in rule.examples}
    for lang in sorted(languages - proved):
        yield ("examples",), f"no example in '{lang}', though the rule has words in it"
    for place, example in enumerate(rule.examples):
        if "[[" not in example.text:
            yield ("examples", place), "an example marks what must be found with [[ ]]"
    for place, counter in enumerate(rule.counterexamples):
        if "[[" in counter.text:
            yield ("counterexamples", place), "in a counterexample nothing is found; take out the [[ ]]"


def _pieces(rule: Any, wording: str) -> list[str]:
    """Cut a wording at its gaps, and that of a quantity rule at its number, which stands outside braces."""
    if isinstance(rule, QuantityRule):
        parts = (part.strip() for part in re.split(rf"{_GAPS.pattern}|<\w+>", wording))
        return [part for part in parts if part]
    return [part.strip() for part in _GAPS.split(wording)]


def _phrase_fields(rule: Any) -> Iterator[tuple[Key, dict[str, tuple[str, ...]]]]:
    for name in ("phrases", "patterns", "defined", "unless"):
        if getattr(rule, name, None):
            yield (name,), getattr(rule, name)
    for place, term in enumerate(getattr(rule, "terms", ())):
        yield ("terms", place, "phrases"), term.phrases


def _unknown_names(
    rule: Rule, known: set[str], provisions: set[str], kinds: set[str]
) -> Iterator[tuple[Key, str]]:
    means = rule.means
    for ref in means.refs:
        if ref.split(".", 1)[0] not in _FREE and ref not in known:
            yield ("means",), f"'{ref}' is not in vocabulary.yaml"
    if means.restricts is not None and means.restricts not in provisions:
        yield ("means", "restricts"), f"'{means.restricts}' is no provision of the treaty"
    if means.element is not None and f"element.{means.element}" not in known:
        yield ("means", "element"), f"'{means.element}' is no element in treaty.yaml"
    if means.elsewhere is not None and means.elsewhere not in kinds:
        yield ("means", "elsewhere"), f"'{means.elsewhere}' is no kind of law in kinds.yaml"
    for name in ("kinds", "not_kinds"):
        for place, kind in enumerate(getattr(rule, name)):
            if kind not in kinds:
                yield (name, place), f"'{kind}' is no kind of law in kinds.yaml"
    for name in ("unless_near", "despite"):
        for place, ref in enumerate(getattr(rule, name)):
            if ref not in known:
                yield (name, place), f"'{ref}' is not in vocabulary.yaml"
    if isinstance(rule, NearRule):
        for number, term in enumerate(rule.terms):
            for place, ref in enumerate(term.any):
                if ref not in known:
                    yield ("terms", number, "any", place), f"'{ref}' is not in vocabulary.yaml"
