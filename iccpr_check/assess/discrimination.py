"""Clauses on discrimination: whether their list of grounds is whole or open, and special measures.

Articles 2(1) and 26 ask for an open list; articles 4(1) and 24(1) have shorter ones of their own, so a clause
that only gives effect to these is not asked for more (GC18/10-12).
"""

from __future__ import annotations

from collections import defaultdict

from iccpr_check.assess.findings import say
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.telling import tell
from iccpr_check.model import Evidence, Finding

_OWN_LISTS = ("4(1)", "24(1)")
_OPEN = "other"
_A_LIST = 3
"""Grounds that a clause must name for its list to be one."""


def discrimination_findings(reading: Reading) -> tuple[Finding, ...]:
    """Return DIS05 for closed or short lists of grounds, and DIS07 once for all special measures."""
    return (*_short_lists(reading), *_special_measures(reading))


def _short_lists(reading: Reading) -> list[Finding]:
    by_unit: dict[str, list[Evidence]] = defaultdict(list)
    for found in reading.counted.all:
        by_unit[found.unit].append(found)
    asked = reading.knowledge.vocabulary.get("status", {})
    findings = []
    for evidence in by_unit.values():
        clause = [one for one in evidence if (one.means.element or "").startswith(("26:", "2(1):"))]
        named = {one.means.status for one in evidence if one.means.status is not None}
        opened = {"26:open_grounds", "2(1):grounds_open_list"} & {one.means.element for one in evidence}
        own_list = any((one.means.element or "").startswith(_OWN_LISTS) for one in evidence)
        missing = [status for status in asked if status not in named and status != _OPEN]
        if not clause or opened or own_list or _OPEN in named or len(named) < _A_LIST or not missing:
            continue
        listed = ", ".join(say(asked[status].name, reading.lang) for status in missing)
        findings.append(
            tell(reading, "DIS05", clause, ("26",), details={"list": listed}, sources=("GC18/7", "GC18/11"))
        )
    return findings


def _special_measures(reading: Reading) -> list[Finding]:
    special = [found for found in reading.counted.all if found.means.frame == "special"]
    return [tell(reading, "DIS07", special, ("26",), sources=("GC18/10", "GC28/3"))] if special else []
