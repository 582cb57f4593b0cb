"""The grammar of coordinates: "articles 9, 10 and 14 (3) (d) and (e)", "điểm d khoản 3 Điều 14".

A *group* is one run of coordinates; its *items* are what it names, one for every member of a list
or a range. A hand-written reader over tokens: linear, no backtracking over text.

What an item's span covers: its own words and no others. The word "article" (or "paragraph", "Điều",
"khoản" …) belongs to the first item after it: ``[[articles 9]], [[10]] and [[14 (3) (d)]] and
[[(e)]]``, ``[[paragraphs 1]] and [[2 of article 19]]``. Every member of a range has the span of the
whole range: ``[[articles 6 to 27]]``. The name of the instrument is never part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from iccpr_check.detect.labels import MOST, PARAGRAPH, PLURAL, POINT, TO, UNITS, Item, Labels, Path, Phrase
from iccpr_check.fold import Token

_ARTICLE = frozenset({"article", "articles", "art", "arts", "điều"})
_SECTION = frozenset({"section", "sections", "sec", "secs", "s", "ss"})
_THAT = frozenset({"that", "same", "said", "this", "latter", "aforementioned"})
_THAT_VI = frozenset({"đó", "này", "trên"})
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_GLUED = re.compile(r"(điều|khoản|điểm|articles?|arts?|para|gc)(\d{1,3})")
_OPENINGS = (
    _ARTICLE | _SECTION | PARAGRAPH | POINT | {"sub", "that", "the", "this", "same", "said"} | set(_ORDINALS)
)


class Group(NamedTuple):
    """A run of coordinates in tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    items: tuple[Item, ...]
    word: Literal["article", "section", "paragraph"]
    pointing: str = ""
    """``that`` or ``this`` where the article is only pointed at ("paragraph 3 of that article")."""


def split_glued(found: Iterator[Token]) -> Iterator[Token]:
    """Part words that scraping has joined: ``Điều14`` is ``Điều`` and ``14``."""
    for token in found:
        glued = _GLUED.fullmatch(token.folded) if token.folded[-1].isdigit() else None
        cut = token.end - len(glued[2]) if glued else 0
        if glued and token.start < cut:
            yield Token(glued[1], token.start, cut)
            yield Token(glued[2], cut, token.end)
        else:
            yield token


def is_opening(folded: str) -> bool:
    """Tell whether a group may begin with this word."""
    return folded in _OPENINGS


