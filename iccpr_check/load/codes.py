"""codes.yaml -> the codes of findings, the form that bright lines share, and what no text decides."""

from __future__ import annotations

from pathlib import Path

from iccpr_check.load.references import Unknown, repeated
from iccpr_check.load.yamls import build, read_yaml
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
    unknown.refuse()
    return said
