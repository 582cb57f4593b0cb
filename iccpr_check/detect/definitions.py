"""What a short name means where it stands, and what the text itself defines.

Short names (``Covenant``) mean what the text last named in full, or what a definition says:
``(hereinafter "the Covenant")``, ``"Covenant" means …``, ``sau đây gọi là Công ước``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iccpr_check.detect.names import HEADS, Name, Names, make_name, stands
from iccpr_check.fold import Token

_AFTER_OTHER = frozenset(
    "on for against concerning relating between no of to additional về của quốc số châu chống giữa".split()
)


@dataclass(slots=True)
class Mention:
    """An instrument named in tokens ``first`` to ``last``; ``after`` counts the year and brackets behind it.

    ``instrument`` is None for another treaty or law, of which nothing more is known.
    """

    first: int
    last: int
    after: int
    instrument: str | None
    fuzzy: bool = False
    used: bool = False


@dataclass(slots=True)
class Definitions:
    """What short names mean at this place of the text."""

    names: Names
    meaning: dict[tuple[str, ...], str | None] = field(default_factory=dict)
    explicit: set[tuple[str, ...]] = field(default_factory=set)
    own: dict[str, list[Name]] = field(default_factory=dict)
    """Names that the text itself defines, by first word."""

    def met(self, instrument: str) -> None:
        """Note that the text has named an instrument in full."""
        for name in self.names.short.get(instrument, ()):
            if name.folded not in self.explicit:
                self.meaning[name.folded] = instrument

    def met_other(self, head: str) -> None:
        """Note that the text has named another treaty with this head word ("Convention")."""
        for short in self.meaning:
            if short == (head,) and short not in self.explicit:
                self.meaning[short] = None

    def define(self, wording: Sequence[str], instrument: str) -> None:
        """Note a definition that the text gives."""
        name = make_name(" ".join(wording), instrument, "defined")
        if not name.folded:
            return
        self.meaning[name.folded] = instrument
        self.explicit.add(name.folded)
        if not self.names.holds(name.folded):
            self.own.setdefault(name.folded[0], []).append(name)

    def at(self, text: str, found: Sequence[Token], at: int) -> tuple[Name, str | None] | None:
        """Return the name at a token and the instrument it means here."""
        here = self.names.at(text, found, at) + self._own_at(text, found, at)
        if not here:
            return None
        barred = {name.instrument for name in here if name.kind == "unless"}
        hits: list[tuple[Name, str | None]] = []
        for name in here:
            if name.kind == "full" and name.instrument not in barred:
                hits.append((name, name.instrument))
            elif name.kind == "defined" and name.folded in self.meaning:
                meaning = self.meaning[name.folded]
                if meaning in barred or self.is_other(text, found, at, at + len(name.folded)):
                    meaning = None
                hits.append((name, meaning))
        if not any(meaning is not None for _, meaning in hits):
            hits += [(name, None) for name in here if name.kind == "unless"]
        return max(hits, key=lambda hit: len(hit[0].folded), default=None)

    def _own_at(self, text: str, found: Sequence[Token], at: int) -> list[Name]:
        return [name for name in self.own.get(found[at].folded, ()) if stands(name, text, found, at)]

    @staticmethod
    def is_other(text: str, found: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether "Convention" at a token begins or ends the name of some other treaty."""
        after = found[last].folded if last < len(found) else ""
        before = text[found[first - 1].start : found[first - 1].end] if first else ""
        if after in _AFTER_OTHER and not (after in {"of", "to", "của"} and _plain(text, found, last + 1)):
            return True
        if found[first].folded in HEADS:
            return before[:1].isupper() and before.lower() not in _LEADS
        following = text[found[last].start : found[last].end] if last < len(found) else ""
        return following[:1].isupper() and "\n" not in text[found[last - 1].end : found[last].start]


_LEADS = frozenset("the this that present said under article states parties both and in each".split())


