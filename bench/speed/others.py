"""What users could run instead on the same text; each is called as bench.accuracy calls it."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

Reader = Callable[[str], object]
FLOOR = "spaCy's blank tokenizer and sentencizer"
EXTRACTORS = ("eyecite", "citeurl", "lexref")


def others() -> tuple[dict[str, Reader], list[str]]:
    """Return the floor and the extractors that are installed, and a line for each that is not."""
    makers: dict[str, tuple[str, Callable[[], Reader]]] = {FLOOR: ("spacy", floor)}
    makers |= {
        name: (name, make) for name, make in zip(EXTRACTORS, (_eyecite, _citeurl, _lexref), strict=True)
    }
    found, missing = {}, []
    for name, (package, make) in makers.items():
        if importlib.util.find_spec(package) is None:
            missing.append(f"{package} is left out: pip install '.[bench]'")
        else:
            found[name] = make()
    return found, missing


def floor() -> Reader:
    """Return spaCy's English tokenizer with its sentencizer: the least that a reader of sentences does."""
    spacy: Any = importlib.import_module("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    reader: Reader = nlp
    return reader


def _eyecite() -> Reader:
    get_citations: Reader = importlib.import_module("eyecite").get_citations
    return get_citations


def _citeurl() -> Reader:
    list_cites: Reader = importlib.import_module("citeurl").Citator().list_cites
    return list_cites


def _lexref() -> Reader:
    reflector: Any = importlib.import_module("lexref").Reflector("EN", "annotate")

    def read(text: str) -> object:
        try:
            return reflector(text)
        except Exception:  # it raises on some texts; they count as read
            return None

    return read
