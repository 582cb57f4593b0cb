"""Markdown: text unchanged, markup included; the title is taken from the front matter."""

from __future__ import annotations

import re

import yaml

from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Extract, Format, Lines

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.{0,20000}?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.S
)
#: The title alone, with its continuation lines, goes to the YAML parser: the rest is nobody's business
#: here, and a short piece cannot exhaust the parser.
_TITLE = re.compile(r"^title[ \t]*:[^\r\n]{0,500}(?:[\r\n]+[ \t]+[^\r\n]{1,500}){0,5}", re.M)


def read_markdown(data: bytes, lang: str | None = None) -> Extract:
    """Return the decoded file without its byte order mark, and one anchor a line."""
    text = decode(data)
    return Extract(text, Lines(text).anchors(), title=_title(text))


def _title(text: str) -> str:
    front = _FRONT_MATTER.match(text)
    line = _TITLE.search(front[1]) if front else None
    if line is None:
        return ""
    try:
        values = yaml.safe_load(line[0])
    except yaml.YAMLError:
        return ""
    title = values.get("title") if isinstance(values, dict) else None
    return "" if title is None or isinstance(title, list | dict) else " ".join(str(title).split())


MARKDOWN = Format("Markdown", "", "text/markdown", (".md", ".markdown"), read_markdown)
