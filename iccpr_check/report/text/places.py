"""The findings at their places: the law's tree, with the words of each unit and what they raise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iccpr_check.model import GROUPING, DocumentReport, Finding, Report, Span, Unit
from iccpr_check.report import reading
from iccpr_check.report.text.ink import END, SEVERITY_STYLES, START, Ink, Line, Part
from iccpr_check.report.text.tree import Branch
from iccpr_check.report.words import word

_REACH = 240
"""Code points of a draft that one quotation shows, with some words around them."""
_SEARCHED = 90
"""Code points told of what was looked for, unless all is to be told."""
_SHORT = 48
"""Code points of a finding's words that are said again beside it."""
_OWN_LINES = ("IMP10", "IMP20")
"""Codes that the lines after the tree tell."""
_WHOLE = ("MIS", "REC", "VUL", "DIS05", "OMI02", "OMI03")
"""Codes whose name says too little: their message is told."""
_BIG = GROUPING | {"article"}


def branches(ink: Ink, report: Report, document: DocumentReport, verbose: bool) -> list[Branch]:
    """Return the tree of units that have findings, in the order of the text."""
    return _Places(ink, report, document, verbose).tree()


class _Places:
    """One draft's findings by unit. A question, and the Committee's words, are told where they come first."""

    def __init__(self, ink: Ink, report: Report, document: DocumentReport, verbose: bool) -> None:
        self.ink, self.report, self.document, self.verbose = ink, report, document, verbose
        self.lang = report.lang
        self.units = document.draft.by_id
        self.codes = {code.id: code for code in report.knowledge.codes}
        self.standards = {standard.id: standard for standard in report.knowledge.standards}
        self.measures = {rule.id: rule.means.measure for rule in report.knowledge.rules}
        self.said: set[str] = set()

    def tree(self) -> list[Branch]:
        here: dict[str, list[Finding]] = {unit.id: [] for unit in self.document.draft.units}
        for finding in self.document.findings:
            if finding.unit in here and _told(finding, self.verbose):
                here[finding.unit].append(finding)
        roots = list(self._whole())
        made: dict[str, Branch] = {}
        for unit_id, findings in here.items():
            if findings:
                branch = self._branch(self.units[unit_id], roots, made)
                branch.body.extend(self._unit(self.units[unit_id], findings))
        return roots

    def _whole(self) -> Iterator[Branch]:
        """Yield a branch for what concerns no single unit; what is missing is told after the tree."""
        found = [
            one
            for one in self.document.findings
            if one.unit is None and _told(one, self.verbose) and one.code not in {"OMI01", "OMI04"}
        ]
        if found:
            named: set[str] = set()
            lines = [line for same in _by_code(found) for line in self._raised(same, True, named)]
            yield Branch(self.ink.line((word("whole_draft", self.lang), "bold")), lines)

    def _branch(self, unit: Unit, roots: list[Branch], made: dict[str, Branch]) -> Branch:
        """Return the branch of a unit, made under that of its article, chapter, part."""
        if unit.id not in made:
            made[unit.id] = Branch(self._head(unit))
            above = self._above(unit)
            (roots if above is None else self._branch(above, roots, made).children).append(made[unit.id])
        return made[unit.id]

    def _above(self, unit: Unit) -> Unit | None:
        while unit.parent is not None:
            unit = self.units[unit.parent]
            if unit.kind in _BIG:
                return unit
        return None

    def _head(self, unit: Unit) -> Line:
        name = f"{unit.label}. {unit.heading}" if unit.heading else unit.label
        parts: list[Part] = [(" ".join(name.split()), "bold")]
        if unit.kind not in GROUPING:
            parts.append((f"  {self._place(unit)}".rstrip(), "dim"))
        return self.ink.line(*parts, hang=2)

    def _place(self, unit: Unit) -> str:
        anchor = self.document.draft.document.place(unit.span.start)
        if anchor.line is not None:
            return f"{word('line', self.lang)} {anchor.line}"
        return anchor.path or (f"{word('page', self.lang)} {anchor.page}" if anchor.page is not None else "")

    def _unit(self, unit: Unit, findings: Iterable[Finding]) -> Iterator[Line]:
        """Yield a unit's words, and after them what they raise, the most serious first."""
        for group in _close_together(findings):
            yield self.ink.marked(f"“{self._words(unit, group)}”")
            named: set[str] = set()
            for same in _by_code(group):
                yield from self._raised(same, not named, named)

    def _words(self, unit: Unit, findings: Sequence[Finding]) -> str:
        spans = _spans(unit, findings)
        around = Span(start=spans[0].start, end=spans[-1].end)
        return reading.in_context(self.document, unit.id, spans, lambda found: f"{START}{found}{END}", around)

    def _raised(self, findings: Sequence[Finding], first: bool, named: set[str]) -> Iterator[Line]:
        """Yield one code's findings as one: what they say, of which provisions, and the question."""
        lead = findings[0]
        standard = self.standards.get(lead.code)
        provisions = dict.fromkeys(p for finding in findings for p in finding.provisions)
        yield self.ink.line(
            (word(lead.severity, self.lang).upper(), SEVERITY_STYLES[lead.severity]),
            (f" {lead.code} ", "dim"),
            " · ".join(
                part for part in (self._name(lead, first), self._provisions(provisions, named)) if part
            ),
            hang=2,
        )
        if standard is not None and self._new(lead.code):
            measure = f"{reading.say(standard.measure, self.lang)} ({', '.join(standard.source)})"
            yield self.ink.line("  ", (word("the_committee", self.lang), "italic"), f" {measure}", hang=2)
        if lead.question and self._new(lead.question):
            yield self.ink.line("  ? ", (lead.question, "italic"), hang=4)

    def _name(self, finding: Finding, first: bool) -> str:
        """Return what a finding is about; but for the first of a unit, also in which words."""
        if finding.code.startswith(_WHOLE):
            return finding.message
        code = self.codes.get(finding.code)
        name = reading.say(code.name, self.lang) if code is not None else finding.code
        measures = self._measures(finding) if finding.code == "RES01" else ""
        words = " ".join(finding.quote.split())
        if finding.searched:
            looked_for = finding.searched if self.verbose else _shortened(finding.searched)
            return f"{name} ({looked_for})"
        if measures:
            return f"{name} ({measures})"
        return name if first or len(words) > _SHORT else f"{name}: “{words}”"

    def _measures(self, finding: Finding) -> str:
        words = self.report.knowledge.vocabulary.get("measure", {})
        found = (self.measures.get(quote.rule) for quote in finding.evidence)
        named = dict.fromkeys(reading.say(words[one].name, self.lang) for one in found if one in words)
        return ", ".join(list(named)[:2])

    def _provisions(self, provisions: Iterable[str], named: set[str]) -> str:
        """Return the provisions by number, with their short names where the unit has not said them yet."""
        pieces = []
        for provision_id in provisions:
            provision = reading.provision_of(self.report.knowledge, provision_id)
            title = reading.say(provision.title, self.lang) if provision is not None else ""
            pieces.append(provision_id if provision_id in named else f"{provision_id} {title}".rstrip())
            named.add(provision_id)
        return ", ".join(pieces)

    def _new(self, words: str) -> bool:
        """Tell whether words were not said yet, and remember that they are."""
        if words in self.said:
            return False
        self.said.add(words)
        return True


