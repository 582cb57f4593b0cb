"""Labels: what stands behind "article", "paragraph" or "điểm", read token by token.

The lower half of the grammar of coordinates; ``coordinates`` puts its pieces together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iccpr_check.detect.numerals import read_number
from iccpr_check.fold import Token

Path = tuple[str, ...]
"""``("14", "3", "d")``; the article is ``""`` where the words name none."""

PARAGRAPH = frozenset(
    "paragraph paragraphs para paras par pars § ¶ clause clauses subsection subsections khoản đoạn".split()
)
POINT = frozenset(
    "subparagraph subparagraphs subpara point points letter letters lit item items điểm tiết".split()
)
PLURAL = frozenset("articles arts sections secs ss paragraphs paras pars clauses subparagraphs".split())
TO = frozenset({"to", "-", "through", "đến", "tới"})
UNITS = frozenset(
    "years year days day months month hours hour weeks minutes percent january february march april may "
    "june july august september october november december ngày tháng năm giờ tuần % million states "
    "countries".split()
)
"""What a number may count; such a number is no label."""

MOST = 400
"""No instrument has more articles; a greater number is a year, a sum, a page."""

_MOST_IN_RANGE = 61
"""Labels that a range may stand for; more of them are no range."""
_AND = frozenset({"and", "or", "và", "hoặc", "&"})
_LETTERED = frozenset({"điểm", "tiết", "point", "points", "lit", "letter", "letters"})
_LABEL = re.compile(r"\d{1,2}[a-zđ]?|[a-zđ]|[ivx]{2,5}")


class Item(NamedTuple):
    """One coordinate with its place in code points of the text."""

    path: Path
    start: int
    end: int

    @property
    def provision(self) -> str:
        """``14(3)(d)``; the article's number first."""
        return self.path[0] + "".join(f"({step})" for step in self.path[1:])


class Phrase(NamedTuple):
    """``paragraphs 1 and 2 (a)``: a word of one level and its labels, as items without an article."""

    level: int
    """1 for paragraphs, 2 for points."""
    items: list[Item]
    last: int


