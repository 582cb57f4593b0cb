"""The skeleton's core: each measure in the draft's words, and the questions that its authors answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iccpr_check.model import Finding, Point, outermost
from iccpr_check.report import reading
from iccpr_check.report.compatibility.page import Page
from iccpr_check.report.compatibility.questions import TESTS, Question
from iccpr_check.report.compatibility.shown import SHOWN
from iccpr_check.report.markup import escape

_PLACES = 6
"""Places of a measure shown with their words; the rest are named."""
_SHOWN_WORDS = 3
"""Words of the draft told for one answer."""
_LETTERS = "abcdefghijklmnop"
_NO_GROUND = "GND03"
"""What the prong of the ground says already."""
_OWN_PARTS = ("REF", "MIS", "OMI", "REC", "VUL", "IMP10", "IMP20", "DER")
"""Codes of findings that other parts of the skeleton tell, or none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A point of the report, with the findings that stand beside it in its articles."""

    point: Point
    findings: tuple[Finding, ...]
    beside: tuple[Finding, ...] = ()

    @property
    def lead(self) -> Finding:
        """The finding that the point is named by."""
        return self.findings[0]


def measures(page: Page) -> tuple[list[Measure], list[Finding]]:
    """Return the measures of a draft, and the findings on powers that belong to none of them."""
    told = {index for point in page.document.points for index in point.findings}
    free = [
        finding
        for index, finding in enumerate(page.document.findings)
        if index not in told and finding.unit is not None and not finding.code.startswith(_OWN_PARTS)
    ]
    made = []
    for point in page.document.points:
        beside = [one for one in free if page.article(one.unit) in point.units]
        free = [one for one in free if one not in beside]
        found = tuple(page.document.findings[index] for index in point.findings)
        made.append(Measure(point, found, tuple(beside)))
    return made, free


def asked(page: Page, found: Sequence[Measure]) -> Iterator[str]:
    """Yield the questions that the measures are asked, each in full once."""
    classes = {page.klass(one.point.provisions) for one in found}
    told: list[Question] = []
    for test in _each([TESTS[kind] for kind in TESTS if kind in classes]):
        kinds = "; ".join(page.say(kind) for kind in TESTS if kind in classes and TESTS[kind] == test)
        yield f"**{page.say('kind_col').capitalize()}: {kinds}**"
        yield ""
        above: list[str] = []
        for letter, question in zip(_LETTERS, test, strict=False):
            title, ask = (reading.say(words, page.lang) for words in (question.title, question.ask))
            if question in told:
                above.append(f"{letter}. {title}")
            else:
                told.append(question)
                yield f"- **{letter}. {title}.** {ask}"
        if above:
            yield f"- {page.say('as_above')} {'; '.join(above)}."
        yield ""


def further(page: Page, free: Sequence[Finding]) -> Iterator[str]:
    """Yield what belongs to no measure and was not looked for in vain."""
    found = [one for one in free if not one.searched and one.severity != "info"]
    if found:
        yield f"### {page.word('further')}"
        yield ""
        for one in found:
            yield f"- {page.quoted(one)} {escape(f'{one.message} {one.question}')} `{one.code}`"
        yield from page.answer()


def measure_part(page: Page, measure: Measure, number: str) -> Iterator[str]:
    """Yield one measure: its words, the provision's, and what the text shows, question by question."""
    point = measure.point
    test = TESTS[page.klass(point.provisions)]
    left = [*measure.findings, *measure.beside]
    answers: list[str] = []
    for letter, question in zip(_LETTERS, test, strict=False):
        here = [one for one in left if one.code.startswith(question.codes)] if question.codes else []
        left = [one for one in left if one not in here]
        shown = [f"- {line}" for line in _shown(page, measure, question, here)]
        answers += ["", f"**{number}{letter}. {reading.say(question.title, page.lang)}**"]
        answers += [*(["", *shown] if shown else []), *page.answer()]
    yield f"### {number} {escape(point.title)}"
    yield ""
    yield f"**{page.say('measure')}**"
    yield ""
    yield from _places(page, measure)
    for code, finding in {one.code: one for one in reversed(left)}.items():
        if code != measure.lead.code and not code.startswith("BRT"):
            yield f"- {escape(finding.message)} `{code}`"
    yield ""
    yield f"**{page.say('provision')}**"
    yield ""
    for provision_id in point.provisions:
        yield from page.covenant(provision_id, number)
    yield from _committee(page, measure)
    yield from _recorded(page, measure)
    yield from answers


def _places(page: Page, measure: Measure) -> Iterator[str]:
    leading = [one for one in measure.findings if one.code == measure.lead.code]
    spans = outermost(one.span for one in leading)
    whole = [one for one in leading if one.span in spans]
    shown = list(dict.fromkeys(page.quoted(one) for one in whole))
    yield from (f"- {place}" for place in shown[:_PLACES])
    if len(shown) > _PLACES:
        rest = page.labels(one.unit for one in whole[_PLACES:] if one.unit is not None)
        yield f"- {page.word('more_places', n=len(shown) - _PLACES, where=rest)}"


def _committee(page: Page, measure: Measure) -> Iterator[str]:
    standards = {standard.id: standard for standard in page.knowledge.standards}
    found = dict.fromkeys(one.code for one in measure.findings if one.code in standards)
    if found:
        yield ""
        yield f"**{page.say('committee')}**"
        yield ""
        for code in found:
            said = escape(reading.say(standards[code].measure, page.lang))
            yield f"- {said} ({', '.join(standards[code].source)}) `{code}`"


def _recorded(page: Page, measure: Measure) -> Iterator[str]:
    """Yield what a person wrote about the measure before, in a waiver or a review."""
    waived = [one for one in (*measure.findings, *measure.beside) if one.waived is not None]
    if waived:
        yield ""
        yield f"**{page.say('recorded')}**"
        yield ""
        for one in waived:
            yield f"- {page.where(one.unit, one.label)} `{one.code}`: {escape(one.waived or '')}"


def _shown(page: Page, measure: Measure, question: Question, found: Sequence[Finding]) -> Iterator[str]:
    """Yield what the text shows: the prongs of the measure's sheets, then findings not said with them."""
    said: set[str] = set()
    for prong_id in question.prongs:
        states: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        for finding in measure.findings:
            prong = finding.prongs.get(prong_id)
            if prong is not None:
                units, words = states.setdefault(prong.state, ({}, {}))
                units[finding.unit or ""] = None
                words.update(dict.fromkeys(" ".join(quote.quote.split()) for quote in prong.quotes))
        for state, (units, words) in states.items():
            yield _state(page, prong_id, state, list(units), list(words))
            said.update(words)
    yield from dict.fromkeys(
        f"{escape(one.message)} `{one.code}`"
        for one in found
        if one.code != _NO_GROUND and (one.searched or " ".join(one.quote.split()) not in said)
    )


def _state(page: Page, prong: str, state: str, units: list[str], words: list[str]) -> str:
    told = reading.say(SHOWN[prong, state], page.lang)
    quotes = ", ".join(f"“{escape(one)}”" for one in words[:_SHOWN_WORDS])
    return f"{page.labels(units)}: {told}{': ' if quotes else ''}{quotes}"


def _each(tests: Sequence[tuple[Question, ...]]) -> list[tuple[Question, ...]]:
    return [test for place, test in enumerate(tests) if test not in tests[:place]]
