"""Labels and sources one after another, what several share said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_COMMENT = re.compile(r"GC\d+")
_NUMBERED = re.compile(r"(\D+?) ?(\d\S*)")
_PLURALS = {
    "Article": "Articles", "Section": "Sections", "Regulation": "Regulations", "Rule": "Rules",
    "Clause": "Clauses", "Schedule": "Schedules", "art.": "arts.", "s.": "ss.", "reg.": "regs.", "r.": "rr.",
    "cl.": "cls.",
}  # fmt: skip
"""Words before a number that have a plural; others (``Điều``) stand as they are."""


def in_a_row(labels: Sequence[str]) -> str:
    """Return labels in one line: ``Điều 8, 16``, ``Articles 3, 4, s. 5(1)``, ``ss. 2(1), 9(2)(a)``."""
    groups: list[tuple[str, list[str]]] = []
    for label in labels:
        found = _NUMBERED.fullmatch(label)
        if found is None:
            groups.append(("", [label]))
        elif groups and groups[-1][0] == found[1]:
            groups[-1][1].append(found[2])
        else:
            groups.append((found[1], [found[2]]))
    return ", ".join(_said(word, numbers) for word, numbers in groups)


def _said(word: str, numbers: Sequence[str]) -> str:
    if len(numbers) > 1:
        word = _PLURALS.get(word, word)
    gap = "" if word in {"", "§"} else " "
    return f"{word}{gap}{', '.join(numbers)}"


def as_cited(sources: Iterable[str]) -> str:
    """Return sources, each once, as lawyers write them: ``ICCPR art. 19(3); GC34 ¶25, 46``."""
    cited: dict[str, dict[str, None]] = {}
    for source in (one for several in sources for one in several.split("; ")):
        comment, slash, paragraphs = source.partition("/")
        if slash and _COMMENT.fullmatch(comment):
            cited.setdefault(comment, {}).update(dict.fromkeys(paragraphs.split(", ")))
        else:
            cited.setdefault(source, {})
    return "; ".join(
        f"{one} ¶{', '.join(sorted(said, key=_number))}" if said else one for one, said in cited.items()
    )


def _number(paragraph: str) -> tuple[int, str]:
    found = re.match(r"\d+", paragraph)
    return int(found[0]) if found else 0, paragraph
