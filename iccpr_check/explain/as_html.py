"""A sheet as a page of its own: no network, no script, to be read on a phone or printed for a class."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from iccpr_check.explain.sheet import Entry, Section, Sheet
from iccpr_check.explain.words import say
from iccpr_check.model import Lang

_OPEN = 6
"""Entries of a long section that are seen at once; the rest unfold."""
_BINDS = ' class="binds"'
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --page: #fff; --soft: #57606a; --line: #d5dae0;
  --tint: #f4f6f8; --mark: #ffe9a8; --link: #0b57a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --page: #14181d; --soft: #9aa5b1;
  --line: #353d47; --tint: #1d232a; --mark: #5c4a00; --link: #7fb8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: var(--page);
  color: var(--ink); font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.25rem; } h3 { font-size: 1.05rem; }
h2 { margin-top: 2.5rem; padding-top: .8rem; border-top: 1px solid var(--line); }
a { color: var(--link); }
nav { background: var(--tint); padding: .6rem 1rem; border-radius: .4rem; }
nav summary { font-weight: 600; cursor: pointer; }
nav ul { columns: 16rem; padding-left: 1.1rem; margin: .4rem 0; }
blockquote { margin: .3rem 0 1.1rem; padding: .2rem 0 .2rem 1rem; border-left: .25rem solid var(--line); }
blockquote.binds { border-left-color: var(--link); }
blockquote p { margin: .3rem 0; }
figure { margin: 0; } figcaption { color: var(--soft); font-size: .9rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 13rem) 1fr; gap: .3rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
ul.points { padding-left: 1.2rem; } ul.points li { margin: .35rem 0; }
.source { color: var(--soft); font-size: .9rem; } .label { font-weight: 600; }
code { font-size: .88em; color: var(--soft); }
mark { background: var(--mark); color: inherit; padding: 0 .15em; }
details.more > summary { color: var(--link); cursor: pointer; }
footer { margin-top: 3rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { nav { display: none; } body { max-width: none; color: #000; background: #fff; }
  h2, h3 { break-after: avoid; } blockquote, li { break-inside: avoid; } }
"""


def render_html(sheet: Sheet, lang: Lang) -> str:
    """Return the sheet as one page that asks for nothing else."""
    title = _text(f"{sheet.id} · {sheet.title}")
    lines = [
        "<!doctype html>",
        f'<html lang="{_text(lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        *_contents(sheet, lang),
        *_sections(sheet, lang, 2),
        *(line for part in sheet.parts for line in _part(part, lang, 2)),
        "</main>",
        f"<footer>{_text(say('note', lang))}</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _contents(sheet: Sheet, lang: Lang) -> Iterator[str]:
    links = [(_anchor(sheet, section), section.heading) for section in sheet.sections]
    links += [(_id(part.id), f"{part.id} · {part.title}") for part in sheet.parts]
    yield f'<nav aria-label="{_text(say("contents", lang))}"><details open>'
    yield f"<summary>{_text(say('contents', lang))}</summary><ul>"
    yield from (f'<li><a href="#{anchor}">{_text(name)}</a></li>' for anchor, name in links)
    yield "</ul></details></nav>"


def _part(sheet: Sheet, lang: Lang, level: int) -> Iterator[str]:
    yield f'<section id="{_id(sheet.id)}">'
    yield f"<h{level}>{_text(sheet.id)} · {_text(sheet.title)}</h{level}>"
    yield from _sections(sheet, lang, level + 1)
    for part in sheet.parts:
        yield from _part(part, lang, min(level + 1, 5))
    yield "</section>"


def _sections(sheet: Sheet, lang: Lang, level: int) -> Iterator[str]:
    listed = {part.id for part in sheet.parts}
    for section in sheet.sections:
        yield f'<h{level} id="{_anchor(sheet, section)}">{_text(section.heading)}</h{level}>'
        seen = section.entries[:_OPEN] if section.long else section.entries
        yield from _entries(section, seen, lang, listed)
        rest = section.entries[len(seen) :]
        if rest:
            yield f'<details class="more"><summary>{_text(say("more", lang, n=len(rest)))}</summary>'
            yield from _entries(section, rest, lang, listed)
            yield "</details>"


def _entries(section: Section, entries: tuple[Entry, ...], lang: Lang, listed: set[str]) -> Iterator[str]:
    match section.kind:
        case "words":
            for entry in entries:
                yield from _quotation(entry)
        case "facts":
            yield "<dl>"
            for entry in entries:
                label = _text(entry.label)
                name = f'<a href="#{_id(entry.label)}">{label}</a>' if entry.label in listed else label
                yield f"<dt>{name}</dt><dd{_spoken(entry, lang)}>{_text(entry.text)}{_source(entry)}</dd>"
            yield "</dl>"
        case _:
            yield '<ul class="points">'
            for entry in entries:
                label = f"<code>{_text(entry.label)}</code> " if entry.label else ""
                words = _marked(entry.text) if section.kind == "found" else _text(entry.text)
                yield f"<li>{label}<span{_spoken(entry, lang)}>{words}</span>{_source(entry)}</li>"
            yield "</ul>"


def _quotation(entry: Entry) -> Iterator[str]:
    yield f"<figure><figcaption>{_text(entry.label)}</figcaption>"
    yield f'<blockquote lang="{_text(entry.lang)}"{_BINDS if entry.binds else ""}>'
    yield from (f"<p>{_text(line)}</p>" for line in entry.text.splitlines())
    yield "</blockquote></figure>"


def _marked(text: str) -> str:
    return _text(text).replace("[[", "<mark>").replace("]]", "</mark>")


def _source(entry: Entry) -> str:
    return f' <span class="source">({_text(entry.source)})</span>' if entry.source else ""


def _spoken(entry: Entry, lang: Lang) -> str:
    return f' lang="{_text(entry.lang)}"' if entry.lang and entry.lang != lang else ""


def _anchor(sheet: Sheet, section: Section) -> str:
    return f"{_id(sheet.id)}-s{sheet.sections.index(section) + 1}"


def _id(name: str) -> str:
    return "p-" + re.sub(r"\W+", "-", name).strip("-").lower()


def _text(words: str) -> str:
    return html.escape(words)
