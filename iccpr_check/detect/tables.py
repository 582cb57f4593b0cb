"""What the rules of one language ask for, worked out once for a state of the rules and kept between runs.

It is kept as lines of JSON, of which only those are read that a draft's words lead to: a page meets few of
the ten thousand phrases. Phrases are numbered from 0 and named by their number everywhere in detect; rules
are named by their place among the rules.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, Self

from iccpr_check.detect.automaton import Phrase, Shares
from iccpr_check.detect.pattern import Layout, layout
from iccpr_check.fold import fold_phrase
from iccpr_check.kept import keep_lines, kept_lines
from iccpr_check.model import Lang, NearRule, PatternRule, PhraseRule, QuantityRule, Rule

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_GAP = 12
"""Words that a gap in a phrase of ``unless`` may take."""
HERE = ""
"""The key in a tree of words under which stands the number of the anchor that ends there."""


class Lines(dict[int, Any]):
    """Values by number, each read from its line when it is first asked for."""

    def __init__(self, lines: Sequence[str], read: Callable[[str], Any] = json.loads) -> None:
        """Take the lines; ``read`` makes a value of one."""
        super().__init__()
        self.lines, self._read = lines, read

    def __missing__(self, number: int) -> Any:
        """Read a line."""
        value = self[number] = self._read(self.lines[number])
        return value


class Tree(dict[str, Any]):
    """A tree of words: a word leads to the words that may follow it, or to None where it begins nothing."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take a line for each word that something begins with."""
        super().__init__()
        self.lines = lines

    def __missing__(self, word: str) -> Any:
        """Read what begins with a word. Others are not remembered: a text may have any number of them."""
        line = self.lines.get(word)
        if line is None:
            return None
        value = self[word] = json.loads(line)
        return value


class Phrases(NamedTuple):
    """The phrases, and where they may be."""

    rows: Lines
    """For each phrase the fields of ``Phrase``; its anchors by their numbers."""
    tree: Tree
    """The anchors word by word."""
    anchored: Lines
    """Anchor -> the phrases that may be where it stands."""

    @classmethod
    def of(cls, phrases: Iterable[str], shares: Shares | None = None) -> Self:
        """Read phrases as rules write them; ``shares`` say how common words are. Raises PhraseError."""
        numbers: dict[str, int] = {}
        rows = []
        anchored: defaultdict[int, list[int]] = defaultdict(list)
        for number, phrase in enumerate(Phrase.of(phrase, shares or {}) for phrase in phrases):
            anchors = [numbers.setdefault(anchor, len(numbers)) for anchor in phrase.anchors]
            for anchor in anchors:
                anchored[anchor].append(number)
            rows.append([phrase.folded, anchors, *phrase.lead, phrase.share])
        tree: dict[str, Any] = {}
        for anchor_text, anchor in numbers.items():
            node = tree
            for word in anchor_text.split(" "):
                node = node.setdefault(word, {})
            node[HERE] = anchor
        known = Lines(_dumped(rows))
        known.update(enumerate(rows))
        return cls(
            known,
            Tree(dict(zip(tree, _dumped(tree.values()), strict=True))),
            Lines(_dumped(anchored.values())),
        )


class Asked(NamedTuple):
    """What a rule asks of the finder: phrases, by what they are to it."""

    wordings: Sequence[Sequence[int]] = ()
    """Each phrase alone, or each pattern with the phrases that are its pieces."""
    gaps: Sequence[Sequence[int]] = ()
    """For each pattern the words that may stand before each piece."""
    numbers: Sequence[int | None] = ()
    """For each pattern where among its pieces its number stands, if it has one."""
    terms: Sequence[Sequence[int]] = ()
    """For each term of a near rule its own phrases."""
    unless: Sequence[Sequence[int]] = ()
    """For each phrase of ``unless`` its pieces: one, where it has no gap."""
    unless_gaps: Sequence[Sequence[int]] = ()

    @classmethod
    def of(cls, rule: Rule, lang: Lang, numbers: dict[str, int]) -> Self:
        """Return what a rule asks for in a language; phrases not yet in ``numbers`` are added to it."""

        def numbered(phrases: Iterable[str]) -> list[int]:
            return [numbers.setdefault(phrase, len(numbers)) for phrase in phrases]

        masks = [layout(phrase, _GAP) for phrase in rule.unless.get(lang, ())]
        asked = cls(unless=[numbered(one.phrases) for one in masks], unless_gaps=[one.gaps for one in masks])
        if isinstance(rule, PhraseRule):
            return asked._replace(wordings=[numbered([phrase]) for phrase in rule.phrases.get(lang, ())])
        if isinstance(rule, PatternRule | QuantityRule):
            layouts = [layout(pattern, rule.gap) for pattern in rule.patterns.get(lang, ())]
            return asked._replace(
                wordings=[numbered(one.phrases) for one in layouts],
                gaps=[one.gaps for one in layouts],
                numbers=[_number(one) for one in layouts],
            )
        if isinstance(rule, NearRule):
            return asked._replace(terms=[numbered(term.phrases.get(lang, ())) for term in rule.terms])
        return asked

    @classmethod
    def read(cls, line: str) -> Self:
        """Read what was kept."""
        return cls(*json.loads(line))


