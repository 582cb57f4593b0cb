"""The words of a line of Markdown, with their emphasis: what stands inside paragraphs, items and cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<fence>`+)(?P<code>.+?)(?<!`)(?P=fence)(?!`)"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<break>\s*<br\s*/?>\s*)"
    r"|<!--.*?-->|</?[A-Za-z][^<>]*>"
    r"|\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\s]*)\)"
    r"|(?P<entity>&(?:[A-Za-z]+|#[0-9]+);)",
    re.DOTALL,
)


class Words(NamedTuple):
    """Words that look the same; ``\\n`` is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


def words(line: str) -> list[Words]:
    """Return the words of a line of Markdown, tags and targets inside the report left out."""
    found: list[Words] = []
    for one in _words(line, bold=False, italic=False):
        last = found[-1] if found else None
        if last is not None and last[1:] == one[1:]:
            found[-1] = last._replace(text=last.text + one.text)
        elif one.text:
            found.append(one)
    return found


def _words(line: str, *, bold: bool, italic: bool) -> Iterator[Words]:
    at = 0
    for token in _TOKEN.finditer(line):
        yield Words(line[at : token.start()], bold, italic)
        at = token.end()
        stars = len(token["stars"] or "")
        if stars:
            bold ^= stars > 1
            italic ^= stars != 2
        elif token["code"] is not None:
            yield Words(_code(token["code"]), bold, italic, code=True)
        elif token["text"] is not None:
            yield from _words(token["text"], bold=bold, italic=italic)
            if "://" in token["target"]:
                yield Words(f" ({token['target']})", bold, italic)
        elif token["break"] is not None:
            yield Words("\n", bold, italic)
        else:
            yield Words(token["escaped"] or html.unescape(token["entity"] or ""), bold, italic)
    yield Words(line[at:], bold, italic)


def _code(text: str) -> str:
    """Return the words of a code span: a space stands within its fences where its words begin with one."""
    text = text.replace("\\|", "|")
    return text[1:-1] if text.startswith(" ") and text.endswith(" ") and text.strip() else text
