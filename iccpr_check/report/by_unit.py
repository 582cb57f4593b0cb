"""The findings unit by unit, in the order of the text: the table that a reviewer prints and fills in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from iccpr_check.model import Finding
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections

_COLUMNS = ("unit", "words", "provision", "indication", "weight", "ask", "reviewer")
_ELSEWHERE = ("REF", "OMI", "REC", "VUL", "IMP10", "IMP20")
"""Codes that a section of their own tells."""
_OPEN = 25
"""Rows shown at once; those of less weight are folded."""
_ARTICLES = 24
"""Articles named in one row."""
_PLACES = 2
"""Places of one row shown with their words; the others are counted."""
_WORDS = 56
"""Code points of the draft's words at a place; the sheets show them in their sentence."""


class UnitSections(Sections):
    """One row an article: its words, the indications, and where they are told in full."""

    def _by_unit(self) -> Iterator[str]:
        rows = self._grouped(self._findings_by_article())
        if not rows:
            return
        weighty = [row for row in rows if row[0][0].severity in {"serious", "warning"}]
        opened = rows if len(rows) <= _OPEN // 2 else (weighty or rows)[:_OPEN]
        rest = [row for row in rows if row not in opened]
        self._asked: dict[str, str] = {}
        yield f"## {self._say('by_unit')}"
        yield ""
        yield from self._table(_COLUMNS, map(self._unit_row, opened))
        if rest:
            yield from self._folded(
                self._say("more_rows", n=len(rest)), self._table(_COLUMNS, map(self._unit_row, rest))
            )

    def _grouped(self, articles: Sequence[list[Finding]]) -> list[list[list[Finding]]]:
        """Return articles in rows: those of which quite the same is to be said share one."""
        rows: dict[object, list[list[Finding]]] = {}
        for found in articles:
            same = (
                tuple(dict.fromkeys((one.code, one.provisions) for one in found)),
                found[0].severity,
                found[0].confidence,
                tuple(self._sheets_of(found)),
            )
            rows.setdefault(same, []).append(found)
        return list(rows.values())

    def _findings_by_article(self) -> list[list[Finding]]:
        """Return the findings of each article, the weightiest first, in the order of the text."""
        articles: dict[str, list[Finding]] = defaultdict(list)
        for place, finding in enumerate(self.document.findings):
            told = place not in self.sheet and finding.searched
            if finding.unit is not None and not told and not finding.code.startswith(_ELSEWHERE):
                (article,) = self._articles([finding.unit]) or (finding.unit,)
                articles[article].append(finding)
        for found in articles.values():
            found.sort(key=lambda finding: reading.SEVERITIES.index(finding.severity))
        return sorted(articles.values(), key=lambda found: min(one.span.start for one in found))

    def _unit_row(self, articles: Sequence[Sequence[Finding]]) -> Sequence[str]:
        found = [finding for article in articles for finding in article]
        lead = found[0]
        codes = list(dict.fromkeys(one.code for one in found))
        named = [self._code_name(codes[0]), *(f"`{code}`" for code in codes)]
        ids = self._articles(one.unit for one in found if one.unit is not None)
        return (
            f"**{self._units(ids, most=_ARTICLES)}**",
            self._words_of(found, self.units[ids[0]].label if len(articles) == 1 else None),
            ", ".join(self._in_order(p for one in found for p in one.provisions)),
            " ".join(named),
            f"{self._say(lead.severity)}, {self._say(f'confidence.{lead.confidence}')}",
            self._question(found),
            "",
        )

    def _words_of(self, found: Sequence[Finding], article: str | None) -> str:
        """Return the words at each place, with what the place is called within its article.

        ``article`` is None where several share the row: then only the words are told, each once.
        """
        places: dict[str, str] = {}
        for finding in found:
            words = next((quote.quote for quote in finding.evidence), finding.quote)
            told = escape(reading.clipped(words, _WORDS))
            if article is None:
                places.setdefault(told.casefold(), f"“{told}”")
            else:
                where = _within(finding.label, article)
                places.setdefault(finding.label, " ".join([*where, f"“{told}”"]))
        shown = list(places.values())
        if len(shown) > _PLACES + 1:
            shown[_PLACES:] = [self._say("and_more", n=len(shown) - _PLACES)]
        return "; ".join(shown)

    def _sheets_of(self, found: Sequence[Finding]) -> list[int]:
        here = {id(finding) for finding in found}
        return sorted(
            {
                self.sheet[place]
                for place, finding in enumerate(self.document.findings)
                if id(finding) in here and place in self.sheet
            }
        )

    def _question(self, found: Sequence[Finding]) -> str:
        """Return the sheets that ask, then the questions that no sheet asks, each in full only once."""
        sheets = self._sheets_of(found)
        key = "see_sheets" if len(sheets) > 1 else "see_sheet"
        said = [self._say(key, n=", ".join(map(str, sheets)))] if sheets else []
        told = {id(self.document.findings[place]) for place in self.sheet}
        for finding in found:
            if id(finding) not in told:
                first = self._asked.setdefault(finding.question, finding.label)
                asked = finding.question if first == finding.label else self._say("as_at", where=first)
                said.append(escape(asked))
        return " ".join(dict.fromkeys(said))


def _within(label: str, article: str) -> tuple[str, ...]:
    """Return what a place is called within its article, ``khoản 1 điểm b:``; nothing for the article."""
    return () if label == article else (f"{escape(label.removeprefix(article))}:",)
