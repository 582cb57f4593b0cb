"""safeguards.yaml -> what each power calls for."""

from __future__ import annotations

from pathlib import Path

from iccpr_check.load.references import Names, Unknown
from iccpr_check.load.yamls import build, read_yaml
from iccpr_check.model import Frozen, Safeguard


class _File(Frozen):
    safeguards: tuple[Safeguard, ...]


def load_safeguards(path: Path, names: Names) -> tuple[Safeguard, ...]:
    """Read ``safeguards.yaml``. Raises DataError, a line for each mistake found."""
    source = read_yaml(path)
    said = build(_File, source)
    unknown = Unknown(source)
    for place, row in enumerate(said.safeguards):
        at = ("safeguards", place)
        unknown.look((*at, "code"), (row.code,), names.codes, "code")
        unknown.look((*at, "provision"), (row.provision,), names.provisions, "provision")
        unknown.look((*at, "of"), row.of, names.provisions, "provision")
        for key in ("powers", "given", "located_by"):
            unknown.look((*at, key), getattr(row, key), names.meanings, "meaning that rules can have")
        for key in ("kinds", "not_kinds"):
            unknown.look((*at, key), getattr(row, key), names.kinds, "kind of law")
    unknown.refuse()
    return said.safeguards
