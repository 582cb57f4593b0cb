"""Lay the decisions over a report: which findings are set aside, which are known, which fail the build."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from iccpr_check.decisions.baseline import Baseline, Entry, Known, as_decision
from iccpr_check.decisions.correlation import Correlations, Row
from iccpr_check.decisions.places import Place
from iccpr_check.decisions.reviews import Entry as ReviewEntry
from iccpr_check.decisions.reviews import Reviews, reason_of
from iccpr_check.decisions.waivers import Waiver, Waivers
from iccpr_check.model import Decision, DocumentReport, Finding, Frozen, Report
from iccpr_check.settings import SEVERITIES, FailOn
from iccpr_check.shelf import Shelf


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


def settle(
    report: Report,
    decisions: Decisions,
    fail_on: Callable[[str], FailOn],
    untouched: Callable[[DocumentReport, Finding], bool] | None = None,
) -> tuple[Report, list[Entry]]:
    """Return the report with decisions laid over its findings, and the stale lines of the baseline.

    ``fail_on`` gives the threshold for a draft's path; ``untouched`` tells the findings that stand in a
    unit which the change looked at leaves alone.
    """
    looks = [partial(report.documents.__getitem__, number) for number in range(len(report.documents))]
    paths = [document.draft.document.path for document in report.documents]
    places = [Place(look, relative(path, decisions.folder)) for look, path in zip(looks, paths, strict=True)]
    waivers = Waivers(decisions.waivers, decisions.today)
    correlations = Correlations(decisions.correlations, report.knowledge.treaty)
    known = Known(decisions.baseline or Baseline())
    reviewed = [
        Place(look, relative(path, decisions.reviews_folder)) for look, path in zip(looks, paths, strict=True)
    ]
    reviews = Reviews(decisions.reviews, decisions.reviews_folder, reviewed)
    quiet = {code.id for code in report.knowledge.codes if not code.fails_build}
    documents = Shelf()
    for place, as_reviewed, path in zip(places, reviewed, paths, strict=True):
        threshold = fail_on(path)
        settled = []
        for finding in place.document.findings:
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
            settled.append(
                finding
                if waived is None and not is_known and not fails and review is None
                else finding.model_copy(
                    update={"waived": waived, "known": is_known, "fails": fails, "review": review}
                )
            )
        documents.append(place.document.model_copy(update={"findings": tuple(settled)}))
    stale = known.stale((place.path for place in places), decisions.folder)
    told: Sequence[Decision] = (
        *waivers.told(places),
        *reviews.told(),
        *correlations.told(places),
        *(as_decision(entry, decisions.baseline_path) for entry in stale),
    )
    return report.model_copy(update={"documents": documents, "decisions": tuple(told)}), stale


def reaches(finding: Finding, fail_on: FailOn) -> bool:
    """Tell whether a finding is severe enough, and of high confidence."""
    if fail_on == "never" or finding.confidence != "high":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(fail_on)


def relative(path: str, folder: Path) -> str:
    """Return a path relative to a folder with ``/``, or as it was given where it lies elsewhere."""
    try:
        place = os.path.realpath(path)
        return Path(place).relative_to(os.path.realpath(folder)).as_posix()
    except ValueError:  # it lies elsewhere, or is no name a file could have
        return Path(path).as_posix()
