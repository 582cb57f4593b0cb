"""One State: its constitution beside the treaty, and what was asked of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iccpr_check.model.base import Frozen, Lang, Words


class Membership(Frozen):
    """Whether a State is party to an instrument."""

    instrument: str
    name: Words
    party: bool
    since: str = Field(default="", pattern=r"^(\d{4}(-\d\d-\d\d)?)?$")
    """Date of ratification or accession, where it is known."""
    verified: bool
    """False where the source is secondary or recalled: the report says so."""
    source: str


class Reservation(Frozen):
    """A reservation or declaration to a provision of the treaty."""

    provisions: tuple[str, ...] = Field(min_length=1)
    kind: Literal["reservation", "declaration", "objection"]
    says: Words
    verified: bool
    source: str


class ConstitutionArticle(Frozen):
    """An article of a constitution, and the provisions of the treaty that hold the same right."""

    article: str
    title: Words
    provisions: tuple[str, ...] = Field(min_length=1)
    note: Words = Field(default_factory=dict)


class LimitationFormula(Frozen):
    """The words by which a constitution lets rights be limited, compared with the treaty's lists."""

    article: str
    grounds: tuple[str, ...] = Field(min_length=1)
    """Words of the vocabulary: ``NS``, ``social_order``."""
    of: tuple[str, ...] = ()
    """Provisions it limits; empty: all rights."""
    note: Words


class Constitution(Frozen):
    """A constitution beside the treaty."""

    name: Words
    source: str
    articles: tuple[ConstitutionArticle, ...]
    limitations: tuple[LimitationFormula, ...] = ()


class Formula(Frozen):
    """A wording of a State's laws that the rules know, and what is to be said of it there."""

    rule: str
    found_in: Words
    note: Words
    verified: bool
    source: str


class Group(Frozen):
    """A group whose situation a State's laws are asked to consider."""

    id: str
    name: Words
    holders: tuple[str, ...] = Field(min_length=1)
    """Words of the vocabulary's ``holder`` that name it."""
    tailored: tuple[str, ...] = Field(min_length=1)
    """Meanings that show a measure made for it."""
    instruments: tuple[str, ...] = ()
    """Treaties that speak for it, to signpost."""
    source: str


class Recommendation(Frozen):
    """Something the Committee asked of a State."""

    id: str
    document: str
    paragraph: str = ""
    year: int
    verified: bool
    """Whether the paragraph was read in the Committee's own document."""
    source: str
    """Where it was read; for what others report of the Committee, who reports it."""
    provisions: tuple[str, ...] = Field(min_length=1)
    subject: Words
    ask: Words
    touches: tuple[str, ...] = Field(min_length=1)
    """Meanings that show the same subject."""
    against: tuple[str, ...] = ()
    """Meanings or codes of findings that run against it."""
    answers: tuple[str, ...] = ()
    """Meanings that respond to it."""
    kinds: tuple[str, ...] = ()
    """Kinds of law in which alone the subject is looked for; empty: any."""


class Country(Frozen):
    """One State: what of its own law, and of what was asked of it, the checks must know."""

    id: str = Field(pattern=r"^[A-Z]{3}$")
    """ISO 3166-1 alpha-3."""
    name: Words
    languages: tuple[Lang, ...] = Field(min_length=1)
    memberships: tuple[Membership, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    constitution: Constitution | None = None
    formulas: tuple[Formula, ...] = ()
    groups: tuple[Group, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
