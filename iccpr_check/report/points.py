"""The gap report, point by point: the draft's words and the treaty's side by side, and what to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iccpr_check.model import DocumentReport, Finding, Point, Prong, Provision, Report, Span
from iccpr_check.report import reading
from iccpr_check.report.decided import beside
from iccpr_check.report.markup import END, START, emphasised, escape
from iccpr_check.report.sections import Sections

_PLACES = 4
"""Places of one point shown with their words; the rest are named."""
_QUESTIONS = 3
"""Questions asked at once; the leading finding's comes first."""
_PRONGS = ("legality", "precision", "ground", "necessity", "proportionality", "equality", "safeguard")


class PointSections(Sections):
    """The points, each with its places, the limitation test, and the question."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        super().__init__(report, document)
        #: provision -> number of the point that printed its words
        self.printed: dict[str, int] = {}

    def _points(self) -> Iterator[str]:
        points = self.document.points
        if not points:
            return
        yield f"## {self._say('point_by_point')}"
        for number, point in enumerate(points, 1):
            yield ""
            yield (
                f"### {number} · {escape(point.title)} — {self._say(point.severity)}, "
                f"{self._say(point.confidence)}"
            )
            yield ""
            yield from self._point(point, number)

    def _point(self, point: Point, number: int) -> Iterator[str]:
        findings = [self.document.findings[index] for index in point.findings]
        lead = findings[0]
        leading = [finding for finding in findings if finding.code == lead.code]
        provision = reading.provision_of(self.knowledge, point.provisions[0])
        yield f"| {self._say('the_draft')} | {self._say('the_covenant')} |"
        yield "|---|---|"
        quoted = dict.fromkeys(self._quoted(finding) for finding in leading[:_PLACES])
        words = self._covenant(provision, number) if provision is not None else ""
        yield f"| {' <br>'.join(quoted)} | {words} |"
        rest = [finding.label for finding in leading[_PLACES:]]
        if rest:
            yield ""
            yield (
                self._say("more_places", n=len(rest), where=", ".join(dict.fromkeys(map(escape, rest)))) + "."
            )
        yield ""
        for finding in self._one_each(findings):
            yield f"- {escape(finding.message)} `{finding.code}`"
        yield from beside(self.report, findings)
        if lead.prongs:
            yield ""
            yield from self._prong_table(lead.prongs)
        yield ""
        questions = dict.fromkeys(finding.question for finding in self._one_each(findings))
        yield f"**{self._say('to_answer')}** {escape(' '.join(list(questions)[:_QUESTIONS]))}"
        sources = dict.fromkeys(source for finding in findings for source in finding.sources)
        if sources:
            yield ""
            yield f"{self._say('sources')} {escape('; '.join(list(sources)[:6]))}"

    def _quoted(self, finding: Finding) -> str:
        spans = [quote.span for quote in finding.evidence] or [finding.span]
        return f"{self._where(finding)}: “{self._context(finding.unit, spans)}”"

    def _context(self, unit: str | None, spans: Sequence[Span]) -> str:
        return emphasised(
            reading.in_context(self.document, unit, spans, lambda words: f"{START}{words}{END}")
        )

    @staticmethod
    def _one_each(findings: Iterable[Finding]) -> list[Finding]:
        """Keep the first finding of each code: the places are named above, once."""
        first: dict[str, Finding] = {}
        for finding in findings:
            first.setdefault(finding.code, finding)
        return list(first.values())

    def _covenant(self, provision: Provision, number: int) -> str:
        """Return the treaty's words beside the draft's, once; then a pointer to where they stand."""
        name = self._provision_names((provision.id,))
        above = self.printed.setdefault(provision.id, number)
        if above != number:
            return f"{name}: {self._say('see_point', n=above)}"
        lines = [f"{name}: “{escape(reading.words_of(provision, 'en'))}”"]
        if self.lang != "en" and provision.text.get(self.lang):
            translated = escape(reading.words_of(provision, self.lang))
            lines.append(f"*{self._say('working_translation')}*: “{translated}”")
        clause = reading.provision_of(self.knowledge, provision.limits.clause or provision.id)
        names = self.knowledge.vocabulary.get("ground", {})
        if clause is not None and clause.limits.grounds:
            grounds = [reading.say(names[g].name, self.lang) for g in clause.limits.grounds if g in names]
            lines.append(f"{clause.id}: {escape(self._say('limits', grounds='; '.join(grounds)))}")
        elif provision.klass == "absolute":
            lines.append(self._say("absolute"))
        return " <br>".join(lines)

    def _prong_table(self, prongs: dict[str, Prong]) -> Iterator[str]:
        names = [name for name in _PRONGS if name in prongs]
        yield "| " + " | ".join(self._say(name) for name in names) + " |"
        yield "|" + "---|" * len(names)
        yield "| " + " | ".join(self._prong(prongs[name]) for name in names) + " |"

    def _prong(self, prong: Prong) -> str:
        quotes = dict.fromkeys(" ".join(quote.quote.split()) for quote in prong.quotes)
        said = f": “{escape(next(iter(quotes)))}”" if quotes else ""
        return f"{self._say(prong.state)}{said}"
