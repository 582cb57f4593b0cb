"""Where in the draft an offset lies, and whether an instrument is the draft itself."""

from __future__ import annotations

from bisect import bisect_right

from iccpr_check.detect.names import Names
from iccpr_check.fold import tokens
from iccpr_check.model import Draft, Unit

_OTHER_TITLES = frozenset(
    "act bill law report memorandum comment comments commentary observations review analysis decree "
    "ordinance opinion brief note luật báo nghị thông".split()
)


class Places:
    """Look-ups by offset over the units of one draft."""

    def __init__(self, draft: Draft, names: Names) -> None:
        self._units = draft.units
        self._starts = [unit.span.start for unit in draft.units]
        self._by_id = draft.by_id
        self._labels = {unit.span.start for unit in draft.units if unit.kind == "article"}
        self._paragraphs = {
            (unit.parent, unit.number) for unit in draft.units if unit.kind in {"paragraph", "point"}
        }
        self._own = _named_by_title(draft.title, names)

    def unit(self, offset: int) -> str:
        """Return the id of the finest unit that holds an offset; of the one before it where none does."""
        found = self._finest(offset)
        return found.id if found is not None else ""

    def is_own(self, instrument: str) -> bool:
        """Tell whether the draft is this instrument: a constitution's own articles are no references."""
        return instrument == self._own

    def starts_unit(self, offset: int) -> bool:
        """Tell whether an article of the draft begins here."""
        return offset in self._labels

    def in_article(self, offset: int) -> bool:
        """Tell whether an offset lies in a numbered article of the draft."""
        return self._article(offset) is not None

    def has_paragraph(self, offset: int, labels: tuple[str, ...]) -> bool:
        """Tell whether the article at an offset has a paragraph of its own with this number."""
        article = self._article(offset)
        return article is not None and bool(labels) and (article.id, labels[0]) in self._paragraphs

    def _article(self, offset: int) -> Unit | None:
        unit = self._finest(offset)
        while unit is not None and unit.kind != "article":
            unit = self._by_id.get(unit.parent) if unit.parent is not None else None
        return unit

    def _finest(self, offset: int) -> Unit | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self._units[0] if self._units else None
        unit = self._units[at]
        while unit.span.end <= offset and unit.parent is not None and unit.parent in self._by_id:
            unit = self._by_id[unit.parent]
        return unit


def _named_by_title(title: str, names: Names) -> str | None:
    """Return the instrument a draft is, by its title: "Constitution of …", "International Covenant on …"."""
    found = list(tokens(title))
    words = [token.folded for token in found]
    if not found or _OTHER_TITLES.intersection(words) or len(words) > 24:
        return None
    first = 1 if words[0] == "the" else 0
    short = len(words) <= 6 and not {"article", "under", "of"}.intersection(words)
    for place in range(first, len(found)) if short else (first,):
        for name in names.at(title, found, place) if place < len(found) else ():
            if name.kind == "full" and (len(name.folded) >= 4 or name.instrument == "constitution"):
                return name.instrument
    return None
