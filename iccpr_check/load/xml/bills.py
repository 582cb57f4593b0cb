"""Bills and resolutions of the United States Congress in the older markup (bill.dtd, res.dtd)."""

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

_DELETED = Treat("aside", word="passages marked as deleted")
_KNOWN = table(
    (DROP, "metadata pagebreak distribution-code footnote-ref calendar graphic"),
    (Treat("unit", "front"), "form pre-form"),
    (Treat("unit", "preamble"), "preamble"),
    (Treat("unit", "contents"), "toc"),
    (Treat("unit", "closing"), "attestation endorsement"),
    (_DELETED, "deleted-phrase"),
    (Treat("note"), "footnote"),
    (Treat("unit", "article", "section"), "section"),
    (Treat("unit", "article", "article"), "constitution-article article"),
    (Treat("unit", "title", "title"), "title"),
    (Treat("unit", "part", "part"), "part"),
    (Treat("unit", "chapter", "chapter"), "chapter"),
    (Treat("unit", "division", "division"), "division"),
    (Treat("unit", "division", "subtitle"), "subtitle"),
    (Treat("unit", "division", "subchapter"), "subchapter"),
    (Treat("unit", "division", "subpart"), "subpart"),
    (Treat("unit", "subdivision", "subdivision"), "subdivision"),
    (Treat("unit", "heading"), "appropriations-major appropriations-intermediate appropriations-small"),
    (SERIES, "subsection paragraph subparagraph clause subclause item subitem"),
    (NUMBER, "enum"),
    (HEADING, "header"),
    (BLOCK, "text continuation-text list list-item official-title legis-num legis-type whereas action"),
    (Treat("quoted", word="“”"), "quoted-block"),
    (Treat("glue"), "after-quoted-block"),
    (Treat("row"), "row toc-entry"),
    (Treat("cell"), "entry"),
    (Treat("break"), "linebreak"),
    (Treat("marks", word="“”"), "quote term"),
    (
        INLINE,
        "external-xref internal-xref short-title italic bold superscript subscript added-phrase act-name "
        "sponsor cosponsor committee-name action-date header-in-text enum-in-header definition "
        "nonsponsor fraction effective-date omitted-text",
    ),
)  # fmt: skip


_ROOTS = {"bill", "resolution", "amendment-doc", "engrossed-amendment"}
_BODIES = ("legis", "resolution", "amendment", "engrossed-amendment")


def _treat(element: Element, above: Sequence[Element]) -> Treat:
    if element.attributes.get("changed") == "deleted" or (
        element.attributes.get("reported-display-style") == "strikethrough"
    ):
        return _DELETED
    return _KNOWN.get(element.tag, AUTO)


def _title(root: Element) -> str:
    short = text_of(first(root, "short-title"))
    return short.strip(" “”,.;") or text_of(first(root, "official-title"))


BILLS = Vocabulary(
    name="US bill XML",
    knows=lambda root, space: (
        not space
        and root.tag in {"bill", "resolution", "amendment-doc", "engrossed-amendment"}
        and first(root, "legis-body", "resolution-body", "amendment-body", "engrossed-amendment-body")
        is not None
    ),
    treat=_treat,
    title=_title,
    paths=("id",),
)
