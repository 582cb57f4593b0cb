"""Where the draft appears to restrict a right: a sheet for each of its articles and each provision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from iccpr_check.assess.reading import Reading
from iccpr_check.assess.sheets import Sheet, SheetMaker
from iccpr_check.model import Evidence


def restriction_sheets(reading: Reading) -> tuple[Sheet, ...]:
    """Return a sheet for every article of the draft and provision that its words appear to restrict."""
    sheets = []
    appeals = _general_appeals(reading)
    for article in reading.counted.articles():
        groups: dict[str, list[Evidence]] = defaultdict(list)
        for found in reading.counted.within(article):
            if found.means.restricts is not None:
                groups[found.means.restricts].append(found)
        for provision_id, evidence in _merged(groups).items():
            provision = reading.knowledge.treaty.provision(provision_id)
            if provision is not None:
                sheets.append(SheetMaker(reading, article, provision, evidence, appeals).made())
    return tuple(sheets)


def _general_appeals(reading: Reading) -> list[Evidence]:
    """Return appeals to a court that stand in an article of their own, which restricts nothing itself."""
    found = []
    for article in reading.counted.articles():
        evidence = reading.counted.within(article)
        if not any(one.means.restricts is not None for one in evidence):
            found += [one for one in evidence if one.means.safeguard == "court_appeal"]
    return found


def _merged(groups: Mapping[str, list[Evidence]]) -> dict[str, list[Evidence]]:
    """Give a right named as a whole (``17``) to its paragraph where that is restricted too (``17(1)``)."""
    merged: dict[str, list[Evidence]] = {}
    for provision, evidence in groups.items():
        finer = next((other for other in groups if other.startswith(f"{provision}(")), None)
        merged.setdefault(finer or provision, []).extend(evidence)
    return merged
