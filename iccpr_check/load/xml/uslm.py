"""United States Legislative Markup: bills, public laws, statute compilations, the United States Code."""

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
    inside,
    table,
    text_of,
)

_NOTES = Treat("aside", word="notes of the editors")
KNOWN = table(
    (DROP, "meta page slugLine figure img distributionCode"),
    (Treat("unit", "front"), "preface longTitle"),
    (Treat("unit", "preamble"), "enactingFormula resolvingClause preamble"),
    (Treat("unit", "contents"), "toc"),
    (Treat("unit", "closing"), "signatures attestation endorsement legislativeHistory"),
    (_NOTES, "notes note editorialNote explanationNote editionNote citationNote sourceCredit amendmentNote"),
    (_NOTES, "sidenote"),
    (Treat("aside", word="passages marked as deleted"), "del deletedContent"),
    (Treat("note"), "footnote"),
    (Treat("unit", "article", "section"), "section courtRule"),
    (Treat("unit", "article", "article"), "article"),
    (Treat("unit", "title", "title"), "title"),
    (Treat("unit", "part", "part"), "part"),
    (Treat("unit", "chapter", "chapter"), "chapter"),
    (Treat("unit", "division", "division"), "division"),
    (Treat("unit", "division", "subtitle"), "subtitle"),
    (Treat("unit", "division", "subchapter"), "subchapter"),
    (Treat("unit", "division", "subpart"), "subpart"),
    (Treat("unit", "subdivision", "subdivision"), "subdivision"),
    (Treat("unit", "schedule", "appendix"), "appendix"),
    (Treat("unit", "heading"), "appropriations preliminary"),
    (SERIES, "subsection paragraph subparagraph clause subclause item subitem subsubitem level"),
    (NUMBER, "num"),
    (HEADING, "heading"),
    (BLOCK, "docTitle officialTitle"),
    (BLOCK, "content chapeau continuation text p subheading crossHeading"),
    (Treat("quoted"), "quotedContent"),
    (Treat("row"), "tr row tocItem referenceItem headingItem"),
    (Treat("cell"), "td th entry designator label target"),
    (Treat("break"), "br"),
    (
        INLINE,
        "ref b i u sup sub inline span a term shortTitle quotedText amendingAction headingText date ins "
        "addedText entity committee sponsor cosponsor del amendingDegree em strong",
    ),
)  # fmt: skip


def _treat(element: Element, above: Sequence[Element]) -> Treat:
    tag, attributes = element.tag, element.attributes
    if tag in {"ref", "sup"} and "footnoteref" in attributes.get("class", "").lower():
        return DROP
    if tag == "ref" and "footnoteRef" in attributes.get("type", ""):
        return DROP
    if attributes.get("changed") == "deleted":
        return Treat("aside", word="passages marked as deleted")
    if tag == "article" and any(
        isinstance(one, Element) and one.tag == "section" for one in element.children
    ):
        return Treat("unit", "chapter", "article")
    if tag in {"editorialNote", "note", "p", "sup"} and above and above[-1].tag == "footnote":
        return Treat("apart") if tag == "p" else INLINE
    return KNOWN.get(tag, AUTO)


def _title(root: Element) -> str:
    meta = first(root, "meta")
    if root.tag == "statuteCompilation" and meta is not None:
        return text_of(first(meta, "title"))
    body = first(root, "main")
    for place in ("shortTitle", "officialTitle", "longTitle"):
        found = next((one for one in inside(body or root, place) if _role(one) != "section"), None)
        if found is not None:
            return text_of(found).strip(" “”,.;")
    return text_of(first(meta, "title")) if meta is not None else ""


def _role(title: Element) -> str:
    return title.attributes.get("role", "")


USLM = Vocabulary(
    name="USLM",
    knows=lambda root, space: "/uslm" in space,
    treat=_treat,
    title=_title,
    paths=("identifier", "id"),
)
