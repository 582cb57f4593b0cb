"""Extractors of legal citations, on our labelled sentences, each credited as generously as one honestly can.

- ``eyecite`` and ``citeurl`` know no treaty. Whatever they return on the words of a labelled reference
  counts as that reference, instrument and provision both, whatever they take it for; what lies on no
  labelled words is false.
- ``lexref`` reads coordinates (article, paragraph, letter) and no foreign instrument. So it is judged on
  coordinates alone: the right coordinate anywhere in the sentence is a hit, whosever article it says it is;
  a coordinate on no labelled words is forgiven (it may well be this law's own article); a wrong one on
  labelled words is false, unless it is a part of the way there (``14`` for ``14(3)``). References without a
  coordinate are not asked of it, nor Vietnamese, which it does not offer.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.accuracy.citations import Sentence, overlap
from bench.accuracy.run import Reference
from bench.accuracy.score import Share, Tally

Spans = Callable[[str], list[tuple[int, int]]]
Coordinates = Callable[[Sentence], list[Reference]]


@dataclass(frozen=True)
class ExtractorScore:
    """What one extractor reached."""

    name: str
    asked: str
    tally: Tally
    instruments: Share | None
    """Right instruments among the labelled references it touched; None where it touched none."""


def extractors(labelled: Sequence[Sentence]) -> tuple[list[ExtractorScore], list[str]]:
    """Score the extractors that are installed, and return a line for each that is not."""
    scores, missing = [], []
    for name, build in (("eyecite", _eyecite), ("citeurl", _citeurl)):
        if importlib.util.find_spec(name) is None:
            missing.append(f"{name} is left out: pip install '.[bench]'")
            continue
        scores.append(_on_places(name, build(), labelled))
    if importlib.util.find_spec("lexref") is None:
        missing.append("lexref is left out: pip install '.[bench]'")
    else:
        scores.append(on_coordinates("lexref", _lexref(), labelled))
    return scores, missing


def on_coordinates(name: str, find: Coordinates, labelled: Sequence[Sentence]) -> ExtractorScore:
    """Score coordinates alone, on English sentences."""
    hit = miss = false = right = touched = 0
    for one in labelled:
        if one.lang != "en":
            continue
        wanted = [ref for ref in one.wanted if ref.provision is not None and ref.provision[0].isdigit()]
        got = find(one)
        given = {ref.provision for ref in got}
        good = {ref.provision for ref in wanted}
        hits = sum(ref.provision in given for ref in wanted)
        hit, miss = hit + hits, miss + len(wanted) - hits
        for ref in got:
            near = [other for other in wanted if overlap(ref, other)]
            on_the_way = any(_leads(ref.provision, other.provision) for other in near)
            false += bool(near) and ref.provision not in good and not on_the_way
        for ref in wanted:
            there = [other for other in got if overlap(other, ref)]
            touched += bool(there)
            right += any(other.instrument == ref.instrument for other in there)
    return ExtractorScore(
        name, "coordinates, English", Tally(hit=hit, miss=miss, false=false), _share(right, touched)
    )


def _on_places(name: str, find: Spans, labelled: Sequence[Sentence]) -> ExtractorScore:
    hit = miss = false = 0
    for one in labelled:
        got = [Reference("", None, start, end) for start, end in find(one.text)]
        found = sum(any(overlap(ref, other) for other in got) for ref in one.wanted)
        hit, miss = hit + found, miss + len(one.wanted) - found
        false += sum(not any(overlap(ref, other) for other in one.wanted) for ref in got)
    return ExtractorScore(
        name, "any hit on the words", Tally(hit=hit, miss=miss, false=false), _share(hit, hit)
    )


def _share(part: int, whole: int) -> Share | None:
    return Share(part, whole) if whole else None


def _leads(found: str | None, wanted: str | None) -> bool:
    return found is not None and wanted is not None and wanted.startswith(f"{found}(")


def _eyecite() -> Spans:
    get_citations: Any = importlib.import_module("eyecite").get_citations
    return lambda text: [one.span() for one in get_citations(text)]


def _citeurl() -> Spans:
    citator: Any = importlib.import_module("citeurl").Citator()
    return lambda text: [one.span for one in citator.list_cites(text)]


def _lexref() -> Coordinates:
    reflector: Any = importlib.import_module("lexref").Reflector("EN", "annotate")

    def find(one: Sentence) -> list[Reference]:
        with contextlib.suppress(
            Exception
        ):  # it raises on some sentences; they count as read, with nothing found
            return [
                _reference(ref)
                for part in reflector(one.text)
                for ref in part["references"]
                if "ART_" in ref["href"]
            ]
        return []

    return find


def _reference(ref: Any) -> Reference:
    """Read ``#ART_14-3-d`` as 14(3)(d), and the treaties of the Union as themselves."""
    coordinate = ref["href"].partition("ART_")[2].strip("/")
    number, *parts = re.split(r"[-/]", coordinate)
    foreign = re.search(r"/eu/(\w+)/", ref["href"])
    instrument = foreign[1].casefold() if foreign is not None else "own"
    provision = number + "".join(f"({part})" for part in parts)
    return Reference(instrument, provision, ref["span"]["start"], ref["span"]["end"])
