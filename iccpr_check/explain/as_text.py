"""A sheet for a terminal, as Markdown, and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from iccpr_check.explain.sheet import Entry, Section, Sheet
from iccpr_check.explain.words import say
from iccpr_check.model import Lang
from iccpr_check.report.markup import code, escape

_FIRST = 8
"""Entries of a long section that are shown; the rest are counted."""


def render_json(sheet: Sheet) -> str:
    """Return the sheet as it is, whole."""
    return json.dumps(asdict(sheet), ensure_ascii=False, indent=2) + "\n"


def render_text(sheet: Sheet, lang: Lang, width: int) -> str:
    """Return the sheet as lines of at most ``width`` columns."""
    lines = [*_text(sheet, lang, max(width, 40)), "", *textwrap.wrap(say("note", lang), width)]
    return "\n".join(lines) + "\n"


def _text(sheet: Sheet, lang: Lang, width: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{sheet.id} · {sheet.title}", width, subsequent_indent="  ")
    for section in sheet.sections:
        yield ""
        yield f"{section.heading}:"
        for entry in _shown(section):
            yield from _entry(section, entry, width)
        if len(section.entries) > len(_shown(section)):
            yield f"  {say('more', lang, n=len(section.entries) - _FIRST)}"
    for part in sheet.parts:
        yield ""
        yield ""
        yield from _text(part, lang, width)


def _entry(section: Section, entry: Entry, width: int) -> Iterator[str]:
    source = f" ({entry.source})" if entry.source else ""
    if section.kind == "words":
        yield from textwrap.wrap(entry.label, width, initial_indent="  ", subsequent_indent="  ")
        for line in entry.text.splitlines():
            yield from textwrap.wrap(line, width, initial_indent="    ", subsequent_indent="    ")
        return
    label = f"{entry.label}: " if entry.label else ""
    text = _marked(entry.text, "»", "«") if section.kind == "found" else entry.text
    yield from textwrap.wrap(
        f"{label}{text}{source}", width, initial_indent="  ", subsequent_indent="    ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def render_markdown(sheet: Sheet, lang: Lang) -> str:
    """Return the sheet as a Markdown page."""
    return "\n".join([*_markdown(sheet, lang, 1), f"*{say('note', lang)}*"]) + "\n"


def _markdown(sheet: Sheet, lang: Lang, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape(sheet.id)} · {escape(sheet.title)}"
    yield ""
    for section in sheet.sections:
        yield f"{'#' * (level + 1)} {section.heading}"
        yield ""
        for entry in _shown(section):
            yield from _item(section, entry)
        if len(section.entries) > len(_shown(section)):
            yield f"- {say('more', lang, n=len(section.entries) - _FIRST)}"
        yield ""
    for part in sheet.parts:
        yield from _markdown(part, lang, min(level + 1, 5))


def _item(section: Section, entry: Entry) -> Iterator[str]:
    source = f" ({escape(entry.source)})" if entry.source else ""
    if section.kind == "words":
        yield f"**{escape(entry.label)}**"
        yield ""
        for line in entry.text.splitlines():
            yield f"> {escape(line)}"
            yield ">"
        yield ""
        return
    label = f"{code(entry.label)}: " if entry.label else ""
    text = escape(_marked(entry.text, "\2", "\3")).replace("\2", "**").replace("\3", "**")
    yield f"- {label}{text}{source}"


def _shown(section: Section) -> tuple[Entry, ...]:
    return section.entries[:_FIRST] if section.long else section.entries


def _marked(text: str, start: str, end: str) -> str:
    return text.replace("[[", start).replace("]]", end)
