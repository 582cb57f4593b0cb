"""How laws are sorted and findings worded: kinds of law, powers, safeguards, codes, vocabulary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iccpr_check.model.base import Frozen, Lang, Phrases, Severity, Source, Words


class LawKind(Frozen):
    """A kind of law, the provisions it is expected to address, and how it is recognised."""

    id: str
    name: Words
    core: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    """Provisions that other laws may leave to a law of this kind."""
    title: Phrases = Field(default_factory=dict)
    """Phrases that tell the kind when they stand in the title."""
    not_title: Phrases = Field(default_factory=dict)
    """Phrases that, in the title, speak against the kind."""
    body: Phrases = Field(default_factory=dict)
    """Words whose density in the text speaks for the kind."""
    ordinary: bool = False
    """Ordinary regulation, whose powers of inspection and enforcement are told one step lower."""


class Implementing(Frozen):
    """How instruments below statute are told by their titles: they carry out a law."""

    title: Phrases
    not_title: Phrases = Field(default_factory=dict)
    """Phrases that, in the title, speak against it: the Interception Regulation *Act*."""


class Trigger(Frozen):
    """A power that, wherever a law creates it, makes provisions expected."""

    id: str
    name: Words
    when: tuple[str, ...]
    """Meanings that show the power: ``measure.detention``."""
    expects: tuple[str, ...]
    source: Source


class Code(Frozen):
    """A code of finding: what it says, in which severity by default, and what it asks."""

    id: str
    name: Words
    severity: Severity
    message: Words
    question: Words
    recommendation: Words = Field(default_factory=dict)
    """What is proposed to the drafters, told once for codes that share it; empty: the question alone."""
    fails_build: bool = True


class CodeForm(Frozen):
    """The wording that several codes share; ``{measure}`` and ``{source}`` are filled for each of them."""

    message: Words
    question: Words
    recommendation: Words = Field(default_factory=dict)


class Gap(Frozen):
    """Meanings that no rule finds in some languages, and why."""

    means: tuple[str, ...] = Field(min_length=1)
    langs: tuple[Lang, ...] = Field(min_length=1)
    why: str = Field(min_length=3)


class Undecided(Frozen):
    """A code of the method that no text decides, and why: kept so that nobody looks for it in vain."""

    id: str
    name: Words
    why: Words


class Safeguard(Frozen):
    """What a power calls for: the code that says it was not located, and the words that would locate it."""

    code: str
    provision: str
    """The provision that asks for it; a law that says nothing of that at all has an omission instead."""
    powers: tuple[str, ...] = Field(min_length=1)
    """Meanings that show the power: ``measure.detention``, ``emergency.suspends``."""
    of: tuple[str, ...] = ()
    """Provisions that the power must restrict; empty: any."""
    given: tuple[str, ...] = ()
    """Meanings that must stand somewhere in the law too; empty: none."""
    located_by: tuple[str, ...] = Field(min_length=1)
    """Meanings any of which, anywhere in the law, is the safeguard."""
    named: Words
    """What was searched for, as a reader says it."""
    kinds: tuple[str, ...] = ()
    """Kinds of law in which alone it is asked for; empty: any."""
    not_kinds: tuple[str, ...] = ()
    source: Source


class Word(Frozen):
    """A word of the vocabulary that rules' meanings are made of."""

    name: Words
    weight: int = Field(default=0, ge=0, le=3)
    """Of a measure: how hard it bears on a right; enters the severity."""
    provision: str | None = None
    """Of a conduct: the provision that protects it."""
    like: str | None = None
    """Of a ground that no treaty lists: the listed ground it comes nearest to."""
    contrary: bool = False
    """Of a safeguard: whether it takes protection away."""
    upon_conduct: bool = False
    """Of a measure: whether it forbids or punishes conduct, so that the conduct must be defined."""
    heavy: bool = False
    """Of a measure: prison or death; for the exercise of a right, a code of its own tells it."""
    wide: bool = False
    """Of a ground: so wide a term that a law must say what it means by it."""
    court: bool = False
    """Of a measure: whether a court is looked for beside it."""
    silences: Literal["element", "restricts"] | None = None
    """Of a frame: rules of this meaning that it silences in its clause, all of them."""
    act: bool = False
    """Of a conduct: something a person does, rather than something a person has."""


Vocabulary = dict[str, dict[str, Word]]
"""Key of a meaning (``measure``, ``conduct`` …) -> its values."""


class Topic(Frozen):
    """A right by words that name it and no other, and where each instrument holds it."""

    id: str
    name: Words
    phrases: Phrases
    at: dict[str, tuple[str, ...]]
    """Instrument -> articles: ``echr: [10]``; no ``iccpr`` where the Covenant has no such right."""


class Body(Frozen):
    """An organ that is confused with another, and the work that only it does."""

    id: str
    names: Phrases
    works: Phrases


class Lookalikes(Frozen):
    """What references are mistaken for: rights under other numbers, replaced documents, other bodies."""

    instruments: dict[str, Words]
    """Short names of instruments, to print."""
    topics: tuple[Topic, ...]
    cross_cutting: tuple[str, ...]
    """Articles that are cited together with any right, and never tell against its number."""
    superseded: dict[str, tuple[str, ...]]
    """General comment -> the general comments that replaced it."""
    replacing: Phrases
    """Words of a sentence that itself tells of a replacement."""
    bodies: tuple[Body, ...]
    before: Phrases
    """Words that may stand between a right and the article it is ascribed to: ``under``, ``(``."""
    after: Phrases
    """Words that may stand between an article and the right it is said to hold: ``on``, ``protects``."""
    between: Phrases
    """Words that may stand between a body and its work: ``of``, ``'s``."""
