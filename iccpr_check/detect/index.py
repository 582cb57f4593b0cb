"""The draft as tokens that know their sentence, unit and article.

Sentences never cross a unit's border. Legal abbreviations and numbers do not end them, a
semicolon does. Which sentences belong together as one *clause* is decided here: a list item
with its lead-in ("No person shall—") and with the words after the list, which parsing leaves to
the list's last item ("commits an offence").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from iccpr_check.fold import words
from iccpr_check.model import Draft, Span

_ITEMS = frozenset({"point", "subpoint"})
_LABEL = 400
"""Code points before a heading, at most, for it to be read with its unit's number."""
_TAIL = re.compile(
    r"[,;][ \t]*\n\s*(?=(?:commits?|shall|is|are|must|may|will|be|and (?:a|an|any|every|the) person|"
    r"thì|bị|sẽ|đều)\b)"
)
"""Where the words after a list begin, which stand in the span of its last item."""
_ENDS = frozenset({".", ";", "!", "?"})
_ABBREVIATIONS = frozenset(
    (
        "no nos art arts s ss sec secs para paras par cl cls reg regs r cap ch pt vol p pp v vs cf eg ie "
        "dr mr mrs ms hon prof st ltd co inc etc viz op cit ibid hrs approx tp q tx tt ths gs pgs ts đ"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Block:
    """The tokens of one article, or of a unit outside articles: what is matched as one piece."""

    unit: int
    """Index of the unit in ``draft.units``."""
    first: int
    last: int
    """Half-open range of token indices."""


class TextIndex:
    """Parallel lists over the tokens of a draft; a token is named by its index everywhere in detect."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.folded: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence: list[int] = []
        self.unit: list[int] = []
        self.heading: list[bool] = []
        #: sentence -> the token after its last
        self.sentence_ends: list[int] = []
        self.blocks: list[Block] = []
        #: sentence -> the sentences it is read together with (lead-ins above it, tails after it)
        self.linked: list[frozenset[int]] = []
        self._children: list[list[int]] = [[] for _ in draft.units]
        self._build()

    # --- what the matchers ask ---------------------------------------------------------------

    def span(self, first: int, last: int) -> Span:
        """Return the place in the text of the half-open token range."""
        return Span(start=self.starts[first], end=self.ends[last - 1])

    def same_clause(self, one: int, other: int) -> bool:
        """Tell whether two sentences are one sentence, or a list item and what frames it."""
        return one == other or other in self.linked[one] or one in self.linked[other]

    def clause(self, sentence: int) -> Set[int]:
        """Return all the sentences that are one clause with a sentence, itself among them."""
        return {sentence} | self.linked[sentence] | self._linking[sentence]

    @cached_property
    def _linking(self) -> dict[int, set[int]]:
        """``linked`` the other way round."""
        linking: dict[int, set[int]] = defaultdict(set)
        for sentence, others in enumerate(self.linked):
            for other in others:
                linking[other].add(sentence)
        return linking

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        units = self.draft.units
        places = {unit.id: index for index, unit in enumerate(units)}
        tops: list[int] = []
        for index, unit in enumerate(units):
            if unit.parent is None or unit.parent not in places:
                tops.append(index)
            else:
                self._children[places[unit.parent]].append(index)
        for top in tops:
            self._walk(top, within=False, frames=frozenset())

    def _walk(self, index: int, *, within: bool, frames: frozenset[int]) -> int | None:
        """Read a unit's own words and its children in the order of the text.

        ``within`` says that the unit stands inside a block. Returns the sentence that closes a list
        where the unit ends with one.
        """
        unit, children = self.draft.units[index], self._children[index]
        opens = not within and (not children or unit.kind == "article" or not self._holds_articles(index))
        block = len(self.folded)
        at = unit.span.start
        if unit.heading_span is not None and unit.heading_span.start - at < _LABEL:
            self._read(index, at, unit.heading_span.end, heading=True)
            at = max(at, unit.heading_span.end)
        inside = within or opens
        lead: int | None = None
        tail: int | None = None
        for child in children:
            span = self.draft.units[child].span
            lead = self._own(index, at, span.start, frames, block=not inside) or lead
            tail = self._walk(child, within=inside, frames=frames if lead is None else frames | {lead})
            at = span.end
        end = unit.span.end
        if not children and unit.kind in _ITEMS:
            end = _list_end(self.draft.document.text, at, end)
        before = len(self.linked)
        item = self._own(index, at, end, frames, block=not inside)
        if children and inside and len(self.linked) > before:
            tail = before
        elif item is not None and end < unit.span.end:
            tail = len(self.linked)
            self.linked[item] |= {tail}
            self._own(index, end, unit.span.end, frames, block=not inside)
        if children and inside and tail is not None:
            self._link_tail(tail, block, lead, children)
        if opens:
            self.blocks.append(Block(index, block, len(self.folded)))
        return tail if unit.kind in _ITEMS else None

    def _holds_articles(self, index: int) -> bool:
        return any(
            self.draft.units[child].kind == "article" or self._holds_articles(child)
            for child in self._children[index]
        )

    def _link_tail(self, tail: int, block: int, lead: int | None, children: list[int]) -> None:
        """Join the first sentence after a list with every item of the list, and with its lead-in."""
        if lead is not None:
            self.linked[lead] |= {tail}
        token = block
        for child in children:
            span = self.draft.units[child].span
            token = bisect_left(self.starts, span.start, lo=token)
            while token < len(self.starts) and self.starts[token] < span.end:
                self.linked[self.sentence[token]] |= {tail}
                token += 1

    def _own(self, unit: int, start: int, end: int, frames: frozenset[int], *, block: bool) -> int | None:
        """Read words of a unit itself, as a ``block`` of their own or not; return their last sentence."""
        before, token = len(self.linked), len(self.folded)
        self._read(unit, start, end, frames)
        if len(self.linked) == before:
            return None
        if block:
            self.blocks.append(Block(unit, token, len(self.folded)))
        return len(self.linked) - 1

    def _read(
        self, unit: int, start: int, end: int, frames: frozenset[int] = frozenset(), *, heading: bool = False
    ) -> None:
        """Take in the tokens of ``text[start:end]``, cut into sentences."""
        text = self.draft.document.text
        linked, sentence_ends, folded_words = self.linked, self.sentence_ends, self.folded
        starts, ends, sentences = self.starts, self.ends, self.sentence
        before, current = len(folded_words), len(linked) - 1
        fresh, count, previous = True, 0, ""
        for folded, begin, after in words(text, start, end):
            if fresh:
                if previous:
                    sentence_ends[current] = len(folded_words)
                linked.append(frames)
                sentence_ends.append(0)
                fresh, count, current = False, 0, current + 1
            folded_words.append(folded)
            starts.append(begin)
            ends.append(after)
            sentences.append(current)
            if folded in _ENDS:
                if count > 1 and not heading:
                    fresh = folded != "." or self._closes(text, after, previous)
            elif folded.isalnum():
                count += 1
            previous = folded
        if previous:
            read = len(folded_words)
            sentence_ends[current] = read
            self.unit.extend(repeat(unit, read - before))
            self.heading.extend(repeat(heading, read - before))

    @staticmethod
    def _closes(text: str, after: int, previous: str) -> bool:
        """Tell whether the stop at ``text[after-1]`` ends a sentence: space follows, then no small letter."""
        if previous in _ABBREVIATIONS or (len(previous) == 1 and previous.isalpha()):
            return False
        rest = text[after : after + 40]
        if not rest[:1].isspace() and rest[:1] not in ('"', "”", "’", ")", ""):
            return False
        following = rest.lstrip(' \t\r\n\u00a0"”’)')
        return not following[:1].islower()


def _list_end(text: str, start: int, end: int) -> int:
    """Return where the item that closes a list ends, and the words after the list begin."""
    found = _TAIL.search(text, start, end)
    return end if found is None else found.end()
