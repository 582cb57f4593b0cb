"""Finds the instruments that a window of the text names, and what the text defines on the way."""

from __future__ import annotations

from iccpr_check.detect.coordinates import Reader
from iccpr_check.detect.definitions import Definitions, Mention, defined_before, read_tail
from iccpr_check.detect.misspelt import find_misspelt, is_nearly_international, titles
from iccpr_check.detect.names import Names

_OTHER_HEADS = frozenset({"convention", "covenant", "charter", "protocol", "conventions"})
_ABBREVIATIONS = frozenset(
    "no nos art arts s ss sec para paras par cf vol p pp v vs eg ie dr mr mrs st tp lit viz seq ibid".split()
)


class Scanner:
    """Reads mentions window by window, in order; definitions carry on from one to the next."""

    def __init__(self, text: str, names: Names, definitions: Definitions) -> None:
        self.text = text
        self.definitions = definitions
        self.titles = titles(tuple(names.titles))
        self._openings = names.openings | _OTHER_HEADS | {"công"}

    def scan(self, reader: Reader) -> tuple[list[Mention], set[int]]:
        """Return the mentions of a window, and the tokens of definitions, which are no mentions."""
        found = reader.tokens
        misspelt = {first: (last, instrument) for first, last, instrument in self._misspelt(reader)}
        mentions: list[Mention] = []
        consumed: set[int] = set()
        at = 0
        while at < len(found):
            if at in misspelt:
                last, instrument = misspelt[at]
                mention = Mention(at, last, last, instrument, fuzzy=True)
                full = True
            elif found[at].folded not in self._openings and found[at].folded not in self.definitions.own:
                at += 1
                continue
            else:
                hit = self.definitions.at(self.text, found, at)
                if hit is None:
                    if self._is_other(reader, at):
                        mentions.append(Mention(at, at + 1, at + 1, None))
                        self.definitions.met_other(reader.word(at))
                    at += 1
                    continue
                name, meaning = hit
                mention = Mention(at, at + len(name.folded), at + len(name.folded), meaning)
                full = name.kind == "full"
                if meaning is None:
                    self.definitions.met_other(reader.word(at))
            if full and mention.instrument is not None:
                if is_nearly_international(reader.word(at - 1)):
                    mention.first, mention.fuzzy = at - 1, True
                self.definitions.met(mention.instrument)
                before = defined_before(self.text, found, at)
                if before is not None:
                    self.definitions.define(before[0], mention.instrument)
                    mentions[:] = [one for one in mentions if one.first <= before[1] or one.first >= at]
                    consumed.update(range(before[1], at))
                read_tail(self.text, found, mention, self.definitions)
                consumed.update(range(mention.last, mention.after))
            mentions.append(mention)
            at = max(mention.after, at + 1)
        return mentions, consumed

    def _misspelt(self, reader: Reader) -> list[tuple[int, int, str]]:
        known: set[int] = set()
        names = self.definitions.names
        for at, token in enumerate(reader.tokens):
            for name in names.at(self.text, reader.tokens, at)[:1] if token.folded in names.openings else ():
                if name.kind != "defined":
                    known.update(range(at, at + len(name.folded)))
        return find_misspelt(reader.tokens, self.titles, known.__contains__)

    def _is_other(self, reader: Reader, at: int) -> bool:
        """Tell whether a treaty that no rule knows is named here."""
        word = reader.word(at)
        token = reader.tokens[at]
        if word in _OTHER_HEADS:
            return self.text[token.start].isupper() and self.definitions.is_other(
                self.text, reader.tokens, at, at + 1
            )
        if word == "công" and reader.word(at + 1) == "ước":
            return self.text[token.start].isupper() and self.definitions.is_other(
                self.text, reader.tokens, at, at + 2
            )
        return False

    def sentences(self, reader: Reader) -> list[int]:
        """Number the sentences of a window, token by token."""
        numbers: list[int] = []
        number = 0
        tokens = reader.tokens
        for at, token in enumerate(tokens):
            gap = reader.gap(at)
            if at and (gap.count("\n") > 1 or ("\n" in gap and reader.word(at - 1) in {".", ":", ";"})):
                number += 1
            elif at > 1 and gap and reader.word(at - 1) in {".", "!", "?"}:
                abbreviated = reader.word(at - 2) in _ABBREVIATIONS or len(reader.word(at - 2)) == 1
                if not abbreviated and not self.text[token.start].islower():
                    number += 1
            numbers.append(number)
        return numbers
