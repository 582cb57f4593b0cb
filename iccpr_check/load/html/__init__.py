"""HTML: the law's text as a browser would show it, each word with its line and column in the source."""

from __future__ import annotations

import re

from iccpr_check.errors import DraftError
from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Extract, Lines, Options
from iccpr_check.load.html.asides import Aside, asides
from iccpr_check.load.html.layout import Layout
from iccpr_check.load.html.main import Main, main_part, not_shown
from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import Element, parse_html, walk
from iccpr_check.model import Anchor, Skipped

MAX_SOURCE = 32_000_000
"""Code points of a page's source above which it is not read; with pictures inside there are a few million."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.I)


def read_html(data: bytes, options: Options) -> Extract:
    """Return the text of the law in a page; menus, scripts and the site around it are left out.

    Raises DraftError when the page holds no text.
    """
    declared = _META_CHARSET.search(data[:4096])
    source = decode(data, declared[1].decode("ascii") if declared else "")
    if len(source) > MAX_SOURCE:
        raise DraftError(
            f"an HTML page of more than {MAX_SOURCE // 1_000_000} million characters; "
            "save the law without the pictures and scripts of the site"
        )
    page = parse_html(source)
    main = main_part(page, options.lang)
    lines = Lines(source)
    besides = asides(main.element, not_shown, options.lang)
    layout = Layout(main.element, lines, frozenset(block for aside in besides for block in aside.blocks))
    text = "".join(layout.parts)
    if not text.strip():
        raise DraftError("an HTML page without text (its words may be loaded by a script); save it as text")
    skipped = (*_left_out(main, lines), *(_beside(aside, lines) for aside in besides), *layout.skipped)
    return Extract(text, tuple(layout.anchors), _title(page), skipped)


def _title(page: Element) -> str:
    def body(element: Element) -> bool:
        return element.tag in {"body", "svg"}

    for node, entering in walk(page, body):
        if isinstance(node, Element) and entering and node.tag == "title":
            return " ".join("".join(run.text for run in node.children if isinstance(run, Run)).split())
    return ""


def _left_out(main: Main, lines: Lines) -> list[Skipped]:
    skipped = []
    for rival, language in main.rivals:
        line, column = lines.place(rival.at)
        skipped.append(
            Skipped(
                what=f"a text in another language ({language}), lines {line}-{lines.place(rival.end)[0]}",
                why="the page holds the law in several languages, and one is read; choose it with --lang",
                anchor=Anchor(offset=0, line=line, column=column),
                matters=False,
            )
        )
    if not main.whole:
        first, last = lines.place(main.element.at)[0], lines.place(main.element.end)[0]
        skipped.append(
            Skipped(
                what=f"the page around the law (all but lines {first}-{last})",
                why="menus, notices and related documents of the site",
                matters=False,
            )
        )
    return skipped


def _beside(aside: Aside, lines: Lines) -> Skipped:
    first, last = aside.blocks[0], aside.blocks[-1]
    line, column = lines.place(first.at)
    places = f" (in {len(aside.blocks)} places)" if len(aside.blocks) > 1 else ""
    return Skipped(
        what=f"{aside.what}, lines {line}-{lines.place(last.end)[0]}{places}",
        why=aside.why,
        anchor=Anchor(offset=0, line=line, column=column),
        matters=aside.matters,
    )
