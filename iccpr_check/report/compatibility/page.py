"""What the parts of the skeleton share: the draft, and how its words and the Covenant's are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iccpr_check.model import DocumentReport, Finding, ProvisionClass, Report, Span
from iccpr_check.report import reading
from iccpr_check.report.compatibility.words import say
from iccpr_check.report.markup import END, START, emphasised, escape
from iccpr_check.report.words import word

_NAMED = 8
"""Units named in a cell; the rest are counted."""


class Page:
    """One draft of a report, laid out for its authors."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        self.report, self.document = report, document
        self.lang, self.knowledge = report.lang, report.knowledge
        self.units = document.draft.by_id
        #: provision -> number of the part that printed its words
        self.printed: dict[str, str] = {}

    def say(self, key: str, **filled: object) -> str:
        """Return a fixed wording of the skeleton."""
        return say(key, self.lang, **filled)

    def word(self, key: str, **filled: object) -> str:
        """Return a fixed wording that all reports share."""
        return word(key, self.lang, **filled)

    def answer(self) -> Iterator[str]:
        """Yield the place that is left to the authors."""
        yield ""
        yield f"> {self.say('answer')}"

    def title(self, provision_id: str) -> str:
        """Return a provision by number and name."""
        provision = reading.provision_of(self.knowledge, provision_id)
        name = escape(reading.say(provision.title, self.lang)) if provision is not None else ""
        return self.say("article", n=provision_id) + (f" · {name}" if name else "")

    def klass(self, provision_ids: Iterable[str]) -> ProvisionClass:
        """Return how a measure on these provisions may limit: by the strictest of them."""
        found = [reading.provision_of(self.knowledge, one) for one in provision_ids]
        classes: list[ProvisionClass] = [one.klass for one in found if one is not None]
        return "absolute" if "absolute" in classes else classes[0] if classes else "structural"

    def where(self, unit_id: str | None, label: str = "") -> str:
        """Return a unit as the law names it, and where it stands in the file."""
        unit = self.units.get(unit_id or "")
        if unit is None:
            return escape(label)
        anchor = self.document.draft.document.place(unit.span.start)
        if anchor.line is not None:
            return f"{escape(unit.label)} ({self.word('line')} {anchor.line})"
        if anchor.page is not None:
            return f"{escape(unit.label)} ({self.word('page')} {anchor.page})"
        return escape(unit.label)

    def labels(self, unit_ids: Iterable[str]) -> str:
        """Return units by name, each once, in the order given."""
        each = list(dict.fromkeys(self.units[one].label for one in unit_ids if one in self.units))
        more = f" … (+{len(each) - _NAMED})" if len(each) > _NAMED else ""
        return escape(", ".join(each[:_NAMED])) + more

    def words(self, unit_id: str | None, spans: Sequence[Span]) -> str:
        """Return the draft's words around the spans that stand in a unit, these in bold."""
        unit = self.units.get(unit_id or "")
        inside = [span for span in spans if unit is None or unit.span.contains(span)] or list(spans[:1])
        heading = unit.heading_span if unit is not None else None
        chosen = [span for span in inside if heading is None or not heading.contains(span)] or inside
        chosen.sort(key=lambda span: (span.start, -span.end))
        found = reading.in_context(
            self.document, unit_id, chosen, lambda words: f"{START}{words}{END}", chosen[0]
        )
        return f"“{emphasised(found)}”"

    def quoted(self, finding: Finding) -> str:
        """Return where a finding stands, and its words."""
        spans = [quote.span for quote in finding.evidence] or [finding.span]
        return (
            f"{self.where(finding.unit, finding.label)}: {self.words(finding.unit, [finding.span, *spans])}"
        )

    def article(self, unit_id: str | None) -> str | None:
        """Return the article that holds a unit, or the unit where no article does."""
        unit = self.units.get(unit_id or "")
        while (
            unit is not None and unit.kind in {"paragraph", "point", "subpoint"} and unit.parent is not None
        ):
            unit = self.units[unit.parent]
        return unit.id if unit is not None else None

    def covenant(self, provision_id: str, number: str) -> Iterator[str]:
        """Yield a provision's words and the grounds it lists; once, then the part where they stand."""
        provision = reading.provision_of(self.knowledge, provision_id)
        if provision is None:
            return
        above = self.printed.setdefault(provision_id, number)
        if above != number:
            yield f"- {self.title(provision_id)}: {self.say('see', n=above)}"
            return
        yield f"- {self.title(provision_id)}: “{escape(reading.words_of(provision, 'en'))}”"
        if self.lang != "en" and provision.text.get(self.lang):
            translated = escape(reading.words_of(provision, self.lang))
            yield f"  - *{self.word('working_translation')}*: “{translated}”"
        clause = reading.provision_of(self.knowledge, provision.limits.clause or provision.id)
        names = self.knowledge.vocabulary.get("ground", {})
        if clause is not None and clause.limits.grounds:
            grounds = [reading.say(names[g].name, self.lang) for g in clause.limits.grounds if g in names]
            yield f"  - {clause.id}: {escape(self.word('limits', grounds='; '.join(grounds)))}"
        elif provision.klass == "absolute":
            yield f"  - {self.word('absolute')}"
