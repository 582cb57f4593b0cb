"""The names of instruments: which words name one.

A word that a rule writes in small letters is met in any case; one that it writes with a capital
(``Covenant``) must begin with one in the text; one in capitals throughout (``CAT``) must stand in
capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from iccpr_check.fold import Token, fold, tokens
from iccpr_check.model import CitationRule, Phrases
from iccpr_check.phrases import expand


class Name(NamedTuple):
    """One wording of a name."""

    folded: tuple[str, ...]
    printed: tuple[str, ...]
    instrument: str
    kind: Literal["full", "defined", "unless"]


HEADS = frozenset(
    "convention conventions covenant covenants charter protocol treaty treaties declaration statute pact "
    "obligations commitments standards instrument instruments constitution comment comments observations "
    "agreement agreements".split()
)
"""Words by which names of instruments are looked for before all others."""
_COMMON = frozenset(
    "international political economic social cultural rights right human elimination discrimination "
    "protection persons disabilities freedoms fundamental women racial forms the civil optional second first "
    "members families african european american peoples general parties party punishment treatment cruel "
    "inhuman degrading other universal against migrant workers disappearance enforced law state".split()
)
_COMMON_PAIRS = frozenset(
    """nghị định|pháp luật|nghĩa vụ|cam kết|khuyến nghị|kết luận|nhận xét|quan sát|quốc tế
    chuẩn mực|tiêu chuẩn|quyền con""".replace("\n    ", "|").split("|")
)
_ACCENTLESS = frozenset({"cam", "cong", "quan"})
"""Vietnamese words that happen to carry no accent."""
_Kind = Literal["full", "defined", "unless"]


class Names:
    """Every name of every rule, found word by word."""

    def __init__(self, rules: Iterable[CitationRule]) -> None:
        self._by_opening: dict[tuple[str, ...], list[Name]] = {}
        #: the words that names begin with
        self.openings: set[str] = set()
        self.titles: list[Name] = []
        self.short: dict[str, list[Name]] = {}
        self.generic: set[str] = set()
        cues: set[str] = set()
        for rule in rules:
            instrument = rule.means.treaty or ""
            fields: tuple[tuple[_Kind, Phrases], ...] = (
                ("full", rule.phrases),
                ("defined", rule.defined),
                ("unless", rule.unless),
            )
            for kind, phrases in fields:
                for wording in (w for many in phrases.values() for phrase in many for w in expand(phrase)):
                    name = make_name(wording, instrument, kind)
                    self._by_opening.setdefault(name.folded[:2], []).append(name)
                    self.openings.add(name.folded[0])
                    if kind == "full" and len(name.folded) >= 4:
                        self.titles.append(name)
                    if kind == "defined":
                        self.short.setdefault(instrument, []).append(name)
                    if kind != "unless":
                        cues.add(_cue(name.folded))
        for names in self._by_opening.values():
            names.sort(key=lambda name: -len(name.folded))
        self.cues = sorted(cue for cue in cues if not any(cue != o and cue.startswith(o) for o in cues))

    def at(self, text: str, found: Sequence[Token], at: int) -> list[Name]:
        """Return the names that stand at a token, the longest first."""
        first = found[at].folded
        if first not in self.openings:
            return []
        second = found[at + 1].folded if at + 1 < len(found) else ""
        here = (*self._by_opening.get((first, second), ()), *self._by_opening.get((first,), ()))
        return [name for name in here if stands(name, text, found, at)]

    def holds(self, folded: tuple[str, ...]) -> bool:
        """Tell whether a rule has this wording."""
        return any(name.folded == folded for name in self._by_opening.get(folded[:2], ()))


def make_name(wording: str, instrument: str, kind: _Kind) -> Name:
    """Make a name of one wording, as a rule or the text itself prints it."""
    printed = tuple(wording[token.start : token.end] for token in tokens(wording))
    return Name(tuple(fold(word) for word in printed), printed, instrument, kind)


def _cue(folded: tuple[str, ...]) -> str:
    """Return the literal by which a name is looked for: its rarest word, or two Vietnamese syllables."""
    if all(word.isascii() for word in folded) and folded[0] not in _ACCENTLESS:
        return max(folded, key=lambda word: (word in HEADS, word not in _COMMON, len(word)))
    pairs = [f"{one} {other}" for one, other in pairwise(folded)]
    return next((pair for pair in pairs if pair not in _COMMON_PAIRS), pairs[0] if pairs else folded[0])


def stands(name: Name, text: str, found: Sequence[Token], at: int) -> bool:
    """Tell whether a name's words stand at a token, with the capitals it asks for."""
    if at + len(name.folded) > len(found):
        return False
    for place, (word, printed) in enumerate(zip(name.folded, name.printed, strict=True), start=at):
        token = found[place]
        if token.folded != word:
            return False
        if printed != printed.lower():
            original = text[token.start : token.end]
            capital = original.isupper() if printed.isupper() and len(printed) > 1 else original[:1].isupper()
            if not capital:
                return False
    return True
