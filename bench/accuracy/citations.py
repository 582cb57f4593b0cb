"""References to instruments: our labelled sentences, each given to the tool as the text of a short draft.

The sentences and their labels are the project's own (``tests/detect/citations.yaml``); how they are marked
is told at their head. There the detector reads a sentence alone; here it goes the whole way of a file,
under a title and after a word, so that "Article 19" at its beginning is no heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.accuracy.gold import ROOT
from bench.accuracy.run import Reference, check
from bench.accuracy.score import Outcome, Share, Status, Tally

LABELLED = ROOT / "tests" / "detect" / "citations.yaml"
_MARK = re.compile(r"\[\[~?([a-z0-9-]+)(?::([^|\]]+))?\|(.+?)\]\]", re.DOTALL)
_BEFORE = {
    "en": "ROADS ACT\n\nNote: ",
    "vi": "LUẬT ĐƯỜNG BỘ\n\nGhi chú: ",
}
CITES = "cites"


@dataclass(frozen=True)
class Sentence:
    """A sentence without its marks, and the references a reader marked in it."""

    number: int
    """Its place in the file, from 1."""
    lang: str
    bare: str
    """Whose a bare ``article 14`` is: ``own`` or ``treaty``."""
    text: str
    wanted: tuple[Reference, ...]


@dataclass(frozen=True)
class CitationScore:
    """What was found of the references."""

    pairs: Tally
    """Instrument and provision together."""
    instruments: Share
    """Of the labelled references on whose words something was found: those with the right instrument."""
    outcomes: tuple[Outcome, ...] = ()


Finder = Callable[[Sentence], Sequence[Reference]]


def sentences(path: Path = LABELLED) -> tuple[Sentence, ...]:
    """Return the labelled sentences of a file."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        Sentence(number, row["lang"], row.get("bare", "own"), *unmark(row["text"]))
        for number, row in enumerate(rows, 1)
    )


def unmark(text: str) -> tuple[str, tuple[Reference, ...]]:
    """Return a marked sentence without its marks, and what they ask for."""
    plain, wanted, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        start = len(plain)
        plain += mark[3]
        members = mark[2].split(",") if mark[2] else [None]
        wanted += [Reference(mark[1], provision, start, len(plain)) for provision in members]
        at = mark.end()
    return plain + text[at:], tuple(wanted)


def found_by_tool(labelled: Sequence[Sentence], folder: Path, jobs: int) -> dict[int, tuple[Reference, ...]]:
    """Write the sentences as drafts into a folder, run the tool, and return its references by sentence."""
    found: dict[int, tuple[Reference, ...]] = {}
    for lang, bare in sorted({(one.lang, one.bare) for one in labelled}):
        drafts = {}
        for one in labelled:
            if (one.lang, one.bare) == (lang, bare):
                path = folder / f"{one.number:04}.txt"
                path.write_text(f"{_BEFORE[lang]}{one.text}\n", encoding="utf-8")
                drafts[path] = one
        reads = check(list(drafts), "--lang", lang, "--bare-articles", bare, jobs=jobs)
        shift = len(_BEFORE[lang])
        for path, one in drafts.items():
            found[one.number] = tuple(
                Reference(ref.instrument, ref.provision, ref.start - shift, ref.end - shift)
                for ref in reads[str(path)].references
                if ref.start >= shift
            )
    return found


def score(labelled: Sequence[Sentence], found: Mapping[int, Sequence[Reference]]) -> CitationScore:
    """Lay references beside the labels of their sentence: instrument and provision, as often as labelled."""
    outcomes: list[Outcome] = []
    right = placed = 0
    for one in labelled:
        got = found.get(one.number, ())
        wanted, given = Counter(map(_pair, one.wanted)), Counter(map(_pair, got))
        for status, pairs in (
            (Status.HIT, wanted & given),
            (Status.MISS, wanted - given),
            (Status.FALSE, given - wanted),
        ):
            outcomes += [
                Outcome("citations", _name(one), one.lang, pair, CITES, status) for pair in pairs.elements()
            ]
        for ref in one.wanted:
            there = [other for other in got if overlap(other, ref)]
            placed += bool(there)
            right += any(other.instrument == ref.instrument for other in there)
    counts = Counter(outcome.status for outcome in outcomes)
    total = Tally(hit=counts[Status.HIT], miss=counts[Status.MISS], false=counts[Status.FALSE])
    return CitationScore(total, Share(right, placed), tuple(outcomes))


def overlap(one: Reference, other: Reference) -> bool:
    """Tell whether two references share a character of the sentence."""
    return one.start < other.end and other.start < one.end


def _name(one: Sentence) -> str:
    """Name a sentence by its beginning, which stays when others are put before it."""
    return " ".join(one.text.split())[:48]


def _pair(ref: Reference) -> str:
    return f"{ref.instrument}:{ref.provision or ''}"
