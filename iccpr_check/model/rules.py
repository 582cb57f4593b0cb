"""How language says it: the kinds of rule, each with its proof."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from iccpr_check.model.base import Frozen, Lang, Phrases, Source


class Meaning(Frozen):
    """What words signal. Exactly one key is set, but for ``measure`` or ``code`` beside ``restricts``.

    A rule's meaning is referred to elsewhere as ``key.value``: ``ground.NS``, ``measure.licence``.
    """

    element: str | None = None
    """Gives effect to a provision: ``9(3):prompt_judge``."""
    restricts: str | None = None
    """Limits, penalises or conditions the right of this provision: ``19(2)``."""
    measure: str | None = None
    code: str | None = None
    """With ``restricts``: a finding code that these words by themselves call for, such as ``RES05``."""
    conduct: str | None = None
    ground: str | None = None
    test: str | None = None
    vague: str | None = None
    safeguard: str | None = None
    holder: str | None = None
    actor: str | None = None
    frame: str | None = None
    status: str | None = None
    """A ground of distinction that the words name: ``race``, ``other`` for an open end of the list."""
    emergency: str | None = None
    """What a rule for emergencies does: creates powers, suspends rights, sets an end."""
    elsewhere: str | None = None
    """The kind of law that the words leave a matter to: ``criminal_procedure``."""
    treaty: str | None = None
    kind: str | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        keys = [key for key in type(self).model_fields if getattr(self, key) is not None]
        extra = set(keys) - {"restricts", "measure", "code"}
        if not keys or (len(keys) > 1 and (extra or "restricts" not in keys)):
            raise ValueError(f"one meaning a rule, not {', '.join(keys) or 'none'}")
        return self

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names by which data files refer to this meaning, its code too."""
        return self.refs if self.code is None else (*self.refs, f"code.{self.code}")

    @cached_property
    def refs(self) -> tuple[str, ...]:
        """Names by which other rules and assess refer to this meaning."""
        return tuple(
            f"{key}.{value}"
            for key in type(self).model_fields
            if (value := getattr(self, key)) is not None and key != "code"
        )


class Example(Frozen):
    """A text of our own in which ``[[ ]]`` marks exactly what a rule must find, and all of it."""

    lang: Lang
    text: str
    kind: str | None = None
    """The kind of law the text is read in, for rules that hold only in some kinds."""
    heading: str = ""
    """The heading of the article the text stands in."""
    todo: str | None = None
    """Why this is not found yet; the test fails when it begins to be."""


class Counterexample(Frozen):
    """A text in which the rule must stay silent, and why."""

    lang: Lang
    text: str
    why: str
    kind: str | None = None
    heading: str = ""


class RuleBase(Frozen):
    """What every rule carries: meaning, authority and proof."""

    id: str
    means: Meaning
    source: Source
    kinds: tuple[str, ...] = ()
    """Kinds of law in which alone the rule counts; empty: any."""
    not_kinds: tuple[str, ...] = ()
    """Kinds of law in which the rule does not count."""
    headings: bool = True
    """Whether words in the headings of articles count."""
    unless: Phrases = Field(default_factory=dict)
    """Phrases, perhaps with gaps, that look like the cue and are not; a hit that overlaps one is dropped."""
    unless_near: tuple[str, ...] = ()
    """Meanings (``frame.protective``) that, in the same clause, silence a hit."""
    despite: tuple[str, ...] = ()
    """Frames (``frame.scope``) in whose articles the rule counts all the same."""
    examples: tuple[Example, ...] = Field(min_length=1)
    counterexamples: tuple[Counterexample, ...] = Field(min_length=1)

    def counts_in(self, kinds: Collection[str]) -> bool:
        """Tell whether the rule counts in a law read as these kinds."""
        if any(kind in kinds for kind in self.not_kinds):
            return False
        return not self.kinds or any(kind in kinds for kind in self.kinds)


class PhraseRule(RuleBase):
    """Finds any of the phrases."""

    kind: Literal["phrase"]
    phrases: Phrases


class PatternRule(RuleBase):
    """Finds pieces in their order inside one sentence; ``…`` is a gap of at most ``gap`` words."""

    kind: Literal["pattern"]
    gap: int = Field(default=12, ge=1, le=80)
    patterns: Phrases


