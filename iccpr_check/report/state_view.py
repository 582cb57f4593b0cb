"""What is said of one State beside a draft, in any format: reservations, constitution, formulas, treaties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iccpr_check.model import ConstitutionArticle, Country, DocumentReport, Formula, Report, Reservation


@dataclass(frozen=True, slots=True)
class Worded:
    """A formula of the State's laws that stands in what restricts, with the words found and their units."""

    formula: Formula
    words: str
    units: tuple[str, ...]
    """Their ids."""
    labels: tuple[str, ...]


class StateView:
    """The State that the report was asked for, beside what one draft engages."""

    def __init__(self, report: Report, document: DocumentReport) -> None:
        self.document = document
        found = (one for one in report.knowledge.countries if one.id == report.country)
        self.country: Country | None = next(found, None)
        self.engaged = {one.provision for one in document.engagements if one.effect != "cites"}
        self.restricted = {one.provision for one in document.engagements if one.effect == "restricts"}

    def reservations(self) -> list[Reservation]:
        """Return the reservations and declarations to what the draft engages."""
        held = self.country.reservations if self.country is not None else ()
        return [one for one in held if _any_touches(one.provisions, self.engaged)]

    def articles(self) -> list[tuple[ConstitutionArticle, str]]:
        """Return the constitution's articles on what the draft engages, with those provisions."""
        if self.country is None or self.country.constitution is None:
            return []
        rows = []
        for article in self.country.constitution.articles:
            same = [one for one in self.engaged if _any_touches(article.provisions, {one})]
            if same:
                rows.append((article, ", ".join(sorted(same, key=_by_number))))
        return rows

    def limitations(self) -> list[tuple[str, dict[str, str]]]:
        """Return the constitution's own limitation clauses where the draft restricts what they speak of."""
        if self.country is None or self.country.constitution is None or not self.restricted:
            return []
        return [
            (one.article, one.note)
            for one in self.country.constitution.limitations
            if not one.of or _any_touches(one.of, self.restricted)
        ]

    def formulas(self) -> Iterator[Worded]:
        """Yield the formulas of the State's laws that stand in, over or under a unit that restricts."""
        limits = {one.unit for one in self.document.engagements if one.effect == "restricts"}
        known = self.document.draft.by_id
        for formula in self.country.formulas if self.country is not None else ():
            found = [
                one
                for one in self.document.evidence
                if one.rule == formula.rule and one.cut_by is None and _joined(one.unit, limits)
            ]
            if found:
                span = found[0].span
                words = self.document.draft.document.text[span.start : span.end]
                units = tuple(dict.fromkeys(one.unit for one in found))
                labels = tuple(known[unit].label if unit in known else unit for unit in units)
                yield Worded(formula, " ".join(words.split()), units, labels)


def _any_touches(provisions: tuple[str, ...], others: set[str]) -> bool:
    """Tell whether a provision is one of the others, or holds one, or stands in one."""
    return any(
        one == other or one.startswith(f"{other}(") or other.startswith(f"{one}(")
        for one in provisions
        for other in others
    )


def _joined(unit: str, others: set[str]) -> bool:
    """Tell whether a unit is one of the others, or holds one, or stands in one."""
    return any(unit == one or unit.startswith(f"{one}.") or one.startswith(f"{unit}.") for one in others)


def _by_number(provision: str) -> tuple[int, str]:
    return int(provision.split("(")[0]), provision
