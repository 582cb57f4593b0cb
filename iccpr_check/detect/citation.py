"""References to instruments: which is named, and which provision of it.

In: a draft and the citation rules. Out: references in the order of the text. Names are looked for by
literals first; a grammar (``coordinates``) reads only the windows around them, or the whole text where bare
articles are the treaty's. What a reference's span covers is said in ``coordinates``; a reference to an
instrument as a whole covers its name. The draft's own articles, and other laws', are never references.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from iccpr_check.detect.attach import Attacher, Cite
from iccpr_check.detect.comments import COMMENTS, OBSERVATIONS, read_comment, read_observations
from iccpr_check.detect.coordinates import Group, Reader, is_opening, split_glued
from iccpr_check.detect.definitions import Definitions, Mention
from iccpr_check.detect.domestic import OTHER, OWN
from iccpr_check.detect.mentions import Scanner
from iccpr_check.detect.names import Names
from iccpr_check.detect.numerals import arabic
from iccpr_check.detect.places import Places
from iccpr_check.detect.pointing import Pointer
from iccpr_check.detect.windows import windows
from iccpr_check.fold import tokens
from iccpr_check.model import CitationRule, Draft, Lang, Reference, Span

GENERIC = "treaties"
CONSTITUTION = "constitution"


def find_references(
    draft: Draft,
    rules: Sequence[CitationRule],
    lang: Lang,
    *,
    bare_articles: Literal["own", "treaty"] = "own",
    treaty: str = "iccpr",
) -> tuple[Reference, ...]:
    """Find every reference to an instrument, in the order of the text.

    ``bare_articles`` says what "article 14" without an instrument means: the draft's own article (never a
    reference), or the article of ``treaty``. Names of every language are met in a text of any language;
    ``lang`` is the draft's.
    """
    if not rules:
        return ()
    names = _names(rules)
    places = Places(draft, names)
    definitions = Definitions(names)
    if bare_articles == "treaty":
        for name in names.short.get(treaty, ()):
            definitions.define(name.printed, treaty)
        if f"{treaty}-op1" in names.short:
            definitions.met(f"{treaty}-op1")
    finder = _Finder(draft.document.text, names, definitions, places, bare_articles, treaty)
    found = sorted(finder.references(), key=lambda reference: (reference.span.start, reference.span.end))
    return tuple(dict.fromkeys(found)) if len(found) < 2 else tuple(_distinct(found))


_CACHE: dict[tuple[int, ...], tuple[tuple[CitationRule, ...], Names]] = {}


def _names(rules: Sequence[CitationRule]) -> Names:
    """Compile rules once; the cache holds the rules, so that no other can take their identity."""
    key = tuple(id(rule) for rule in rules)
    if key not in _CACHE:
        if len(_CACHE) >= 8:
            _CACHE.clear()
        _CACHE[key] = (tuple(rules), Names(rules))
    return _CACHE[key][1]


def _distinct(found: Sequence[Reference]) -> Iterator[Reference]:
    seen: set[tuple[str, str | None, int, int]] = set()
    for reference in found:
        key = (reference.instrument, reference.provision, reference.span.start, reference.span.end)
        if key not in seen:
            seen.add(key)
            yield reference


class _Finder:
    """Finds references in the windows of one text, in order; what the text defines carries on."""

    def __init__(
        self,
        text: str,
        names: Names,
        definitions: Definitions,
        places: Places,
        bare: Literal["own", "treaty"],
        treaty: str,
    ) -> None:
        self.text = text
        self.lines = [at for at, char in enumerate(text) if char == "\n"] if bare == "treaty" else []
        self.places = places
        self.bare = bare
        self.treaty = treaty
        self.scanner = Scanner(text, names, definitions)
        self.names = names

    def references(self) -> Iterator[Reference]:
        """Yield every reference."""
        whole = self.bare == "treaty"
        for start, end in windows(self.text, self.names.cues, whole=whole):
            found = list(split_glued(tokens(self.text, start, end)))
            if found:
                yield from self._window(Reader(self.text, found))

    def _window(self, reader: Reader) -> Iterator[Reference]:
        mentions, consumed = self.scanner.scan(reader)
        sentences = self.scanner.sentences(reader)
        taken: set[int] = set(consumed)
        for mention in mentions:
            taken.update(range(mention.first, mention.last))
        yield from self._documents(reader, mentions, taken)
        groups = [group for group in self._groups(reader, taken) if not self._is_heading(reader, group)]
        cites = Attacher(reader, mentions, sentences).attach(groups)
        pointer = Pointer(self.text, self.lines, self.places, sentences, commentary=self.bare == "treaty")
        for cite in cites:
            yield from self._cite(reader, cite, pointer)
        for mention in mentions:
            if mention.instrument is None or mention.instrument in {COMMENTS, OBSERVATIONS}:
                continue
            generic = mention.instrument == GENERIC
            if (not mention.used or generic) and not self.places.is_own(mention.instrument):
                span = (reader.tokens[mention.first].start, reader.tokens[mention.last - 1].end)
                yield self._reference(mention.instrument, None, *span, fuzzy=mention.fuzzy, generic=generic)

    def _documents(self, reader: Reader, mentions: list[Mention], taken: set[int]) -> Iterator[Reference]:
        """Read general comments and concluding observations; they own the paragraphs behind them."""
        reached = 0
        for mention in mentions:
            if mention.instrument not in {COMMENTS, OBSERVATIONS} or mention.first < reached:
                continue
            read = read_comment if mention.instrument == COMMENTS else read_observations
            cited = read(reader, mention.first, mention.last)
            if cited is None:
                mention.instrument = None
                continue
            reached = cited.last
            for provision, start, end in cited.items:
                first = bisect_left(reader.tokens, start, key=lambda token: token.start)
                taken.update(range(first, bisect_left(reader.tokens, end, key=lambda token: token.start)))
                yield self._reference(mention.instrument, provision, start, end)
            mention.last = mention.after = max(mention.last, cited.last)
            mention.used = True

    def _groups(self, reader: Reader, taken: set[int]) -> Iterator[Group]:
        at = 0
        while at < len(reader.tokens):
            if at not in taken and is_opening(reader.word(at)):
                group = reader.group(at)
                if group is not None and not taken.intersection(range(group.first, group.last)):
                    yield group
                    at = group.last
                    continue
            at += 1

    def _is_heading(self, reader: Reader, group: Group) -> bool:
        """Tell whether a group is the label of one of the draft's own units."""
        return self.bare == "own" and self.places.starts_unit(reader.tokens[group.first].start)

    def _owner(self, cite: Cite) -> str | None:
        """Return whose articles a group names: an instrument's, ``own``, ``other``; None for a bare group."""
        if cite.mention is not None:
            instrument = cite.mention.instrument
            if instrument in {COMMENTS, OBSERVATIONS}:
                return self.treaty if cite.prefixed else OTHER
            if cite.group.word == "section" and instrument != CONSTITUTION:
                return OTHER
            if instrument is None or instrument == GENERIC:
                return OTHER
            return OWN if self.places.is_own(instrument) else instrument
        if cite.owner is None and cite.group.word == "section":
            return OTHER
        return cite.owner

    def _cite(self, reader: Reader, cite: Cite, pointer: Pointer) -> Iterator[Reference]:
        """Yield a group's references, and let the pointer know which article was named last."""
        group, owner = cite.group, self._owner(cite)
        article, inherited = "", group.items[0].path[0] == ""
        if inherited:
            pointed = pointer.article(reader, group, owner)
            if pointed is None:
                return
            owner, article = pointed
        elif owner is None and self.bare == "treaty" and not self._is_name(reader, group):
            owner = self.treaty
        fuzzy = cite.mention is not None and cite.mention.fuzzy
        numbers: list[str] = []
        for item in group.items:
            label = item.path[0] or article
            number = label if owner == CONSTITUTION else arabic(label)
            numbers.append(number)
            provision = item._replace(path=(number, *item.path[1:])).provision
            for instrument in (owner, cite.also.instrument if cite.also is not None else None):
                if instrument is not None and instrument not in {OWN, OTHER}:
                    yield self._reference(
                        instrument, provision, item.start, item.end, inherited=inherited, fuzzy=fuzzy
                    )
        pointer.named(reader, group, owner, numbers)

    def _is_name(self, reader: Reader, group: Group) -> bool:
        """Tell "ARTICLE 19", the organisation, from an article."""
        token = reader.tokens[group.first]
        if self.text[token.start : token.end] != "ARTICLE":
            return False
        beside = [reader.tokens[at] for at in (group.first - 1, group.last) if 0 <= at < len(reader.tokens)]
        words = [self.text[one.start : one.end] for one in beside]
        return any(word.isalpha() and not word.isupper() for word in words)

    def _reference(
        self,
        instrument: str,
        provision: str | None,
        start: int,
        end: int,
        *,
        inherited: bool = False,
        fuzzy: bool = False,
        generic: bool = False,
    ) -> Reference:
        return Reference(
            instrument=instrument,
            provision=provision,
            unit=self.places.unit(start),
            span=Span(start=start, end=end),
            inherited=inherited,
            fuzzy=fuzzy,
            generic=generic,
        )
