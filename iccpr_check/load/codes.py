"""codes.yaml -> the codes of findings, the form that bright lines share, and what no text decides."""

from __future__ import annotations

from pathlib import Path

from iccpr_check.load.references import Unknown, repeated
from iccpr_check.load.yamls import Key, build, read_yaml
from iccpr_check.model import Code, CodeForm, Frozen, Undecided


class CodesFile(Frozen):
    """What ``codes.yaml`` holds."""

    codes: tuple[Code, ...]
    standard: CodeForm
    """The form of the codes that bright lines are told by."""
    undecided: tuple[Undecided, ...]


def load_codes(path: Path) -> CodesFile:
    """Read ``codes.yaml``. Raises DataError, a line for each mistake found."""
    source = read_yaml(path)
    said = build(CodesFile, source)
    unknown = Unknown(source)
    for place, name in repeated(code.id for code in said.codes):
        unknown.note(("codes", place, "id"), f"the id '{name}' stands twice")
    known = {code.id for code in said.codes}
    for place, undecided in enumerate(said.undecided):
        if undecided.id in known:
            unknown.note(("undecided", place, "id"), f"'{undecided.id}' is a code: it cannot be undecided")
    for place, code in enumerate(said.codes):
        _look(unknown, ("codes", place), code)
    _look(unknown, ("standard",), said.standard)
    unknown.refuse()
    return said


def _look(unknown: Unknown, at: Key, told: Code | CodeForm) -> None:
    """Note a recommendation that speaks other languages than the question."""
    if told.recommendation and told.recommendation.keys() != told.question.keys():
        languages = ", ".join(told.question)
        unknown.note((*at, "recommendation"), f"needs words in the languages of the question: {languages}")
