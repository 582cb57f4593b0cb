"""Consolidated Acts and regulations of Canada (Justice Laws): Statute and Regulation."""

from __future__ import annotations

from collections.abc import Sequence

from iccpr_check.load.html.tree import Element
from iccpr_check.load.xml.treat import (
    AUTO,
    BLOCK,
    DROP,
    HEADING,
    INLINE,
    NUMBER,
    SERIES,
    Treat,
    Vocabulary,
    first,
    table,
    text_of,
)

_HISTORY = Treat("aside", word="notes on the history of amendments")
_KNOWN = table(
    (DROP, "RunningHead BillHistory FootnoteRef ImageGroup Image Footer"),
    (Treat("unit", "front"), "Identification"),
    (Treat("unit", "preamble"), "Introduction Order EnablingAuthority"),
    (Treat("unit", "contents"), "TableOfProvisions"),
    (_HISTORY, "HistoricalNote RecentAmendments"),
    (Treat("aside", word="notes to readers"), "ReaderNote"),
    (Treat("aside", word="provisions that are related or not in force"), "RelatedOrNotInForce"),
    (Treat("note"), "Footnote"),
    (Treat("unit", "article", "section"), "Section"),
    (Treat("unit", "schedule", "schedule"), "Schedule"),
    (SERIES, "Subsection Paragraph Subparagraph Clause Subclause Subsubclause Item Provision"),
    (NUMBER, "Label"),
    (HEADING, "MarginalNote TitleText"),
    (
        BLOCK,
        "Text Definition ContinuedDefinition ContinuedSectionSubsection ContinuedParagraph "
        "ContinuedSubparagraph ContinuedClause LongTitle ShortTitle Chapter",
    ),
    (Treat("beside"), "OriginatingRef"),
    (Treat("apart"), "Repealed"),
    (Treat("quoted"), "AmendedText ReadAsText"),
    (Treat("row"), "row"),
    (Treat("cell"), "entry"),
    (Treat("space"), "Leader LineBreak PageBreak Fill"),
    (
        INLINE,
        "DefinedTermEn DefinedTermFr DefinitionRef DefinitionEnOnly DefinitionFrOnly XRefInternal "
        "XRefExternal Emphasis Language Sup Sub Ins Del Separator AlternateText YYYY MM DD Date "
        "ConsolidatedNumber AnnualStatuteId AnnualStatuteNumber InstrumentNumber",
    ),
)  # fmt: skip
_SET_ASIDE = {"RelatedProvs", "NifProvs", "RelatedOrNotInForce"}


def _treat(element: Element, above: Sequence[Element]) -> Treat:
    tag = element.tag
    if tag == "Heading":
        level = element.attributes.get("level", "")
        return Treat("flat", "part", "part", rank=int(level[:2]) if level.isdecimal() else 9)
    if tag == "Schedule" and element.attributes.get("id") in _SET_ASIDE:
        return _KNOWN["RelatedOrNotInForce"]
    if tag == "Label" and above and above[-1].tag == "Footnote":
        return INLINE
    return _KNOWN.get(tag, AUTO)


def _title(root: Element) -> str:
    return text_of(first(root, "ShortTitle", "LongTitle"))


CANADA = Vocabulary(
    name="Justice Canada XML",
    knows=lambda root, space: (
        not space and root.tag in {"Statute", "Regulation"} and first(root, "Section") is not None
    ),
    treat=_treat,
    title=_title,
    paths=("id",),
)
