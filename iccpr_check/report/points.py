"""The restriction sheets: the draft's words and the treaty's side by side, the test, and what to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from iccpr_check.model import DocumentReport, Finding, Point, Prong, Provision, Report, Span
from iccpr_check.report import reading
from iccpr_check.report.markup import END, START, emphasised, escape
from iccpr_check.report.sections import Sections

_OPEN = 10
"""Sheets shown at once; those that follow are folded."""
_PLACES = 2
"""Places of a serious point shown in their sentence, of others one; the rest is told unit by unit."""
_QUESTIONS = 3
"""Questions asked at once; the leading finding's comes first."""
_TREATY = 420
"""Code points of the treaty's words beside the draft's."""
_PRONGS = ("legality", "precision", "ground", "necessity", "proportionality", "equality", "safeguard")
_BEFORE, _AFTER = 60, 90
"""Code points of the draft around the words that count."""
_QUOTED = re.compile(r"“[^”]+”")
_ENDING = re.compile(r": “[^”]+”(?:, “[^”]+”)*\.$")
"""The words at a message's end, which stand beside the treaty's already."""


class PointSections(Sections):
    """A sheet for each point."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        super().__init__(report, document)
        #: provision -> number of the sheet that printed its words
        self.printed: dict[str, int] = {}
        self.standards = {standard.id: standard for standard in report.knowledge.standards}
        #: bright line -> number of the sheet that told its measure
        self.measured: dict[str, int] = {}

    def _sheets(self) -> Iterator[str]:
        points = self.document.points
        if not points:
            return
        yield f"## {self._say('restriction_sheets')}"
        sheets = [list(self._sheet(point, number)) for number, point in enumerate(points, 1)]
        for lines in sheets[:_OPEN]:
            yield from lines
        if len(sheets) > _OPEN:
            rest = [line for lines in sheets[_OPEN:] for line in lines]
            yield from self._folded(self._say("more_sheets", n=len(sheets) - _OPEN), rest[1:])

    def _sheet(self, point: Point, number: int) -> Iterator[str]:
        findings = [self.document.findings[index] for index in point.findings]
        lead = findings[0]
        most = _PLACES if point.severity == "serious" else 1
        leading = [finding for finding in findings if finding.code == lead.code][:most]
        provision = reading.provision_of(self.knowledge, point.provisions[0])
        yield ""
        yield (
            f"### {number} · {escape(point.title)} — {self._say(point.severity)}, "
            f"{self._say(point.confidence)}"
        )
        yield ""
        quoted = dict.fromkeys(self._quoted(finding) for finding in leading)
        words = self._covenant(provision, number) if provision is not None else ""
        yield from self._table(("the_draft", "the_covenant"), [(" <br>".join(quoted), words)])
        yield ""
        shown = set(self._articles(one.unit for one in leading if one.unit is not None))
        every = self._articles(one.unit for one in findings if one.unit is not None)
        rest = [article for article in every if article not in shown]
        if rest:
            yield self._say("also_at", where=self._units(rest, most=12))
            yield ""
        yield from self._indications(findings, number)
        if lead.prongs:
            yield ""
            names = [name for name in _PRONGS if name in lead.prongs]
            answers = [self._prong(lead.prongs[name]) for name in names]
            if len(names) > 2:
                yield from self._table(names, [answers])
            else:
                said = (f"{self._say(name)}: {answer}" for name, answer in zip(names, answers, strict=True))
                yield f"{_upper('; '.join(said))}."
        yield ""
        questions = dict.fromkeys(finding.question for finding in findings)
        asked = " ".join(list(questions)[:_QUESTIONS])
        yield f"**{self._say('to_answer')}** {escape(asked)}"
        sources = self._beside_measures(findings)
        if sources:
            yield f"{self._say('sources')} {sources}."

    def _beside_measures(self, findings: Sequence[Finding]) -> str:
        """Return what the indications rest on beside the treaty's words and what a measure cites."""
        return self._cites(
            source
            for finding in findings
            if finding.code not in self.standards
            for source in finding.sources
            if source.startswith("GC")
        )

    def _indications(self, findings: Sequence[Finding], number: int) -> Iterator[str]:
        """Yield a line a code: the leading one in its sentence, a bright line with its measure."""
        codes: dict[str, list[Finding]] = {}
        for finding in findings:
            codes.setdefault(finding.code, []).append(finding)
        for place, (code, found) in enumerate(codes.items()):
            if code in self.standards:
                yield self._bright_line(code, found, number)
            elif place == 0:
                yield f"- {escape(_ENDING.sub('.', found[0].message))} `{code}`"
            else:
                said = ", ".join(_words_told(found)[:2])
                name = _upper(self._code_name(code))
                yield f"- {name}{f': {said}' if said else ''} ({self._spots(found)}) `{code}`"

    def _bright_line(self, code: str, found: Sequence[Finding], number: int) -> str:
        standard = self.standards[code]
        name = f"- {_upper(self._code_name(code))} ({self._spots(found)})"
        told_in = self.measured.setdefault(code, number)
        if told_in != number:
            return f"{name}: {self._say('printed_above', n=told_in)} `{code}`"
        measure = escape(reading.say(standard.measure, self.lang))
        told = f"{self._say('committee_measure')}: {measure} ({self._cites(standard.source)})"
        return f"{name}; {told} `{code}`"

    def _spots(self, found: Iterable[Finding]) -> str:
        return self._units(self._articles(one.unit for one in found if one.unit is not None), most=4)

    def _quoted(self, finding: Finding) -> str:
        spans = [quote.span for quote in finding.evidence] or [finding.span]
        return f"{self._where(finding)}: “{self._context(finding.unit, spans)}”"

    def _context(self, unit: str | None, spans: Sequence[Span]) -> str:
        return emphasised(
            reading.in_context(
                self.document, unit, spans, lambda words: f"{START}{words}{END}", before=_BEFORE, after=_AFTER
            )
        )

    def _covenant(self, provision: Provision, number: int) -> str:
        """Return the treaty's words beside the draft's, once; then a pointer to where they stand."""
        name = self._provision_names((provision.id,))
        above = self.printed.setdefault(provision.id, number)
        if above != number:
            return f"{name}: {self._say('printed_above', n=above)}"
        lines = [f"{name}: “{escape(reading.words_of(provision, 'en', _TREATY))}”"]
        if self.lang != "en" and provision.text.get(self.lang):
            translated = escape(reading.words_of(provision, self.lang, _TREATY))
            lines.append(f"*{self._say('working_translation')}*: “{translated}”")
        clause = reading.provision_of(self.knowledge, provision.limits.clause or provision.id)
        names = self.knowledge.vocabulary.get("ground", {})
        if clause is not None and clause.limits.grounds:
            grounds = [reading.say(names[g].name, self.lang) for g in clause.limits.grounds if g in names]
            lines.append(f"{clause.id}: {escape(self._say('limits', grounds='; '.join(grounds)))}")
        elif provision.klass == "absolute":
            lines.append(self._say("absolute"))
        return " <br>".join(lines)

    def _prong(self, prong: Prong) -> str:
        quotes = dict.fromkeys(reading.clipped(quote.quote, 60) for quote in prong.quotes)
        said = f": “{escape(next(iter(quotes)))}”" if quotes else ""
        return f"{self._say(prong.state)}{said}"


def _words_told(found: Iterable[Finding]) -> list[str]:
    """Return the words of the draft that findings' messages quote, each once."""
    messages = (finding.message.replace(finding.label, "") for finding in found)
    quoted = dict.fromkeys(words[1:-1] for message in messages for words in _QUOTED.findall(message))
    return [f"“{escape(reading.clipped(words, 60))}”" for words in quoted]


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
