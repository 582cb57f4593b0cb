"""Reports on many drafts, of which only some are held in memory: ten thousand take no more than a few."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from typing import IO, NamedTuple, overload

from iccpr_check.cache import packed, unpacked
from iccpr_check.model import DocumentReport

ROOM = 1_500_000
"""Code points of drafts whose reports stay in memory; what comes after them lies in a temporary file."""
_LEAST = 10_000
"""Code points that a report weighs as much as whose draft has none: it has a row for every provision."""


class _Place(NamedTuple):
    """Where a report lies in the file: first byte and length."""

    first: int
    length: int


class Shelf(Sequence[DocumentReport]):
    """Reports in an order; those that lie in the file are read back each time they are asked for."""

    def __init__(self, reports: Iterable[DocumentReport] = (), room: int = ROOM) -> None:
        """Take reports; ``room`` is in code points of their drafts."""
        self._left = room
        self._file: IO[bytes] | None = None
        self._slots: list[DocumentReport | _Place] = []
        #: what was read last, which is mostly asked for again
        self._last: tuple[_Place, DocumentReport] | None = None
        for report in reports:
            self.append(report)

    def append(self, report: DocumentReport) -> None:
        """Put a report behind the others."""
        size = len(report.draft.document.text) + _LEAST
        if size <= self._left:
            self._left -= size
            self._slots.append(report)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="iccpr-check.")  # noqa: SIM115  (it lives as long as the shelf)
        data = packed(report)
        first = self._file.seek(0, 2)
        self._file.write(data)
        self._slots.append(_Place(first, len(data)))

    def arrange(self, order: Sequence[int]) -> None:
        """Put the reports in another order: ``order`` has the present place of each."""
        self._slots = [self._slots[place] for place in order]

    def __len__(self) -> int:
        return len(self._slots)

    @overload
    def __getitem__(self, at: int) -> DocumentReport: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[DocumentReport]: ...
    def __getitem__(self, at: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        """Return one report, or some."""
        if isinstance(at, slice):
            return [self._read(slot) for slot in self._slots[at]]
        return self._read(self._slots[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]  # reports can be put on it

    def _read(self, slot: DocumentReport | _Place) -> DocumentReport:
        if isinstance(slot, DocumentReport):
            return slot
        if self._last is not None and self._last[0] == slot:
            return self._last[1]
        assert self._file is not None
        self._last = None  # not two at once
        self._file.seek(slot.first)
        report = unpacked(self._file.read(slot.length))
        self._last = slot, report
        return report


def _same(one: DocumentReport, other: object) -> bool:
    return one == other
