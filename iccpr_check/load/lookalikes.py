"""lookalikes.yaml -> Lookalikes: what references are mistaken for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from iccpr_check.errors import DataError
from iccpr_check.load.yamls import Key, build, read_yaml
from iccpr_check.model import Lookalikes, Phrases
from iccpr_check.phrases import PhraseError, expand


def load_lookalikes(path: Path) -> Lookalikes:
    """Read ``lookalikes.yaml``. Raises DataError, a line for each mistake found."""
    source = read_yaml(path)
    if not isinstance(source.data, dict):
        raise source.error((), "a mapping of keys is expected")
    made = build(Lookalikes, source)
    mistakes = [str(source.error(at, what)) for at, what in _mistakes(made)]
    if mistakes:
        raise DataError("\n".join(mistakes))
    return made


def _mistakes(made: Lookalikes) -> Iterator[tuple[Key, str]]:
    seen: set[str] = set()
    for place, topic in enumerate(made.topics):
        if topic.id in seen:
            yield ("topics", place, "id"), f"the id '{topic.id}' stands twice"
        seen.add(topic.id)
        yield from _phrases(("topics", place, "phrases"), topic.phrases)
        for instrument in sorted(set(topic.at) - set(made.instruments)):
            yield ("topics", place, "at"), f"'{instrument}' has no name under 'instruments'"
    for place, body in enumerate(made.bodies):
        yield from _phrases(("bodies", place, "names"), body.names)
        yield from _phrases(("bodies", place, "works"), body.works)
    for old, new in made.superseded.items():
        if old in new:
            yield ("superseded", old), f"general comment {old} cannot replace itself"


def _phrases(at: Key, phrases: Phrases) -> Iterator[tuple[Key, str]]:
    for lang, wordings in phrases.items():
        for place, wording in enumerate(wordings):
            try:
                expand(wording)
            except PhraseError as problem:
                yield (*at, lang, place), str(problem)
