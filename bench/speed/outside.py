"""Whole runs of the command line: starting, one page, a long law."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.speed.law import ROOT, made_law
from bench.speed.processes import TOOL, check, in_turn, run
from bench.speed.table import Row, ratio

LONG = 107_000
_PAGE = str(ROOT / "tests" / "drafts" / "custody" / "draft.txt")
_STARTS = {
    "`--version`": ((*TOOL, "--version"), 1.5),
    "`--help`": ((*TOOL, "--help"), 1.5),
    '`explain "19(3)"`': ((*TOOL, "explain", "19(3)"), None),
}
_TYPER = ("-c", "import typer")


def starting(cache: Path, times: int) -> Iterator[Row]:
    """Yield what it takes to answer at once. Each is run beside what it is compared with."""
    for name, (arguments, bound) in _STARTS.items():
        used = in_turn({"it": arguments, "typer": _TYPER, "python": ("-c", "pass")}, cache, times)
        told = f"{ratio(used['it'].cpu, used['python'].cpu):.1f} × an empty Python; {used['it'].cpu:.2f} s"
        yield Row(
            name, ratio(used["it"].cpu, used["typer"].cpu), bound=bound, against="`import typer`", said=told
        )


def one_page(cache: Path, times: int) -> Iterator[Row]:
    """Yield a page with nothing kept of it, and the very first run of all, with nothing kept at all."""
    cold, spacy = check("--no-cache", _PAGE), ("-c", "import spacy")
    used = in_turn({"page": cold, "spacy": spacy}, cache, times)
    floor, seconds = used["spacy"].cpu, used["page"].cpu
    yield Row(
        "a one-page draft, whole process", ratio(seconds, floor),
        bound=1.3, against="`import spacy`", said=f"{seconds:.2f} s",
    )  # fmt: skip
    empty = cache.with_name("empty")
    first = run(cold, empty)
    shutil.rmtree(empty, ignore_errors=True)
    yield Row(
        "the very first run, which makes the rules ready", ratio(first.cpu, floor),
        against="`import spacy`", said=f"{first.cpu:.2f} s",
    )  # fmt: skip


def long_law(folder: Path, cache: Path, law: Path | None, times: int) -> Iterator[Row]:
    """Yield a long law as a whole process on one core, and its memory: a given one, or made ones."""
    laws = {law.name: law} if law is not None else {}
    for lang in ("en", "vi") if law is None else ():
        laws[f"made, {lang}"] = folder / f"long-{lang}.txt"
        laws[f"made, {lang}"].write_text(made_law(lang, LONG), encoding="utf-8")
    for name, path in laws.items():
        used = in_turn({"law": check("--no-cache", str(path))}, cache, times)["law"]
        text = path.read_text(encoding="utf-8") if path.suffix == ".txt" else ""
        length = f", {len(text.split()) // 1000} thousand words" if text else ""
        yield Row(
            f"a long law ({name}{length}), whole process",
            used.cpu,
            "s",
            bound=3,
            said=f"{used.clock:.1f} s by the clock",
        )
        size = path.stat().st_size / 1_000_000
        yield Row(
            f"its memory ({name})", used.peak, "MB", bound=150 + 20 * size, said=f"{size:.2f} MB of text"
        )
