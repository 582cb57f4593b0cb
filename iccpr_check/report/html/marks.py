"""What is marked in the draft's text: overlapping and nested spans, cut where any of them begins or ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from iccpr_check.model import DocumentReport, Effect, Span

EFFECTS: tuple[Effect, ...] = ("restricts", "implements", "cites")
"""The first of several is the one shown."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same findings and engagements share, all through."""

    number: int
    start: int
    end: int
    findings: tuple[int, ...]
    """Indices of the document's findings."""
    engagements: tuple[int, ...]
    """Indices of the document's engagements."""


def segments_of(document: DocumentReport) -> tuple[Segment, ...]:
    """Return the marked stretches of a document, in order, disjoint."""
    spans = [
        (span, "finding", index)
        for index, finding in enumerate(document.findings)
        if finding.unit is not None
        for span in [quote.span for quote in finding.evidence] or [finding.span]
    ]
    spans += [
        (quote.span, "engagement", index)
        for index, engagement in enumerate(document.engagements)
        for quote in engagement.evidence
    ]
    return tuple(_cut(spans))


def _cut(spans: Sequence[tuple[Span, str, int]]) -> Iterator[Segment]:
    """Sweep over the text: between two borders the open spans stay the same."""
    events: dict[int, list[tuple[bool, int]]] = {}
    for key, (span, _, _) in enumerate(spans):
        events.setdefault(span.start, []).append((True, key))
        events.setdefault(span.end, []).append((False, key))
    open_now: set[int] = set()
    number, before = 0, 0
    for at in sorted(events):
        if open_now:
            number += 1
            yield Segment(
                number, before, at, _of(spans, open_now, "finding"), _of(spans, open_now, "engagement")
            )
        for opens, key in events[at]:
            (open_now.add if opens else open_now.discard)(key)
        before = at


def _of(spans: Sequence[tuple[Span, str, int]], keys: Iterable[int], what: str) -> tuple[int, ...]:
    return tuple(sorted({spans[key][2] for key in keys if spans[key][1] == what}))


class Marks:
    """The marked stretches of a document, by place."""

    def __init__(self, document: DocumentReport) -> None:
        self.segments = segments_of(document)
        self._starts = [segment.start for segment in self.segments]
        self._ends = [segment.end for segment in self.segments]

    def within(self, start: int, end: int) -> Sequence[Segment]:
        """Return the stretches that share a code point with ``start..end``."""
        return self.segments[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> Segment | None:
        """Return the stretch that holds an offset, if any does."""
        return next(iter(self.within(offset, offset + 1)), None)
