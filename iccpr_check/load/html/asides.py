"""What stands among a law's words on its page and is not read: its translation, requests to sign in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from iccpr_check.load.html.leaves import Leaf, leaves
from iccpr_check.load.html.scan import Run
from iccpr_check.load.html.tree import BLOCKS, Element, walk
from iccpr_check.load.language import UNKNOWN, detect_language, evident_language

_TRANSLATION = 0.3
"""Share of the law's letters from which another language is that of a translation, not of a quotation."""
_COLUMN = 0.9
"""Share of a table's column that is in one language, for all of it to be read so."""
_HEADING = 40
"""Letters that tell no language, at the most."""
_WORDS_IN_ASCII = 6
"""Letters without any mark from which words are not Vietnamese."""
_NOTICE = 500
"""Characters of a request to sign in, at the most."""
_BOXES = frozenset({"div", "section", "fieldset"})
"""What such a request stands in; in a paragraph or a cell, the words may be the law's."""
_SIGN_IN = re.compile(r"\s*(?:đăng nhập|log ?in|sign ?in|subscribe)\s*", re.I)


class Aside(NamedTuple):
    """Blocks that are not read, in order, and what they are."""

    blocks: tuple[Element, ...]
    what: str
    why: str
    matters: bool


def asides(law: Element, left_out: Callable[[Element], bool], lang: str | None) -> list[Aside]:
    """Return what is not read of the law's element; ``lang`` chooses the language, else the first is read."""
    notices = _notices(law, left_out)
    ignored = set(notices)
    found = _translations(leaves(law, lambda element: element in ignored or left_out(element)), lang)
    if notices:
        what = "a request to sign in, in place of words of the law"
        found.append(Aside(notices, what, "the site shows the rest only to its members", matters=True))
    return found


def _notices(law: Element, left_out: Callable[[Element], bool]) -> tuple[Element, ...]:
    """Return the small boxes that hold a link by which to sign in."""
    found: dict[Element, None] = {}
    open_ = [law]
    for node, entering in walk(law, left_out):
        if not isinstance(node, Element) or node is law:
            continue
        if node.tag in BLOCKS and entering:
            open_.append(node)
        elif node.tag in BLOCKS:
            open_.pop()
        elif entering and node.tag == "a" and _SIGN_IN.fullmatch(_words(node, 50)):
            found[open_[-1]] = None
    return tuple(
        box for box in found if box is not law and box.tag in _BOXES and len(_words(box, _NOTICE)) <= _NOTICE
    )


def _words(element: Element, limit: int) -> str:
    """Return the text of an element, cut soon after ``limit``."""
    pieces: list[str] = []
    length = 0
    for node, _ in walk(element, lambda child: child.tag in {"script", "style"}):
        if isinstance(node, Run):
            pieces.append(node.text)
            length += len(node.text)
            if length > limit:
                break
    return "".join(pieces)


def _translations(paragraphs: list[Leaf], lang: str | None) -> list[Aside]:
    """Return the paragraphs in other languages than the one that is read."""
    told = _told(paragraphs)
    spoken = _spoken(paragraphs, told)
    if len(spoken) < 2:
        return []
    settled = _settled(paragraphs, [one if one in spoken else UNKNOWN for one in told], spoken)
    left = [language for language in spoken if language in settled]
    read = lang if lang in left else settled[0]
    why = "the page holds the law in several languages, and one is read; choose it with --lang"
    return [
        Aside(tuple(leaf.element for leaf, one in zip(paragraphs, settled, strict=True) if one == other),
              f"a text in another language ({other})", why, matters=False)
        for other in left if other != read
    ]  # fmt: skip


def _told(paragraphs: list[Leaf]) -> list[str]:
    """Return the language that each paragraph shows; the model is asked once, for all that show none."""
    told = [evident_language(leaf.text) for leaf in paragraphs]
    silent = [leaf for leaf, language in zip(paragraphs, told, strict=True) if language == UNKNOWN]
    if sum(leaf.letters for leaf in silent) < _TRANSLATION * sum(leaf.letters for leaf in paragraphs):
        return told
    guess = detect_language("\n".join(leaf.text for leaf in silent))
    return [guess if one == UNKNOWN and leaf.letters > _HEADING else one
            for leaf, one in zip(paragraphs, told, strict=True)]  # fmt: skip


def _spoken(paragraphs: list[Leaf], told: list[str]) -> list[str]:
    """Return the languages that hold so much of the law that each is a text of its own."""
    letters: Counter[str] = Counter()
    for leaf, language in zip(paragraphs, told, strict=True):
        letters[language] += leaf.letters
    del letters[UNKNOWN]
    return [language for language, count in letters.items() if count >= _TRANSLATION * letters.total()]


def _settled(paragraphs: list[Leaf], told: list[str], spoken: list[str]) -> list[str]:
    """Return a language for each paragraph: its column's, its own, or that of the paragraphs beside it."""
    columns = _columns(paragraphs, told)
    others = [language for language in spoken if language != "vi"]
    unmarked = others[0] if len(spoken) == 2 and len(others) == 1 else UNKNOWN
    settled = []
    for leaf, language in zip(paragraphs, told, strict=True):
        if leaf.column in columns:
            settled.append(columns[leaf.column])
        elif language == UNKNOWN and leaf.text.isascii() and leaf.letters >= _WORDS_IN_ASCII:
            settled.append(unmarked)
        else:
            settled.append(language)
    return _filled(_filled(settled[::-1])[::-1])  # a number or a short heading goes with what follows it


def _columns(paragraphs: list[Leaf], told: list[str]) -> dict[tuple[Element, int] | None, str]:
    letters: dict[tuple[Element, int], Counter[str]] = defaultdict(Counter)
    for leaf, language in zip(paragraphs, told, strict=True):
        if leaf.column is not None and language != UNKNOWN:
            letters[leaf.column][language] += leaf.letters
    return {
        column: language
        for column, counts in letters.items()
        for language, count in counts.most_common(1)
        if count >= _COLUMN * counts.total()
    }


def _filled(languages: Iterable[str]) -> list[str]:
    """Give the unknown ones the language of the one before."""
    filled: list[str] = []
    for language in languages:
        filled.append(filled[-1] if language == UNKNOWN and filled else language)
    return filled
