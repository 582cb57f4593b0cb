"""The last recorded run, unit by unit, so that a change of data is reviewed by what it gains and loses.

``recorded.json`` holds no text: of laws, file, unit label, article and effect; of constitutions, whose
labels may not stand in the project, only a digest of that. What was neither labelled nor found is not in
it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.accuracy.score import Outcome, Status

RECORDED = Path(__file__).with_name("recorded.json")
Statuses = dict[str, str]
"""Key -> ``hit``, ``miss`` or ``false``."""
_WORST = (Status.FALSE, Status.MISS, Status.HIT)


@dataclass(frozen=True)
class Changes:
    """What is better and worse than in the recorded run, each as a line to print."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def statuses(outcomes: Iterable[Outcome], *, hidden: bool) -> tuple[Statuses, dict[str, str]]:
    """Return the statuses by key, and key -> name to print; ``hidden`` puts digests in place of names.

    Arguable labels are left out: to find one is no gain, to lose one no loss.
    """
    kept: Statuses = {}
    names: dict[str, str] = {}
    for outcome in outcomes:
        if outcome.status is Status.ARGUABLE:
            continue
        key = sha256(outcome.key.encode()).hexdigest()[:16] if hidden else outcome.key
        names[key] = outcome.key
        before = kept.get(key, Status.HIT)
        kept[key] = str(min(Status(before), outcome.status, key=_WORST.index))
    return kept, names


def changes(was: Mapping[str, str], now: Mapping[str, str], names: Mapping[str, str]) -> Changes:
    """Return what was gained and lost; labels that came or went with the gold are neither."""
    gained, lost = [], []
    for key in sorted({*was, *now}, key=lambda one: names.get(one, one)):
        before, after = was.get(key), now.get(key)
        name = names.get(key, key)
        if (before, after) == (Status.MISS, Status.HIT):
            gained.append(name)
        elif before == Status.FALSE and after != Status.FALSE:
            gained.append(f"{name} (a false alarm gone)")
        elif (before, after) == (Status.HIT, Status.MISS):
            lost.append(name)
        elif after == Status.FALSE and before != Status.FALSE:
            lost.append(f"{name} (a false alarm)")
    return Changes(tuple(gained), tuple(lost))


def load(path: Path = RECORDED) -> dict[str, Statuses]:
    """Return the recorded statuses by part of the run; empty where nothing was recorded yet."""
    if not path.exists():
        return {}
    recorded: dict[str, Statuses] = json.loads(path.read_text(encoding="utf-8"))
    return recorded


def save(parts: Mapping[str, Statuses], path: Path = RECORDED) -> None:
    """Record the parts that were run; parts that were not keep what was recorded of them."""
    merged = {**load(path), **parts}
    ordered = {part: dict(sorted(merged[part].items())) for part in sorted(merged)}
    path.write_text(json.dumps(ordered, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
