"""definitions.yaml -> the words that stand between a term and its meaning."""

from __future__ import annotations

from pathlib import Path

from iccpr_check.load.references import Unknown
from iccpr_check.load.yamls import build, read_yaml
from iccpr_check.model import Frozen, Phrases
from iccpr_check.phrases import PhraseError, expand


class _File(Frozen):
    between: Phrases


def load_definitions(path: Path) -> Phrases:
    """Read ``definitions.yaml``. Raises DataError, a line for each mistake found."""
    source = read_yaml(path)
    said = build(_File, source)
    unknown = Unknown(source)
    for lang, wordings in said.between.items():
        for place, wording in enumerate(wordings):
            try:
                expand(wording)
            except PhraseError as problem:
                unknown.note(("between", lang, place), str(problem))
    unknown.refuse()
    return said.between
