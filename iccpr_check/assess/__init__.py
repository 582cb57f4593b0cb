"""Draft + Detected + Knowledge -> DocumentReport: the only stage that concludes anything. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from iccpr_check.assess.counting import Counted, count, framed_articles
from iccpr_check.assess.definitions import defined_terms
from iccpr_check.assess.derogation import derogation_findings
from iccpr_check.assess.discrimination import discrimination_findings
from iccpr_check.assess.engagements import engagements_of
from iccpr_check.assess.internalization import element_evidence, internalization_findings
from iccpr_check.assess.kinds import carries_out, chosen_kinds, kinds_by_id, kinds_of
from iccpr_check.assess.omissions import expectations, omission_findings
from iccpr_check.assess.points import points_of
from iccpr_check.assess.provisions import provision_results
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.references import reference_findings
from iccpr_check.assess.restrictions import restriction_sheets
from iccpr_check.assess.safeguards import safeguard_findings
from iccpr_check.assess.states import state_findings
from iccpr_check.assess.tree import Tree
from iccpr_check.model import Country, Detected, DocumentReport, Draft, Knowledge, Lang

__all__ = ["assess"]


def assess(
    draft: Draft,
    detected: Detected,
    knowledge: Knowledge,
    *,
    kinds: Sequence[str] | None = None,
    country: Country | None = None,
    lang: Lang = "en",
) -> DocumentReport:
    """Conclude what a draft does with the treaty.

    ``kinds`` are the kinds of law to read it as (``none``: no kind), None to tell them from the
    draft; ``country`` is the State whose own questions are asked; ``lang`` is the language that messages
    and questions are worded in.
    """
    results = (
        kinds_of(draft, detected.evidence, knowledge, lang) if kinds is None else chosen_kinds(kinds, lang)
    )
    of_kind = kinds_by_id(knowledge, results)
    tree = Tree(draft)
    kind_ids = frozenset(kind.id for kind in of_kind)
    framed = framed_articles(detected.evidence, tree)
    defining = {article for article, frame in framed.items() if frame == "frame.definition"}
    defined = defined_terms(tree, defining, knowledge.defining)
    evidence = count(detected.evidence, knowledge.rules, kind_ids, tree, framed, defined)
    reading = Reading(
        tree=tree,
        counted=Counted(evidence, tree),
        knowledge=knowledge,
        rules={rule.id: rule for rule in knowledge.rules},
        codes={code.id: code for code in knowledge.codes},
        lang=lang,
        kinds=kind_ids,
        defined=defined,
        ordinary=bool(of_kind) and all(kind.ordinary for kind in of_kind),
    )
    located = element_evidence(reading)
    engagements = engagements_of(reading, detected.references)
    sheets = restriction_sheets(reading)
    # A law that amends or carries out another is judged on what it touches, unless the user says its kind.
    implementing = carries_out(draft, knowledge)
    partial = (draft.amending or implementing) and kinds is None
    expected = {} if partial else expectations(reading, of_kind)
    skipped = [one for one in draft.document.skipped if one.matters]
    engaged = {one.provision for one in engagements if one.effect != "cites"}
    omissions = omission_findings(reading, expected, engaged, skipped)
    omitted = {p for finding in omissions if finding.code in {"OMI01", "OMI04"} for p in finding.provisions}
    findings = (
        *(finding for sheet in sheets for finding in sheet.findings),
        *internalization_findings(reading, located),
        *reference_findings(
            draft,
            detected.references,
            knowledge.treaty,
            reading.codes,
            knowledge.lookalikes,
            lang=lang,
            evidence=reading.counted.all,
        ),
        *omissions,
        *(() if partial else safeguard_findings(reading, omitted, skipped)),
        *derogation_findings(reading),
        *discrimination_findings(reading),
    )
    if country is not None:
        findings = (*findings, *state_findings(reading, country, findings, detected.references))
    return DocumentReport(
        draft=draft,
        kinds=results,
        implementing=implementing,
        references=detected.references,
        evidence=evidence,
        engagements=engagements,
        provisions=provision_results(
            knowledge.treaty,
            engagements,
            expected,
            located,
            something_skipped=bool(skipped),
        ),
        findings=findings,
        points=points_of(sheets, findings, knowledge.treaty, reading.codes, knowledge.vocabulary, lang),
    )
