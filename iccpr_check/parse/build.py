"""One pass over a text: lines, marks, roles, headings, edges, and the tree they make."""

from __future__ import annotations

from bisect import bisect_right

from iccpr_check.parse import inline
from iccpr_check.parse.edges import body_begins, closing, explanation, find_contents, notes, opening
from iccpr_check.parse.glued import move_glued_headings
from iccpr_check.parse.headings import Headings
from iccpr_check.parse.lines import Line, split_lines
from iccpr_check.parse.marks import Mark, line_mark
from iccpr_check.parse.outline import Node, Outline
from iccpr_check.parse.quoted import Quotation, find_quotations
from iccpr_check.parse.roles import Role, assign_roles, quotation_at
from iccpr_check.parse.title import find_title

_LOOK_AHEAD = 40
#: Fewer numbers than this, with text before them, make no outline.
_FEWEST_MEMBERS = 3


def build(text: str, language: str) -> tuple[str, list[Node]]:
    """Return the law's title (``""`` when none is printed) and its nodes in order."""
    lines = split_lines(text)
    if not lines:
        return "", []
    contents = find_contents(lines)
    hidden = range(*contents) if contents else range(0)
    marks = [m for i in range(len(lines)) if i not in hidden and (m := line_mark(text, lines, i))]
    quotations = find_quotations(text)
    roles = assign_roles(text, lines, marks, quotations, bare=language != "vi")
    article = next((r.mark.line for r in roles if r.level == "article"), 0)
    structure = [role.mark.line for role in roles if role.level != "series" and role.quoted < 0]
    end = explanation(lines, article) or notes(lines, structure[-1] if structure else len(lines))
    begin = body_begins(lines, article, contents)
    roles = [r for r in roles if r.mark.line >= begin and (end is None or r.mark.line < end)]
    first = _first(roles)
    if first is None:
        return find_title(lines, len(lines)), _blocks(text, lines)
    return _tree(text, lines, contents, quotations, roles[first:], end)


def _first(roles: list[Role]) -> int | None:
    """Return the role with which the units begin, or None for a text without an outline."""
    for index, role in enumerate(roles):
        if role.level != "series" and role.quoted < 0:
            return index
    members = [index for index, role in enumerate(roles) if role.quoted < 0]
    if not members or (len(members) < _FEWEST_MEMBERS and roles[members[0]].mark.line > 0):
        return None
    return members[0]


def _tree(
    text: str,
    lines: list[Line],
    contents: tuple[int, int] | None,
    quotations: list[Quotation],
    roles: list[Role],
    explained: int | None,
) -> tuple[str, list[Node]]:
    headings = Headings(text, lines, roles)
    outline = Outline(text, quotations, _part_in_chapter(roles))
    found = {r.mark.start: headings.of(r) for r in roles if r.level != "series"}
    begin = found[roles[0].mark.start].start if roles[0].level != "series" else roles[0].mark.start
    first_line = bisect_right(lines, begin, key=lambda line: line.start) - 1
    for edge in opening(lines, first_line, contents):
        outline.edge(edge.kind, lines[edge.line].start)
    if begin > lines[0].start and not outline.nodes:
        outline.edge("front", lines[0].start)
    last = len(lines) if explained is None else explained
    stops = [lines[line].start for line in (*_closing_lines(lines[:last], roles), last) if line < len(lines)]
    events = sorted(
        _events(text[: lines[last].start] if last < len(lines) else text, quotations, roles),
        key=lambda event: found[event[1].start].start if event[0] else event[1].start,
    )
    numbers = [mark for role, mark, _ in events if role is None]
    position = 0
    for role, mark, quotation in events:
        while stops and mark.start >= stops[0]:
            outline.edge("closing", stops.pop(0))
        if role is not None:
            outline.structural(role, *found[mark.start])
            continue
        position += 1
        node = outline.member(mark, quotation, numbers[position : position + _LOOK_AHEAD])
        if node and not mark.inline and outline.is_scheduled(node):
            node.heading = headings.item(mark)
    for stop in stops:
        outline.edge("closing", stop)
    nodes = outline.finish()
    move_glued_headings(text, nodes)
    return find_title(lines, first_line), nodes


def _events(text: str, quotations: list[Quotation], roles: list[Role]) -> list[tuple[Role | None, Mark, int]]:
    """Return the roles (None for members of series) and the bracketed numbers inside lines, in order."""
    events = [(None if role.level == "series" else role, role.mark, role.quoted) for role in roles]
    if any(role.lang == "vi" and role.level == "article" for role in roles):
        return events
    known = {role.mark.start for role in roles}
    inside = inline.brackets(text, roles[0].mark.start, known)
    return [*events, *((None, mark, quotation_at(quotations, mark.start)) for mark in inside)]


def _part_in_chapter(roles: list[Role]) -> bool:
    """Tell whether Parts divide Chapters here: the first Part comes after a Chapter and is Part 1."""
    chapter = False
    for role in roles:
        if role.level == "schedule":
            break
        if role.level == "part" and role.lang != "vi":
            return chapter and role.mark.value == 1
        chapter = chapter or role.level == "chapter"
    return False


def _closing_lines(lines: list[Line], roles: list[Role]) -> list[int]:
    """Return the lines with which closings begin: after the last article, or before numbering begins anew.

    A decree is signed before the rules that it promulgates are printed; schedules come last.
    """
    found: list[int | None] = []
    last: Mark | None = None
    end = len(lines)
    for role in roles:
        if role.quoted >= 0:
            continue
        if role.level == "schedule":
            end = role.mark.line
            break
        if role.level == "article":
            if last and role.mark.value == 1 and (last.value or 0) > 1:
                found.append(closing(lines, last.line, role.mark.line))
            last = role.mark
    if last:
        found.append(closing(lines, last.line, end))
    return [line for line in found if line is not None]


def _blocks(text: str, lines: list[Line]) -> list[Node]:
    """Return a text without any outline as its paragraphs, which blank lines part."""
    starts = [line.start for line in lines if line.blank_before]
    ends = [*starts[1:], len(text)]
    outline = Outline(text, (), part_in_chapter=False)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        outline.nodes.append(Node("series", "paragraph", "", "", str(number), start, start, -1, end=end))
    return outline.finish()
