"""The units of a draft by id, and the ways up and down between them."""

from __future__ import annotations

from collections import defaultdict

from iccpr_check.model import Draft, Span, Unit

_OPENING = 14
"""Code points that a number and a bracket may take before an article's first words."""
_SILENT: frozenset[str] = frozenset({"front", "contents", "preamble", "closing"})


class Tree:
    """Look-ups over the units of one draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.document.text
        self._units = draft.by_id
        self._children: dict[str, list[Unit]] = defaultdict(list)
        self._articles: dict[str, Unit] = {}
        for unit in draft.units:
            if unit.parent is not None:
                self._children[unit.parent].append(unit)

    def unit(self, unit_id: str) -> Unit:
        """Return the unit of that id."""
        return self._units[unit_id]

    def article(self, unit_id: str) -> Unit:
        """Return the article that holds a unit; the topmost unit below none; the unit itself otherwise."""
        known = self._articles.get(unit_id)
        if known is None:
            known = unit = self._units[unit_id]
            while unit.kind != "article" and unit.parent is not None:
                unit = self._units[unit.parent]
            if unit.kind == "article":
                known = unit
            self._articles[unit_id] = known
        return known

    def upwards(self, unit_id: str) -> list[str]:
        """Return a unit and those that hold it, up to its article."""
        ids = [unit_id]
        while self._units[ids[-1]].kind != "article" and self._units[ids[-1]].parent is not None:
            ids.append(self._units[ids[-1]].parent or "")
        return ids

    def list_below(self, unit_id: str) -> list[str]:
        """Return the units below one whose own words lead into them: not an article's own paragraphs."""
        below = self._children.get(unit_id, [])
        if self._units[unit_id].kind == "article":
            below = [child for child in below if child.kind != "paragraph"]
        return [one for child in below for one in (child.id, *self.list_below(child.id))]

    def siblings(self, unit_id: str) -> list[str]:
        """Return the items of the list that a point stands in; nothing for articles and paragraphs."""
        unit = self._units[unit_id]
        if unit.kind not in {"point", "subpoint"} or unit.parent is None:
            return []
        return [item.id for item in self._children[unit.parent] if item.kind == unit.kind]

    def operative(self, unit_id: str) -> bool:
        """Tell whether the unit lays down law: not the letterhead, contents, preamble or closing."""
        unit: Unit | None = self._units[unit_id]
        while unit is not None:
            if unit.kind in _SILENT:
                return False
            unit = self._units[unit.parent] if unit.parent is not None else None
        return True

    def in_heading(self, unit_id: str, span: Span) -> bool:
        """Tell whether a span lies in the heading of its article."""
        heading = self.article(unit_id).heading_span
        return heading is not None and heading.contains(span)

    def opens_article(self, unit_id: str, span: Span) -> bool:
        """Tell whether a span is the heading of its article, or its first words where it has none."""
        article = self.article(unit_id)
        if article.heading_span is not None:
            body = article.heading_span.end
            return article.heading_span.contains(span) or body <= span.start < body + _OPENING
        return span.start < article.span.start + _OPENING

    def words(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def title_span(self) -> Span | None:
        """Return where a finding about the law as a whole is shown: its front, or its first words."""
        units = self.draft.units
        return units[0].span if units else None
