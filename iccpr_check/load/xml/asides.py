"""What an XML file holds besides the law that is read: remarks of publishers, the law in other languages."""

from __future__ import annotations

from iccpr_check.load.extract import Lines
from iccpr_check.load.html.tree import Element, walk
from iccpr_check.load.xml.treat import Treat, never, text_of
from iccpr_check.model import Anchor, Skipped

_OTHER = "text in another language"
_WHY_OTHER = "the file holds the law in several languages, and one is read; choose it with --lang"


class Asides:
    """What was left out so far, and where."""

    def __init__(self, lines: Lines, root: Element, lang: str | None) -> None:
        """``lang`` chooses among the languages of a law that is printed in several."""
        self._lines = lines
        self._lang = _language(root, lang)
        self._places: dict[str, list[tuple[int, int]]] = {}

    def foreign(self, element: Element) -> Treat | None:
        """Return how lines in another language than the law's are read: left out; None for its own."""
        lang = _lang(element)
        self._lang = self._lang or lang
        return Treat("aside", word=f"{_OTHER}, {lang}") if lang not in {"", self._lang} else None

    def add(self, what: str, element: Element) -> None:
        """Leave an element out; what holds no word is not told of."""
        if any(map(str.isalnum, text_of(element))):
            self._places.setdefault(what, []).append(self._lines.place(element.at))

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what was left out of the text, one entry a kind."""
        return tuple(
            Skipped(
                what=f"{what} ({len(places)}, the first in line {places[0][0]})",
                why=_WHY_OTHER if what.startswith(_OTHER) else "no part of the law as it stands",
                anchor=Anchor(offset=0, line=places[0][0], column=places[0][1]),
                matters=False,
            )
            for what, places in self._places.items()
        )


def _lang(element: Element) -> str:
    return element.attributes.get("lang", "")[:2].lower()


def _language(root: Element, wanted: str | None) -> str:
    """Return the language to be read: the one wanted, where it is there, else the file's own, or ``""``."""
    if not wanted or wanted == _lang(root):
        return _lang(root)
    elements = (node for node, entering in walk(root, never) if entering and isinstance(node, Element))
    return wanted if any(_lang(one) == wanted for one in elements) else _lang(root)
