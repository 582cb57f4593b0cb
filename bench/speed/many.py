"""Many laws in one run: once more unchanged, in two processes, and whether memory grows with their number."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.speed.law import small_laws
from bench.speed.processes import Used, check, run
from bench.speed.table import Row, ratio


def rows(folder: Path, cache: Path, laws: int, times: int) -> Iterator[Row]:
    """Yield the rows of so many short laws. ``cache`` has the rules ready; laws are kept elsewhere."""
    few = folder / f"laws-{laws}"
    size = small_laws(few, laws) / 1_000_000
    cold, warm, one, two = _measured(few, cache, times)
    percent = 100 * ratio(warm.cpu, cold.cpu)
    told = f"{warm.cpu:.2f} s of {cold.cpu:.1f} s"
    yield Row(f"an unchanged re-run of {laws} laws", percent, "%", bound=5, against="of cold", said=told)
    yield Row("modules of spaCy that the re-run imports", spacy_modules(few, cache), "", bound=0)
    told = f"{one.clock:.1f} s and {two.clock:.1f} s; of the processor {one.cpu:.1f} and {two.cpu:.1f}"
    yield Row(
        f"two processes, {laws} laws, by the clock", ratio(one.clock, two.clock),
        bound=1.7, least=True, against="one", said=told,
    )  # fmt: skip
    many = folder / f"laws-{4 * laws}"
    small_laws(many, 4 * laws)
    four = run(check("--no-cache", str(many)), cache)
    yield Row(f"memory, {laws} laws", cold.peak, "MB", bound=150 + 20 * size, said=f"{size:.2f} MB of text")
    told = f"{four.peak:.0f} MB and {one.peak:.0f} MB"
    yield Row(
        f"memory of {4 * laws} laws", ratio(four.peak, one.peak), bound=1.1, against=f"{laws} laws", said=told
    )


def spacy_modules(laws: Path, cache: Path) -> int:
    """Return how many modules of spaCy a warm run imports, as Python itself tells it."""
    said = cache.with_name("imports.txt")
    run(("-X", "importtime", *check(str(laws))), _kept(cache), errors=said)
    return imported("spacy", said.read_text(encoding="utf-8"))


def imported(package: str, said: str) -> int:
    """Return how many modules of a package were imported, by what ``-X importtime`` said."""
    return len(re.findall(rf"\| +{re.escape(package)}(?:\.|$)", said, re.MULTILINE))


def _measured(laws: Path, cache: Path, times: int) -> tuple[Used, Used, Used, Used]:
    """Return the least of: cold with results kept, warm, one process and two without keeping. In turn."""
    least: list[Used] | None = None
    for _ in range(times):
        kept = _kept(cache)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(cache, kept)
        now = [
            run(check(str(laws)), kept),
            run(check(str(laws)), kept),
            run(check("--no-cache", str(laws)), cache),
            run(check("--no-cache", str(laws), jobs=2), cache),
        ]
        least = now if least is None else [one.least(other) for one, other in zip(least, now, strict=True)]
    assert least is not None
    cold, warm, one, two = least
    return cold, warm, one, two


def _kept(cache: Path) -> Path:
    return cache.with_name("kept")
