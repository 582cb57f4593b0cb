"""Every noun of the program, frozen. This module imports pydantic and nothing else.

Offsets are code points of ``Document.text`` and of no other string; spans are half-open.
Provision ids are written as lawyers say them: ``9(3)``, ``14(3)(d)``, ``25(b)``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Lang = str
"""A language as an ISO 639-1 code; ``und`` when it could not be told."""

Severity = Literal["serious", "warning", "notice", "info"]
Confidence = Literal["high", "medium", "low"]
Effect = Literal["cites", "implements", "restricts"]
Expected = Literal["core", "relevant", "triggered", "no"]
Verdict = Literal["addressed", "partial", "restricted", "silent", "not_expected", "undecided"]
ProngState = Literal["present", "weak", "absent", "contrary"]


class Frozen(BaseModel):
    """Base of every model: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# --- the text -------------------------------------------------------------------------------


class Span(Frozen):
    """A half-open range of code points of ``Document.text``; never empty."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"empty span {self.start}..{self.end}")
        return self

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class Anchor(Frozen):
    """From ``offset`` on, the text comes from here in the reader's own file.

    ``line`` and ``column`` are 1-based and in the file itself; ``page`` is 1-based;
    ``path`` is a place in the file's own structure, such as ``paragraph 12`` or an eId.
    """

    offset: int = Field(ge=0)
    line: int | None = None
    column: int | None = None
    page: int | None = None
    path: str | None = None


class Skipped(Frozen):
    """Something that was not checked, and why: a result, never a silence."""

    what: str
    why: str
    anchor: Anchor | None = None
    matters: bool = True
    """Whether law could stand there; if so, silence of the rest is no finding."""


class Document(Frozen):
    """A file as text, with the way back from every offset to the reader's own file."""

    path: str
    sha256: str
    media_type: str
    language: Lang
    title: str
    """The file's own title (HTML title, front matter), or ``""``; the law's title is ``Draft.title``."""
    text: str
    anchors: tuple[Anchor, ...]
    skipped: tuple[Skipped, ...] = ()

    def place(self, offset: int) -> Anchor:
        """Return where ``offset`` lies in the file: an anchor with the column counted on."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return Anchor(offset=offset)
        near = self.anchors[index]
        column = None if near.column is None else near.column + offset - near.offset
        return near.model_copy(update={"offset": offset, "column": column})


UnitKind = Literal[
    "front",  # letterhead, motto, number, date, title: what stands before the law speaks
    "contents",  # a table of contents
    "preamble",
    "part",  # Phần, Part, Title, Book
    "chapter",  # Chương, Chapter
    "division",  # Mục, Division
    "subdivision",  # Tiểu mục, Subdivision
    "article",  # Điều, Article, Section: the unit that a law numbers throughout
    "paragraph",  # khoản, subsection
    "point",  # điểm, paragraph
    "subpoint",  # (i), tiết, and everything deeper
    "schedule",  # Phụ lục, Schedule, Annex
    "closing",  # signature, enactment note, footnotes of a consolidation
]

GROUPING: frozenset[str] = frozenset({"part", "chapter", "division", "subdivision", "schedule"})
"""Kinds that group articles."""


class Unit(Frozen):
    """A numbered part of a law. Spans of units nest or are disjoint."""

    id: str
    """A path a person can read: ``dieu-16.khoan-2.diem-b``, ``s-12.3.b``; unique in its draft."""
    label: str
    """As the law's readers say it: ``Điều 16 khoản 2 điểm b``, ``s. 12(3)(b)``."""
    kind: UnitKind
    number: str
    """As printed, without brackets or stops: ``16``, ``2``, ``đ``, ``IV``; ``""`` for none."""
    heading: str
    parent: str | None
    """Id of the unit that holds this one."""
    span: Span
    heading_span: Span | None = None
    quoted: bool = False
    """Whether this unit is text that an amending article puts into another law."""


class Draft(Frozen):
    """A document with its tree of units, in the order of the text (a parent before its children)."""

    document: Document
    title: str
    """The law's title as printed, on one line; ``""`` when none was found."""
    units: tuple[Unit, ...]
    amending: bool = False
    """Whether the law as a whole amends other laws."""


# --- what is owed: the treaty ---------------------------------------------------------------

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

Words = dict[Lang, str]


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
        return next((p for p in self.provisions if p.id == provision_id), None)


