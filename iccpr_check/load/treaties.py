"""A treaty's folder -> ``Treaty``: its words, its numbering, and what each provision owes.

``text.<lang>.yaml`` holds the words as printed, one numbered item a line; ids and the tree are read
from that numbering, so that nobody types them. ``treaty.yaml`` holds what a lawyer says of each
provision. What the two leave open is filled in one way only (``_provision``): a provision without
a class of its own takes class, derogability, limits and sources from its parent; one without a
title takes the parent's. Elements are never inherited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field

from iccpr_check.load.yamls import Key, Yaml, build, read_yaml
from iccpr_check.model import (
    Element,
    Frozen,
    Limits,
    NonDerogable,
    Provision,
    ProvisionClass,
    Treaty,
    TreatyText,
    Words,
)

_LANGUAGE = "en"
"""The language whose numbering the others must have, and in which every title is given."""

_LABEL = re.compile(r"(?:(?P<paragraph>\d+)\.\s+)?(?:\(?(?P<item>[a-z]+)\)\s+)?")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SLUG = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_SOURCE = re.compile(r"GC\d+/\d+")


class _TextFile(Frozen):
    lang: str
    authentic: bool
    source: str
    note: str = ""
    preamble: str = Field(min_length=1)
    articles: dict[str, str]


class _Block(Frozen):
    """What ``treaty.yaml`` says of one provision."""

    model_config = ConfigDict(populate_by_name=False)

    title: Words = Field(default_factory=dict)
    klass: ProvisionClass | None = Field(default=None, alias="class")
    non_derogable: NonDerogable = "no"
    holder: Literal["everyone", "citizens", "aliens"] | None = None
    required: dict[str, Words] = Field(default_factory=dict)
    supporting: dict[str, Words] = Field(default_factory=dict)
    limits: Limits = Limits()
    source: tuple[str, ...] = ()


class _TreatyFile(Frozen):
    id: str
    name: Words
    citation: str
    provisions: dict[str, _Block]


@dataclass
class _Part:
    """A provision in the making: ``end`` is where its words stop in its article's text."""

    id: str
    parent: str | None
    level: int
    start: int
    end: int | None = None
    last: dict[int, int] = field(default_factory=dict)
    """Level -> ordinal of the last part that this one holds at that level."""


def load_treaty(folder: Path) -> Treaty:
    """Read a treaty from ``treaty.yaml`` and every ``text.<lang>.yaml`` of ``folder``.

    The words of a provision are all that stand under it: ``14(3)`` runs from ``3. In the
    determination`` to the end of ``(g)``, and ``25`` begins with its chapeau.
    Raises DataError (``path:line: key: what``) for any mistake in the files.
    """
    english = folder / f"text.{_LANGUAGE}.yaml"
    others = sorted(path for path in folder.glob("text.*.yaml") if path != english)
    texts: list[TreatyText] = []
    words: dict[str, Words] = {}
    parents: dict[str, str | None] = {}
    for path in (english, *others):
        source = _named(read_yaml(path), "articles")
        text = build(_TextFile, source)
        if path.name != f"text.{text.lang}.yaml":
            raise source.error(("lang",), f"the file is named {path.name}")
        for article in text.articles:
            for part, printed in _outline(source, article, text.articles[article]):
                if path == english:
                    parents[part.id] = part.parent
                elif part.id not in parents:
                    raise source.error(("articles", article), f"{part.id} does not stand in {english.name}")
                words.setdefault(part.id, {})[text.lang] = printed
        for missing in (one for one in parents if text.lang not in words[one]):
            raise source.error(("articles", _article(missing)), f"the words of {missing} are missing")
        texts.append(TreatyText(**text.model_dump(exclude={"articles"})))

    source = _named(read_yaml(folder / "treaty.yaml"), "provisions")
    said = build(_TreatyFile, source)
    _check(source, said, parents)
    provisions: dict[str, Provision] = {}
    for one, parent in parents.items():
        above = None if parent is None else provisions[parent]
        provisions[one] = _provision(one, above, said.provisions.get(one, _Block()), words[one])
    return Treaty(
        id=said.id,
        name=said.name,
        citation=said.citation,
        texts=tuple(texts),
        provisions=tuple(provisions.values()),
    )


def element_ids(treaty: Treaty) -> tuple[str, ...]:
    """Return the ids of all elements, required and supporting, in the treaty's order."""
    return tuple(element.id for provision in treaty.provisions for element in provision.elements)


def _named(source: Yaml, key: str) -> Yaml:
    """Let numbers stand as names: YAML reads the unquoted key ``9`` as an integer."""
    held = source.data.get(key) if isinstance(source.data, dict) else None
    if not isinstance(held, dict):
        return source
    data: dict[Any, Any] = {**source.data, key: {str(name): value for name, value in held.items()}}
    return replace(source, data=data)


def _article(provision_id: str) -> str:
    return provision_id.partition("(")[0]


