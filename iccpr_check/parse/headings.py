"""Headings: on the number's line, before it, after it, or run together with the first sentence.

Laws are consistent within themselves, so a law's articles vote on where its headings stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from iccpr_check.parse.lines import Line, is_upper
from iccpr_check.parse.marks import REFERENCE_BEFORE, Mark
from iccpr_check.parse.roles import Role

_LONGEST_REST = 1000
_LONGEST = {"vi": 70, "": 28, "en": 28}
#: Words that make a sentence of what would otherwise be a heading.
_MODAL = re.compile(r"\b(?:shall|may|must|is|are|was|were|has|have|had|means|applies|extends|phải|được|là)\b")
#: A heading, its stop, and a sentence on the same line.
_DASHED = re.compile(r"(.{2,240}?[^\s.])\s*\.?\s*(?:[-–—―�_]{2,}|[—―–�]|(?<=[.)])-|\.-)[\s_]*(?=\S)")
_STOPPED = re.compile(r"(.{2,200}?[^\s.])\s?\.\s+(?=[A-ZĐ“\"(\[‘])")
_COLON = re.compile(r"(.{2,80}?)\s?:\s+(?=[A-ZĐ])")
_NUMBERED = re.compile(r"(?s:(.{2,240}?))[\s_.]*(?=(?:\d?\[)?\(1\)\s+[A-Z“‘\[(])")
#: A heading without a stop, and words with which a sentence opens.
_OPENER = re.compile(
    r"(.{2,240}?[a-z)’'.,\d\]])\s+(?=(?:This|These|The|An?|Any|No|If|Where|When|All|Every|Each|On|In|For|Upon|"
    r"Whoever|Subject to|Nothing|Notwithstanding|Save|Except|Without|Unless|It|There|Whenever)\s+[a-z]|"
    r"(?:This|The|These|Any|No|Every|A|In this)\s+[A-Z][\w-]+\s+(?:shall|may|is|are|must|applies|and)\b|"
    r"(?:In|For the purposes? of) this\b|This (?:Act|Law|Code|Part|Order|Proclamation)\b)"
)
#: What stands between ``SCHEDULE 1`` and its heading: the section it belongs to.
_NOTE = re.compile(r"[(\[]|(?:Sections?|Articles?|Regulations?) \d[\d, ()and]*$")
#: ``[Forfeiture of weights.] Omitted by …``: the heading of a section that is gone.
_REPEALED = re.compile(r"(\[[^\]]{3,160}\])\.?\s*(?:Omitted|Repealed|Rep|Deleted)\b")
#: How a sentence opens, where a heading never does.
_SENTENCE = re.compile(
    r"(?:In this|In these|For the purposes?|Subject to|Where|If|Notwithstanding|Nothing|Unless|Whoever|"
    r"Any person|No person|A person|Every person|Trong (?:Luật|Bộ luật|Nghị định) này)\b"
)
_LIST_AHEAD = re.compile(r"\s*(?:[-–—―]\s*)?[(\[“\"‘*]")


class Heading(NamedTuple):
    """Where a unit begins, and the span of its heading (``None``: it has none)."""

    start: int
    span: tuple[int, int] | None


class Headings:
    """Finds the heading of every article and group of one law."""

    def __init__(self, text: str, lines: list[Line], roles: list[Role]) -> None:
        self.text = text
        self.lines = lines
        self.marked = {r.mark.line for r in roles if not r.mark.inline and r.level != "series"}
        self.numbered = self.marked | {r.mark.line for r in roles if not r.mark.inline}
        articles = [r for r in roles if r.level == "article" and r.quoted < 0 and not r.mark.inline]
        self.full = self._vote(articles, self._is_full)
        self.marginal = self._vote(articles, self._is_marginal, least=2)
        self.below = self._vote([r for r in articles if not self._rest(r)[0]], self._is_below)

    def _vote(self, articles: list[Role], ask: Callable[[Role], bool | None], least: int = 1) -> bool:
        answers = [a for r in articles if (a := ask(r)) is not None]
        return sum(answers) >= max(least, len(answers) / 2)

    def _rest(self, role: Role) -> tuple[str, int]:
        """Return what follows the number on its line, and where it starts."""
        end = min(self.lines[role.mark.line].end, role.mark.end + _LONGEST_REST)
        raw = self.text[role.mark.end : end]
        if role.quoted >= 0:
            raw = raw.rstrip(' \t”";.,')
        return raw.strip(" \t*_#]"), role.mark.end + len(raw) - len(raw.lstrip(" \t*_#]"))

    def _below_line(self, index: int, marked: set[int]) -> Line | None:
        return self.lines[index + 1] if index + 1 < len(self.lines) and index + 1 not in marked else None

    def _is_full(self, role: Role) -> bool | None:
        rest, _ = self._rest(role)
        if not rest or (self._below_line(role.mark.line, self.marked) is None and role.lang != "vi"):
            return None
        longest = _LONGEST[role.lang]
        return (
            rest[-1] not in ";,-–—―"
            and len(rest.split()) <= longest
            and not _LIST_AHEAD.match(rest)
            and not (_SENTENCE.match(rest) and role.lang != "vi")
            and not (rest[-1] in ".:" and bool(_MODAL.search(rest)))
        )

    def _is_marginal(self, role: Role) -> bool:
        index = role.mark.line - 1
        if index < 0 or index in self.numbered:
            return False
        line = self.lines[index]
        return (
            (line.blank_before or self.lines[role.mark.line].blank_before or not role.lang)
            and len(line.text.split()) <= 25
            and line.text[-1] not in ";:,—"
            and line.text[0] not in "([{0123456789"
            and (line.text[-1] != "." or not _MODAL.search(line.text))
            and line.text[:1].upper() == line.text[:1]
            and (line.blank_before or not REFERENCE_BEFORE.search(line.text))
        )

    def _is_below(self, role: Role) -> bool | None:
        line = self._below_line(role.mark.line, self.numbered)
        if line is None:
            return None
        more = role.mark.line + 2 < len(self.lines) and role.mark.line + 2 not in self.marked
        longest = 40 if role.lang == "vi" else 15
        return (
            more
            and len(line.text.split()) <= longest
            and line.text[-1] not in ".;:,"
            and line.text[0].isupper()
        )

    def of(self, role: Role) -> Heading:
        """Return where the article, group or schedule begins, and its heading."""
        return self._article(role) if role.level == "article" else self._group(role)

    def _article(self, role: Role) -> Heading:
        mark = role.mark
        start = mark.start if mark.inline else self.lines[mark.line].start
        if role.quoted >= 0:
            start = mark.start
        rest, at = self._rest(role)
        numbered = _NUMBERED.match(rest[:300])
        if numbered:
            size = split_heading(rest)
            return Heading(start, (at, at + size)) if size else self._above(role, start)
        if not rest:
            line = self._below_line(mark.line, self.numbered)
            if line is not None and self.below and self._is_below(role):
                return Heading(start, (line.start, line.end))
        if role.lang != "vi" and (size := split_heading(rest, opener=False)):
            return Heading(start, (at, at + size))
        if (role.lang == "vi" or not mark.inline) and self.full and self._is_full(role):
            return Heading(start, (at, self._wrapped(mark.line, at, at + len(rest))))
        if role.quoted >= 0 and rest and not mark.inline and role.lang == "vi" and self._is_full(role):
            return Heading(start, (at, at + len(rest)))
        size = split_heading(rest)
        if size:
            return Heading(start, (at, at + size))
        return self._above(role, start)

    def _above(self, role: Role, start: int) -> Heading:
        """Return the marginal heading on the line above, where this law has such."""
        mark = role.mark
        if self.marginal and not mark.inline and role.quoted < 0 and self._is_marginal(role):
            above = self.lines[mark.line - 1]
            return Heading(above.start, (above.body, above.end))
        return Heading(start, None)

    def _wrapped(self, index: int, start: int, end: int) -> int:
        """Return the end of a heading that runs on into lines that begin with a small letter."""
        words = 0
        while words < 60 and self.text[end - 1] not in ".;:":
            line = self._below_line(index, self.numbered)
            if line is None or line.blank_before or not line.text[0].islower() or len(line.text) > 120:
                break
            words += len(line.text.split())
            index, end = index + 1, line.end
        found = _NUMBERED.match(self.text, start, end)
        return start + len(found[1].rstrip(" ._")) if found else end

    def item(self, mark: Mark) -> tuple[int, int] | None:
        """Return the heading that a numbered item of a schedule shares its line with, or None."""
        rest = self.text[mark.end : self.lines[mark.line].end]
        size = split_heading(rest)
        return (mark.end, mark.end + size) if size else None

    def _group(self, role: Role) -> Heading:
        mark = role.mark
        start = mark.start if mark.inline or role.quoted >= 0 else self.lines[mark.line].start
        if mark.inline:
            return Heading(start, None)
        rest, at = self._rest(role)
        if rest and not (role.level == "schedule" and rest.startswith("(")):
            usable = not re.match(r",\s*\w+ [IVXLC\d]+$", rest)
            end = self._more(mark.line, at + len(rest)) if is_upper(rest) else at + len(rest)
            return Heading(start, (at, end) if usable else None)
        index = mark.line + 1
        while index < len(self.lines) and index not in self.numbered and _NOTE.match(self.lines[index].text):
            index += 1
        if index >= len(self.lines) or index in self.numbered:
            return Heading(start, None)
        line = self.lines[index]
        if len(line.text.split()) > 60 or (line.text[-1] in ".;:," and not is_upper(line.text)):
            return Heading(start, None)
        if role.level == "schedule" and not is_upper(line.text) and len(line.text.split()) > 25:
            return Heading(start, None)
        end = self._more(index, line.end) if is_upper(line.text) else line.end
        return Heading(start, (line.body, end))

    def _more(self, index: int, end: int) -> int:
        """Return the end of a heading in capitals that goes on in the next lines."""
        for _ in range(3):
            line = self._below_line(index, self.numbered)
            if line is None or not is_upper(line.text) or line.blank_before or len(line.text) > 200:
                break
            index, end = index + 1, line.end
        return end


def split_heading(rest: str, opener: bool = True) -> int:
    """Return the length of the heading at the beginning of ``rest`` (heading and text on one line), or 0.

    With ``opener``, a heading without any stop is believed where a sentence opens after it.
    """
    repealed = _REPEALED.match(rest)
    if repealed:
        return repealed.end(1)
    if (
        not rest
        or _LIST_AHEAD.match(rest)
        or _SENTENCE.match(rest)
        or not (rest[0].isupper() or rest[0] in "‘'")
    ):
        return 0
    numbered = _NUMBERED.match(rest[:300])
    if numbered:
        plain = len(numbered[1].split()) <= 30 and not _MODAL.search(numbered[1])
        return len(numbered[1].rstrip(" .:_—–-")) if plain else 0
    for pattern, words in ((_DASHED, 25), (_STOPPED, 20), (_COLON, 8), (_OPENER, 20))[: 4 if opener else 3]:
        found = pattern.match(rest[:300])
        if found and len(found[1].split()) <= words and not _MODAL.search(found[1]):
            return len(found[1].rstrip(" .:_"))
    return 0
