"""Where a decision applies: which draft, which unit of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pathspec import GitIgnoreSpec

from iccpr_check.fingerprints import words
from iccpr_check.model import DocumentReport, Finding, Unit


@dataclass(frozen=True)
class Place:
    """A draft that was checked, with its path as decisions name it."""

    look: Callable[[], DocumentReport]
    """Gives the report on it, which may lie in a file."""
    path: str
    """Relative to the folder of the decisions' file, with ``/``."""

    @classmethod
    def of(cls, document: DocumentReport, path: str) -> Place:
        """Return the place of a report that is at hand."""
        return cls(lambda: document, path)

    @property
    def document(self) -> DocumentReport:
        """The report on the draft."""
        return self.look()

    def matches(self, pattern: str) -> bool:
        """Tell whether a pattern (as in ``.gitignore``; ``""`` for any) means this draft."""
        return not pattern or path_matches(pattern, self.path)


@lru_cache(maxsize=512)
def _spec(pattern: str) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines([pattern])


def path_matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern as in ``.gitignore`` means a path relative to its folder, with ``/``."""
    return _spec(pattern).match_file(path)


def unit_names(document: DocumentReport, unit_id: str | None) -> Iterator[Unit]:
    """Yield a unit and all units that hold it, the innermost first."""
    units = document.draft.by_id
    at = units.get(unit_id or "")
    while at is not None:
        yield at
        at = units.get(at.parent or "")


def names_unit(named: str, document: DocumentReport, finding: Finding) -> bool:
    """Tell whether ``named`` is the label or id of the finding's unit, or of one that holds it."""
    if finding.unit is None:
        return words(named) == words(finding.label)
    return any(
        named == unit.id or words(named) == words(unit.label) for unit in unit_names(document, finding.unit)
    )
