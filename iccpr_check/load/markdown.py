"""Markdown: text unchanged, markup included; the title is taken from the front matter."""

from __future__ import annotations

import re

import yaml

from iccpr_check.front_matter import front_matter
from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Extract, Lines, Options, refuse_too_long

#: The title alone, with its continuation lines, goes to the YAML parser: the rest is nobody's business
#: here, and a short piece cannot exhaust the parser.
_TITLE = re.compile(r"^title[ \t]*:[^\r\n]{0,500}(?:[\r\n]+[ \t]+[^\r\n]{1,500}){0,5}", re.M)


def read_markdown(data: bytes, options: Options) -> Extract:
    """Return the decoded file without its byte order mark, and one anchor a line."""
    text = decode(data)
    refuse_too_long(text)
    return Extract(text, Lines(text).anchors(), title=_title(text))


def _title(text: str) -> str:
    line = _TITLE.search(front_matter(text))
    if line is None:
        return ""
    try:
        values = yaml.load(line[0], Loader=yaml.BaseLoader)  # makes strings, lists and mappings, nothing else
    except (yaml.YAMLError, RecursionError):
        return ""
    title = values.get("title") if isinstance(values, dict) else None
    return " ".join(title.split()) if isinstance(title, str) and title not in {"~", "null"} else ""
