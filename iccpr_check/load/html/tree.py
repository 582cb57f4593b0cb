"""HTML source as a tree whose text runs know where in the source they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from iccpr_check.errors import DraftError
from iccpr_check.load.html.scan import Run, Tag, scan

MAX_NODES = 1_000_000
"""Tags and pieces of text above which a page is not read; the longest law on the web has a third of them."""
MAX_DEPTH = 512
"""How many elements may be open; as in browsers, one more ends the one before it."""

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that stand on lines of their own."""

#: An element that begins ends these, up to the element named last, as browsers do.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ol", "ul", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"td", "th", "tr"}), frozenset({"table"})),
    "tbody": (frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}), frozenset({"table"})),
    "a": (frozenset({"a"}), frozenset({"td", "th", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_P_ENDERS = BLOCKS - {"body", "html", "tbody", "td", "tfoot", "th", "thead", "tr", "caption"}
_P_BOUNDS = frozenset({"td", "th", "table", "button", "object"})


@dataclass(eq=False, slots=True)
class Element:
    """An element with its place in the source; ``end`` is where its end tag, or what ended it, begins."""

    tag: str
    attributes: dict[str, str]
    at: int
    end: int = 0
    children: list[Element | Run] = field(default_factory=list)


def walk(root: Element, left_out: Callable[[Element], bool]) -> Iterator[tuple[Element | Run, bool]]:
    """Yield elements on entering (True) and on leaving (False), and runs (True), without recursion.

    Elements for which ``left_out`` is true are passed over with all that is in them.
    """
    yield root, True
    stack = [(root, iter(root.children))]
    while stack:
        element, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
            yield element, False
        elif isinstance(child, Run):
            yield child, True
        elif not left_out(child):
            yield child, True
            stack.append((child, iter(child.children)))


def parse_html(source: str) -> Element:
    """Return the tree of a page; any text whatever gives some tree.

    Raises DraftError for a page of more than ``MAX_NODES``.
    """
    builder = _Builder(len(source))
    for number, token in enumerate(scan(source)):
        if number == MAX_NODES:
            raise DraftError(f"an HTML page of more than {MAX_NODES:,} tags; save the law without its site")
        if isinstance(token, Run):
            builder.add(token)
        elif token.opens:
            builder.start(token)
        else:
            builder.end(token)
    return builder.root


class _Builder:
    def __init__(self, length: int) -> None:
        self.root = Element("#page", {}, 0, length)
        self._length = length
        self._open = [self.root]
        self._count: Counter[str] = Counter()

    def add(self, run: Run) -> None:
        self._open[-1].children.append(run)

    def start(self, tag: Tag) -> None:
        if self._count["title"] and tag.name in BLOCKS:  # a title that was never closed
            self._close({"title"}, frozenset(), tag.at)
        if tag.name in _P_ENDERS and self._count["p"]:
            self._close({"p"}, _P_BOUNDS, tag.at)
        if tag.name in _ENDS:
            self._close(*_ENDS[tag.name], tag.at)
        if len(self._open) > MAX_DEPTH:
            self._pop(tag.at)
        element = Element(tag.name, tag.attributes, tag.at, self._length)
        self._open[-1].children.append(element)
        if tag.name in _VOID or tag.closes:
            element.end = tag.at
        else:
            self._open.append(element)
            self._count[tag.name] += 1

    def end(self, tag: Tag) -> None:
        if self._count[tag.name]:
            self._close({tag.name}, frozenset() if tag.name == "table" else frozenset({"table"}), tag.at)

    def _close(self, tags: set[str] | frozenset[str], bounds: frozenset[str], at: int) -> None:
        """End the outermost open element of these tags that no bound separates from here."""
        if not any(self._count[tag] for tag in tags):
            return
        found = None
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in tags:
                found = depth
                if len(tags) == 1:
                    break
            if self._open[depth].tag in bounds:
                break
        while found is not None and len(self._open) > found:
            self._pop(at)

    def _pop(self, at: int) -> None:
        element = self._open.pop()
        element.end = at
        self._count[element.tag] -= 1
