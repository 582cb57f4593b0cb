"""What a law of this kind, or with these powers, is expected to address, and does not. Asked last.

Nothing detects an omission: it is what remains of an expectation when all evidence has been read.
Amending laws are judged on what they touch, so they omit nothing; a law of no known kind owes
only what its own powers call for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from iccpr_check.assess.elsewhere import left_elsewhere
from iccpr_check.assess.findings import make_finding, name_provisions, say
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.telling import tell
from iccpr_check.model import Evidence, Expected, Finding, LawKind, Skipped, Trigger


@dataclass(frozen=True)
class Expectation:
    """That a provision is expected, and because of what."""

    expected: Expected
    why: str
    trigger: Trigger | None = None
    evidence: Evidence | None = None


def expectations(reading: Reading, kinds: Sequence[LawKind]) -> dict[str, Expectation]:
    """Return the expected provisions: those of the draft's kinds, then those its own powers call for."""
    expected: dict[str, Expectation] = {}
    for kind in kinds:
        name = say(kind.name, reading.lang)
        for provision in kind.core:
            expected[provision] = Expectation("core", name)
    for trigger, evidence in triggered(reading):
        label = reading.tree.unit(evidence.unit).label
        for provision in trigger.expects:
            expected.setdefault(
                provision,
                Expectation("triggered", f"{label}: {say(trigger.name, reading.lang)}", trigger, evidence),
            )
    for kind in kinds:
        for provision in kind.relevant:
            expected.setdefault(provision, Expectation("relevant", say(kind.name, reading.lang)))
    return expected


def triggered(reading: Reading) -> list[tuple[Trigger, Evidence]]:
    """Return each power that the draft creates, with the first words that create it.

    Only words that restrict somebody's right show a power: a penalty clause as such does not.
    """
    found = []
    for trigger in reading.knowledge.triggers:
        first = next(
            (e for e in reading.counted.meaning(trigger.when) if e.means.restricts is not None), None
        )
        if first is not None:
            found.append((trigger, first))
    return found


def omission_findings(
    reading: Reading,
    expected: Mapping[str, Expectation],
    engaged: Collection[str],
    skipped: Sequence[Skipped],
) -> tuple[Finding, ...]:
    """Return OMI01 and OMI02 for a kind's provisions, OMI04 for the safeguards that a power calls for.

    What the draft leaves to another law is OMI03 instead.
    ``engaged`` are the provisions that some unit touches. Where something that could matter was
    skipped, nothing is said to be missing.
    """
    draft = reading.tree.draft
    title = reading.tree.title_span()
    if title is None or skipped:
        return ()
    clauses = _limitation_clauses(reading, engaged)
    missing = {p: e for p, e in expected.items() if not touched(p, engaged) and p not in clauses}
    left = {p: words for p in missing if (words := left_elsewhere(reading, p)) is not None}
    missing = {p: e for p, e in missing.items() if p not in left}
    findings = _left_findings(reading, left)
    for level, code_id in (("core", "OMI01"), ("relevant", "OMI02")):
        for provision, why in missing.items():
            if why.expected == level and code_id in reading.codes:
                findings.append(
                    make_finding(
                        reading.codes[code_id],
                        draft,
                        unit_id=None,
                        span=title,
                        provisions=(provision,),
                        confidence="medium",
                        lang=reading.lang,
                        details={"kind": why.why, "searched": _searched(reading, provision)},
                        searched=_searched(reading, provision),
                        sources=_sources(reading, provision),
                    )
                )
    return (*findings, *_power_findings(reading, missing))


def _left_findings(reading: Reading, left: Mapping[str, Evidence]) -> list[Finding]:
    """Return OMI03 for each kind of law that provisions are left to, at the first words that do so."""
    by_kind: dict[str, list[str]] = {}
    for provision, words in left.items():
        by_kind.setdefault(words.means.elsewhere or "", []).append(provision)
    return [tell(reading, "OMI03", [left[some[0]]], some) for some in by_kind.values()]


def touched(provision: str, engaged: Iterable[str]) -> bool:
    """Tell whether a provision, a part of it, or the whole it belongs to is engaged."""
    return any(
        other == provision or other.startswith(f"{provision}(") or provision.startswith(f"{other}(")
        for other in engaged
    )


def _limitation_clauses(reading: Reading, engaged: Iterable[str]) -> set[str]:
    """Return the clauses by which the engaged rights are limited: the limitation test asks for them."""
    provisions = map(reading.knowledge.treaty.provision, engaged)
    return {p.limits.clause for p in provisions if p is not None and p.limits.clause is not None}


def _power_findings(reading: Reading, missing: Mapping[str, Expectation]) -> list[Finding]:
    by_trigger: dict[str, tuple[Expectation, list[str]]] = {}
    for provision, why in missing.items():
        if why.trigger is not None:
            by_trigger.setdefault(why.trigger.id, (why, []))[1].append(provision)
    findings = []
    for why, provisions in by_trigger.values():
        assert why.trigger is not None and why.evidence is not None
        searched = "; ".join(_searched(reading, provision) for provision in provisions)
        findings.append(
            tell(
                reading,
                "OMI04",
                [why.evidence],
                provisions,
                severity="notice" if reading.ordinary else None,
                details={"power": say(why.trigger.name, reading.lang), "safeguard": searched},
                searched=searched,
                sources=(why.trigger.source.cite,),
            )
        )
    return findings


def _searched(reading: Reading, provision_id: str) -> str:
    """Return what was searched for: the names of the provision's required elements, or its title."""
    provision = reading.knowledge.treaty.provision(provision_id)
    if provision is None:
        return name_provisions((provision_id,), reading.lang)
    names = [say(element.name, reading.lang) for element in provision.elements if element.required]
    return ", ".join(names[:4]) or say(provision.title, reading.lang)


def _sources(reading: Reading, provision_id: str) -> tuple[str, ...]:
    provision = reading.knowledge.treaty.provision(provision_id)
    return provision.source[:2] if provision is not None else ()
