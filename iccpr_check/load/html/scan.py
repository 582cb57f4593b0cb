"""HTML source as a row of tags and text, each with its offset.

The standard library's parser is not used: on unclosed comments and attributes its time grows with
the square of the length, and it gives a word's place only by counting lines anew. Every step here
moves forward, so that a hostile page costs no more than another of its size.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
#: A tag whose quotes never close ends at the next ">", as its writer meant.
_BROKEN_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});?")
_TRIES = 50
"""Tags whose quotes never close, after which quotes are not waited for: each costs a look at all the rest."""
_KEPT = frozenset({"hidden", "href", "role", "start", "style", "type", "value"})
"""Attributes that say something about the text."""
_RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})


class Run(NamedTuple):
    """Text as it is read, and the offset in the source where it begins."""

    text: str
    at: int


class Tag(NamedTuple):
    """A start tag, an end tag, or both at once (``<br/>``), and its offset in the source."""

    name: str
    at: int
    opens: bool
    closes: bool
    attributes: dict[str, str]


def scan(source: str) -> Iterator[Run | Tag]:
    """Yield tags and text in order; comments and declarations are passed over."""
    position = tries = 0
    last_end = source.rfind(">")
    never_closed: set[str] = set()
    while (at := source.find("<", position)) >= 0:
        yield from _text(source, position, at)
        if source.startswith("<!--", at):
            position = _after(source, "-->", at + 4)
        elif source.startswith(("<!", "<?"), at):
            position = _after(source, ">", at)
        elif at > last_end:
            position = at
            break
        elif found := (tries < _TRIES and _TAG.match(source, at)) or _BROKEN_TAG.match(source, at):
            tries += found.re is _BROKEN_TAG
            tag = _read_tag(found)
            yield tag
            position = found.end()
            if tag.name in _RAW and tag.opens and not tag.closes and tag.name not in never_closed:
                closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.I).search(source, position)
                if closing is None:
                    never_closed.add(tag.name)
                else:
                    yield from _text(source, position, closing.start())
                    position = closing.start()
        else:
            yield Run("<", at)
            position = at + 1
    yield from _text(source, position, len(source))


def _after(source: str, mark: str, start: int) -> int:
    end = source.find(mark, start)
    return len(source) if end < 0 else end + len(mark)


def _read_tag(found: re.Match[str]) -> Tag:
    closes, name, rest = found.groups()
    if closes:
        return Tag(name.lower(), found.start(), opens=False, closes=True, attributes={})
    attributes: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(rest):
        key, double, single, bare = one.groups("")
        if key.lower() in _KEPT:
            attributes.setdefault(key.lower(), double or single or bare)
    return Tag(name.lower(), found.start(), opens=True, closes=rest.endswith("/"), attributes=attributes)


def _text(source: str, start: int, end: int) -> Iterator[Run]:
    """Yield the text between two places, each character reference as a run of its own."""
    for found in _REFERENCE.finditer(source, start, end):
        read = html.unescape(found[0])
        if read == found[0]:
            continue
        if found.start() > start:
            yield Run(source[start : found.start()], start)
        # "&notit;" is "¬" and "it;": what follows the reference is text like any other.
        start = found.end() if not found[0].endswith(read[1:]) else found.end() - len(read[1:])
        yield Run(read[:1] if start < found.end() else read, found.start())
    if end > start:
        yield Run(source[start:end], start)
