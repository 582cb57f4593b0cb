"""Which part of a page is the law, and which is the site around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import BLOCKS, Element, walk
from iccpr_check.load.language import detect_language

_NEVER_TEXT = frozenset({
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "canvas", "audio",
    "video", "object", "embed", "iframe", "img", "input", "select", "textarea", "button", "datalist",
})  # fmt: skip
_FURNITURE = frozenset({"nav", "aside", "dialog", "menu"})
_FURNITURE_ROLES = frozenset({"navigation", "search", "complementary", "dialog", "alert", "menu", "menubar"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

#: What a bare document does not have; a page that has any of it belongs to a site.
_SITE = frozenset({"script", "nav", "form", "input", "iframe", "header", "footer", "main"})

_DOMINANT = 0.5
"""Share of the prose that the law's element holds in the element around it."""
_RIVAL = 0.2
"""Share from which an element may be the same law in another language."""
_MARGIN = 1.08
"""How much more prose an element may hold than the law's element and still be all law (a title before it)."""


class Main(NamedTuple):
    """The element that holds the law, and the rivals in other languages that were left out."""

    element: Element
    rivals: tuple[tuple[Element, str], ...] = ()
    whole: bool = True
    """Whether the element holds all the prose of the page."""


def never_text(element: Element) -> bool:
    """Tell whether an element is furniture or code, by its tag or role."""
    return (
        element.tag in _NEVER_TEXT
        or element.tag in _FURNITURE
        or element.attributes.get("role", "").lower() in _FURNITURE_ROLES
    )


def hidden(element: Element) -> bool:
    """Tell whether a browser would not show the element."""
    return "hidden" in element.attributes or bool(_HIDDEN_STYLE.search(element.attributes.get("style", "")))


def not_shown(element: Element) -> bool:
    """Tell whether nothing in an element is read, as furniture, code, hidden or deleted."""
    return never_text(element) or hidden(element) or element.tag == "del"


def main_part(page: Element, lang: str | None) -> Main:
    """Find the element that holds the law.

    A page without scripts, forms or menus is taken whole. Otherwise the way leads from the page
    inwards as long as one element holds most of the prose (text outside links). Where an element
    holds the law in several languages side by side, the one in ``lang`` is taken, else the first.
    """
    weights, site = _weigh(page)
    if not site or not weights[page]:
        return Main(page)
    path, rivals = [page], []
    while True:
        inner = sorted(
            (child for child in path[-1].children if isinstance(child, Element) and _may_hold_a_law(child)),
            key=lambda child: weights.get(child, 0),
            reverse=True,
        )
        chosen, others = _choose(inner, weights, weights[path[-1]], lang)
        if chosen is None:
            break
        rivals += others
        path.append(chosen)
    element = _with_margin(path, weights, {rival for rival, _ in rivals})
    return Main(element, tuple(rivals), weights[element] >= weights[page])


def _weigh(page: Element) -> tuple[dict[Element, int], bool]:
    """Return the prose of every element in letters, and whether the page belongs to a site."""
    weights: dict[Element, int] = {}
    site = False
    open_: list[Element] = []
    links = 0

    def left_out(element: Element) -> bool:
        nonlocal site
        site = site or element.tag in _SITE
        return not_shown(element)

    for node, entering in walk(page, left_out):
        if isinstance(node, Run):
            if not links:
                weights[open_[-1]] += sum(map(str.isalnum, node.text))
            continue
        links += ("href" in node.attributes and node.tag == "a") * (1 if entering else -1)
        if entering:
            weights[node] = 0
            open_.append(node)
        else:
            open_.pop()
            if open_:
                weights[open_[-1]] += weights[node]
    return weights, site


def _may_hold_a_law(element: Element) -> bool:
    return (element.tag in BLOCKS and element.tag != "p") or any(
        isinstance(child, Element) and child.tag in BLOCKS for child in element.children
    )


def _choose(
    inner: list[Element], weights: dict[Element, int], around: int, lang: str | None
) -> tuple[Element | None, list[tuple[Element, str]]]:
    """Return the child to go into (None: stay), and its rivals in other languages."""
    if not inner or not around:
        return None, []
    rivals = [child for child in inner[:3] if weights.get(child, 0) >= _RIVAL * around]
    if len(rivals) > 1 and sum(weights[child] for child in rivals) >= 0.8 * around:
        languages = {child: detect_language(_prose(child)) for child in rivals}
        if len(set(languages.values())) == len(rivals):
            first = min(rivals, key=lambda child: (languages[child] != lang, child.at))
            return first, [(child, languages[child]) for child in rivals if child is not first]
    return (inner[0], []) if weights.get(inner[0], 0) >= _DOMINANT * around else (None, [])


def _with_margin(path: list[Element], weights: dict[Element, int], rivals: set[Element]) -> Element:
    """Go outwards again while that adds a little prose and no piece of the site."""
    law = weights[path[-1]]
    best = path.pop()
    inside = best
    while path:
        outer = path.pop()
        added = [child for child in outer.children if isinstance(child, Element) and child is not inside]
        if weights[outer] > _MARGIN * law or any(_of_the_site(child, weights, rivals) for child in added):
            break
        best = inside = outer
    return best


def _of_the_site(element: Element, weights: dict[Element, int], rivals: set[Element]) -> bool:
    if element in rivals:
        return True
    everything = prose = 0
    for node, entering in walk(element, lambda child: False):
        if isinstance(node, Run):
            everything += sum(map(str.isalnum, node.text))
        elif entering and (node.tag in _SITE or never_text(node)):
            return True
    prose = weights.get(element, 0)
    return everything > 0 and prose < 0.5 * everything


def _prose(element: Element) -> str:
    return "".join(
        node.text
        for node, _ in walk(element, lambda child: never_text(child) or hidden(child))
        if isinstance(node, Run)
    )
