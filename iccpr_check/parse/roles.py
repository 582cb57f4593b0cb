"""Roles: what each mark is in this law. One law's article is another's list item."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from iccpr_check.parse import inline
from iccpr_check.parse.form import Form, find_form, kin, second_slug
from iccpr_check.parse.lines import Line
from iccpr_check.parse.marks import LIST_REFERENCE_BEFORE, WORDS, Mark
from iccpr_check.parse.quoted import Quotation


class Role(NamedTuple):
    """A mark and what it is: a group, ``schedule``, ``article`` or a member of a ``series``."""

    mark: Mark
    level: str
    slug: str
    lang: str
    quoted: int = -1
    """Index of the quotation in which the mark stands; -1 for none."""


def assign_roles(
    text: str, lines: list[Line], marks: list[Mark], quotations: list[Quotation], bare: bool
) -> list[Role]:
    """Return the marks that can begin units, in the order of the text, each with its role.

    ``bare`` says whether bare numbers may be articles (in Vietnamese they are khoản).
    """
    known = {m.start for m in marks}
    inserted = inline.word_articles(text, lines, known)
    outer = [m for m in marks if quotation_at(quotations, m.start) < 0]
    worded = any(m.style == "word" and WORDS[m.word].level == "article" for m in outer)
    form = find_form(text, lines, outer if worded else [*outer, *inserted], bare)
    inserted += inline.schedules(text, lines, known)
    if form.chosen:
        inserted += inline.bare_articles(text, lines, [m for m in marks if m.start in form.chosen])
    roles = _Roles(text, lines, form)
    for mark in sorted([*marks, *inserted], key=lambda m: m.start):
        roles.add(mark, quotation_at(quotations, mark.start))
    return _childless_as_articles(roles.found) if form.nested else roles.found


def quotation_at(quotations: list[Quotation], offset: int) -> int:
    """Return the index of the quotation around ``offset``, or -1."""
    index = bisect_right(quotations, offset, key=lambda q: q.start) - 1
    return index if index >= 0 and offset < quotations[index].end else -1


class _Roles:
    """Gives roles from left to right."""

    def __init__(self, text: str, lines: list[Line], form: Form) -> None:
        self.found: list[Role] = []
        self._text = text
        self._lines = lines
        self._form = form
        self._slug = form.slug
        self._article: Mark | None = None
        self._in_article = False
        self._heading_line = -1
        self._in_schedule = False

    def add(self, mark: Mark, quoted: int) -> None:
        """Add the mark's role, if it has one."""
        level = self._level(mark, quoted >= 0)
        if not level or (level == "series" and (self._repeats(mark) or self._is_reference(mark))):
            return
        if level != "series":
            self._in_article = level == "article"
            self._heading_line = mark.line
            self._in_schedule = self._in_schedule or level == "schedule"
        if level == "article" and quoted < 0:
            last = self._article
            if not self._form.word and last and (mark.value or 0) <= 3 < (last.value or 0):
                self._slug = second_slug(self._text, last.end, mark.start) or self._slug
            self._article = mark
        word = WORDS.get(mark.word)
        slug = word.slug if word else self._slug if level == "article" else ""
        self.found.append(Role(mark, level, slug, word.lang if word else "", quoted))

    def _level(self, mark: Mark, quoted: bool) -> str:
        """Return what a mark is, ``""`` for nothing."""
        form = self._form
        word = WORDS.get(mark.word)
        if word is None:
            bare = mark.start in form.chosen or (mark.inline and mark.style == "dot")
            if bare or (quoted and form.style == mark.style == "dot"):
                return "article"
            if mark.style == "bare":
                return "series" if self._in_schedule and form.style == "bare" else ""
            return "series" if mark.readings else ""
        if word.level != "article":
            return word.level
        name = kin(mark.word)
        if name == form.word:
            return "article"
        if name == "article" and form.word == "section" and form.nested:
            return "chapter"
        if name == "section" and form.word == "article":
            return "division"
        if name == "§" and form.word:
            return "series"
        return "article" if quoted and name in ("article", "section", "điều") else ""

    def _is_reference(self, mark: Mark) -> bool:
        """Tell whether the line above breaks off before a number (``in paragraph``)."""
        if mark.line == 0 or self._lines[mark.line].blank_before or mark.line - 1 == self._heading_line:
            return False
        before = LIST_REFERENCE_BEFORE.search(self._lines[mark.line - 1].text[-60:])
        after = self._text[mark.end : mark.end + 2].strip()[:1]
        return before is not None and (not before[1] or after in ("", ",", ".", ";") or after.islower())

    def _repeats(self, mark: Mark) -> bool:
        """Tell whether a line gives the article's number and heading again, as consolidated texts do."""
        article = self._article
        if (
            self._form.word
            or not article
            or not self._in_article
            or mark.line != article.line + 1
            or mark.number != article.number
        ):
            return False
        heading = self._text[article.end : min(self._lines[article.line].end, article.end + 12)].strip()
        return len(heading) > 3 and self._text.startswith(heading, mark.end)


def _childless_as_articles(roles: list[Role]) -> list[Role]:
    """Return the roles where Articles hold Sections; an Article without any is an article itself."""
    result: list[Role] = []
    filled = False
    for role in reversed(roles):
        if role.slug == "art" and role.level == "chapter":
            result.append(role if filled else role._replace(level="article"))
            filled = False
        else:
            filled = filled or role.level == "article"
            result.append(role)
    return result[::-1]
