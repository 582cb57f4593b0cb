"""The baseline: findings that stood there before, which fail no build until their unit is reworded.

A line of it is keyed on the finding's fingerprint (code, provisions, words of the unit), so that moved
lines, renumbered articles and renamed files don't fire again and a reworded clause does. The same words
twice need two lines. Path and unit are there for people and for telling which lines are stale.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from iccpr_check.errors import ConfigError
from iccpr_check.model import Decision, Finding, Frozen

NAME = "iccpr-baseline.json"


class Entry(Frozen):
    """A finding that is known."""

    path: str
    """The draft it stood in, relative to the baseline's folder, with ``/``."""
    unit: str
    """The unit's label, as the law prints it."""
    code: str
    provisions: tuple[str, ...]
    fingerprint: str


class Baseline(Frozen):
    """The findings that are known, in the order of drafts and units."""

    baseline_version: Literal["1"] = "1"
    findings: tuple[Entry, ...] = ()


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises ConfigError with ``path:line`` for one that cannot be read."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise ConfigError(f"{path}:1: no such baseline; write it with 'iccpr-check baseline'") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError(f"{path}:1: cannot be read ({getattr(problem, 'strerror', 'not UTF-8')})") from None
    try:
        return Baseline.model_validate(json.loads(text))
    except json.JSONDecodeError as problem:
        raise ConfigError(f"{path}:{problem.lineno}: not JSON ({problem.msg}); write it anew") from None
    except ValidationError as problem:
        error = problem.errors(include_url=False)[0]
        place = ".".join(map(str, error["loc"]))
        raise ConfigError(f"{path}:1: {place}: {error['msg']}; write it anew") from None


def write_baseline(baseline: Baseline) -> str:
    """Return the baseline as JSON, one finding a line, so that a change of it reads well."""
    rows = ",\n".join(
        f"    {json.dumps(entry.model_dump(), ensure_ascii=False)}" for entry in baseline.findings
    )
    listed = f"[\n{rows}\n  ]" if rows else "[]"
    return f'{{\n  "baseline_version": "{baseline.baseline_version}",\n  "findings": {listed}\n}}\n'


def entry_of(path: str, finding: Finding) -> Entry:
    """Return the line that makes a finding of the draft at ``path`` known."""
    return Entry(
        path=path,
        unit=finding.label,
        code=finding.code,
        provisions=finding.provisions,
        fingerprint=finding.fingerprint,
    )


class Known:
    """The baseline while findings are held against it: each line makes one finding known."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._left = Counter(entry.fingerprint for entry in baseline.findings)

    def takes(self, finding: Finding) -> bool:
        """Tell whether a finding is known, and use up the line that says so."""
        if not self._left[finding.fingerprint]:
            return False
        self._left[finding.fingerprint] -= 1
        return True

    def stale(self, checked: Iterable[str], folder: Path) -> list[Entry]:
        """Return the lines whose finding is gone: of the drafts checked, or of drafts that are no more.

        A line of a draft that was not looked at this time says nothing.
        """
        looked_at = set(checked)
        left = Counter(self._left)
        stale = []
        for entry in reversed(self._baseline.findings):
            if left[entry.fingerprint] and (entry.path in looked_at or not (folder / entry.path).exists()):
                left[entry.fingerprint] -= 1
                stale.append(entry)
        return stale[::-1]


def without(baseline: Baseline, stale: Iterable[Entry]) -> Baseline:
    """Return a baseline without its stale lines; nothing is ever added."""
    gone = Counter(stale)
    kept = []
    for entry in reversed(baseline.findings):
        if gone[entry]:
            gone[entry] -= 1
        else:
            kept.append(entry)
    return baseline.model_copy(update={"findings": tuple(reversed(kept))})


def as_decision(entry: Entry, where: str) -> Decision:
    """Return a stale line as the report tells it."""
    return Decision(
        kind="baseline",
        state="stale",
        where=where,
        path=entry.path,
        unit=entry.unit,
        what=f"{entry.code} {', '.join(entry.provisions)}".strip(),
    )
