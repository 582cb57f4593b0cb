"""A reviewer's decisions: each finding accepted, dismissed or to be fixed, with a reason and a name.

An entry of ``review.yaml`` is held to its finding by the draft's path and the fingerprint (code, provisions,
words of the unit). New words make another finding: the decision then sets nothing aside and says that it is
suspect. What was to be fixed and is gone is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  # the file's key is ``date``
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from iccpr_check.decisions.places import Place
from iccpr_check.fingerprints import words
from iccpr_check.load.yamls import build, read_yaml
from iccpr_check.model import Decision, Finding, Frozen, Review

NAME = "review.yaml"
OPEN = "open"


class Entry(Frozen):
    """One finding of a report, and what a person decided about it."""

    unit: str = Field(min_length=1)
    """The unit's label, as the law prints it."""
    code: str = Field(pattern=r"^[A-Z]{3}\d\d[a-z]?$")
    provisions: tuple[str, ...] = ()
    quote: str = ""
    message: str = ""
    question: str = ""
    decision: Literal["open", "accept", "dismiss", "fix"] = "open"
    reason: str = ""
    by: str = ""
    date: Date | Literal[""] = ""
    path: str = Field(min_length=1)
    """The draft, relative to the folder of the review's file, with ``/``."""
    fingerprint: str = Field(min_length=1)

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.decision in {"dismiss", "fix"} and len(self.reason.strip()) < 3:
            raise ValueError(f"{self.decision} needs a reason")
        return self

    @property
    def review(self) -> Review | None:
        """What was decided; None while it is open."""
        if self.decision == "open":
            return None
        when = "" if self.date == "" else self.date.isoformat()
        return Review(decision=self.decision, reason=self.reason.strip(), by=self.by, date=when)


class ReviewFile(Frozen):
    """The file."""

    review_version: Literal["1"] = "1"
    decisions: tuple[Entry, ...] = ()


def read_reviews(path: Path) -> Iterator[tuple[Entry, str]]:
    """Yield the entries of a review, each with its ``path:line``. Raises DataError."""
    source = read_yaml(path)
    if source.data is None:
        return
    for number, entry in enumerate(build(ReviewFile, source).decisions):
        yield entry, f"{path}:{source.line(('decisions', number))}"


class Reviews:
    """All entries of a run while findings are held against them."""

    def __init__(self, entries: Sequence[tuple[Entry, str]], folder: Path, checked: Sequence[Place]) -> None:
        """Take entries, each with its ``path:line``; ``checked`` are the drafts of this run."""
        self._entries = entries
        self._folder = folder
        self._by_path = {place.path: place for place in checked}
        self._used: set[int] = set()
        self._at: dict[tuple[str, str], int] = {}
        for number, (entry, _) in enumerate(entries):
            self._at[entry.path, entry.fingerprint] = number
            if self._left_its_place(entry):
                self._at.setdefault(("", entry.fingerprint), number)

    def of(self, place: Place, finding: Finding) -> Review | None:
        """Return what was decided about a finding; also where its draft was renamed since."""
        number = self._at.get((place.path, finding.fingerprint), self._at.get(("", finding.fingerprint)))
        if number is None:
            return None
        self._used.add(number)
        return self._entries[number][0].review

    def told(self) -> list[Decision]:
        """Return what became of each decision whose draft was looked at, or is no more; open ones are not."""
        made = []
        for number, (entry, where) in enumerate(self._entries):
            review = entry.review
            looked_at = entry.path in self._by_path or number in self._used or self._left_its_place(entry)
            if review is None or not looked_at:
                continue
            place = self._by_path.get(entry.path)
            made.append(
                Decision(
                    kind="review", state="used" if number in self._used else self._state(entry), where=where,
                    path=entry.path if place is None else place.document.draft.document.path, unit=entry.unit,
                    what=f"{entry.code} {review.decision}", reason=review.reason, by=review.by,
                )
            )  # fmt: skip
        return made

    def _state(self, entry: Entry) -> Literal["suspect", "done", "stale"]:
        place = self._by_path.get(entry.path)
        if place is None:
            return "stale"
        if any(
            finding.code == entry.code and words(finding.label) == words(entry.unit)
            for finding in place.document.findings
        ):
            return "suspect"
        unread = any(one.matters for one in place.document.draft.document.skipped)
        return "done" if entry.decision == "fix" and not unread else "stale"

    def _left_its_place(self, entry: Entry) -> bool:
        return entry.path not in self._by_path and not (self._folder / entry.path).exists()


def reason_of(review: Review) -> str:
    """Return a dismissal as a report tells it: the reason, who, when."""
    signed = ", ".join(part for part in (review.by, review.date) if part)
    return f"{review.reason} ({signed})" if signed else review.reason
