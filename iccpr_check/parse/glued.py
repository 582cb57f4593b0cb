"""Headings of parts that a text prints twice: at the end of the section before, and on a line of their own.

``… shall apply. Part II – Search and seizure`` and, on the next line, ``Part II``: the words belong
to the part that follows, not to the section that they were left hanging on.
"""

from __future__ import annotations

import re

from iccpr_check.parse.lines import trim
from iccpr_check.parse.outline import Node

_LONGEST = 160
_GLUED = re.compile(
    r"(?<=[.;:)\]”\"’])\s(?P<whole>(?P<word>Part|Chapter|Division|Title)\s(?P<number>[IVXLC\d]+[A-Z]?)"
    r"\s?[–—-]\s?(?P<heading>[^.;:\n]{3,120}))\s*$",
    re.IGNORECASE,
)


def move_glued_headings(text: str, nodes: list[Node]) -> None:
    """Give each group the heading that hangs on the unit before it; nodes and ends are changed in place."""
    for index, group in enumerate(nodes):
        if group.level in {"article", "series", "edge"} or group.quoted or group.heading is not None:
            continue
        found = _GLUED.search(text, max(0, group.start - _LONGEST), group.start)
        if found is None or found["number"].casefold() != group.number.casefold():
            continue
        at = found.start("whole")
        before = [node for node in nodes[:index] if at < node.end <= group.start]
        if not before or any(node.start >= at for node in before):
            continue
        for node in before:
            node.end = trim(text, node.start, at)
        group.start = at
        group.heading = found.span("heading")
