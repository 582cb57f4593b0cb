"""Lines of a text with their places, and the few things that can be told from one line alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from iccpr_check.fold import composed

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"[\n\r\f]")
_RULE = re.compile(r"[\s_=~─━\u2010-\u2015-]+\Z")
_STROKES = frozenset("_=~─━\u2010\u2011\u2012\u2013\u2014\u2015-")
#: Marks of Markdown and of consolidation (a footnote's number and its bracket) before a number.
_DECORATION = re.compile(
    r"(?:[#>]+[ \t]*|[*_]{1,3}(?=[^\s*_])|(?:\d{1,2}[ \t]?)?\[(?=[^\]\s])|[\s\u200b\ufeff])*"
)


class Line(NamedTuple):
    """One line without the space around it: half-open place and text."""

    start: int
    end: int
    text: str
    blank_before: bool
    """Whether an empty line, or the beginning of the text, stands before it."""

    @property
    def body(self) -> int:
        """Offset behind Markdown marks, footnote numbers and opening brackets."""
        found = _DECORATION.match(self.text)
        return self.start + (found.end() if found and found.end() < len(self.text) else 0)


def split_lines(text: str) -> list[Line]:
    """Return the lines that hold more than space, in order; rule lines (``----``) are left out."""
    lines: list[Line] = []
    before = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        stripped = raw.strip()
        if not stripped:
            continue
        if is_rule(stripped):
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        gap = text[before : found.start()]
        blank = not lines or gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1 or "\f" in gap
        lines.append(Line(start, start + len(stripped), stripped, blank))
        before = found.end()
    return lines


def is_rule(text: str) -> bool:
    """Tell whether ``text`` is only space and strokes, as between a letterhead and a title."""
    return _RULE.match(text) is not None


def plain(text: str) -> str:
    """Return ``text`` composed, in lower case, without Markdown marks, on one line."""
    whole = composed(text).replace("\u00d0", "Đ").lower()
    return " ".join(whole.replace("*", " ").strip("#> _").split())


def one_line(text: str) -> str:
    """Return ``text`` as a heading is printed: composed spacing, no Markdown marks."""
    return " ".join(re.sub(r"[*#`]|_{2,}", " ", text).split()).strip(" _")


def is_upper(text: str) -> bool:
    """Tell whether the letters of ``text`` are capitals (a stray small letter is forgiven)."""
    letters = [c for c in composed(text) if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def ends_sentence(text: str) -> bool:
    """Tell whether nothing is left open at the end of ``text``."""
    return text.rstrip(" \t*_")[-1:] in ".;:!?”\"’')]}…—–-�" or is_upper(text)


def trim(text: str, start: int, end: int) -> int:
    """Return the end of ``text[start:end]`` without trailing space and rule lines."""
    run = end
    while run > start and (text[run - 1] in _STROKES or text[run - 1].isspace()):
        run -= 1
    last_line = _BREAK.search(text, run, end)  # ends the last line that is no rule
    end = last_line.start() if last_line else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
