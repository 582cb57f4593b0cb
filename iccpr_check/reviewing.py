"""A report's findings for a reviewer: as entries of the file, and as what a person reads before deciding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from iccpr_check.decisions.review_file import updated, with_decision
from iccpr_check.decisions.reviews import Entry, read_reviews
from iccpr_check.decisions.settling import relative
from iccpr_check.earlier import Earlier, EarlierDocument, EarlierFinding
from iccpr_check.errors import DraftError
from iccpr_check.files import write_atomically
from iccpr_check.fingerprints import words
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document, Review
from iccpr_check.report.reading import printable

_AROUND = 240
"""Code points shown before and after the words that count, where the unit is long."""


@dataclass(frozen=True)
class Item:
    """One finding to decide about."""

    document: EarlierDocument
    finding: EarlierFinding
    entry: Entry


def items_of(report: Earlier, folder: Path) -> list[Item]:
    """Return what a report asks of a reviewer, the most serious first in each draft.

    Remarks of information are left out, and what a waiver or a review has set aside. A finding that stands in
    one unit twice is one item.
    """
    items: dict[tuple[str, str], Item] = {}
    for document in report.documents:
        path = relative(document.path, folder)
        for finding in document.by_weight():
            if finding.severity != "info" and finding.waived is None:
                items.setdefault((path, finding.fingerprint), Item(document, finding, _entry(path, finding)))
    return list(items.values())


def _entry(path: str, finding: EarlierFinding) -> Entry:
    return Entry(
        unit=finding.label, code=finding.code, provisions=finding.provisions, quote=finding.quote,
        message=finding.message, question=finding.question, path=path, fingerprint=finding.fingerprint,
    )  # fmt: skip


@dataclass
class File:
    """The reviewer's file, read anew before each writing: what a person edits meanwhile is kept."""

    path: Path

    def bring(self, items: list[Item], report: Earlier) -> tuple[int, int]:
        """Write a report's findings into it; return how many were added and how many are open."""
        checked = [relative(document.path, self.path.resolve().parent) for document in report.documents]
        text, added, still_open = updated(
            self._text(), [item.entry for item in items], checked, report.language
        )
        write_atomically(str(self.path), text)
        return added, still_open

    def decide(self, item: Item, review: Review | None) -> None:
        """Write one decision down."""
        write_atomically(str(self.path), with_decision(self._text(), item.entry, review))

    def entries(self) -> list[Entry]:
        """Return its entries; none where there is no file. Raises DataError with ``path:line``."""
        return [entry for entry, _ in read_reviews(self.path)] if self.path.exists() else []

    def _text(self) -> str:
        self.entries()  # a mistake in it is told before anything is done
        return self.path.read_text("utf-8-sig") if self.path.exists() else ""


def decided(entries: list[Entry]) -> Mapping[tuple[str, str], Review]:
    """Return what was decided, by path and fingerprint."""
    return {(e.path, e.fingerprint): e.review for e in entries if e.review is not None}


def on_other_words(item: Item, entries: list[Entry]) -> Review | None:
    """Return what was decided about the same code in the same unit while its words were others."""
    for entry in reversed(entries):
        if (
            entry.review is not None
            and (entry.path, entry.code) == (item.entry.path, item.entry.code)
            and words(entry.unit) == words(item.entry.unit)
            and entry.fingerprint != item.entry.fingerprint
        ):
            return entry.review
    return None


@dataclass
class Drafts:
    """The drafts' own texts, where they still are what the report was made of."""

    _read: dict[str, Document | None] = field(default_factory=dict)

    def in_context(self, item: Item) -> Iterator[tuple[str, bool]]:
        """Yield the unit's words in pieces, each with whether it counts.

        Where the draft has changed since, or cannot be read, the report's own quotation is all.
        """
        finding, document = item.finding, self._document(item.document)
        text = document.text if document is not None else ""
        if text[finding.start : finding.end] != finding.quote:
            yield _line(finding.quote), True
            return
        unit = next((one for one in item.document.units if one.id == finding.unit), None)
        low, high = (unit.start, unit.end) if unit is not None else (finding.start, finding.end)
        spans = sorted({(one.start, one.end) for one in (*finding.evidence, finding)})
        inside = [(start, end) for start, end in spans if low <= start and end <= high]
        first, last = inside[0][0], max(end for _, end in inside)
        start, end = max(low, first - _AROUND), min(high, last + _AROUND)
        yield "…" if start > low else "", False
        for piece, counts in _pieces(text, start, end, inside):
            yield _line(piece), counts
        yield "…" if end < high else "", False

    def _document(self, told: EarlierDocument) -> Document | None:
        if told.path not in self._read:
            try:
                read: Document | None = load_document(told.path)
            except DraftError:
                read = None
            self._read[told.path] = read if read is not None and read.sha256 == told.sha256 else None
        return self._read[told.path]


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = start
    for low, high in spans:
        if low < at:
            continue  # within the words before
        yield text[at:low], False
        yield text[low:high], True
        at = high
    yield text[at:end].rstrip(), False


def _line(text: str) -> str:
    """Return text on one line, without what could steer a terminal; spaces at its edges stay one space."""
    plain = printable(text)
    made = " ".join(plain.split())
    if not made:
        return " " if plain else ""
    return f"{' ' if plain[0].isspace() else ''}{made}{' ' if plain[-1].isspace() else ''}"
