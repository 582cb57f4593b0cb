"""A code of finding explained: what it says, when, how grave, an example, and how to settle it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iccpr_check.explain.rules import rule_entries
from iccpr_check.explain.sheet import Entry, Section, Sheet
from iccpr_check.explain.words import say
from iccpr_check.model import Code, Knowledge, Lang, Undecided, Words
from iccpr_check.report.words import LANGUAGES

_PLACE = re.compile(r"{\w+}")
"""What a finding fills with the draft's own words."""
_WEIGHED = ("RES", "BRT", "DIS", "NDR01", "REM04")
"""Beginnings of the codes whose severity is weighed where they lead a restriction."""


def code_sheet(code: Code, knowledge: Knowledge, lang: Lang) -> Sheet:
    """Return the sheet of a code."""
    rules = [rule for rule in knowledge.rules if rule.means.code == code.id]
    sections = (
        Section("points", say("meaning", lang), tuple(_messages(code, lang))),
        Section("facts", say("severity", lang), tuple(_severity(code, lang))),
        Section(
            "facts", say("when", lang), (*_standard(code, knowledge, lang), *_asked(code, knowledge, lang))
        ),
        Section("points", say("settle", lang), tuple(_settle(code, lang))),
        Section("found", say("by_rules", lang), rule_entries(rules, lang), long=True),
    )
    return Sheet("code", code.id, _said(code.name, lang), tuple(one for one in sections if one.entries))


def undecided_sheet(undecided: Undecided, lang: Lang) -> Sheet:
    """Return the sheet of a code that no text decides."""
    title = f"{_said(undecided.name, lang)} · {say('undecided', lang)}"
    why = Section("points", say("why", lang), (Entry(_said(undecided.why, lang)),))
    return Sheet("undecided", undecided.id, title, (why,))


def _messages(code: Code, lang: Lang) -> Iterator[Entry]:
    """Yield the message in every language of reports, the reader's first."""
    for one in sorted(LANGUAGES, key=lambda other: other != lang):
        if one in code.message:
            asked = code.question.get(one, "")
            message = _PLACE.sub("…", code.message[one])
            yield Entry(f"{message} {asked}".strip(), one, lang=one)


def _severity(code: Code, lang: Lang) -> Iterator[Entry]:
    yield Entry(say(code.severity, lang), say("starts_at", lang))
    if code.id.startswith(_WEIGHED):
        yield Entry(say("weighed", lang), say("weight", lang))
    yield Entry(say("may_fail" if code.fails_build else "never_fails", lang), say("build", lang))


def _standard(code: Code, knowledge: Knowledge, lang: Lang) -> Iterator[Entry]:
    for one in knowledge.standards:
        if one.id == code.id:
            yield Entry(", ".join(one.provisions), say("provisions", lang))
            yield Entry(_said(one.measure, lang), say("measure", lang), ", ".join(one.source))
            yield Entry(_said(one.parameter, lang), say("read", lang))
            yield Entry(_said(one.fires, lang), say("fires", lang))
            yield Entry(_said(one.silent, lang), say("silent", lang))


def _asked(code: Code, knowledge: Knowledge, lang: Lang) -> Iterator[Entry]:
    """Yield the powers that a code is asked of, and what would locate it."""
    kinds = {kind.id: kind.name for kind in knowledge.kinds}
    for row in knowledge.safeguards:
        if row.code != code.id:
            continue
        yield Entry(_said(row.named, lang), row.provision, row.source.cite)
        yield Entry(", ".join(row.powers), say("asked_where", lang))
        if row.kinds:
            names = (_said(kinds[kind], lang) if kind in kinds else kind for kind in row.kinds)
            yield Entry("; ".join(names), say("in_laws", lang))
        yield Entry(", ".join(row.located_by), say("located_by", lang))


def _settle(code: Code, lang: Lang) -> Iterator[Entry]:
    question = _said(code.question, lang)
    if question:
        yield Entry(question, say("settle_ask", lang))
    if code.severity != "info":
        yield Entry(say("settle_words", lang))
        yield Entry(say("settle_elsewhere", lang))


def _said(words: Words, lang: Lang) -> str:
    return words.get(lang, words.get("en", ""))
