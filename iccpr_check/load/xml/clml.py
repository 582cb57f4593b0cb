"""Crown Legislation Markup Language: legislation.gov.uk."""

from __future__ import annotations

from collections.abc import Sequence

from iccpr_check.load.counters import numeral
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

_KNOWN = table(
    (
        DROP,
        "Metadata Resources CommentaryRef MarginNoteRef FootnoteRef Figure Image EnactingTextOmitted "
        "IncludedDocument",
    ),
    (Treat("unit", "contents"), "Contents"),
    (Treat("unit", "front"), "PrimaryPrelims SecondaryPrelims EUPrelims"),
    (Treat("unit", "preamble"), "PrimaryPreamble SecondaryPreamble EUPreamble"),
    (Treat("unit", "closing"), "SignedSection Footnotes"),
    (Treat("aside", word="notes of the publisher on amendments"), "Commentaries"),
    (Treat("aside", word="marginal notes of citations"), "MarginNotes"),
    (Treat("aside", word="other versions of provisions"), "Versions"),
    (Treat("aside", word="explanatory notes"), "ExplanatoryNotes EarlierOrders"),
    (Treat("unit", "part", "group"), "Group"),
    (Treat("unit", "part", "part"), "Part EUPart"),
    (Treat("unit", "title", "title"), "EUTitle"),
    (Treat("unit", "chapter", "chapter"), "Chapter EUChapter"),
    (Treat("unit", "division", "section"), "EUSection"),
    (Treat("unit", "subdivision", "subsection"), "EUSubsection"),
    (Treat("unit", "division", "division"), "Division"),
    (Treat("unit", "heading"), "Pblock PsubBlock P1group P2group P3group"),
    (Treat("unit", "schedule", "schedule"), "Schedule"),
    (Treat("unit", "schedule", "appendix"), "Appendix"),
    (SERIES, "P2 P3 P4 P5 P6 P7"),
    (NUMBER, "Number Pnumber"),
    (HEADING, "Title"),
    (BLOCK, "Text BlockText Para Subtitle LongTitle Reference ListItem DateText TitleBlock BlockExtract"),
    (Treat("row"), "tr ContentsItem"),
    (Treat("cell"), "td th"),
    (Treat("glue"), "AppendText"),
    (Treat("space"), "Character"),
    (
        INLINE,
        "Addition Substitution Repeal Emphasis Strong Citation CitationSubRef CitationListRef Term "
        "Abbreviation Acronym SmallCaps Superior Inferior Underline Span InternalLink ExternalLink "
        "Definition InlineAmendment ContentsNumber ContentsTitle MarginNoteRef Expanded Uppercase Key "
        "Formula math mrow mfrac mi mn mo mtext",
    ),
)  # fmt: skip
_PRELIMS = {"PrimaryPrelims", "SecondaryPrelims", "EUPrelims"}
_FEW = 100
"""Children of an element that are looked at for one of them."""
_LONG = 600
"""Children of a list that are counted."""
_LISTS = {
    "alpha": "lowerLetter",
    "alphaupper": "upperLetter",
    "roman": "lowerRoman",
    "romanupper": "upperRoman",
}
_AROUND = {"parens": "({})", "parenRight": "{})", "brackets": "[{}]", "bracketRight": "{}]", "colon": "{}:"}
_WORDS = {
    "order": "article",
    "regulation": "regulation",
    "regulations": "regulation",
    "rules": "rule",
    "rule": "rule",
}


def _treat(element: Element, above: Sequence[Element]) -> Treat:
    tag = element.tag
    if tag in {"Number", "Title"} and above and above[-1].tag in _PRELIMS:
        return BLOCK
    if tag == "P1":
        around = above[-1] if above else None
        if around is not None and around.tag == "P1group" and _lone(around, "P1"):
            return BLOCK
        return _provision(above)
    if tag in {"P1group", "P2group", "P3group"} and _lone(element, tag[:2]):
        return _provision(above) if tag == "P1group" else SERIES
    if tag in {"P2", "P3"} and above and above[-1].tag == f"{tag}group" and _lone(above[-1], tag):
        return BLOCK
    if tag == "ListItem" and above and above[-1].tag == "OrderedList":
        return Treat("unit", "series", made=_item_number(element, above[-1]))
    if tag in {"ContentsNumber", "ContentsTitle"}:
        return Treat("cell") if above and above[-1].tag == "ContentsItem" else BLOCK
    if tag == "BlockAmendment":
        form = element.attributes.get("Format", "default")
        return Treat("quoted", word={"none": "", "single": "‘’"}.get(form, "“”"))
    return _KNOWN.get(tag, AUTO)


def _lone(group: Element, tag: str) -> bool:
    """Tell whether a group holds one provision, whose heading is then the group's."""
    return sum(isinstance(child, Element) and child.tag == tag for child in group.children[:_FEW]) == 1


def _provision(above: Sequence[Element]) -> Treat:
    """Return what a P1 is: a section in an Act, an article in an order, a paragraph in a Schedule."""
    for around in reversed(above):
        if around.tag == "BlockAmendment":
            word = _WORDS.get(around.attributes.get("TargetSubClass", "").lower(), "section")
            in_schedule = around.attributes.get("Context") == "schedule"
            return SERIES if in_schedule else Treat("unit", "article", word)
        if around.tag in {"Schedule", "Appendix"}:
            return SERIES
        if around.tag == "Secondary":
            title = _head(_head(around, "SecondaryPrelims"), "Title")
            words = text_of(title).lower().split()
            found = next((word for name, word in _WORDS.items() if name in words), "article")
            return Treat("unit", "article", found)
        if around.tag in {"EURetained", "EUBody"}:
            return Treat("unit", "article", "article")
    return Treat("unit", "article", "section")


def _head(element: Element | None, tag: str) -> Element | None:
    """Return the child of this name near the beginning of an element."""
    children = element.children[:_FEW] if element is not None else []
    return next((child for child in children if isinstance(child, Element) and child.tag == tag), None)


def _item_number(item: Element, around: Element) -> str:
    own = item.attributes.get("NumberOverride")
    if own:
        return own
    items = [
        child for child in around.children[:_LONG] if isinstance(child, Element) and child.tag == "ListItem"
    ]
    if item not in items:
        return ""
    start = around.attributes.get("Start", "1")
    place = items.index(item) + (int(start) if start.isdigit() else 1)
    number = numeral(place, _LISTS.get(around.attributes.get("Type", ""), "decimal"))
    return _AROUND.get(around.attributes.get("Decoration", ""), "{}.").format(number)


def _title(root: Element) -> str:
    prelims = first(root, "PrimaryPrelims", "SecondaryPrelims", "EUPrelims")
    return text_of(first(prelims, "Title", "LongTitle") if prelims is not None else first(root, "title"))


CLML = Vocabulary(
    name="legislation.gov.uk (CLML)",
    knows=lambda root, space: root.tag in {"Legislation", "Fragment"} and space.endswith("/legislation"),
    treat=_treat,
    title=_title,
    paths=("id",),
)
