"""The reviewed correlation table: which unit answers which provision, as a person read it.

Each row keeps fingerprints of the unit's words and of the provision's. When either changes, the row is
*suspect*: it sets nothing aside until a person looks again.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from iccpr_check.decisions.places import Place, unit_names
from iccpr_check.fingerprints import digest, unit_words, words
from iccpr_check.model import Decision, DocumentReport, Finding, Frozen, Treaty, Unit

Relation = Literal["implements", "restricts-justified", "not-relevant", "to-review"]

_SAYS = {"restricts": "restricts", "implements": "implements"}


class Row(Frozen):
    """One unit beside one provision."""

    path: str = Field(min_length=1)
    """The draft, relative to the table's folder, with ``/``."""
    unit: str = Field(min_length=1)
    """The unit's label, as the law prints it."""
    provision: str = Field(pattern=r"^\d{1,2}(\(\w+\))*$")
    located: tuple[str, ...] = ()
    """What the tool located there when the row was written: ``implements``, ``restricts``."""
    relation: Relation = "to-review"
    note: str = ""
    """The reviewer's words."""
    by: str = ""
    unit_words: str
    provision_words: str


class Table(Frozen):
    """The table's file."""

    correlation_version: Literal["1"] = "1"
    rows: tuple[Row, ...] = ()


class Correlations:
    """All rows of a run while findings are held against them."""

    def __init__(self, rows: Sequence[tuple[Row, str]], treaty: Treaty) -> None:
        """Take rows, each with its ``path:line``."""
        self._rows = rows
        self._treaty = treaty
        self._used: set[int] = set()

    def reason(self, place: Place, finding: Finding) -> str | None:
        """Return why a person who reviewed the finding's unit beside its provisions set it aside, or None.

        All provisions of the finding must be set aside: one that nobody reviewed keeps it open.
        """
        reasons = [self._row_reason(place, finding, provision) for provision in finding.provisions]
        if not reasons or any(reason is None for reason in reasons):
            return None
        return reasons[0]

    def told(self, checked: Sequence[Place]) -> list[Decision]:
        """Return what became of each row whose draft was looked at; rows still to review are not told."""
        by_path = {place.path: place for place in checked}
        made = []
        for number, (row, where) in enumerate(self._rows):
            if row.relation == "to-review" or row.path not in by_path:
                continue
            state: Literal["used", "unused", "suspect"] = (
                "suspect"
                if self._suspect(by_path[row.path], row)
                else "used"
                if number in self._used
                else "unused"
            )
            made.append(
                Decision(
                    kind="correlation", state=state, where=where, path=row.path, unit=row.unit,
                    what=f"{row.provision} {row.relation}", reason=row.note, by=row.by,
                )
            )  # fmt: skip
        return made

    def _row_reason(self, place: Place, finding: Finding, provision: str) -> str | None:
        for number, (row, _) in enumerate(self._rows):
            if (
                row.path == place.path
                and _covers(row.provision, provision)
                and _sets_aside(row, finding)
                and any(words(row.unit) == words(u.label) for u in unit_names(place.document, finding.unit))
                and not self._suspect(place, row)
            ):
                self._used.add(number)
                return f"{row.relation}: {row.note} ({row.by})".replace(" ()", "")
        return None

    def _suspect(self, place: Place, row: Row) -> bool:
        unit = _unit(place.document, row.unit)
        if unit is None or row.unit_words != digest(unit_words(place.document.draft, unit)):
            return True
        return row.provision_words != provision_print(self._treaty, row.provision)


def provision_print(treaty: Treaty, provision_id: str) -> str:
    """Return the fingerprint of a provision's authentic words."""
    provision = treaty.provision(provision_id)
    return digest(words(provision.text.get("en", "")) if provision is not None else "")


def rows_of(place: Place, treaty: Treaty) -> list[Row]:
    """Return a row, still to review, for each unit and provision that the report brings together."""
    units = place.document.draft.by_id
    located: dict[tuple[str, str], list[str]] = {}
    for one in place.document.engagements:
        if one.effect in _SAYS:
            located.setdefault((one.unit, one.provision), []).append(_SAYS[one.effect])
    return [
        Row(
            path=place.path,
            unit=units[unit].label,
            provision=provision,
            located=tuple(sorted(effects)),
            unit_words=digest(unit_words(place.document.draft, units[unit])),
            provision_words=provision_print(treaty, provision),
        )
        for (unit, provision), effects in located.items()
    ]


def updated(text: str, rows: Sequence[Row], checked: Sequence[str]) -> tuple[str, int, int]:
    """Return the table's text with new rows added, how many were added, and how many are suspect now.

    A reviewer's words, comments and order stay as they are. Rows that nobody reviewed follow the law: new
    words, new prints; those whose unit no longer touches the provision go. ``checked``: the paths looked at.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    yaml = YAML()
    yaml.width = 110
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    data: Any = yaml.load(text) if text.strip() else CommentedMap({"correlation_version": "1"})
    held: Any = data.get("rows")
    if held is None:
        held = data["rows"] = CommentedSeq()
    new = {(row.path, words(row.unit), row.provision): row for row in rows}
    suspect = 0
    for index in reversed(range(len(held))):
        old = held[index]
        found = new.pop((old["path"], words(old["unit"]), str(old["provision"])), None)
        reviewed = old.get("relation", "to-review") != "to-review" or old.get("note")
        if found is None and old["path"] in checked and not reviewed:
            del held[index]
        elif found is not None and not reviewed:
            old.update(
                found.model_dump(mode="json", exclude={"path", "unit", "provision", "relation", "note", "by"})
            )
        elif found is not None and (old["unit_words"], old["provision_words"]) != (
            found.unit_words,
            found.provision_words,
        ):
            suspect += 1
    for row in new.values():
        held.append(CommentedMap(row.model_dump(mode="json")))
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue(), len(new), suspect


def _covers(of_row: str, provision: str) -> bool:
    """Tell whether a row about a provision speaks of another: of itself, or of a paragraph within it."""
    return provision == of_row or provision.startswith(f"{of_row}(")


def _sets_aside(row: Row, finding: Finding) -> bool:
    if row.relation == "not-relevant":
        return True
    return row.relation == "restricts-justified" and finding.code[:3] not in {"OMI", "MIS"}


def _unit(document: DocumentReport, label: str) -> Unit | None:
    return next((unit for unit in document.draft.units if words(unit.label) == words(label)), None)


def table_path(folder: Path) -> Path:
    """Return where the table lies unless a configuration says otherwise."""
    return folder / "correlation.yaml"
