"""What a law would get from those rules alone whose words were also found in some other law.

A rule that only one law ever meets may have been written for that law. So each labelled law is scored
twice: with all rules, and with only those whose words stand in at least one other law of the corpus (a
translation of the same law is no other law). What this tells and what it does not: ``README.md``.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from bench.accuracy.gold import LawGold
from bench.accuracy.run import Read, check
from bench.accuracy.score import Tally, found_by_tool, judge, tally

LANGUAGES = ("en", "vi")
FORMATS = ("txt", "md", "html", "docx")


@dataclass(frozen=True)
class LeftOut:
    """One law: its figures with all rules, and with the rules that other laws share."""

    file: str
    full: Tally
    without: Tally
    own: int
    """Rules that carry an engagement here and whose words no other law has."""


def leave_one_out(gold: LawGold, jobs: int) -> list[LeftOut]:
    """Check the whole corpus of a gold and score each of its laws twice."""
    reads = check(readable(gold.folder), "--evidence", jobs=jobs)
    met = rules_by_law(reads.values())
    rows = []
    for path in gold.files:
        here = reads[str(path)]
        others = {rule for rule, laws in met.items() if laws - {law_of(here.path)}}
        units = [unit for unit in gold.units if gold.folder / unit.file == path]
        full = judge(units, found_by_tool(gold, {here.path: here}))
        without = judge(units, found_by_tool(gold, {here.path: only(here, others)}))
        carrying = {rule for one in here.engagements if one.effect != "cites" for rule in one.rules}
        rows.append(LeftOut(units[0].file, tally(full), tally(without), len(carrying - others)))
    return rows


def only(read: Read, rules: set[str]) -> Read:
    """Return what was said of a file, less the engagements that none of some rules carries."""
    return replace(read, engagements=tuple(one for one in read.engagements if one.rules & rules))


def rules_by_law(reads: Iterable[Read]) -> Mapping[str, set[str]]:
    """Return rule -> laws in which its words were found."""
    met: dict[str, set[str]] = defaultdict(set)
    for read in reads:
        for rule in read.rules:
            met[rule].add(law_of(read.path))
    return met


def law_of(path: str) -> str:
    """Return what a law and its translations have in common: folder and name, without language and ending."""
    pure = PurePath(path)
    return str(pure.parent / re.sub(r"-(en|bn)$", "", pure.name.split(".")[0]))


def readable(corpus: Path) -> list[Path]:
    """Return the files of a corpus that the tool reads, by its ``INDEX.json``."""
    index = json.loads((corpus / "INDEX.json").read_text(encoding="utf-8"))
    return [
        corpus / one["file"] for one in index if one["language"] in LANGUAGES and one["format"] in FORMATS
    ]