# --- how language says it: rules ------------------------------------------------------------


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
    treaty: str | None = None
    kind: str | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        keys = [key for key in type(self).model_fields if getattr(self, key) is not None]
        extra = set(keys) - {"restricts", "measure", "code"}
        if not keys or (len(keys) > 1 and (extra or "restricts" not in keys)):
            raise ValueError(f"one meaning a rule, not {', '.join(keys) or 'none'}")
        return self

    @property
    def refs(self) -> tuple[str, ...]:
        """Names by which other rules and assess refer to this meaning."""
        return tuple(
            f"{key}.{value}"
            for key in type(self).model_fields
            if (value := getattr(self, key)) is not None and key != "code"
        )


class Source(Frozen):
    """The authority a rule rests on, in our own words and pointers."""

    cite: str = Field(min_length=3)
    note: str = ""


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


Phrases = dict[Lang, tuple[str, ...]]
"""Phrases by language. ``{a|b}`` gives alternatives, ``{a|}`` an optional word."""


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
    unless: Phrases = {}
    """Phrases that look like the cue and are not; a hit that overlaps one is dropped."""
    unless_near: tuple[str, ...] = ()
    """Meanings (``frame.protective``) that, in the same clause, silence a hit."""
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
    phrases: Phrases = {}
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
    defined: Phrases = {}
    """Short names that count once the text has named the instrument in full: ``the Covenant``."""


Rule = Annotated[
    PhraseRule | PatternRule | QuantityRule | NearRule | SimilarRule | CitationRule,
    Field(discriminator="kind"),
]


class LawKind(Frozen):
    """A kind of law, the provisions it is expected to address, and how it is recognised."""

    id: str
    name: Words
    core: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    title: Phrases = {}
    """Phrases that tell the kind when they stand in the title."""
    not_title: Phrases = {}
    """Phrases that, in the title, speak against the kind."""
    body: Phrases = {}
    """Words whose density in the text speaks for the kind."""
    ordinary: bool = False
    """Ordinary regulation, whose powers of inspection and enforcement are told one step lower."""


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
    fails_build: bool = True


class Country(Frozen):
    """One State: what of its own law the checks must know."""

    id: str
    name: Words
    languages: tuple[Lang, ...]
    source: Source
    constitution: dict[str, tuple[str, ...]] = {}
    """Article of the constitution -> provisions of the Covenant."""


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
    court: bool = False
    """Of a measure: whether a court is looked for beside it."""
    act: bool = False
    """Of a conduct: something a person does, rather than something a person has."""


Vocabulary = dict[str, dict[str, Word]]
"""Key of a meaning (``measure``, ``conduct`` …) -> its values."""


# --- what a number means elsewhere ----------------------------------------------------------


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


class Knowledge(Frozen):
    """All loaded data, with one digest that names its state."""

    treaty: Treaty
    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    kinds: tuple[LawKind, ...]
    triggers: tuple[Trigger, ...]
    codes: tuple[Code, ...]
    countries: tuple[Country, ...]
    lookalikes: Lookalikes
    digest: str


# --- what the text says: evidence -----------------------------------------------------------


class Evidence(Frozen):
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


class Reference(Frozen):
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


# --- what follows from it: the report -------------------------------------------------------


class Quote(Frozen):
    """Words of the draft with their place, ready to print."""

    rule: str
    span: Span
    quote: str
    line: int | None = None
    column: int | None = None
    page: int | None = None


class Engagement(Frozen):
    """Which unit touches which provision, how, and by which words: the central table."""

    unit: str
    provision: str
    effect: Effect
    confidence: Confidence
    evidence: tuple[Quote, ...] = Field(min_length=1)


class Prong(Frozen):
    """One question of the limitation test, answered from the text alone."""

    state: ProngState
    quotes: tuple[Quote, ...] = ()


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
    sources: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()
    prongs: dict[str, Prong] = {}
    fingerprint: str
    waived: str | None = None


class ElementResult(Frozen):
    """Whether an element of a provision was located, and in which units."""

    id: str
    located: bool
    units: tuple[str, ...] = ()


class ProvisionResult(Frozen):
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


class Report(Frozen):
    """The result of a run: documents in the order of their paths, and what could not be read."""

    tool_version: str
    knowledge: Knowledge
    """What the checks knew: the treaty's words, names and codes to print, and the digest."""
    country: str | None = None
    lang: Lang = "en"
    """The language the report speaks."""
    documents: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...] = ()
