"""How most findings are told: at the first words of their evidence, with the places of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iccpr_check.assess.findings import in_words, make_finding, quote
from iccpr_check.assess.reading import Reading
from iccpr_check.model import Confidence, Evidence, Finding, Severity

_MOST = 8
"""Places that are shown."""


def tell(
    reading: Reading,
    code: str,
    evidence: Sequence[Evidence],
    provisions: Sequence[str],
    *,
    confidence: Confidence = "medium",
    severity: Severity | None = None,
    details: Mapping[str, str] | None = None,
    sources: Sequence[str] = (),
    searched: str = "",
) -> Finding:
    """Return the finding of a code at the first of its evidence, in the order given.

    ``details`` fill the code's message; ``words``, the first different words found, is always among them.
    """
    draft = reading.tree.draft
    return make_finding(
        reading.codes[code],
        draft,
        unit_id=evidence[0].unit,
        span=evidence[0].span,
        provisions=provisions,
        confidence=confidence,
        lang=reading.lang,
        severity=severity,
        details={"words": in_words(draft.document.text, evidence), **(details or {})},
        searched=searched,
        sources=sources,
        evidence=[quote(draft, one) for one in evidence[:_MOST]],
    )
