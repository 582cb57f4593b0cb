"""The form of a law: what its articles are called, and whether bare numbers or words head them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from iccpr_check.parse.lines import Line
from iccpr_check.parse.marks import REFERENCE_BEFORE, WORDS, Mark
from iccpr_check.parse.sequence import Candidate, main_sequence

GROUPS = frozenset({"book", "title", "part", "chapter", "division", "subdivision"})

_SELF = re.compile(r"\bthis (section|article|regulation|rule|clause|by-law)\b", re.IGNORECASE)
_SLUGS = {"section": "s", "article": "art", "regulation": "reg", "rule": "r", "clause": "cl", "by-law": "s"}
_SECOND = re.compile(r"\b(REGULATIONS|RULES|BY-?LAWS|ACT)\b")


class Form(NamedTuple):
    """How one law heads its articles."""

    word: str
    """The structural word (``điều``, ``article``, ``section`` …), ``""`` for bare numbers."""
    nested: bool
    """Whether Articles hold Sections, as in some constitutions."""
    style: str
    """Style of the bare numbers: ``dot`` (``12.``), ``bare`` (``12 Heading``), ``""`` for none."""
    chosen: frozenset[int]
    """Offsets of the bare numbers that are articles."""
    slug: str
    """How ids of articles begin."""


def find_form(text: str, lines: list[Line], marks: list[Mark], bare: bool) -> Form:
    """Return the form of a law from its marks outside quotations.

    ``bare`` says whether bare numbers may be articles (in Vietnamese they are khoản).
    """
    outer = _before_schedules(marks)
    word, nested = _article_word(outer or marks)
    if word:
        return Form(word, nested, "", frozenset(), WORDS[word].slug)
    style, chosen = _bare_articles(lines, outer) if bare else ("", frozenset())
    return Form("", False, style, chosen, _bare_slug(text))


def kin(word: str) -> str:
    """Return the full word for an abbreviation: ``sec`` is ``section``."""
    return {"sec": "section", "art": "article"}.get(word, word)


def second_slug(text: str, start: int, end: int) -> str:
    """Return how a second law in the same file calls its units, from its title in capitals, or ``""``."""
    found = _SECOND.findall(text, start, end)
    return {"REGULATIONS": "reg", "RULES": "r"}.get(found[-1], "s") if found else ""


def _level(mark: Mark) -> str:
    return WORDS[mark.word].level if mark.style == "word" else ""


def _article_word(marks: list[Mark]) -> tuple[str, bool]:
    """Return the word that heads the articles (``""``: bare numbers), and whether Article holds Sections."""
    words = [m for m in marks if _level(m) == "article"]
    counts = Counter(kin(m.word) for m in words)
    if words and words[0].word != "§":
        counts.pop("§", None)  # paragraph signs inside articles
    if counts["điều"]:
        return "điều", False
    if counts["article"] and counts["section"]:
        return _article_or_section([m for m in words if kin(m.word) in ("article", "section")])
    plain = [m for m in marks if m.style in ("dot", "bare") and m.number.isdigit()]
    for word, count in counts.most_common():
        values = [m.value for m in words if kin(m.word) == word and m.value is not None]
        if word in ("clause", "rule", "regulation") and (count < 3 or 1 not in values):
            continue
        leads = count > 1 or len(plain) < 2 or marks[0] is words[0]
        if values and (min(values) <= 3 or count > len(plain)) and leads:
            return word, False
    return "", False


def _article_or_section(words: list[Mark]) -> tuple[str, bool]:
    """Choose where a text has both: Articles of Sections, Sections beside stray Articles, or the reverse."""
    names = [kin(m.word) for m in words]
    sections = names.count("section")
    articles = names.count("article")
    if names[0] == "article" and sections > articles:
        restarts = sum(1 for m in words if kin(m.word) == "section" and m.value == 1)
        return "section", restarts > 1
    in_a_row = sum(1 for a, b in pairwise(names) if a == b == "section")
    return ("section", False) if in_a_row > articles else ("article", False)


def _before_schedules(marks: list[Mark]) -> list[Mark]:
    """Return the marks outside schedules.

    In a file that gives every section the name of its part or schedule, a part ends a schedule.
    """
    schedules = Counter((m.number, m.word) for m in marks if _level(m) == "schedule")
    tagged = any(count > 1 for count in schedules.values())
    kept: list[Mark] = []
    inside = False
    for mark in marks:
        if _level(mark) == "schedule":
            inside = True
        elif tagged and _level(mark) in GROUPS:
            inside = False
        if not inside:
            kept.append(mark)
    return kept


def _bare_articles(lines: list[Line], marks: list[Mark]) -> tuple[str, frozenset[int]]:
    """Return the style of bare numbers that number the law, and the offsets of those chosen."""
    best: tuple[str, frozenset[int]] = ("", frozenset())
    for style, fewest in (("dot", 1), ("bare", 3)):
        found = [
            m for m in marks if m.style == style and m.number[0].isdigit() and not _is_reference(lines, m)
        ]
        candidates = [Candidate(m.readings[0].value, m.readings[0].suffix, _weight(lines, m)) for m in found]
        chosen = main_sequence(candidates)
        if len(chosen) >= fewest and len(chosen) > 2 * len(best[1]):
            best = (style, frozenset(found[i].start for i in chosen))
    return best


def _is_reference(lines: list[Line], mark: Mark) -> bool:
    """Tell whether the line above breaks off before a number (``under section``), and is no heading."""
    before = lines[mark.line - 1] if mark.line else None
    if before is None or lines[mark.line].blank_before or (before.blank_before and len(before.text) < 100):
        return False
    return REFERENCE_BEFORE.search(before.text) is not None


def _weight(lines: list[Line], mark: Mark) -> int:
    """Return 1 to 3: more where the line stands apart, and where it reads like a heading."""
    line = lines[mark.line]
    rest = line.text[mark.end - line.start :]
    heading = 0 < len(rest) <= 150 and rest[-1] not in ",;" and rest[0].isupper()
    return 1 + line.blank_before + heading


def _bare_slug(text: str) -> str:
    """Return how ids begin in a law with bare numbers: by what it most often calls its own units."""
    said = Counter(m[1].lower() for m in _SELF.finditer(text))
    if said:
        return _SLUGS[said.most_common(1)[0][0]]
    head = text[:600].lower()
    for word, slug in (("constitution", "art"), ("regulations", "reg"), ("rules", "r")):
        if word in head and not re.search(r"\bact\b", head):
            return slug
    return "s"
