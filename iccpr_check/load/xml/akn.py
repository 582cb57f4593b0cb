"""Akoma Ntoso 2 and 3 (LegalDocML): parliaments of Africa, the European Union, legislation.gov.uk."""

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

_SCHEDULE = Treat("unit", "schedule", "schedule")
_KNOWN = table(
    (DROP, "meta noteRef img componentRef documentRef"),
    (Treat("unit", "front"), "coverPage preface"),
    (Treat("unit", "preamble"), "preamble"),
    (Treat("unit", "contents"), "toc"),
    (Treat("unit", "closing"), "conclusions"),
    (Treat("unit", "article", "section"), "section"),
    (Treat("unit", "article", "article"), "article"),
    (Treat("unit", "article", "clause"), "clause"),
    (Treat("unit", "article", "rule"), "rule"),
    (Treat("unit", "book", "book"), "book tome"),
    (Treat("unit", "title", "title"), "title"),
    (Treat("unit", "part", "part"), "part"),
    (Treat("unit", "chapter", "chapter"), "chapter"),
    (Treat("unit", "division", "subpart"), "subpart"),
    (Treat("unit", "division", "subtitle"), "subtitle"),
    (Treat("unit", "division", "subchapter"), "subchapter"),
    (Treat("unit", "division", "division"), "division"),
    (Treat("unit", "subdivision", "subdivision"), "subdivision"),
    (_SCHEDULE, "attachment component"),
    (
        SERIES,
        "subsection paragraph subparagraph subclause subrule point indent alinea list item level "
        "transitional proviso hcontainer",
    ),
    (Treat("flat", "heading", rank=9), "crossHeading"),
    (NUMBER, "num"),
    (HEADING, "heading"),
    (
        BLOCK,
        "p content intro wrapUp listIntroduction listWrapUp block tblock container formula longTitle",
    ),
    (Treat("row"), "tr tocItem"),
    (Treat("cell"), "td th"),
    (Treat("break"), "eol br"),
    (Treat("note"), "authorialNote"),
    (Treat("beside"), "subheading"),
    (Treat("aside", word="remarks of the editors"), "remark"),
    (Treat("aside", word="passages marked as deleted"), "del"),
    (
        INLINE,
        "ref rref mref mod rmod mmod ins def term b i u sup sub span inline a abbr docTitle docNumber "
        "docType docDate docProponent shortTitle date person organization concept object event location "
        "process role entity quantity opinion placeholder fillIn decoration omissis",
    ),
)  # fmt: skip
_CONTAINERS: dict[str, Treat] = {
    "schedule": _SCHEDULE,
    "annex": Treat("unit", "schedule", "annex"),
    "crossheading": Treat("unit", "heading"),
    "regulation": Treat("unit", "article", "regulation"),
    "article": Treat("unit", "article", "article"),
    "schedules": BLOCK,
}


def _treat(element: Element, above: Sequence[Element]) -> Treat:
    tag, attributes = element.tag, element.attributes
    if tag == "hcontainer":
        name = attributes.get("name", "").lower()
        return _CONTAINERS.get(name, SERIES)
    if tag == "meta" and first(element, "note") is not None:
        return Treat("aside", word="notes of the editors")
    if tag == "authorialNote" and (
        attributes.get("placement") in {"left", "right", "side"}
        or "referenceNote" in attributes.get("class", "")
    ):
        return Treat("margin")
    if tag == "article" and _holds_sections(element):
        return Treat("unit", "chapter", "article")
    if tag in {"attachment", "component"}:
        return BLOCK if _is_whole(element) else _SCHEDULE
    if tag in {"quotedText", "quotedStructure", "embeddedText", "embeddedStructure"}:
        marks = attributes.get("startQuote", "")[:1] + attributes.get("endQuote", "")[:1]
        how = Treat("quoted") if tag.endswith("Structure") else Treat("marks")
        return how._replace(word=marks if len(marks) == 2 else "“”")
    return _KNOWN.get(tag, AUTO)


def _holds_sections(article: Element) -> bool:
    """Tell whether an article is divided into sections, as in laws that call their chapters so."""
    return any(isinstance(child, Element) and child.tag == "section" for child in article.children)


def _is_whole(part: Element) -> bool:
    """Tell whether an attachment is an act of its own, or nothing but a place for one."""
    return first(part, "act", "bill") is not None or first(part, "attachment", "component") is not None


def _title(root: Element) -> str:
    for tag in ("shortTitle", "docTitle"):
        front = first(root, "preface", "coverPage")
        found = text_of(first(front, tag) if front is not None else None, _no_notes)
        if found:
            return found
    alias = first(root, "FRBRalias")
    if alias is not None and " " in alias.attributes.get("value", ""):
        return alias.attributes["value"]
    return text_of(first(root, "longTitle"), _no_notes)


def _no_notes(element: Element) -> bool:
    return element.tag in {"authorialNote", "noteRef"}


AKN = Vocabulary(
    name="Akoma Ntoso",
    knows=lambda root, space: (
        root.tag.lower() == "akomantoso" and ("akomantoso" in space or "/akn/" in space)
    ),
    treat=_treat,
    title=_title,
    paths=("eId", "id"),
)
