"""What the draft's own powers call for and its text does not show: safeguards, remedies, bounds.

``mappings/safeguards.yaml`` says which words show a power and which would be its safeguard. Told once for a
law, at the first words that give the power: a safeguard may stand anywhere in it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from iccpr_check.assess.elsewhere import left_elsewhere
from iccpr_check.assess.findings import say
from iccpr_check.assess.meanings import spoken
from iccpr_check.assess.omissions import touched
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.telling import tell
from iccpr_check.model import Evidence, Finding, Safeguard, Skipped


def safeguard_findings(
    reading: Reading, omitted: Collection[str], skipped: Sequence[Skipped]
) -> tuple[Finding, ...]:
    """Return what each power of the draft calls for and was not located.

    ``omitted`` are the provisions of which the law says nothing, which is told already. Where something
    that could matter was skipped, nothing is said to be missing; ordinary regulation is asked nothing.
    """
    if skipped or reading.ordinary:
        return ()
    found = []
    for row in reading.knowledge.safeguards:
        if not _asked(row, reading) or touched(row.provision, omitted):
            continue
        powers = [one for one in reading.counted.meaning(row.powers) if _shows(one, row)]
        if not powers or left_elsewhere(reading, row.provision) is not None:
            continue
        if any(not reading.counted.meaning((name,)) for name in row.given):
            continue
        if not reading.counted.meaning(row.located_by):
            found.append(_finding(reading, row, powers))
    return tuple(found)


def _asked(row: Safeguard, reading: Reading) -> bool:
    """Tell whether the safeguard is looked for in a law of these kinds."""
    if any(kind in row.not_kinds for kind in reading.kinds):
        return False
    return not row.kinds or any(kind in row.kinds for kind in reading.kinds)


def _shows(found: Evidence, row: Safeguard) -> bool:
    """Tell whether words show the row's power: a measure only where it restricts somebody's right."""
    shown = [name for name in found.means.names if name in row.powers]
    if not shown:
        return False
    if found.means.restricts is None:
        return not any(name.startswith("measure.") for name in shown)
    return not row.of or touched(found.means.restricts, row.of)


def _finding(reading: Reading, row: Safeguard, powers: Sequence[Evidence]) -> Finding:
    name = next(name for name in powers[0].means.names if name in row.powers)
    words = f"“{reading.tree.words(powers[0].span)}”"
    return tell(
        reading,
        row.code,
        powers,
        (row.provision,),
        details={
            "power": spoken(name, reading.knowledge.vocabulary, reading.lang) or words,
            "named": say(row.named, reading.lang),
            "words": words,
        },
        searched=say(row.named, reading.lang),
        sources=row.source.cite.split("; "),
    )
