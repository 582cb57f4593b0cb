"""Names that data files use of each other; a name that nobody knows is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from iccpr_check.errors import DataError
from iccpr_check.load.yamls import Key, Yaml
from iccpr_check.model import Code, LawKind, Treaty, Vocabulary


@dataclass(frozen=True)
class Names:
    """Everything a data file may refer to."""

    provisions: frozenset[str]
    kinds: frozenset[str]
    codes: frozenset[str]
    meanings: frozenset[str]
    """As ``key.value``: of the vocabulary, and ``element.``, ``restricts.``, ``elsewhere.``, ``code.``."""


def names_of(
    treaty: Treaty, vocabulary: Vocabulary, kinds: Iterable[LawKind], codes: Iterable[Code]
) -> Names:
    """Return all names that data may use."""
    provisions = frozenset(provision.id for provision in treaty.provisions)
    elements = (element.id for provision in treaty.provisions for element in provision.elements)
    kind_ids = frozenset(kind.id for kind in kinds)
    code_ids = frozenset(code.id for code in codes)
    meanings = {f"{key}.{value}" for key, words in vocabulary.items() for value in words}
    for key, values in (
        ("element", elements), ("restricts", provisions), ("elsewhere", kind_ids), ("code", code_ids),
    ):  # fmt: skip
        meanings |= {f"{key}.{value}" for value in values}
    return Names(provisions, kind_ids, code_ids, frozenset(meanings))


class Unknown:
    """Collects the names in one file that nothing knows."""

    def __init__(self, source: Yaml) -> None:
        self.source = source
        self.mistakes: list[str] = []

    def look(self, at: Key, used: Iterable[str], known: Iterable[str], what: str) -> None:
        """Note each name of ``used``, a list that stands at ``at``, that is not known."""
        known = frozenset(known)
        for place, name in enumerate(used):
            if name not in known:
                self.mistakes.append(str(self.source.error((*at, place), f"'{name}' is no {what}")))

    def note(self, at: Key, what: str) -> None:
        """Note another mistake."""
        self.mistakes.append(str(self.source.error(at, what)))

    def refuse(self) -> None:
        """Raise one DataError for all that was noted."""
        if self.mistakes:
            raise DataError("\n".join(self.mistakes))


def repeated(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the place and name of each id that stood before."""
    seen: set[str] = set()
    for place, name in enumerate(ids):
        if name in seen:
            yield place, name
        seen.add(name)
