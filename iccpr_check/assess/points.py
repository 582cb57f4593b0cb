"""Findings a reviewer answers together: one measure upon one right is a point, whatever its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iccpr_check.assess.findings import say
from iccpr_check.assess.severity import rank
from iccpr_check.assess.sheets import Sheet
from iccpr_check.model import Code, Finding, Lang, Point, Treaty, Vocabulary

_ONE_FOR_ALL = frozenset({"REM04"})
"""Codes that are one point whatever the provision: an ouster touches remedy and fair hearing alike."""
_CONFIDENCE = ("high", "medium", "low")


def points_of(
    sheets: Sequence[Sheet],
    findings: Sequence[Finding],
    treaty: Treaty,
    codes: Mapping[str, Code],
    vocabulary: Vocabulary,
    lang: Lang,
) -> tuple[Point, ...]:
    """Return the points of the restriction sheets, the most serious first.

    Sheets join where the right and the leading code agree.
    """
    index = {id(finding): place for place, finding in enumerate(findings)}
    groups: dict[tuple[str, str], list[Sheet]] = {}
    for sheet in sheets:
        code = sheet.findings[0].code
        key = ("" if code in _ONE_FOR_ALL else _right(sheet.provision, treaty), code)
        groups.setdefault(key, []).append(sheet)
    points = [_point(group, index, treaty, codes, vocabulary, lang) for group in groups.values()]
    return tuple(
        sorted(
            points,
            key=lambda p: (
                rank(p.severity), _CONFIDENCE.index(p.confidence), -len(p.units), p.findings[0]
            ),
        )
    )  # fmt: skip


def _right(provision_id: str, treaty: Treaty) -> str:
    """Return what sheets are joined by: the article, or for a guarantee of procedure the guarantee itself."""
    provision = treaty.provision(provision_id)
    if provision is not None and provision.klass == "guarantee":
        return provision_id
    return provision_id.split("(")[0]


def _point(
    sheets: Sequence[Sheet],
    index: Mapping[int, int],
    treaty: Treaty,
    codes: Mapping[str, Code],
    vocabulary: Vocabulary,
    lang: Lang,
) -> Point:
    ordered = sorted(sheets, key=lambda sheet: rank(sheet.findings[0].severity))
    lead = ordered[0].findings[0]
    provisions = tuple(dict.fromkeys(sheet.provision for sheet in sheets))
    provision = treaty.provision(provisions[0])
    named = _subject(lead.code, sheets, codes, vocabulary, lang)
    title = say(provision.title, lang) if provision is not None else provisions[0]
    return Point(
        title=f"{named[:1].upper()}{named[1:]} · {title}" if named else title,
        severity=lead.severity,
        confidence=lead.confidence,
        provisions=provisions,
        units=tuple(dict.fromkeys(sheet.article for sheet in sheets)),
        findings=tuple(index[id(finding)] for sheet in ordered for finding in sheet.findings),
    )


def _subject(
    lead: str, sheets: Sequence[Sheet], codes: Mapping[str, Code], vocabulary: Vocabulary, lang: Lang
) -> str:
    """Return what the point is about: the code's name, or for a plain restriction its first measures."""
    if lead != "RES01" and lead in codes:
        return say(codes[lead].name, lang)
    words = vocabulary.get("measure", {})
    measures = dict.fromkeys(measure for sheet in sheets for measure in sheet.measures[:2])
    return ", ".join(say(words[measure].name, lang) for measure in list(measures)[:2] if measure in words)
