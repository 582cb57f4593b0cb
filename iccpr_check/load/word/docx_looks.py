"""How the words of a Word file look, as far as it matters to what they are: hidden, or in a font of signs."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from iccpr_check.load.word.office_xml import attribute, child, local

_DEEPEST = 64
"""Styles that a style may rest upon; Word stops far earlier, and a loop has no end."""


class Look(NamedTuple):
    """What matters of the properties of a run."""

    hidden: bool = False
    font: str = ""
    """The name of the font for letters beyond ASCII."""


class Looks:
    """Says how a run looks, by its own properties and the styles of its characters and paragraph."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        for style in () if styles is None else styles:
            if local(style) == "style":
                name = attribute(style, "styleId") or ""
                self._styles[name] = style
                if attribute(style, "type") == "paragraph" and on(attribute(style, "default") or "0"):
                    self._default = name
        self._of_all = _changed(Look(), child(styles, "docDefaults", "rPrDefault", "rPr"))
        self._known: dict[tuple[str, str], Look] = {}

    def of(self, run: etree._Element | None, paragraph: etree._Element | None) -> Look:
        """Return the look of a run with these properties (``rPr``) in a paragraph with those (``pPr``)."""
        if run is not None and not len(run):
            run = None
        names = (_style(paragraph, "pStyle") or self._default, _style(run, "rStyle"))
        if names not in self._known:
            look = self._of_all
            for name in names:
                for style in reversed(self._chain(name)):
                    look = _changed(look, child(style, "rPr"))
            self._known[names] = look
        return _changed(self._known[names], run)

    def _chain(self, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = _style(chain[-1], "basedOn")
        return chain


def on(value: str | None) -> bool:
    """Tell whether a switch is on: it is when nothing says that it is not."""
    return value not in {"0", "false", "off"}


def _style(element: etree._Element | None, name: str) -> str:
    found = child(element, name)
    return "" if found is None else attribute(found, "val") or ""


def _changed(look: Look, properties: etree._Element | None) -> Look:
    for one in () if properties is None else properties:
        name = local(one)
        if name == "vanish":
            look = look._replace(hidden=on(attribute(one, "val")))
        elif name == "rFonts":
            font = attribute(one, "hAnsi") or attribute(one, "ascii")
            look = look._replace(font=font or look.font)
    return look
