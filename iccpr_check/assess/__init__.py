"""Draft + Detected + Knowledge -> DocumentReport: the only stage that concludes anything. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from iccpr_check.assess.counting import Counted, count
from iccpr_check.assess.engagements import engagements_of
from iccpr_check.assess.internalization import element_evidence, internalization_findings
from iccpr_check.assess.kinds import chosen_kinds, kinds_by_id, kinds_of
from iccpr_check.assess.omissions import expectations, omission_findings
from iccpr_check.assess.points import points_of
from iccpr_check.assess.provisions import provision_results
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.references import reference_findings
from iccpr_check.assess.restrictions import restriction_sheets
from iccpr_check.assess.tree import Tree
from iccpr_check.model import Detected, DocumentReport, Draft, Knowledge, Lang

__all__ = ["assess"]


def assess(
    draft: Draft,
    detected: Detected,
    knowledge: Knowledge,
    *,
    kinds: Sequence[str] | None = None,
    lang: Lang = "en",
) -> DocumentReport:
    """Conclude what a draft does with the treaty.

    ``kinds`` are the kinds of law to read it as (``none``: no kind), None to tell them from the
    draft; ``lang`` is the language that messages and questions are worded in.
    """
    results = (
        kinds_of(draft, detected.evidence, knowledge, lang) if kinds is None else chosen_kinds(kinds, lang)
    )
    of_kind = kinds_by_id(knowledge, results)
    tree = Tree(draft)
    evidence = count(detected.evidence, knowledge.rules, {kind.id for kind in of_kind}, tree)
    reading = Reading(
        tree=tree,
        counted=Counted(evidence, tree),
        knowledge=knowledge,
        rules={rule.id: rule for rule in knowledge.rules},
        codes={code.id: code for code in knowledge.codes},
        lang=lang,
        ordinary=bool(of_kind) and all(kind.ordinary for kind in of_kind),
    )
    located = element_evidence(reading)
    engagements = engagements_of(reading, detected.references)
    sheets = restriction_sheets(reading)
    # An amending law is judged on what it touches, unless the user says what law it belongs to.
    expected = {} if draft.amending and kinds is None else expectations(reading, of_kind)
    skipped = [one for one in draft.document.skipped if one.matters]
    engaged = {one.provision for one in engagements if one.effect != "cites"}
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
        *omission_findings(reading, expected, engaged, skipped),
    )
    return DocumentReport(
        draft=draft,
        kinds=results,
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
