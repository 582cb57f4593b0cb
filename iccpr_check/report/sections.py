"""What the sections of the Markdown report share: the document they tell of, and how things are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.gap_words import gap_word
from iccpr_check.report.listing import as_cited, in_a_row
from iccpr_check.report.markup import escape


class Sections:
    """One document of a report, and names for what is in it."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        self.report, self.document = report, document
        self.lang = report.lang
        self.knowledge = report.knowledge
        self.units = document.draft.by_id
        self.codes = {code.id: code for code in report.knowledge.codes}
        #: index of a finding -> number of the point, and of the sheet, that tells it
        self.sheet = {
            index: number for number, point in enumerate(document.points, 1) for index in point.findings
        }

    def _say(self, key: str, **filled: object) -> str:
        return gap_word(key, self.lang, **filled)

    def _where(self, finding: Finding) -> str:
        """Return a finding's unit in bold, with its place in the file."""
        label = f"**{escape(finding.label)}**"
        if finding.line is not None:
            return f"{label} ({self._say('line')} {finding.line})"
        return f"{label} ({self._say('page')} {finding.page})" if finding.page is not None else label

    def _units(self, unit_ids: Iterable[str], most: int = 6) -> str:
        return self._listed([self.units[unit].label for unit in unit_ids if unit in self.units], most)

    def _listed(self, labels: Iterable[str], most: int = 6) -> str:
        """Return labels as a reader lists them, each once; what is above ``most`` is counted."""
        each = list(dict.fromkeys(labels))
        left = len(each) - most
        if left < 2:
            return escape(in_a_row(each))
        return f"{escape(in_a_row(each[:most]))} {self._say('and_more', n=left)}"

    def _articles(self, unit_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the articles that hold the units, each once, in the order of the text.

        In a law that amends others, whose articles hold whole laws, these are the clauses of its articles.
        """
        found: dict[str, int] = {}
        for unit_id in unit_ids:
            unit = self.units.get(unit_id)
            while unit is not None and unit.kind in {"paragraph", "point", "subpoint"} and unit.parent:
                above = self.units.get(unit.parent)
                if self.document.draft.amending and above is not None and above.kind == "article":
                    break
                unit = above
            if unit is not None:
                found[unit.id] = unit.span.start
        return tuple(sorted(found, key=lambda one: found[one]))

    def _in_order(self, provisions: Iterable[str]) -> list[str]:
        """Return provisions, each once, in the order of the treaty."""
        named = set(provisions)
        return [one.id for one in self.knowledge.treaty.provisions if one.id in named]

    def _provision_names(self, provisions: Sequence[str]) -> str:
        listed = ", ".join(provisions)
        if self.lang == "vi":
            return f"Điều {listed} Công ước"
        return f"article{'s' if len(provisions) > 1 else ''} {listed}"

    def _code_name(self, code: str) -> str:
        known = self.codes.get(code)
        return escape(reading.say(known.name, self.lang)) if known is not None else code

    def _cites(self, sources: Iterable[str]) -> str:
        """Return sources, each once, as lawyers write them: ``GC34 ¶25``."""
        return escape(as_cited(sources))

    def _row(self, cells: Iterable[str]) -> str:
        return f"| {' | '.join(cells)} |"

    def _table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        """Yield a table; columns are keys of the fixed words."""
        yield self._row(map(self._say, columns))
        yield f"|{'---|' * len(columns)}"
        for cells in rows:
            yield self._row(cells)

    def _folded(self, summary: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines under a heading that is opened by who wants them; ``summary`` is a fixed wording."""
        yield ""
        yield "<details>"
        yield f"<summary>{summary}</summary>"
        yield ""
        yield from lines
        yield ""
        yield "</details>"
