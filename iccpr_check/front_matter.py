"""The YAML that a Markdown file may begin with: about the file, and no part of the law."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.{0,20000}?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.S
)
_INK = re.compile(r"[^\r\n]")


def front_matter(text: str) -> str:
    """Return the YAML between the rules that a Markdown text begins with, ``""`` when it has none."""
    found = _FRONT_MATTER.match(text)
    return found[1] if found else ""


def without_front_matter(text: str) -> str:
    """Return a text of the same length and lines, with spaces in place of its front matter."""
    found = _FRONT_MATTER.match(text)
    return text if found is None else _INK.sub(" ", found[0]) + text[found.end() :]
