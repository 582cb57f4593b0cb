"""Real laws, where they are at hand: every annotated unit is found, on its line, by its name."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest
from parse_drafts import draft

SHARED = Path(os.environ.get("ICCPR_CHECK_SHARED") or Path(__file__).parents[3] / "shared")
GOLD = SHARED / "gold"


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the annotated laws: set ICCPR_CHECK_SHARED")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_annotated_units_are_found(language: str) -> None:
    wanted: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in (GOLD / f"laws_{language}.jsonl").read_text(encoding="utf-8").splitlines():
        unit = json.loads(row)
        wanted[unit["file"]].append((unit["unit"], unit["line"]))
    missing = []
    for name, expected in wanted.items():
        text = (SHARED / "corpus" / name).read_bytes().decode("utf-8")
        found = defaultdict(set)
        for unit in draft(text, language).units:
            line = text.count("\n", 0, unit.span.start) + 1
            found[line].add(unit.label.removeprefix("Schedule 1 para. "))
        for label, line in expected:
            own = label.removeprefix("Schedule paragraph ")
            if own not in found[line] | found[line - 1]:  # a marginal heading stands one line above
                missing.append(f"{name}:{line}: {label}")
    assert len(missing) <= sum(map(len, wanted.values())) // 100, missing
