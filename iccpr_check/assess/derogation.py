"""Rules for emergencies: what they may not touch, and whom they may not treat otherwise (article 4; GC29)."""

from __future__ import annotations

from collections import defaultdict

from iccpr_check.assess.reading import Reading
from iccpr_check.assess.telling import tell
from iccpr_check.model import Evidence, Finding

_SOURCES = ("GC29/11", "GC29/13-16")
_EQUAL = ("GC29/8",)


def derogation_findings(reading: Reading) -> tuple[Finding, ...]:
    """Return NDR03 where an emergency rule bears on what stays, DER05 where it treats people unequally."""
    return (*_touching_the_core(reading), *_unequal(reading))


def _touching_the_core(reading: Reading) -> list[Finding]:
    """Return NDR03 for restrictions of what General Comment 29 adds to the list of article 4(2)."""
    core = {p.id for p in reading.knowledge.treaty.provisions if p.non_derogable == "core"}
    found = []
    for article in reading.counted.articles():
        evidence = reading.counted.within(article)
        if not any(one.means.emergency in {"powers", "suspends"} for one in evidence):
            continue
        touching: dict[str, list[Evidence]] = defaultdict(list)
        for one in evidence:
            if one.means.restricts in core:
                touching[one.means.restricts].append(one)
        found += [
            tell(reading, "NDR03", some, (right,), confidence="high", sources=_SOURCES)
            for right, some in touching.items()
        ]
    return found


def _unequal(reading: Reading) -> list[Finding]:
    by_article: dict[str, list[Evidence]] = defaultdict(list)
    for one in reading.counted.all:
        if one.means.emergency == "unequal":
            by_article[reading.tree.article(one.unit).id].append(one)
    return [
        tell(reading, "DER05", some, ("4(1)",), confidence="high", sources=_EQUAL)
        for some in by_article.values()
    ]
