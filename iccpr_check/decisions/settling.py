"""Lay the decisions over a report: which findings are set aside, which are known, which fail the build."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from iccpr_check.decisions.baseline import Baseline, Entry, Known, as_decision
from iccpr_check.decisions.correlation import Correlations, Row
from iccpr_check.decisions.places import Place
from iccpr_check.decisions.reviews import Entry as ReviewEntry
from iccpr_check.decisions.reviews import Reviews, reason_of
from iccpr_check.decisions.waivers import Waiver, Waivers
from iccpr_check.model import Decision, DocumentReport, Finding, Frozen, Report, Review
from iccpr_check.settings import SEVERITIES, FailOn
from iccpr_check.shelf import Reports, findings_of, paths_of


class Decisions(Frozen):
    """The files of decisions of one run, read."""

    folder: Path
    """Paths in the files are relative to it."""
    baseline: Baseline | None = None
    baseline_path: str = ""
    waivers: tuple[tuple[Waiver, str], ...] = ()
    """Each with its ``path:line``."""
    correlations: tuple[tuple[Row, str], ...] = ()
    reviews: tuple[tuple[ReviewEntry, str], ...] = ()
    reviews_folder: Path = Path()
    """Paths in the review are relative to it."""
    today: date

    def there(self) -> list[bool]:
        """Tell of each draft that the baseline and the review name whether it is there."""
        known = () if self.baseline is None else self.baseline.findings
        named = [self.folder / entry.path for entry in known]
        named += [self.reviews_folder / entry.path for entry, _ in self.reviews]
        return [path.exists() for path in named]


class Settled(NamedTuple):
    """A report with decisions laid over it, and what the exit code asks for."""

    report: Report
    stale: list[Entry]
    """Lines of the baseline whose findings are gone."""
    failing: int
    """Findings that fail the build."""


def settle(
    report: Report,
    decisions: Decisions,
    fail_on: Callable[[str], FailOn],
    untouched: Callable[[DocumentReport, Finding], bool] | None = None,
) -> Settled:
    """Lay decisions over the findings of a report.

    ``fail_on`` gives the threshold for a draft's path; ``untouched`` tells the findings that stand in a
    unit which the change looked at leaves alone.
    """
    looks = [partial(report.documents.__getitem__, number) for number in range(len(report.documents))]
    paths = paths_of(report.documents)
    places = [Place(look, relative(path, decisions.folder)) for look, path in zip(looks, paths, strict=True)]
    waivers = Waivers(decisions.waivers, decisions.today)
    correlations = Correlations(decisions.correlations, report.knowledge.treaty)
    known = Known(decisions.baseline or Baseline())
    reviewed = [
        Place(look, relative(path, decisions.reviews_folder)) for look, path in zip(looks, paths, strict=True)
    ]
    reviews = Reviews(decisions.reviews, decisions.reviews_folder, reviewed)
    quiet = {code.id for code in report.knowledge.codes if not code.fails_build}
    failing = 0
    laid: list[dict[int, _Laid]] = []
    for at, (place, as_reviewed, path) in enumerate(zip(places, reviewed, paths, strict=True)):
        threshold = fail_on(path)
        over: dict[int, _Laid] = {}
        for number, finding in enumerate(findings_of(report.documents, at)):
            review = reviews.of(as_reviewed, finding)
            waived = finding.waived or waivers.reason(place, finding) or correlations.reason(place, finding)
            if waived is None and review is not None and review.decision == "dismiss":
                waived = reason_of(review)
            is_known = waived is None and known.takes(finding)
            if untouched is not None and untouched(place.document, finding):
                is_known = True
            fails = (
                waived is None and not is_known and finding.code not in quiet and reaches(finding, threshold)
            )
            failing += fails
            if waived is not None or is_known or fails or review is not None:
                over[number] = _Laid(waived, is_known, fails, review)
        laid.append(over)
    stale = known.stale((place.path for place in places), decisions.folder)
    told: Sequence[Decision] = (
        *waivers.told(places),
        *reviews.told(),
        *correlations.told(places),
        *(as_decision(entry, decisions.baseline_path) for entry in stale),
    )
    update = {"documents": _Decided(report.documents, paths, laid), "decisions": tuple(told)}
    return Settled(report.model_copy(update=update), stale, failing)


class _Laid(NamedTuple):
    """What is laid over one finding."""

    waived: str | None
    known: bool
    fails: bool
    review: Review | None


class _Decided(Reports):
    """Reports with decisions laid over their findings whenever one is asked for."""

    def __init__(
        self,
        reports: Sequence[DocumentReport],
        paths: Sequence[str],
        laid: Sequence[Mapping[int, _Laid]],
    ) -> None:
        self._reports, self._paths, self._laid = reports, paths, laid

    @property
    def paths(self) -> Sequence[str]:
        """The paths of the drafts."""
        return self._paths

    def at(self, place: int) -> DocumentReport:
        """Return the report at a place, from 0."""
        report, laid = self._reports[place], self._laid[place]
        if not laid:
            return report
        findings = tuple(
            finding.model_copy(update=laid[number]._asdict()) if number in laid else finding
            for number, finding in enumerate(report.findings)
        )
        return report.model_copy(update={"findings": findings})


def reaches(finding: Finding, fail_on: FailOn) -> bool:
    """Tell whether a finding is severe enough, and of high confidence."""
    if fail_on == "never" or finding.confidence != "high":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(fail_on)


def relative(path: str, folder: Path) -> str:
    """Return a path relative to a folder with ``/``, or as it was given where it lies elsewhere."""
    try:
        place = os.path.realpath(path)
        return Path(place).relative_to(_real(folder)).as_posix()
    except ValueError:  # it lies elsewhere, or is no name a file could have
        return Path(path).as_posix()


@lru_cache(maxsize=8)
def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))
