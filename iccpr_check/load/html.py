"""HTML: the law's text as a browser would show it, each word with its line and column in the source."""

from __future__ import annotations

import re

from iccpr_check.errors import DraftError
from iccpr_check.load.encodings import decode
from iccpr_check.load.extract import Extract, Format, Lines
from iccpr_check.load.html_layout import Layout
from iccpr_check.load.html_main import Main, main_part
from iccpr_check.load.html_scan import Run
from iccpr_check.load.html_tree import Element, parse_html, walk
from iccpr_check.model import Anchor, Skipped

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.I)


def read_html(data: bytes, lang: str | None = None) -> Extract:
    """Return the text of the law in a page; menus, scripts and the site around it are left out.

    Raises DraftError when the page holds no text.
    """
    declared = _META_CHARSET.search(data[:4096])
    source = decode(data, declared[1].decode("ascii") if declared else "")
    page = parse_html(source)
    main = main_part(page, lang)
    lines = Lines(source)
    layout = Layout(main.element, lines)
    text = "".join(layout.parts)
    if not text.strip():
        raise DraftError("an HTML page without text (its words may be loaded by a script); save it as text")
    skipped = (*_left_out(main, lines), *layout.skipped)
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


HTML = Format("an HTML page", "an HTML page", "text/html", (".html", ".htm", ".xhtml"), read_html)
