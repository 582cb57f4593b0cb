"""Reports on many drafts, of which only some are held in memory: ten thousand take no more than a few."""

from __future__ import annotations

import tempfile
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import IO, NamedTuple, overload

from iccpr_check.model import DocumentReport, Finding
from iccpr_check.packing import packed, unpacked, unpacked_findings

ROOM = 1_500_000
"""Code points of drafts whose reports stay in memory; what comes after them lies in a temporary file."""
_LEAST = 10_000
"""Code points that a report weighs as much as whose draft has none: it has a row for every provision."""


class Kept(NamedTuple):
    """A report as bytes."""

    path: str
    """The path of its draft."""
    data: bytes
    sha256: str = ""
    """The digest of its draft's file, where somebody asks."""


class Reports(Sequence[DocumentReport]):
    """Reports in an order, each perhaps read or made when it is asked for."""

    @property
    @abstractmethod
    def paths(self) -> Sequence[str]:
        """The paths of the drafts."""

    @abstractmethod
    def at(self, place: int) -> DocumentReport:
        """Return the report at a place, from 0."""

    def findings(self, place: int) -> tuple[Finding, ...]:
        """Return the findings of the report at a place, which may cost less than the report."""
        return self.at(place).findings

    def __len__(self) -> int:
        return len(self.paths)

    @overload
    def __getitem__(self, at: int) -> DocumentReport: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[DocumentReport]: ...
    def __getitem__(self, at: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        """Return one report, or some."""
        places = range(len(self))[at]
        return self.at(places) if isinstance(places, int) else [self.at(place) for place in places]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]  # reports can be put on it


class Shelf(Reports):
    """Reports that can be added to; those that lie in the file are read back each time they are asked for."""

    def __init__(self, reports: Iterable[DocumentReport] = (), room: int = ROOM) -> None:
        """Take reports; ``room`` is in code points of their drafts."""
        self._left = room
        self._file: IO[bytes] | None = None
        self._slots: list[DocumentReport | _Place] = []
        self._paths: list[str] = []
        #: what was read last, which is mostly asked for again
        self._last: tuple[_Place, DocumentReport] | None = None
        for report in reports:
            self.append(report)

    @property
    def paths(self) -> Sequence[str]:
        """The paths of the drafts."""
        return self._paths

    def append(self, report: DocumentReport | Kept) -> None:
        """Put a report behind the others."""
        if isinstance(report, Kept):
            self._paths.append(report.path)
            self._slots.append(self._filed(report.data))
        else:
            self._paths.append(report.draft.document.path)
            self._slots.append(report if self._has_room(report) else self._filed(packed(report)))

    def arrange(self, order: Sequence[int]) -> None:
        """Put the reports in another order: ``order`` has the present place of each."""
        self._slots = [self._slots[place] for place in order]
        self._paths = [self._paths[place] for place in order]

    def at(self, place: int) -> DocumentReport:
        """Return the report at a place, from 0; one read from the file stays where there is room."""
        slot = self._slots[place]
        if isinstance(slot, DocumentReport):
            return slot
        if self._last is not None and self._last[0] == slot:
            return self._last[1]
        self._last = None  # not two at once
        report = unpacked(self._bytes(slot))
        if self._has_room(report):
            self._slots[place] = report
        else:
            self._last = slot, report
        return report

    def findings(self, place: int) -> tuple[Finding, ...]:
        """Return the findings of the report at a place."""
        slot = self._slots[place]
        return slot.findings if isinstance(slot, DocumentReport) else unpacked_findings(self._bytes(slot))

    def _bytes(self, slot: _Place) -> bytes:
        assert self._file is not None
        self._file.seek(slot.first)
        return self._file.read(slot.length)

    def _has_room(self, report: DocumentReport) -> bool:
        """Tell whether a report can stay in memory, and count it as staying."""
        size = len(report.draft.document.text) + _LEAST
        if size > self._left:
            return False
        self._left -= size
        return True

    def _filed(self, data: bytes) -> _Place:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="iccpr-check.")  # noqa: SIM115  (it lives as long as the shelf)
        first = self._file.seek(0, 2)
        self._file.write(data)
        return _Place(first, len(data))


class _Place(NamedTuple):
    """Where a report lies in the file: first byte and length."""

    first: int
    length: int


def paths_of(reports: Sequence[DocumentReport]) -> Sequence[str]:
    """Return the paths of drafts, without reading their reports where that can be."""
    if isinstance(reports, Reports):
        return reports.paths
    return [report.draft.document.path for report in reports]


def findings_of(reports: Sequence[DocumentReport], place: int) -> tuple[Finding, ...]:
    """Return the findings of the report at a place, without reading the rest of it where that can be."""
    return reports.findings(place) if isinstance(reports, Reports) else reports[place].findings


def _same(one: DocumentReport, other: object) -> bool:
    return one == other