Line = Annotated[str, Field(pattern=r"^\d+( (hours?|days?|weeks?|months?|years?))?$")]
"""A line that a number may cross: ``48 hours``, ``18 years``, ``50``."""

_PLACEHOLDER = re.compile("<(time|age|number)>")
_UNITS = {"time": "a unit of time", "age": "years", "number": "no unit"}


class QuantityRule(RuleBase):
    """Finds a pattern whose number crosses a line; the only kind that reads numbers.

    ``<time>``, ``<age>`` or ``<number>`` stands in each pattern where the number does. Amounts of time are
    compared across units, a day as 24 hours, a month as 30 days, a year as 365.
    """

    kind: Literal["quantity"]
    gap: int = Field(default=12, ge=1, le=80)
    patterns: Phrases
    more_than: Line | None = None
    at_least: Line | None = None
    less_than: Line | None = None
    at_most: Line | None = None

    @property
    def what(self) -> str:
        """What the rule's numbers count: ``time``, ``age`` or ``number``."""
        return next(found[1] for p in self._wordings() if (found := _PLACEHOLDER.search(p)))

    @property
    def lines(self) -> dict[str, str]:
        """The lines that are drawn: ``{"more_than": "48 hours"}``."""
        names = ("more_than", "at_least", "less_than", "at_most")
        return {name: line for name in names if (line := getattr(self, name)) is not None}

    def _wordings(self) -> list[str]:
        return [pattern for patterns in self.patterns.values() for pattern in patterns]

    @model_validator(mode="after")
    def _one_number(self) -> Self:
        placed = [_PLACEHOLDER.findall(pattern) for pattern in self._wordings()]
        if not placed or any(len(one) != 1 for one in placed) or len({one[0] for one in placed}) != 1:
            raise ValueError("each pattern needs <time>, <age> or <number> once, and all the same")
        if not self.lines:
            raise ValueError("one of more_than, at_least, less_than, at_most is required")
        for line in self.lines.values():
            unit = line.partition(" ")[2].rstrip("s")
            fits = {"time": bool(unit), "age": unit == "year", "number": not unit}
            if not fits[self.what]:
                raise ValueError(f"'{line}': a line for <{self.what}> has {_UNITS[self.what]}")
        return self


class Term(Frozen):
    """One of the things that must stand together in a ``near`` rule."""

    any: tuple[str, ...] = ()
    """Meanings, as ``measure.licence``; ``conduct.*`` is every conduct."""
    phrases: Phrases = Field(default_factory=dict)
    place: Literal["any", "heading", "body"] = Field(default="any", alias="in")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.any and not self.phrases:
            raise ValueError("a term needs 'any' or 'phrases'")
        return self


class NearRule(RuleBase):
    """Finds the first term where the other terms stand near it.

    Its evidence is the place of the first term; the others go along as ``Evidence.beside``.
    """

    kind: Literal["near"]
    terms: tuple[Term, ...] = Field(min_length=2)
    scope: Literal["clause", "unit", "article"] = "clause"
    """``clause``: one sentence, a list item read with its lead-in and tail; ``unit``: the finest
    unit and its lead-in; ``article``: anywhere in the article, its heading included."""
    within: int = Field(default=40, ge=1, le=400)
    """Words allowed between two terms that stand in the same sentence."""
    ordered: bool = False
    """Whether the terms must follow each other in the order written."""


class SimilarRule(RuleBase):
    """Finds clauses that say nearly the same as one of the phrasings (rapidfuzz, candidates first)."""

    kind: Literal["similar"]
    phrases: Phrases
    cutoff: int = Field(default=88, ge=60, le=100)


class CitationRule(RuleBase):
    """Names an instrument: its titles and short names, with what follows them read as coordinates."""

    kind: Literal["citation"]
    phrases: Phrases
    """Names that are unmistakable wherever they stand."""
    defined: Phrases = Field(default_factory=dict)
    """Short names that count once the text has named the instrument in full: ``the Covenant``."""


Rule = Annotated[
    PhraseRule | PatternRule | QuantityRule | NearRule | SimilarRule | CitationRule,
    Field(discriminator="kind"),
]