def _plain(text: str, found: Sequence[Token], at: int) -> bool:
    """Tell whether "the Convention of/to" goes on with a small, ordinary word."""
    if at >= len(found):
        return True
    return not text[found[at].start : found[at].end][:1].isupper() and found[at].folded not in {"the", "liên"}


_HEREINAFTER = frozenset({"hereinafter", "hereafter", "referred", "called", "gọi", "viết"})
_FILLER = frozenset(
    "referred to as called known simply the a tắt là gọi đây sau viết in this text also ; : , or '".split()
)
_TAIL = frozenset(
    "năm of 1966 1976 16 december ngày 12 tháng liên hợp quốc lhq united nations un the của".split()
)
_YEAR = re.compile(r"(19|20)\d\d")


def read_tail(text: str, found: Sequence[Token], mention: Mention, definitions: Definitions) -> None:
    """Read the year behind a full name, and brackets that give it a short name; sets ``mention.after``."""
    at = mention.last
    while at < len(found) and (found[at].folded in _TAIL or _YEAR.fullmatch(found[at].folded)):
        at += 1
    while at > mention.last and found[at - 1].folded in {"of", "the", "của", "năm", "ngày", "to"}:
        at -= 1
    if at < len(found) and found[at].folded in {"of", "the"}:
        at = mention.last
    mention.after = at
    if at >= len(found) or mention.instrument is None:
        return
    bracket = found[at].folded in {"(", "["}
    comma = found[at].folded in {",", "-"}
    if not (bracket or comma):
        return
    end = at + 1
    while end < len(found) and end < at + 25 and found[end].folded not in {")", "]", "."}:
        end += 1
    words = found[at + 1 : end]
    saying = any(token.folded in _HEREINAFTER for token in words[:4])
    if comma and not saying:
        return
    if comma:
        quoted = [place for place, token in enumerate(words) if token.folded == '"'][:2]
        stops = [place for place, token in enumerate(words) if token.folded == ","]
        end = at + 1 + (quoted[1] + 1 if len(quoted) == 2 else stops[0] if stops else len(words))
        words = found[at + 1 : end]
    _define(text, words, mention, definitions, saying=saying)
    known = any(
        hit is not None and hit[1] == mention.instrument
        for hit in (definitions.at(text, found, place) for place in range(at + 1, end))
    )
    if saying or known or (words and words[0].folded == '"'):
        mention.after = end + 1 if bracket else end


def _define(
    text: str, words: Sequence[Token], mention: Mention, definitions: Definitions, *, saying: bool
) -> None:
    """Take the short names out of ``hereinafter "the Covenant" or "ICCPR"`` and the like."""
    quotes = [place for place, token in enumerate(words) if token.folded == '"']
    spans = [words[a + 1 : b] for a, b in zip(quotes[::2], quotes[1::2], strict=False)]
    if not spans and saying:
        start = next((place for place, t in enumerate(words) if t.folded not in _FILLER), len(words))
        spans = [words[start:]]
    for span in spans:
        printed = [text[token.start : token.end] for token in span]
        if printed and printed[0].lower() in {"the", "a"}:
            printed = printed[1:]
        if printed and len(printed) <= 6 and printed[0][:1].isupper() and mention.instrument:
            definitions.define(printed, mention.instrument)


def defined_before(text: str, found: Sequence[Token], first: int) -> tuple[list[str], int] | None:
    """Read ``"Covenant" means the`` before a full name: the words defined, and where they begin."""
    at = first - 1
    while at >= 0 and found[at].folded in {
        "the",
        "means",
        "mean",
        "là",
        "nghĩa",
        "có",
        "refers",
        "to",
        ":",
        "-",
    }:
        at -= 1
    if at == first - 1 or at < 1 or found[at].folded != '"':
        return None
    start = at - 1
    while start >= 0 and start > at - 7 and found[start].folded != '"':
        start -= 1
    if start < 0 or found[start].folded != '"':
        return None
    printed = [text[token.start : token.end] for token in found[start + 1 : at]]
    if printed and printed[0].lower() == "the":
        printed = printed[1:]
    return (printed, start) if printed and printed[0][:1].isupper() else None