class Tables(NamedTuple):
    """The phrases of all rules, what each rule asks of them, and which rules to ask where one may stand."""

    phrases: Phrases
    asked: Lines
    """For each rule its ``Asked``."""
    askers: Lines
    """Phrase -> the wordings that it is the rarest piece of, each as rule and number of its wording."""
    openers: Lines
    """Phrase -> the near rules whose first term it is."""
    asking: frozenset[int]
    """The phrases that have askers."""
    opening: frozenset[int]
    """The phrases that have openers."""

    @classmethod
    def of(cls, rules: Sequence[Rule], lang: Lang) -> Self:
        """Work them out. Raises PhraseError."""
        numbers: dict[str, int] = {}
        asked = [Asked.of(rule, lang, numbers) for rule in rules]
        phrases = Phrases.of(numbers, _shares(rules, lang))
        shares = [phrases.rows[number][-1] for number in range(len(numbers))]
        askers: list[list[tuple[int, int]]] = [[] for _ in numbers]
        openers: list[list[int]] = [[] for _ in numbers]
        for place, one in enumerate(asked):
            for which, pieces in enumerate(one.wordings):
                askers[min(pieces, key=shares.__getitem__)].append((place, which))
            for phrase in one.terms[0] if one.terms else ():
                openers[phrase].append(place)
        return cls(
            phrases,
            Lines(_dumped(asked), Asked.read),
            Lines(_dumped(askers)),
            Lines(_dumped(openers)),
            frozenset(number for number, some in enumerate(askers) if some),
            frozenset(number for number, some in enumerate(openers) if some),
        )


def tables_of(rules: Sequence[Rule], lang: Lang, state: str) -> Tables:
    """Return the tables of rules; ``state`` names these rules, ``""`` for rules that nothing is kept of."""
    name = f"tables-{lang}"
    before = kept_lines(name, state) if state else None
    if before is not None:
        return _read(before)
    made = Tables.of(rules, lang)
    if state:
        keep_lines(name, state, list(lines_of(made)))
    return made


def lines_of(tables: Tables) -> Iterator[str]:
    """Yield tables as the lines that are kept: first how many each part has, and what is wanted at once."""
    parts = [tables.phrases.rows, tables.phrases.anchored, tables.asked, tables.askers, tables.openers]
    yield json.dumps(
        [
            [len(part.lines) for part in parts],
            list(tables.phrases.tree.lines),
            sorted(tables.asking),
            sorted(tables.opening),
        ],
        ensure_ascii=False,
    )
    for part in parts:
        yield from part.lines
    yield from tables.phrases.tree.lines.values()


def _read(lines: Sequence[str]) -> Tables:
    """Read what ``lines_of`` wrote."""
    lengths, words, asking, opening = json.loads(lines[0])
    ends = list(accumulate(lengths, initial=1))
    rows, anchored, asked, askers, openers = (lines[first:last] for first, last in pairwise(ends))
    tree = Tree(dict(zip(words, lines[ends[-1] :], strict=True)))
    return Tables(
        Phrases(Lines(rows), tree, Lines(anchored)),
        Lines(asked, Asked.read),
        Lines(askers),
        Lines(openers),
        frozenset(asking),
        frozenset(opening),
    )


def _dumped(values: Iterable[Any]) -> list[str]:
    return list(map(_JSON.encode, values))


def _shares(rules: Sequence[Rule], lang: Lang) -> Shares:
    """Count words in what rules give as examples and counterexamples: small texts of law."""
    texts = [one.text for rule in rules for one in rule.examples if one.lang == lang]
    texts += [one.text for rule in rules for one in rule.counterexamples if one.lang == lang]
    counted = Counter(word for text in texts for word in fold_phrase(text))
    return {word: times / counted.total() for word, times in counted.items()}


def _number(one: Layout) -> int | None:
    return next((place for place, piece in enumerate(one.pieces) if piece.startswith("<")), None)
