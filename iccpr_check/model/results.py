"""What the text says, and what follows from it: evidence, findings, the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, SkipValidation

from iccpr_check.model.base import (
    Confidence,
    Effect,
    Expected,
    Frozen,
    Lang,
    ProngState,
    Severity,
    Verdict,
)
from iccpr_check.model.knowledge import Knowledge
from iccpr_check.model.rules import Meaning
from iccpr_check.model.text import Draft, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words found, and what they mean; always a place, never a conclusion."""

    rule: str
    means: Meaning
    unit: str
    """Id of the finest unit that holds the span."""
    span: Span
    beside: tuple[Span, ...] = ()
    """Places of the other words that a ``near`` rule needed."""
    cut_by: str | None = None
    """What takes the evidence out of account (a frame, another kind of law); None when it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The text names an instrument, or a provision of one."""

    instrument: str
    """``iccpr``, ``iccpr-op1``, ``icescr``, ``udhr``, ``echr``, ``constitution`` …"""
    provision: str | None
    """``19(3)``; ``19`` for the article whole; None for the instrument whole."""
    unit: str
    span: Span
    inherited: bool = False
    """Whether the article was taken from words before (``paragraph 3``, ``that article``)."""
    fuzzy: bool = False
    """Whether the instrument's name was misspelt."""
    generic: bool = False
    """Whether treaties at large are meant, not one (``instrument`` is then ``treaties``)."""


class Detected(Frozen):
    """What detect returns."""

    evidence: tuple[Evidence, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the draft with their place, ready to print."""

    rule: str
    span: Span
    quote: str
    line: int | None = None
    column: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Which unit touches which provision, how, and by which words: the central table."""

    unit: str
    provision: str
    effect: Effect
    confidence: Confidence
    evidence: tuple[Quote, ...]
    """At least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prong:
    """One question of the limitation test, answered from the text alone."""

    state: ProngState
    quotes: tuple[Quote, ...] = ()


class Review(Frozen):
    """What a reviewer decided about a finding; what is still open is no review."""

    decision: Literal["accept", "dismiss", "fix"]
    """``accept``: it is right, and stays an open point; ``fix``: the draft is to be changed."""
    reason: str = ""
    by: str = ""
    date: str = ""
    """ISO date; ``""`` where nobody wrote one."""


class Finding(Frozen):
    """One indication for a reviewer."""

    code: str
    severity: Severity
    confidence: Confidence
    provisions: tuple[str, ...]
    unit: str | None
    """None for the document as a whole (an omission is anchored at the title)."""
    label: str
    span: Span
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    page: int | None = None
    quote: str
    message: str
    question: str
    """Message and question are in the language of the report."""
    searched: str = ""
    """What was looked for and not located; ``""`` for a finding about words that are there."""
    sources: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()
    prongs: dict[str, Prong] = Field(default_factory=dict)
    fingerprint: str
    """Names the finding by code, provisions and the unit's words; it outlives moved lines and new numbers."""
    waived: str | None = None
    """Why a person set it aside; None: nobody did."""
    known: bool = False
    """Whether it stood there before: in the baseline, or in a unit that the change leaves alone."""
    fails: bool = False
    """Whether it fails the build (``--fail-on``)."""
    review: Review | None = None
    """What a reviewer decided about it; a dismissal is in ``waived``, too."""
    new: bool = False
    """Whether the earlier report (``--since-report``) did not have it; False where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementResult:
    """Whether an element of a provision was located, and in which units."""

    id: str
    located: bool
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionResult:
    """What the draft does with one provision; there is one for every provision, also the quiet ones."""

    provision: str
    expected: Expected
    why: str
    """Kind of law, or the unit that creates the power, that makes it expected; ``""`` when it is not."""
    verdict: Verdict
    elements: tuple[ElementResult, ...] = ()
    units: tuple[str, ...] = ()


class KindResult(Frozen):
    """A kind of law the draft was read as, and why."""

    id: str
    score: float
    why: str


class Point(Frozen):
    """Findings that a reviewer answers together: one subject, with all its places."""

    title: str
    severity: Severity
    confidence: Confidence
    provisions: tuple[str, ...]
    units: tuple[str, ...]
    """Articles of the draft, in order."""
    findings: tuple[int, ...]
    """Indices of ``DocumentReport.findings``, the leading one first."""


class DocumentReport(Frozen):
    """Everything a renderer needs to know of one document."""

    draft: Draft
    kinds: tuple[KindResult, ...]
    implementing: bool = False
    """Whether the draft is an instrument below statute, which carries out a law and omits nothing."""
    references: tuple[Reference, ...]
    evidence: tuple[Evidence, ...] = ()
    """What was found, also what does not count (``cut_by``)."""
    engagements: tuple[Engagement, ...]
    provisions: tuple[ProvisionResult, ...]
    findings: tuple[Finding, ...]
    points: tuple[Point, ...]


class Failure(Frozen):
    """A path that could not be read, and why."""

    path: str
    why: str
    passing: bool = False
    """Whether it perhaps can the next time, without being changed."""


class Decision(Frozen):
    """What a person decided about findings, and what became of it in this run."""

    kind: Literal["waiver", "correlation", "baseline", "review"]
    state: Literal["used", "unused", "expired", "suspect", "stale", "done"]
    """``suspect``: the words it was decided on have changed; ``stale``: the finding is gone; ``done``: the
    finding was to be fixed, and is gone."""
    where: str
    """``path:line`` of the decision."""
    path: str = ""
    """The draft it speaks of; ``""`` for any."""
    unit: str = ""
    """The unit, as the decision names it."""
    what: str
    """The code, or the provision, decided about."""
    reason: str = ""
    by: str = ""
    until: str = ""
    """ISO date after which it no longer holds; ``""`` for none."""


class Gone(Frozen):
    """An indication that the earlier report had and this one has not."""

    path: str
    label: str
    code: str
    provisions: tuple[str, ...]
    severity: Severity
    message: str
    again: bool
    """Whether the same code stands in the same unit again: its words changed, what they indicate did not."""


class Since(Frozen):
    """What is gone since an earlier report; what is new is marked at the finding."""

    report: str
    """The earlier report's file."""
    gone: tuple[Gone, ...]


class Report(Frozen):
    """The result of a run: documents in the order of their paths, and what could not be read."""

    tool_version: str
    knowledge: Knowledge
    """What the checks knew: the treaty's words, names and codes to print, and the digest."""
    country: str | None = None
    lang: Lang = "en"
    """The language the report speaks."""
    documents: SkipValidation[Sequence[DocumentReport]]
    """In the order of their paths; perhaps read from a file one by one, so go over them once."""
    failures: tuple[Failure, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """Waivers, reviews, reviewed correlations and stale lines of the baseline, by their files."""
    since: Since | None = None
    """What an earlier report is held against; None for none."""
