"""Whose article is it? Joins groups of coordinates to the instruments named beside them.

In the order of trust: what follows with *of* ("article 9 of the Covenant", "Điều 9 của Công ước"), a name
right before ("ICCPR art. 9"), one right behind ("Article 9 ICCPR"), one before across a comma, a colon or a
bracket ("the Covenant (arts. 9, 14)"), one behind a comma. Groups joined by *and* share
what follows the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iccpr_check.detect.comments import COMMENTS, OBSERVATIONS
from iccpr_check.detect.coordinates import Group, Reader
from iccpr_check.detect.definitions import Mention
from iccpr_check.detect.domestic import OTHER, OWN, is_law, is_law_before, law_behind
from iccpr_check.detect.joints import DETERMINERS, JOINING, LEADING, OF, OPENERS, RISKY, SURE, THEREOF


@dataclass(slots=True)
class Cite:
    """A group of coordinates and the mention, or the kind of text, that owns it; both None for a bare one."""

    group: Group
    mention: Mention | None = None
    owner: str | None = None
    prefixed: bool = False
    """Whether the name stands before the article."""
    also: Mention | None = None
    """A second owner: "article 2 common to the ICCPR and the ICESCR"."""

    @property
    def settled(self) -> bool:
        """Whether it is known whose article it is."""
        return self.mention is not None or self.owner is not None


_NO_ARTICLES = frozenset({COMMENTS, OBSERVATIONS})


class Attacher:
    """Attaches the groups of one window."""

    def __init__(self, reader: Reader, mentions: Sequence[Mention], sentences: Sequence[int]) -> None:
        self.reader = reader
        self.sentences = sentences
        self.mentions = mentions
        self.starting = {mention.first: mention for mention in mentions}
        self.ending: dict[int, Mention] = {}
        for mention in mentions:
            self.ending[mention.last] = mention
            self.ending[mention.after] = mention

    def attach(self, groups: Sequence[Group]) -> list[Cite]:
        """Return every group with its owner."""
        cites = [Cite(group) for group in groups]
        for cite in cites:
            self._behind_with_of(cite)
        self._share(cites)
        for previous, cite in zip([None, *cites], cites, strict=False):
            if not cite.settled:
                self._beside(cite)
            if not cite.settled and previous is not None and previous.mention is not None:
                chained = previous.prefixed and self._chained(previous.group.last, cite.group.first)
                if chained or (self._bracketed(previous) and self._bracketed(cite, bare=True)):
                    self._take(cite, previous.mention, prefixed=True)
        self._share(cites)
        for cite in cites:
            self._name_beside_too(cite)
        return cites

    def _beside(self, cite: Cite) -> bool:
        """Look for a name right before a group or behind it, the nearest first."""
        return (
            self._before(cite, near=True)
            or self._behind(cite, comma=False)
            or self._before(cite, near=False)
            or self._behind(cite, comma=True)
        )

    def _bracketed(self, cite: Cite, *, bare: bool = False) -> bool:
        """Tell whether a group is what brackets open with, and, if ``bare``, all that they hold."""
        opened = self.reader.word(cite.group.first - 1) == "("
        return opened and (not bare or self.reader.word(cite.group.last) == ")")

    def _name_beside_too(self, cite: Cite) -> None:
        """Take both names of "ICCPR, articles 9 and 14 of that Covenant" as parts of one citation."""
        before = self.ending.get(self._back(cite.group.first)[0])
        if cite.also is not None:
            cite.also.used = True
        for mention in (before, self._named(cite.group.last)):
            if (
                mention is not None
                and cite.mention is not None
                and mention.instrument == cite.mention.instrument
            ):
                mention.used = True

    # --- the ways of owning ------------------------------------------------------------------

    def _take(self, cite: Cite, mention: Mention, *, prefixed: bool = False) -> bool:
        cite.mention, cite.prefixed, mention.used = mention, prefixed, True
        return True

    def _share(self, cites: Sequence[Cite]) -> None:
        """Give "article 6" in "article 6 and article 7 of the Covenant" the owner of what it is joined to."""
        for cite, following in zip(reversed(cites[:-1]), reversed(cites[1:]), strict=True):
            if cite.settled or not following.settled or following.prefixed:
                continue
            before = self.ending.get(self._back(cite.group.first)[0])
            if (before is None or before.used) and self._chained(cite.group.last, following.group.first):
                cite.mention, cite.owner = following.mention, following.owner

    def _behind_with_of(self, cite: Cite) -> None:
        """Look for "of the Covenant", "của Luật này", "of the Penal Code" behind a group."""
        word = self.reader.word
        at = self._after_brackets(cite.group.last)
        if word(at) == "," and word(at + 1) in {"respectively", "inter"}:
            at += 3 if word(at + 1) == "inter" else 2
        if word(at) in THEREOF:
            self._last_named(cite)
            return
        if word(at) == ",":
            at += 1
        shared = word(at) == "common" and word(at + 1) == "to"
        if word(at) not in OF and not shared:
            cite.owner = law_behind(self.reader, at, self.starting)
            return
        start = at + 1 + shared
        mention = self._named(start)
        if mention is not None:
            self._take(cite, mention)
            if shared or word(start) == "both" or word(cite.group.first - 1) == "common":
                cite.also = self._named(mention.after + 1) if word(mention.after) in {"and", "và"} else None
        elif word(start) in {"this", "present"} or (word(start) == "the" and word(start + 1) == "present"):
            cite.owner = OWN
        elif word(at) in {"của", "trong", "thuộc"}:
            other = OTHER if word(at) == "của" else None
            cite.owner = law_behind(self.reader, start, self.starting) or other
        elif (word(at) == "of" and word(start) != ",") or is_law(self.reader, start, self.starting):
            cite.owner = OTHER

    def _named(self, at: int) -> Mention | None:
        """Return the instrument named at a token, after "the", "said" and the like."""
        for step in range(6):
            if (mention := self.starting.get(at + step)) is not None:
                return mention if mention.instrument not in _NO_ARTICLES else None
            word = self.reader.word(at + step)
            if word not in DETERMINERS and not (word.isdigit() and len(word) == 4):  # "the 1992 Constitution"
                return None
        return None

    def _behind(self, cite: Cite, *, comma: bool) -> bool:
        """Look for a name right behind a group: "Article 9 ICCPR", "Điều 9 Công ước", "Article 9, ICCPR"."""
        at = cite.group.last
        if comma:
            if self.reader.word(at) not in {",", "(", "-", "["} or self._breaks(cite.group.first, at + 1):
                return False
            at += 1
        if self._breaks(cite.group.first, at):
            return False
        mention = self._named(at)
        if mention is None or (mention.used and comma) or (mention.instrument is None and comma):
            return False
        return self._take(cite, mention)

    def _before(self, cite: Cite, *, near: bool) -> bool:
        """Look for a name before a group: right before it, or across a comma, bracket or colon."""
        at = cite.group.first
        if near:
            mention = self.ending.get(at)
            if self.reader.word(at - 1) in {"its", "their"}:
                return self._last_named(cite)
        else:
            at, words = self._back(at)
            mention = self.ending.get(at)
            sure = bool(words & SURE) or "(" in words or not words & RISKY
            if not sure and "," in words:
                return False
        if mention is None:
            if not near and is_law_before(self.reader, at):
                cite.owner = OTHER
            return cite.owner is not None
        if mention.used or (near and self._opens_line(cite)):
            return False
        return self._take(cite, mention, prefixed=True)

    def _back(self, at: int) -> tuple[int, set[str]]:
        """Step back over ", in particular", " (", ": "; return the token reached, and the words between."""
        words: set[str] = set()
        for _ in range(9):
            if at in self.ending or at == 0:
                break
            word = self.reader.word(at - 1)
            if (
                (word in OPENERS and not words & OPENERS)
                or word in LEADING
                or (word == "." and self.reader.word(at - 2) in {"e", "g", "i", "cf"})
            ):
                words.add(word)
            else:
                break
            at -= 1
        return at, words

    def _last_named(self, cite: Cite) -> bool:
        """Give "its article 9", "article 9 thereof" to the instrument named last, if not too far back."""
        sentence = self.sentences[cite.group.first]
        for mention in reversed(self.mentions):
            if mention.last <= cite.group.first:
                if sentence - self.sentences[mention.first] <= 1 and mention.instrument is not None:
                    cite.mention, cite.prefixed = mention, True
                    return True
                return False
        return False

    def _opens_line(self, cite: Cite) -> bool:
        """Tell whether a group begins a line with a capital, as a heading does."""
        first = self.reader.tokens[cite.group.first]
        return "\n" in self.reader.gap(cite.group.first) and self.reader.text[first.start].isupper()

    # --- what stands between -----------------------------------------------------------------

    def _after_brackets(self, at: int) -> int:
        """Step over "(freedom of expression)" behind a group."""
        if self.reader.word(at) != "(" or at + 1 in self.starting:
            return at
        for end in range(at + 1, min(at + 30, len(self.reader.tokens))):
            if self.reader.word(end) == ")":
                onward = end + 1
                return onward if self.reader.word(onward) in OF or onward in self.starting else at
        return at

    def _chained(self, first: int, last: int) -> bool:
        """Tell whether only "and", "read together with", a bracket stand between two groups."""
        words = [self.reader.word(at) for at in range(first, last)]
        if words[:1] == ["("] and ")" in words:
            words = words[words.index(")") + 1 :]
        if len(words) > 6 or "\n\n" in self._between(first, last):
            return False
        return bool(words) and all(word in JOINING for word in words)

    def _between(self, first: int, last: int) -> str:
        tokens = self.reader.tokens
        return self.reader.text[tokens[first - 1].end : tokens[last].start]

    def _breaks(self, first: int, at: int) -> bool:
        """Tell whether a line ends before ``at`` and the group opens a line: a heading, not a citation."""
        gap = self.reader.gap(at)
        if "\n" not in gap:
            return False
        return "\n\n" in re.sub(r"[ \t]", "", gap) or "\n" in self.reader.gap(first) or first == 0
