"""What is owed: the treaty, and what the Committee says of it."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from iccpr_check.model.base import Frozen, Lang, Severity, Words

ProvisionClass = Literal["absolute", "listed", "unlisted", "guarantee", "duty", "structural"]
"""How a provision may be limited.

``absolute``: not at all · ``listed``: only on the grounds it lists · ``unlisted``: only what is not
arbitrary or unreasonable, no list · ``guarantee``: a minimum guarantee of procedure ·
``duty``: the State must legislate · ``structural``: no right of a person.
"""

NonDerogable = Literal["no", "listed", "core"]
"""``listed`` in article 4(2), or part of the ``core`` that General Comment 29 adds."""

GroundCode = Literal["NS", "PO", "PS", "PH", "PM", "RO", "RP", "PL", "IJ"]
"""National security, public order, public safety, public health, public morals, rights and
freedoms of others, reputations of others, private lives of the parties, interests of justice."""


class Element(Frozen):
    """One separable thing a text must contain to give effect to a provision."""

    id: str
    """``9(3):prompt_judge``."""
    name: Words
    required: bool
    """Required elements decide completeness; the others count for depth only."""


class Limits(Frozen):
    """What a provision lets a law do to the right."""

    grounds: tuple[GroundCode, ...] = ()
    tests: tuple[Literal["law", "necessary", "democratic_society", "compelling", "exceptional"], ...] = ()
    clause: str | None = None
    """Id of the provision that holds the limitation clause: ``19(3)`` for ``19(2)``."""


class Provision(Frozen):
    """One article, paragraph, letter or number of a treaty."""

    id: str
    article: int
    parent: str | None
    title: Words
    text: Words
    """The words by language, with their own number or letter."""
    klass: ProvisionClass = Field(alias="class")
    non_derogable: NonDerogable = "no"
    holder: Literal["everyone", "citizens", "aliens"] = "everyone"
    elements: tuple[Element, ...] = ()
    limits: Limits = Limits()
    source: tuple[str, ...] = ()
    """Pointers in our own notation: ``GC35/33`` is General Comment 35, paragraph 33."""


class TreatyText(Frozen):
    """Where the words of one language come from, and whether they bind."""

    lang: Lang
    authentic: bool
    source: str
    note: str = ""
    preamble: str


class Treaty(Frozen):
    """A treaty whole: every provision addressable, in the treaty's order."""

    id: str
    name: Words
    citation: str
    texts: tuple[TreatyText, ...]
    provisions: tuple[Provision, ...]

    def provision(self, provision_id: str) -> Provision | None:
        """Return the provision of that id, or None."""
        return self._by_id.get(provision_id)

    @cached_property
    def _by_id(self) -> dict[str, Provision]:
        return {provision.id: provision for provision in self.provisions}


class Standard(Frozen):
    """A bright line: a measure that the Committee states as a rule, with the exceptions it allows."""

    id: str = Field(pattern=r"^BRT\d\d[a-l]?$")
    provisions: tuple[str, ...] = Field(min_length=1)
    name: Words
    severity: Severity
    measure: Words
    """What the Committee says, in our own words."""
    parameter: Words
    """What is read from the draft: a number, a form of words."""
    fires: Words
    """The context without which it says nothing."""
    silent: Words
    """What keeps it silent."""
    source: tuple[str, ...] = Field(min_length=1)


class Guidance(Frozen):
    """Something the Committee says about a provision, in our own words."""

    provision: str
    says: Words
    source: tuple[str, ...] = Field(min_length=1)
