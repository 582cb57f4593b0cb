"""The sentence around a place, read for what else it says."""

from __future__ import annotations

import re

from iccpr_check.model import Span

_END = re.compile(
    r"(?<![Aa]rt)(?<![Aa]rts)(?<![Pp]ara)(?<![Pp]aras)(?<!\bNo)(?<!\bNos)[.!?][\"”’)]*\s+(?=[^a-zà-ỹ\d])|\n\s*\n"
)
_REACH = 1200


def sentence_at(text: str, span: Span) -> tuple[int, int]:
    """Return where the sentence that holds a span begins and ends, in code points of ``text``."""
    start = max(0, span.start - _REACH)
    for found in _END.finditer(text, start, span.start):
        start = found.end()
    following = _END.search(text, span.end, min(len(text), span.end + _REACH))
    return start, following.start() + 1 if following else min(len(text), span.end + _REACH)
