"""The parse stage: a document's text becomes a tree of numbered units.

``parse`` is pure and never refuses: whatever the text, the units cover it, so that nothing that
a law says falls out of the later stages.
"""

from __future__ import annotations

from iccpr_check.front_matter import without_front_matter
from iccpr_check.model import Document, Draft, Span, Unit
from iccpr_check.parse.build import build
from iccpr_check.parse.labels import Names
from iccpr_check.parse.lines import one_line
from iccpr_check.parse.marked import from_marked, unheaded
from iccpr_check.parse.outline import Node
from iccpr_check.parse.quoted import amending_title, amends

__all__ = ["parse"]


def parse(document: Document) -> Draft:
    """Return the draft: ``document`` with its units in the order of the text.

    Units that the file itself marks are taken as they are; without any, the text's numbering tells them.

    Spans are code points of ``document.text``. Units nest or are disjoint; between units that have
    no unit around them stands nothing but space, rule lines and the front matter of Markdown. No error
    is raised for any text.
    """
    if document.marked:
        title, nodes = "", from_marked(document.text, document.marked)
        named = unheaded(nodes)
    else:
        markdown = document.media_type == "text/markdown"
        text = without_front_matter(document.text) if markdown else document.text
        title, nodes = build(text, document.language)
        named = nodes
    names = Names(named, vietnamese=_is_vietnamese(document, nodes))
    units = tuple(_unit(document.text, node, names, index) for index, node in enumerate(nodes))
    title = title or one_line(document.title)
    return Draft(
        document=document, title=title, units=units, amending=_is_amending(document.text, title, nodes)
    )


def _unit(text: str, node: Node, names: Names, index: int) -> Unit:
    heading = node.heading if node.heading and node.heading[1] <= node.end else None
    return Unit(
        id=names.ids[index],
        label=names.labels[index],
        kind=node.kind,
        number=one_line(node.number),
        heading=one_line(text[slice(*heading)]).strip(" .:—–-_[]") if heading else "",
        parent=names.ids[node.parent] if node.parent >= 0 else None,
        span=Span(start=node.start, end=node.end),
        heading_span=Span(start=heading[0], end=heading[1]) if heading and heading[1] > heading[0] else None,
        quoted=node.quoted,
    )


def _is_vietnamese(document: Document, nodes: list[Node]) -> bool:
    return document.language == "vi" or any(node.lang == "vi" for node in nodes)


def _is_amending(text: str, title: str, nodes: list[Node]) -> bool:
    """Tell whether the law as a whole amends: by its title, or because most of its articles do."""
    if amending_title(title):
        return True
    articles = [node for node in nodes if node.level == "article" and not node.quoted]
    count = sum(amends(text[node.start : min(node.end, node.start + 600)]) for node in articles)
    return len(articles) > 1 and count > len(articles) / 2 and any(node.quoted for node in nodes)
