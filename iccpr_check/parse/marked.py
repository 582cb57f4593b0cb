"""Units that the file itself marks, in place of those that a text shows by its numbering."""

from __future__ import annotations

import re
from dataclasses import replace

from iccpr_check.fold import fold
from iccpr_check.model import Marked, UnitKind
from iccpr_check.parse.lines import is_rule, one_line, trim
from iccpr_check.parse.marks import WORDS
from iccpr_check.parse.outline import Node

_EDGES = frozenset({"front", "contents", "preamble", "closing"})
_SERIES = frozenset({"paragraph", "point", "subpoint"})
_LINE = re.compile(r"[^\n\r]+")
#: The word a unit goes by where its own is none that labels know.
_USUAL = {"article": "section", "schedule": "schedule"}


def from_marked(text: str, marked: tuple[Marked, ...]) -> list[Node]:
    """Return the nodes of marked units, and of what the marks leave out, in the order of the text."""
    nodes: list[Node] = []
    stack: list[int] = []
    for one in marked:
        while stack and nodes[stack[-1]].end <= one.span.start:
            stack.pop()
        parent = stack[-1] if stack else -1
        nodes.append(_node(text, one, parent, nodes))
        stack.append(len(nodes) - 1)
    return _with_gaps(text, nodes)


def unheaded(nodes: list[Node]) -> list[Node]:
    """Return the nodes with parents that are no mere headings: no unit is named after those."""
    found: list[Node] = []
    for node in nodes:
        parent = _numbered(nodes, node.parent)
        root = node.quoted and not (parent >= 0 and nodes[parent].quoted)
        found.append(replace(node, parent=parent, root=root))
    return found


def _numbered(nodes: list[Node], at: int) -> int:
    while at >= 0 and nodes[at].level == "heading":
        at = nodes[at].parent
    return at


def _node(text: str, one: Marked, parent: int, nodes: list[Node]) -> Node:
    above = nodes[parent] if parent >= 0 else None
    level, slug, lang, word = _level(one, above)
    if level == "heading" and one.heading:
        word = one_line(text[one.heading.start : one.heading.end])
    return Node(
        level,
        one.kind,
        slug,
        lang,
        one.number,
        one.span.start,
        one.heading.end if one.heading else one.span.start,
        parent,
        (one.heading.start, one.heading.end) if one.heading else None,
        end=one.span.end,
        word=word,
        quoted=one.quoted,
        root=one.quoted and not (above is not None and above.quoted),
    )


def _level(one: Marked, above: Node | None) -> tuple[str, str, str, str]:
    """Return a unit's level, the beginning of its id, its language and its word."""
    if one.kind in _EDGES:
        return "edge", one.kind, "", ""
    if one.kind in _SERIES:
        return "series", "", above.lang if above else "", ""
    if not one.number and one.kind != "schedule":
        return "heading", "heading", "", ""
    known = WORDS.get(fold(one.word).strip("."))
    if known is not None and (one.kind == "article") == (known.level == "article"):
        return known.level, known.slug, known.lang, one.word
    if known is not None and known.slug == "art" and one.kind == "chapter":
        return "chapter", "art", "en", one.word
    usual = WORDS.get(_USUAL.get(one.kind, one.kind))
    slug = re.sub(r"\W+", "-", fold(one.word)) if one.kind != "article" and one.word else ""
    return one.kind, slug or (usual.slug if usual else one.kind), "", one.word or one.kind


def _with_gaps(text: str, nodes: list[Node]) -> list[Node]:
    """Return the nodes with units for the text between them: a law's words are never outside its units.

    What comes before the law is front matter or preamble; what follows a unit belongs to it; a text in
    which nothing is marked but its edges is read as numbered paragraphs.
    """
    filled: list[Node] = []
    moved: dict[int, int] = {-1: -1}
    reached, outer = 0, -1
    law = any(node.level != "edge" for node in nodes)
    for index, node in enumerate(nodes):
        if node.parent < 0:
            _fill(text, filled, (reached, node.start), outer, law)
            reached, outer = node.end, len(filled)
        node.parent = moved[node.parent]
        moved[index] = len(filled)
        filled.append(node)
    _fill(text, filled, (reached, len(text)), outer, law)
    return filled


def _fill(text: str, nodes: list[Node], gap: tuple[int, int], outer: int, law: bool) -> None:
    """Give the text of a gap behind the node ``outer`` (-1: none) to a unit."""
    start, end = gap[0], trim(text, *gap)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if start >= end or is_rule(text[start:end]):
        return
    begun = any(node.level != "edge" for node in nodes)
    if law and begun:
        nodes[outer].end = end
    elif law:
        kind: UnitKind = "front" if outer < 0 else "preamble"
        nodes.append(Node("edge", kind, kind, "", "", start, start, -1, end=end))
    else:
        _paragraphs(text, nodes, start, end)


def _paragraphs(text: str, nodes: list[Node], start: int, end: int) -> None:
    count = sum(node.level == "series" for node in nodes)
    for line in _LINE.finditer(text, start, end):
        at = line.start() + len(line[0]) - len(line[0].lstrip())
        stop = trim(text, at, line.end())
        if stop > at and not is_rule(line[0]):
            count += 1
            nodes.append(Node("series", "paragraph", "", "", str(count), at, at, -1, end=stop))
