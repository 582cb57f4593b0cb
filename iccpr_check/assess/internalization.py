"""Where the draft gives effect to the Covenant, and how far: elements located, and those not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from iccpr_check.assess.findings import make_finding, quote, say
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.telling import tell
from iccpr_check.model import ElementResult, Evidence, Finding, Provision

_PROCEDURE = frozenset({"guarantee", "structural"})
_NO_MACHINERY = frozenset({"ouster", "tailored", "narrow"})
_HOLDER_REACH = 80
"""Code points between "every citizen" and the right, at most, for one to be the other's holder."""


def element_evidence(reading: Reading) -> dict[str, list[Evidence]]:
    """Return the evidence for every element that was located, in the order of the text."""
    located: dict[str, list[Evidence]] = defaultdict(list)
    for found in reading.counted.all:
        if found.means.element is not None:
            located[found.means.element].append(found)
    return located


def element_results(provision: Provision, located: Mapping[str, list[Evidence]]) -> tuple[ElementResult, ...]:
    """Return, for each element of a provision, whether and where it was located."""
    return tuple(
        ElementResult(
            id=element.id,
            located=element.id in located,
            units=tuple(dict.fromkeys(found.unit for found in located.get(element.id, ()))),
        )
        for element in provision.elements
    )


def internalization_findings(reading: Reading, located: Mapping[str, list[Evidence]]) -> tuple[Finding, ...]:
    """Return IMP10 or IMP20 for every provision with an element located, and IMP40 for narrower holders."""
    findings = []
    for provision in reading.knowledge.treaty.provisions:
        required = [element for element in provision.elements if element.required]
        have = [element for element in provision.elements if element.id in located]
        if not have:
            continue
        missing = [element for element in required if element.id not in located]
        code = reading.codes["IMP20" if missing else "IMP10"]
        evidence = sorted(
            (found for element in have for found in located[element.id]), key=lambda found: found.span.start
        )
        found_required = len(required) - len(missing)
        findings.append(
            make_finding(
                code,
                reading.tree.draft,
                unit_id=evidence[0].unit,
                span=evidence[0].span,
                provisions=(provision.id,),
                confidence="high",
                lang=reading.lang,
                details={
                    "k": str(found_required if required else len(have)),
                    "n": str(len(required) or len(provision.elements)),
                    "list": "; ".join(say(element.name, reading.lang) for element in missing),
                },
                sources=provision.source[:3],
                evidence=[quote(reading.tree.draft, found) for found in evidence[:8]],
            )
        )
    return (*findings, *_declared_only(reading, located), *narrower_holders(reading))


def _declared_only(reading: Reading, located: Mapping[str, list[Evidence]]) -> list[Finding]:
    """Return IMP30 for rights that are stated where nothing says who must do what, by when, or else what.

    A guarantee of procedure is machinery itself; a constitution, and an article on principles, state rights
    for others to carry out.
    """
    if "constitution" in reading.kinds:
        return []
    principles = {
        reading.tree.article(found.unit).id
        for found in reading.counted.all
        if found.means.frame == "principles" and reading.tree.in_heading(found.unit, found.span)
    }
    by_right: dict[str, list[Evidence]] = defaultdict(list)
    for element, evidence in located.items():
        by_right[element.split(":")[0]] += evidence
    findings = []
    for right, evidence in by_right.items():
        provision = reading.knowledge.treaty.provision(right)
        articles = {reading.tree.article(found.unit).id for found in evidence}
        if provision is None or provision.klass in _PROCEDURE or articles & principles:
            continue
        if any(_machinery(reading, article) for article in articles):
            continue
        stated = sorted(evidence, key=lambda found: found.span.start)
        findings.append(tell(reading, "IMP30", stated[:1], (right,), sources=("GC31/7", "GC31/15")))
    return findings


def _machinery(reading: Reading, article: str) -> bool:
    """Tell whether an article says who must act, how it can be challenged, or what follows otherwise."""
    return any(
        found.means.actor == "responsible"
        or found.means.measure is not None
        or (found.means.safeguard is not None and found.means.safeguard not in _NO_MACHINERY)
        for found in reading.counted.within(article)
    )


def citizens_only(reading: Reading) -> list[tuple[Evidence, str]]:
    """Return pairs of (words that name citizens, provision for everyone whose right they are given)."""
    holders = [found for found in reading.counted.all if found.means.holder == "citizens"]
    pairs = []
    for found in reading.counted.all:
        provision = _provision_of(reading, found)
        if provision is None or provision.holder != "everyone":
            continue
        for holder in holders:
            gap = found.span.start - holder.span.end
            if holder.unit == found.unit and -_HOLDER_REACH < gap <= _HOLDER_REACH:
                pairs.append((holder, provision.id))
                break
    return pairs


def narrower_holders(reading: Reading) -> list[Finding]:
    """Return IMP40 where a right that the Covenant gives to everyone is worded for citizens."""
    told = {found.unit for found in reading.counted.all if found.means.code == "DIS02"}
    by_unit: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
    for holder, provision in citizens_only(reading):
        if holder.unit in told:
            continue
        by_unit[holder.unit].append((holder, provision))
    draft = reading.tree.draft
    return [
        make_finding(
            reading.codes["IMP40"],
            draft,
            unit_id=unit,
            span=pairs[0][0].span,
            provisions=tuple(dict.fromkeys(provision for _, provision in pairs)),
            confidence="high",
            lang=reading.lang,
            details={"holder": f"“{draft.document.text[pairs[0][0].span.start : pairs[0][0].span.end]}”"},
            sources=("GC31/10", "GC15/1-2"),
            evidence=[quote(draft, pairs[0][0])],
        )
        for unit, pairs in by_unit.items()
    ]


def _provision_of(reading: Reading, found: Evidence) -> Provision | None:
    if found.means.element is None:
        return None
    return reading.knowledge.treaty.provision(found.means.element.split(":")[0])
