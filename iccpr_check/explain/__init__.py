"""What a provision, a code or a rule means, for a person at a terminal or a class before a page."""

from __future__ import annotations

import difflib
import re
from typing import Literal, assert_never

from iccpr_check.explain.as_html import render_html
from iccpr_check.explain.as_text import render_json, render_markdown, render_text
from iccpr_check.explain.codes import code_sheet, undecided_sheet
from iccpr_check.explain.provisions import provision_sheet
from iccpr_check.explain.rules import rule_sheet
from iccpr_check.explain.sheet import Entry, Section, Sheet
from iccpr_check.explain.words import say
from iccpr_check.model import Knowledge, Lang

__all__ = ["FORMATS", "Format", "explain", "nearest", "render"]

Format = Literal["text", "markdown", "html", "json"]
FORMATS: tuple[Format, ...] = ("text", "markdown", "html", "json")
EVERYTHING = "all"
"""The name of the whole treaty with every article on one page."""
_SPOKEN = re.compile(r"^(articles?|art\.?|điều|iccpr:?)\s*", re.IGNORECASE)


def explain(name: str, knowledge: Knowledge, lang: Lang = "en") -> Sheet | None:
    """Return what a name stands for, or None when nothing has it."""
    treaty = knowledge.treaty
    if name.lower() in {treaty.id, EVERYTHING}:
        return _index(knowledge, lang, whole=name.lower() == EVERYTHING)
    provision = treaty.provision(name.removeprefix(f"{treaty.id}:"))
    if provision is not None:
        return provision_sheet(provision, knowledge, lang)
    wanted = name.upper().removeprefix("ICCPR-")
    code = next((code for code in knowledge.codes if code.id.upper() == wanted), None)
    if code is not None:
        return code_sheet(code, knowledge, lang)
    undecided = next((one for one in knowledge.undecided if one.id.upper() == wanted), None)
    if undecided is not None:
        return undecided_sheet(undecided, lang)
    rule = next((rule for rule in knowledge.rules if rule.id == name), None)
    return rule_sheet(rule, lang) if rule is not None else None


def nearest(name: str, knowledge: Knowledge) -> str | None:
    """Return the known name that a mistyped one comes nearest to, or None."""
    spoken = _SPOKEN.sub("", name.strip())
    article, *parts = re.findall(r"[^\W_]+", spoken) or [""]
    if article.isdigit():
        written = article + "".join(f"({part.lower()})" for part in parts)
        same = [one.id for one in knowledge.treaty.provisions if one.id.split("(")[0] == article]
        return written if written in same else _close(written, same) or next(iter(same), None)
    codes: list[str] = [*(one.id for one in knowledge.codes), *(one.id for one in knowledge.undecided)]
    upper = {one.upper(): one for one in codes}
    code = _close(spoken.upper(), list(upper))
    return upper[code] if code is not None else _close(spoken, [rule.id for rule in knowledge.rules])


def _close(name: str, known: list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, known, 1, 0.6)), None)


def render(sheet: Sheet, form: Format, lang: Lang, width: int = 80) -> str:
    """Return a sheet as text of some columns, Markdown, a page of its own, or JSON."""
    match form:
        case "text":
            return render_text(sheet, lang, width)
        case "markdown":
            return render_markdown(sheet, lang)
        case "html":
            return render_html(sheet, lang)
        case "json":
            return render_json(sheet)
        case _:
            assert_never(form)


def _index(knowledge: Knowledge, lang: Lang, *, whole: bool) -> Sheet:
    """Return the treaty article by article and all codes; the articles in full where the whole is wanted."""
    articles = [one for one in knowledge.treaty.provisions if one.parent is None]
    listed = tuple(Entry(one.title.get(lang, one.title.get("en", "")), one.id) for one in articles)
    codes = tuple(Entry(one.name.get(lang, one.name.get("en", "")), one.id) for one in knowledge.codes)
    name = knowledge.treaty.name.get(lang, knowledge.treaty.name.get("en", ""))
    sections = (
        Section("facts", say("articles", lang), listed),
        Section("facts", say("all_codes", lang), codes),
    )
    parts = tuple(provision_sheet(one, knowledge, lang) for one in articles) if whole else ()
    return Sheet(
        "index", knowledge.treaty.id.upper(), f"{name}, {knowledge.treaty.citation}", sections, parts
    )