class Labels:
    """The tokens of one window of the text, and how labels are read out of them."""

    def __init__(self, text: str, found: Sequence[Token]) -> None:
        self.text = text
        self.tokens = found

    def word(self, at: int) -> str:
        """Return the folded token, or ``""`` outside the window."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def gap(self, at: int) -> str:
        """Return what stands between token ``at - 1`` and token ``at``."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if 0 < at < len(self.tokens) else ""

    def number(self, at: int) -> tuple[str, int] | None:
        """Return the number at a token, in figures, and the token after it."""
        return read_number(self.text, self.tokens, at)

    def item(self, path: Path, first: int, last: int) -> Item:
        """Make a coordinate that spans the half-open range of tokens."""
        return Item(path, self.tokens[first].start, self.tokens[last - 1].end)

    def ranged(self, item: Item, end: str, last: int) -> Iterator[Item]:
        """Expand "articles 6 to 27" to every article of it, each with the span of the whole range."""
        reach = self.tokens[last - 1].end
        for label in _between(item.path[-1], end):
            yield Item((*item.path[:-1], label), item.start, reach)

    def attached(self, path: Path, last: int) -> tuple[Path, int]:
        """Read ``(3) (d)``, ``.3``, ``(3)d``: what is attached to a number."""
        while True:
            word = self.word(last)
            if word == "(" and self.word(last + 2) == ")" and _LABEL.fullmatch(self.word(last + 1)):
                if self.gap(last).count("\n") and not self._goes_on(last + 3):
                    return path, last
                path, last = (*path, self.word(last + 1)), last + 3
            elif word == "." and not self.gap(last) and not self.gap(last + 1) and self._short(last + 1):
                path, last = (*path, *_parts(self.word(last + 1))), last + 2
            elif len(word) == 1 and word.isalpha() and not self.gap(last) and self.word(last - 1) == ")":
                path, last = (*path, word), last + 1
            else:
                return path, last

    def siblings(self, items: list[Item], last: int) -> int:
        """Read on over ``and (e)``, ``, (3)``, ``-(e)``: labels in brackets beside the last one."""
        while True:
            ranged = self.word(last) in TO
            start = last + 1 if ranged else self.separated(last)
            if start == last or self.word(start) != "(" or self.word(start + 2) != ")":
                return last
            label = self.word(start + 1)
            if not _LABEL.fullmatch(label) or ("\n" in self.gap(start) and not self._goes_on(start + 3)):
                return last
            base = items[-1].path
            if ranged and len(label) == 1 and label.isdigit() == base[-1].isdigit() and len(base[-1]) == 1:
                items[-1:] = self.ranged(items[-1], label, start + 3)
                last = start + 3
                continue
            path, last = self.attached(_beside(base, label), start + 3)
            items.append(self.item(path, start, last))

    def phrase(self, at: int) -> Phrase | None:
        """Read "paragraphs 1, 2 and 3 (a)", "khoản 3", "sub-paragraph (d)", "§ 3 d", without an article."""
        word, after = self.word(at), at + 1
        if word == "các" and self.word(at + 1) in {"khoản", "điểm", "đoạn"}:
            word, after = self.word(at + 1), at + 2
        if word == "sub" and self.word(at + 1) == "-" and self.word(at + 2) in PARAGRAPH:
            word, after = "subparagraph", at + 3
        level = 1 if word in PARAGRAPH else 2 if word in POINT else 0
        if not level:
            return None
        while self.word(after) in {".", "§", "¶"}:
            after += 1
        items: list[Item] = []
        first, start, last = at, after, after
        while True:
            read = self._label(start, level, word)
            if read is None:
                return Phrase(level, items, last) if items else None
            label, last = read
            path, last = self.attached(("", *label), last)
            if word == "§" and len(self.word(last)) == 1 and self.word(last).isalpha():
                path, last = (*path, self.word(last)), last + 1
            items.append(self.item(path, first, last))
            if len(path) > 2:
                last = self.siblings(items, last)
            elif self.word(last) in TO:
                end = self._label(last + 1, level, word)
                if end is not None and len(end[0]) == 1 and end[0][0].isdigit() == path[-1].isdigit():
                    items[-1:] = self.ranged(items[-1], end[0][0], end[1])
                    last = end[1]
            first = start = self.separated(last)
            if start == last:
                return Phrase(level, items, last)
            if self._label(start, level, word) is None or not self._same_level(start, level, word, items):
                return Phrase(level, items, last)

    def _label(self, at: int, level: int, word: str) -> tuple[Path, int] | None:
        token = self.word(at)
        if token == "(" and self.word(at + 2) == ")" and _LABEL.fullmatch(self.word(at + 1)):
            return (self.word(at + 1),), at + 3
        if level == 1:
            number = self.number(at)
            return (_parts(number[0]), number[1]) if number and number[0][0].isdigit() else None
        if word in _LETTERED and _LABEL.fullmatch(token):
            spaced = self.word(at + 1)[:1].isalpha() and token == "a" and word in {"point", "points"}
            return None if spaced else ((token,), at + 1)
        return None

    def _same_level(self, at: int, level: int, word: str, items: list[Item]) -> bool:
        """Tell whether the label at ``at`` is one more paragraph, not the next article of a list."""
        if level == 2:
            return True
        if self.word(at) == "(":
            return word in PLURAL or self.word(at + 1).isdigit()
        label, last = self._label(at, level, word) or (("0",), at)
        if self.word(last) in UNITS or not label[0].isdigit():
            return False
        if (self.word(last) == "," and self.phrase(last + 1)) or self.phrase(last):
            return False
        if self.word(last) == "." and "\n" in self.gap(at):
            return False
        wider = word in PLURAL or word in {"khoản", "đoạn", "§", "¶"}
        return (
            wider and int(label[0]) > int(re.sub(r"\D", "", items[-1].path[1]) or 0) and int(label[0]) <= MOST
        )

    def separated(self, at: int) -> int:
        """Step over ", and", "or", "và" …; return ``at`` itself when there is no separator."""
        start = at
        if self.word(at) in {",", ";", "/"} and not (self.word(at) == ";" and "\n" in self.gap(at + 1)):
            at += 1
        if self.word(at) in _AND:
            at += 1
        elif self.word(at) == "as" and self.word(at + 1) == "well" and self.word(at + 2) == "as":
            at += 3
        if at > start and self.word(at) in {"in", "with", "the"}:
            return start
        return at

    def joined(self, at: int) -> int:
        """Step over what joins a paragraph to the article above it: "of", "của", a comma."""
        if self.word(at) == ",":
            at += 1
        return at + 1 if self.word(at) in {"of", "in", "của", "to"} else at

    def _short(self, at: int) -> bool:
        return bool(_LABEL.fullmatch(self.word(at)))

    def _goes_on(self, at: int) -> bool:
        """Tell whether a citation goes on after a bracket that opens a line, and no list item begins."""
        return self.word(at) in {"", ",", ".", ";", ")", "(", "and", "or", "of", "to", "-", "của", "và"}


def _parts(label: str) -> Path:
    """``3d`` is paragraph 3, point d."""
    return (label[:-1], label[-1]) if label[:1].isdigit() and label[-1].isalpha() else (label,)


def _beside(path: Path, label: str) -> Path:
    """Return the path of a label that stands in a list beside the last step of ``path``."""
    if label.isdigit():
        places = [at for at, step in enumerate(path) if at and step.isdigit()]
    else:
        places = [at for at, step in enumerate(path) if at and not step.isdigit()]
        roman = set(label) <= set("ivx")
        if len(places) > 1 and not roman:
            places = places[:1]
    return (*path[: places[-1]], label) if places else (*path, label)


def _between(start: str, end: str) -> list[str]:
    """Return all labels of a range; where they cannot be counted (``12A to 12C``, ``aa to ac``), its ends."""
    if start.isdigit() and end.isdigit():
        numbers = range(int(start), int(end) + 1)
        return [str(number) for number in numbers] if 1 < len(numbers) <= _MOST_IN_RANGE else [start, end]
    if len(start) == len(end) == 1 and not start.isdigit() and not end.isdigit():
        letters = range(ord(start), ord(end) + 1)
        return [chr(letter) for letter in letters] if 1 < len(letters) <= _MOST_IN_RANGE else [start, end]
    return [start, end]