def _told(finding: Finding, verbose: bool) -> bool:
    return finding.code not in _OWN_LINES and (verbose or finding.severity != "info")


def _spans(unit: Unit, findings: Sequence[Finding]) -> list[Span]:
    """Return the words of findings that stand in the unit, in order; where one holds another, the longer."""
    kept: list[Span] = []
    chosen = [(one.span, [quote.span for quote in one.evidence]) for one in findings]
    low, high = min(span.start for span, _ in chosen), max(span.end for span, _ in chosen)
    beside = (span for _, spans in chosen for span in spans if low - _REACH < span.start < high + _REACH)
    for span in sorted({*(span for span, _ in chosen), *beside}, key=lambda one: (one.start, -one.end)):
        if unit.span.contains(span) and not (kept and kept[-1].overlaps(span)):
            kept.append(span)
    heading = unit.heading_span  # its own line says it already
    return (
        [span for span in kept if heading is None or not heading.contains(span)] or kept or [findings[0].span]
    )


def _close_together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group findings whose words one quotation can show."""
    groups: list[list[Finding]] = []
    start = 0
    for finding in sorted(findings, key=lambda one: one.span.start):
        if not groups or finding.span.end > start + _REACH:
            groups.append([])
            start = finding.span.start
        groups[-1].append(finding)
    return groups


def _by_code(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Join findings that are told in the same words, the most serious first."""
    codes: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: reading.SEVERITIES.index(one.severity)):
        told = finding.message if finding.code.startswith(_WHOLE) else finding.code
        codes.setdefault(told, []).append(finding)
    return list(codes.values())


def _shortened(text: str) -> str:
    return text if len(text) <= _SEARCHED else f"{text[: text.rfind(' ', 0, _SEARCHED)].rstrip(',;')} …"