class Reader(Labels):
    """Reads groups out of the tokens of one window of the text."""

    def group(self, at: int) -> Group | None:
        """Read the longest group that begins at token ``at``."""
        entry = self._entry(at)
        if entry is None:
            return None
        items, last, word, pointing = list(entry.items), entry.last, entry.word, entry.pointing
        while word != "paragraph" and not pointing:
            start = self.separated(last)
            following = self._entry(start) if start > last and self.word(last) != ";" else None
            if following is None or following.word != word or following.pointing:
                range_to = self._article_word(last + 1) if self.word(last) in TO else None
                end = self.number(range_to[0]) if range_to else None
                if end is None or len(items[-1].path) > 1 or not end[0].isdigit():
                    break
                items[-1:] = self.ranged(items[-1], end[0], end[1])
                last = end[1]
                continue
            items += following.items
            last = following.last
        return Group(at, last, tuple(items), word, pointing)

    def _entry(self, at: int) -> Group | None:
        """Read "article 14, paragraph 3 (d)", "paragraph 3 of article 14" or "paragraph 3"."""
        plain = self._article_word(at)
        if plain is not None:
            return self._articles(at, *plain)
        if (ordinal := _ORDINALS.get(self.word(at))) and self.word(at + 1) in PARAGRAPH | POINT:
            if ordinal == "last" or self.word(at + 2) != "of":
                return None
            phrase: Phrase | None = Phrase(1, [self.item(("", ordinal), at, at + 2)], at + 2)
        else:
            phrase = self.phrase(at)
        if phrase is None:
            pointed = self._pointed(at)
            return (
                Group(at, pointed[0], (self.item(("",), at, pointed[0]),), "article", pointed[1])
                if (pointed and pointed[2])
                else None
            )
        return self._upwards(at, phrase)

    def _upwards(self, at: int, phrase: Phrase) -> Group | None:
        """Read on from a paragraph or point to the article above it, if its words go there."""
        chains: list[list[Phrase]] = [[phrase]]
        last = phrase.last
        while True:
            onward = self.joined(last)
            article = self._article_word(onward)
            number = self.number(article[0]) if article else None
            if article and number:
                path, last = self.attached((number[0],), number[1])
                beneath = self.phrase(last + (self.word(last) == ","))
                if beneath and beneath.level == 1 and len(beneath.items) == 1 and phrase.level == 2:
                    path, last = path + beneath.items[0].path[1:], beneath.last
                return Group(at, last, tuple(self._under(chains, path, last)), article[1])
            pointed = self._pointed(onward)
            if (pointed and onward > last) or (
                pointed and pointed[0] == onward + 2 and self.word(onward) == "điều"
            ):
                last = pointed[0]
                return Group(at, last, tuple(self._under(chains, ("",), last)), "paragraph", pointed[1])
            following = self.phrase(onward)
            listed = following is None
            if listed:
                following = self.phrase(self.separated(last))
            if following is None:
                break
            previous = chains[-1][-1]
            if listed and following.level >= previous.level:
                chains.append([following])
            else:
                chains[-1].append(following)
            last = following.last
        if len(chains) == 1 or all(chain[0].level == 1 for chain in chains):
            items = self._under(chains, ("",), 0)
            return (
                Group(at, last, tuple(items), "paragraph")
                if chains[-1][-1].level == 1 or any(part.level == 1 for part in chains[-1])
                else None
            )
        return None

    def _under(self, chains: list[list[Phrase]], article: Path, last: int) -> list[Item]:
        """Put paragraphs and points under an article; the last item's span takes the article's words in."""
        items: list[Item] = []
        shared: list[Phrase] = []
        for chain in reversed(chains):
            parts = chain
            if all(part.level == 2 for part in chain):
                parts = [*chain, *shared]
            else:
                shared = [part for part in chain if part.level == 1]
            made = [Item(article, 0, 0)]
            for level in (1, 2):
                for part in [part for part in parts if part.level == level][:1]:
                    own = chain[0] is part
                    made = [
                        Item(up.path + down.path[1:], *self._reach(up, down, own))
                        for up in made
                        for down in part.items
                    ]
            items[:0] = made
        if last:
            items[-1] = items[-1]._replace(end=self.tokens[last - 1].end)
        return items

    @staticmethod
    def _reach(up: Item, down: Item, own: bool) -> tuple[int, int]:
        """Return the place of an item: the words of the list it is a member of."""
        if up.end == 0:
            return down.start, down.end
        return (down.start, down.end) if own or down.start > up.start else (down.start, max(down.end, 0))

    def _article_word(self, at: int) -> tuple[int, Literal["article", "section"]] | None:
        """Return where the number must stand, and which word it is."""
        word = self.word(at)
        if word == "các" and self.word(at + 1) == "điều":
            at, word = at + 1, "điều"
        if word not in _ARTICLE and word not in _SECTION:
            return None
        if word == "điều" and self.word(at + 1) == "từ":
            return at + 2, "article"
        after = at + 2 if self.word(at + 1) == "." else at + 1
        if self.word(after) in {"no", "nos", "số"} and word != "điều":
            after += 2 if self.word(after + 1) == "." else 1
        if word in {"s", "ss"} and "\n" in self.gap(at + 1):
            return None
        return after, "article" if word in _ARTICLE else "section"

    def _articles(self, at: int, after: int, word: Literal["article", "section"]) -> Group | None:
        number = self.number(after)
        if number is None:
            return None
        plural = self.word(at) in PLURAL or self.word(at) in {"điều", "các"}
        items: list[Item] = []
        first, (label, last) = at, number
        while True:
            made, last = self._hanging((label,), first, last)
            if self.word(last) in TO and len(made) == 1 and len(made[0].path) == 1:
                end = self.number(last + 1)
                if end is not None and end[0].isdigit() and self.word(end[1]) not in UNITS:
                    made, last = list(self.ranged(made[0], end[0], end[1])), end[1]
            items += made
            first = self.separated(last)
            following = self.number(first) if first > last else None
            if len(items) == 1 and (whole := self._section(at, items[0], word, last)) is not None:
                return whole
            if following is None or not self._continues(first, following, plural, word):
                return Group(at, last, tuple(items), word)
            label, last = following

    def _section(self, at: int, item: Item, word: str, last: int) -> Group | None:
        """Read "Article III, Section 4" and "Section 4, Article III": sections below Roman numbers."""
        beside = self._article_word(last + (self.word(last) == ","))
        number = self.number(beside[0]) if beside else None
        if beside is None or number is None or beside[1] == word or len(item.path) > 1:
            return None
        article, section = (item.path[0], number[0]) if word == "article" else (number[0], item.path[0])
        if not article.isupper() or not section.isdigit():
            return None
        path, last = self.attached((article, section), number[1])
        return Group(at, last, (self.item(path, at, last),), "article")

    def _continues(self, at: int, number: tuple[str, int], plural: bool, word: str) -> bool:
        """Tell whether a number after a separator is one more article of the list."""
        label, last = number
        if not label[:1].isdigit() or not self.word(at)[:1].isdigit():
            return False
        after = self.word(last)
        if after in UNITS or (after == "." and "\n" in self.gap(at)) or int(re.sub(r"\D", "", label)) > MOST:
            return False
        return plural or after in {"(", ",", ".", ";", ")", "of", "and", "của", "và", "iccpr"}

    def _hanging(self, path: Path, first: int, last: int) -> tuple[list[Item], int]:
        """Read the paragraphs and points that hang on an article: ``(3) (d) and (e)``, ``, para. 1``."""
        path, last = self.attached(path, last)
        items = [self.item(path, first, last)]
        if len(path) > 1:
            last = self.siblings(items, last)
        while True:
            start = last + 1 if self.word(last) in {",", "("} else last
            phrase = self.phrase(start)
            if phrase is None:
                return items, last
            opened = self.word(last) == "("
            if opened and self.word(phrase.last) != ")":
                return items, last
            joined = self.joined(phrase.last)
            above = self._article_word(joined)
            if above and not (self.word(phrase.last) == "," and start > last) and not opened:
                return items, last  # "Điều 9, khoản 3 Điều 14": the paragraph belongs to what follows
            base = items[-1]
            made = [Item(base.path + down.path[1:], down.start, down.end) for down in phrase.items]
            made[0] = made[0]._replace(start=base.start)
            items[-1:] = made
            last = phrase.last + opened
            last = self.siblings(items, last)

    def _pointed(self, at: int) -> tuple[int, str, bool] | None:
        """Read "that article", "Điều đó": where it ends, which it is, and whether it may stand alone."""
        if self.word(at) == "điều" and self.word(at + 1) in _THAT_VI:
            return at + 2, "this" if self.word(at + 1) == "này" else "that", False
        end = at + 1 if self.word(at) == "the" else at
        if self.word(end) in _THAT and (end == at or self.word(end) not in {"that", "this"}):
            end += 1
        if end == at or self.word(end) != "article" or self.word(end + 1)[:1].isdigit():
            return None
        return end + 1, "this" if self.word(end - 1) == "this" else "that", self.word(end - 1) != "the"
