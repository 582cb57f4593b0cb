"""Waivers: a person sets findings aside, with a reason, a name and a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from iccpr_check.decisions.places import Place, names_unit
from iccpr_check.model import Decision, Finding, Frozen


class Waiver(Frozen):
    """A decision to set findings of one code in one unit aside until a date."""

    code: str = Field(pattern=r"^[A-Z]{3}\d\d[a-z]?$")
    unit: str = Field(min_length=1)
    """The unit as the law prints it (``Điều 9 khoản 2``) or its id; all that stands in it is meant too."""
    path: str = ""
    """Pattern of the drafts it speaks of, as in ``.gitignore``; ``""`` for any."""
    provision: str = ""
    """Provision it is about; ``""`` for any."""
    reason: str = Field(min_length=3)
    by: str = Field(min_length=1)
    until: date
    """The last day on which it holds."""


class Waivers:
    """All waivers of a run while findings are held against them."""

    def __init__(self, waivers: Sequence[tuple[Waiver, str]], today: date) -> None:
        """Take waivers, each with its ``path:line``; ``today`` tells which have expired."""
        self._waivers = waivers
        self._today = today
        self._used: set[int] = set()

    def reason(self, place: Place, finding: Finding) -> str | None:
        """Return why a finding is set aside, or None; what has expired sets nothing aside."""
        for number, (waiver, _) in enumerate(self._waivers):
            if self._meant(waiver, place, finding):
                self._used.add(number)
                if not self._expired(waiver):
                    return f"{waiver.reason} ({waiver.by}, {waiver.until.isoformat()})"
        return None

    def told(self, checked: Sequence[Place]) -> list[Decision]:
        """Return what became of each waiver; one whose drafts were not looked at is not told unused."""
        made = []
        for number, (waiver, where) in enumerate(self._waivers):
            used = number in self._used
            if not used and not any(place.matches(waiver.path) for place in checked):
                continue
            state = "expired" if self._expired(waiver) else "used" if used else "unused"
            made.append(
                Decision(
                    kind="waiver",
                    state=state,
                    where=where,
                    path=waiver.path,
                    unit=waiver.unit,
                    what=f"{waiver.code} {waiver.provision}".strip(),
                    reason=waiver.reason,
                    by=waiver.by,
                    until=waiver.until.isoformat(),
                )
            )
        return made

    def _expired(self, waiver: Waiver) -> bool:
        return waiver.until < self._today

    @staticmethod
    def _meant(waiver: Waiver, place: Place, finding: Finding) -> bool:
        return (
            waiver.code == finding.code
            and (not waiver.provision or waiver.provision in finding.provisions)
            and place.matches(waiver.path)
            and names_unit(waiver.unit, place.document, finding)
        )