def _outline(source: Yaml, article: str, text: str) -> Iterator[tuple[_Part, str]]:
    """Yield the parts of one article and their words, in the order of the text.

    Levels: 0 the article, 1 paragraphs (``1.``), 2 letters (``(a)``), 3 numbers (``(i)``). Each label
    must be the next of its row; ``(i)`` opens numbers where ``(ii)`` follows it, and is a letter otherwise.
    An unnumbered line after a list belongs to what holds the list. Raises DataError.
    """
    at: Key = ("articles", article)
    if not article.isdecimal() or not text.strip():
        raise source.error(at, "an article needs a number and words")
    parts = [_Part(article, None, 0, 0)]
    opened = [parts[0]]

    def close(level: int, offset: int) -> None:
        while opened[-1].level >= level:
            opened.pop().end = offset

    def add(level: int, label: str, ordinal: int, offset: int) -> None:
        close(level, max(offset - 1, 0))
        holder = opened[-1]
        if ordinal != holder.last.get(level, 0) + 1:
            raise source.error(at, f"'{label}' stands where its forerunner is missing")
        holder.last[level] = ordinal
        parts.append(_Part(f"{holder.id}({label})", holder.id, level, offset))
        opened.append(parts[-1])

    lines = text.splitlines()
    labels = [_LABEL.match(line) for line in lines]
    items = [label["item"] if label else None for label in labels]
    offset = 0
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        paragraph, item = (label["paragraph"], label["item"]) if label else (None, None)
        if paragraph:
            add(1, paragraph, int(paragraph), offset)
        if label and item:
            level = _level(item, opened, next(filter(None, items[index + 1 :]), None))
            row = _ROMAN if level == 3 else tuple("abcdefghijklmnopqrstuvwxyz")
            if item not in row:
                raise source.error(at, f"'({item})' is neither the next letter nor the next number")
            add(level, item, row.index(item) + 1, offset + (label.start("item") - 1 if paragraph else 0))
        if index and not paragraph and not item and opened[-1].level > 1:
            close(opened[-1].level, offset - 1)
        offset += len(line) + 1
    for part in parts:
        yield part, text[part.start : part.end].strip()


def _level(item: str, opened: list[_Part], following: str | None) -> int:
    """Tell whether ``(item)`` is a letter (2) or a number (3)."""
    if opened[-1].level == 3:
        count = opened[-2].last[3]
        if count < len(_ROMAN) and item == _ROMAN[count]:
            return 3
    lettered = opened[-1].level >= 2
    return 3 if lettered and item == "i" and following == "ii" else 2


def _check(source: Yaml, said: _TreatyFile, parents: dict[str, str | None]) -> None:
    """Raise DataError where ``treaty.yaml`` does not fit the text, or is not in its order."""
    order = {one: index for index, one in enumerate(parents)}
    place = -1
    for one, block in said.provisions.items():
        at: Key = ("provisions", one)
        if one not in order:
            raise source.error(at, "the text has no such provision")
        if order[one] < place:
            raise source.error(at, "stands out of the treaty's order")
        place = order[one]
        _check_words(source, at, block)
        if block.limits.clause is not None and block.limits.clause not in order:
            raise source.error((*at, "limits", "clause"), f"the text has no provision {block.limits.clause}")
        for index, cite in enumerate(block.source):
            if not _SOURCE.fullmatch(cite):
                raise source.error((*at, "source", index), f"'{cite}' is not written as GC35/33")
        if block.klass is None and block.model_fields_set & {"non_derogable", "limits"}:
            raise source.error(at, "'non_derogable' and 'limits' need a 'class' beside them")
    for one in (one for one, parent in parents.items() if parent is None):
        block = said.provisions.get(one, _Block())
        if block.klass is None or not block.title:
            raise source.error(("provisions", one), f"article {one} needs a title and a class")


def _check_words(source: Yaml, at: Key, block: _Block) -> None:
    """Raise DataError for a title or an element without English, and for an element ill named."""
    if block.title and not block.title.get(_LANGUAGE):
        raise source.error((*at, "title"), f"has no words in '{_LANGUAGE}'")
    for key, held in (("required", block.required), ("supporting", block.supporting)):
        for slug, words in held.items():
            if not words.get(_LANGUAGE):
                raise source.error((*at, key, slug), f"has no words in '{_LANGUAGE}'")
            if not _SLUG.fullmatch(slug) or (key == "supporting" and slug in block.required):
                raise source.error((*at, key, slug), f"'{slug}' is not a name for one element")


def _provision(one: str, above: Provision | None, block: _Block, words: Words) -> Provision:
    """Make one provision; what its block leaves open comes from the provision that holds it."""
    elements = tuple(
        Element(id=f"{one}:{slug}", name=name, required=required)
        for required, held in ((True, block.required), (False, block.supporting))
        for slug, name in held.items()
    )
    own: dict[str, Any] = {
        "class": block.klass,
        "non_derogable": block.non_derogable,
        "limits": block.limits,
        "source": block.source,
    }
    if block.klass is None and above is not None:
        own = {
            "class": above.klass,
            "non_derogable": above.non_derogable,
            "limits": above.limits,
            "source": block.source or above.source,
        }
    return Provision(
        id=one,
        article=int(_article(one)),
        parent=above.id if above else None,
        title=block.title or (above.title if above else {}),
        text=words,
        holder=block.holder or (above.holder if above else "everyone"),
        elements=elements,
        **own,
    )
