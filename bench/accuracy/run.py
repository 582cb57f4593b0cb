"""Run the tool as a user does, from the command line, and read its JSON by the contract.

Only what ``docs/schema/report.schema.json`` promises is read, so that what is measured is what programs get.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BATCH = 24
"""Files a process: loading the rules is paid once a batch."""


class ToolError(RuntimeError):
    """The command line ended in another way than a check does."""


@dataclass(frozen=True)
class Engagement:
    """One row of the tool's table of engagements."""

    unit: str
    """Label of the article that holds it, as the tool prints it."""
    provision: str
    effect: str
    lines: tuple[int, ...]
    """Lines of the file on which its words stand, 1-based; empty where the file has no lines."""
    rules: frozenset[str]
    """The rules that carry it; all of them where the run told evidence, else those it quotes."""


@dataclass(frozen=True)
class Reference:
    """One reference the tool read."""

    instrument: str
    provision: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Read:
    """What the tool said of one file."""

    path: str
    engagements: tuple[Engagement, ...]
    references: tuple[Reference, ...]
    verdicts: Mapping[str, str]
    """Provision -> verdict."""
    rules: frozenset[str]
    """Rules whose words were found at all; empty unless the run told evidence."""


def check(paths: Sequence[Path], *flags: str, jobs: int = 2) -> dict[str, Read]:
    """Check files in batches and return what was said of each, by its path as given.

    ``flags`` go to the command line as they are. A file that cannot be read is missing from the answer.
    Raises ``ToolError`` when a process ends otherwise than a check does.
    """
    # every jobs-th file, so that no batch gets all the long laws of one folder
    count = max(1, -(-len(paths) // BATCH))
    batches = [paths[place::count] for place in range(count)]
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        answers = pool.map(lambda batch: _run(batch, flags), batches)
        return {read.path: read for answer in answers for read in answer}


def article(provision: str) -> str:
    """Return the article of a provision: ``14`` of ``14(3)(d)``."""
    return provision.split("(", 1)[0]


def _run(paths: Sequence[Path], flags: Iterable[str]) -> list[Read]:
    if not paths:
        return []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [sys.executable, "-m", "iccpr_check", "check", *map(str, paths), "--format", "json"]
        command += ["--output", str(out), "--quiet", "--fail-on", "never", *flags]
        ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if ended.returncode not in {0, 4}:  # 4: some file could not be read, which the report tells
            raise ToolError(ended.stderr.strip() or f"exit code {ended.returncode}")
        report = json.loads(out.read_text(encoding="utf-8"))
    return [_read(document) for document in report["documents"]]


def _read(document: dict[str, Any]) -> Read:
    units = {unit["id"]: unit for unit in document["units"]}
    carried = _carriers(document.get("evidence", ()))
    return Read(
        path=document["path"],
        engagements=tuple(_engagement(row, units, carried) for row in document["engagements"]),
        references=tuple(
            Reference(one["instrument"], one["provision"], one["start"], one["end"])
            for one in document["references"]
        ),
        verdicts={one["id"]: one["verdict"] for one in document["provisions"]},
        rules=frozenset(one["rule"] for one in document.get("evidence", ())),
    )


def _engagement(
    row: dict[str, Any],
    units: Mapping[str, dict[str, Any]],
    carried: Mapping[tuple[str, str, str], set[str]],
) -> Engagement:
    quoted = {quote["rule"] for quote in row["evidence"]}
    key = (row["unit"], article(row["provision"]), row["effect"])
    return Engagement(
        unit=_article_label(row["unit"], units),
        provision=row["provision"],
        effect=row["effect"],
        lines=tuple(sorted({quote["line"] for quote in row["evidence"] if quote["line"] is not None})),
        rules=frozenset(quoted | carried.get(key, set())),
    )


def _article_label(unit: str, units: Mapping[str, dict[str, Any]]) -> str:
    at = units[unit]
    while at["kind"] != "article" and at["parent"] is not None:
        at = units[at["parent"]]
    return str(at["label"])


def _carriers(evidence: Iterable[dict[str, Any]]) -> dict[tuple[str, str, str], set[str]]:
    """Unit, article and effect -> rules of counting evidence; a row of the table quotes only some of them."""
    carriers: dict[tuple[str, str, str], set[str]] = {}
    for one in evidence:
        if one["cut_by"] is not None:
            continue
        for means in one["means"]:
            named = re.fullmatch(r"(restricts|element)\.([^:]+)(:.*)?", means)
            if named is not None:
                effect = "restricts" if named[1] == "restricts" else "implements"
                carriers.setdefault((one["unit"], article(named[2]), effect), set()).add(one["rule"])
    return carriers
