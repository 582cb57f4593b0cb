"""The shelf: reports as they were put there, whether they lie in memory or in a file."""

from __future__ import annotations

import pytest
from report_drafts import reported

from iccpr_check.model import DocumentReport
from iccpr_check.shelf import Shelf

REPORTS = list(reported().documents)


@pytest.mark.parametrize("room", [0, len(REPORTS[0].draft.document.text), 10**9])
def test_reports_are_read_back_as_they_were_put(room: int) -> None:
    shelf = Shelf(REPORTS, room)
    assert list(shelf) == REPORTS
    assert shelf == REPORTS
    assert shelf[-1] == REPORTS[-1]
    assert shelf[1:] == REPORTS[1:]
    assert len(shelf) == len(REPORTS)
    assert [shelf.findings(place) for place in range(len(shelf))] == [one.findings for one in REPORTS]
    assert list(shelf.paths) == [one.draft.document.path for one in REPORTS]


def test_what_has_no_room_is_not_held_in_memory() -> None:
    shelf = Shelf(REPORTS, 0)
    first = shelf[0]
    assert first is not REPORTS[0]
    assert shelf[1] == REPORTS[1]
    assert shelf[0] is not first
    assert Shelf(REPORTS)[0] is REPORTS[0]


def test_an_order_is_given_afterwards() -> None:
    shelf = Shelf(REPORTS, 0)
    shelf.arrange(range(len(REPORTS))[::-1])
    assert list(shelf) == REPORTS[::-1]


def test_each_report_can_be_changed() -> None:
    def bare(report: DocumentReport) -> DocumentReport:
        return report.model_copy(update={"findings": ()})

    changed = Shelf(map(bare, Shelf(REPORTS, 0)), 0)
    assert [one.findings for one in changed] == [()] * len(REPORTS)
    assert changed != REPORTS
