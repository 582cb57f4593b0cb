"""``python -m bench.speed``: measure what runs cost beside what else could be run; print one table.

Every figure that can be is a ratio of two things run in turn on this machine, the least of several runs
each, in seconds of the processor: a busy machine slows both. No test looks at them. Everything made lies in
a temporary folder, the cache too, and is removed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.speed import many, outside
from bench.speed.processes import Failed, check, run
from bench.speed.table import Row, table

PARTS = ("start", "page", "long", "many", "words")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Returns 1 when ``--goals`` is given and one is missed, 2 when a run failed."""
    flags = _flags().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="iccpr-check-speed-") as made:
        folder = Path(made)
        try:
            rows = list(measured(flags, folder, _say))
        except Failed as problem:
            _say(f"a run failed: {problem}")
            return 2
    print(table(rows))
    return int(flags.goals and any(row.met is False for row in rows))


def measured(flags: argparse.Namespace, folder: Path, say: Callable[[str], None]) -> Iterator[Row]:
    """Yield the rows of the parts asked for.

    Processes are measured first: one that is started is charged with the memory of the one that starts it.
    """
    cache, wanted = folder / "cache", set(flags.only or PARTS)
    for draft in (
        "tests/drafts/custody/draft.txt",
        "examples/luat-do-luong.txt",
    ):  # both languages' rules, ready
        run(check("--no-cache", draft), cache)
    if "start" in wanted:
        say("starting …")
        yield from outside.starting(cache, 4 * flags.times)
    if "page" in wanted:
        say("one page …")
        yield from outside.one_page(cache, flags.times)
    if "long" in wanted:
        say("a long law …")
        yield from outside.long_law(folder, cache, flags.law, flags.times)
    if "many" in wanted:
        say(f"{flags.laws} laws …")
        yield from many.rows(folder, cache, flags.laws, max(1, flags.times - 1))
    if "words" in wanted:
        say("word by word …")
        from bench.speed import inside  # late: the others' packages are large

        os.environ["ICCPR_CHECK_CACHE"] = str(cache)
        yield from inside.rows(folder, say)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _flags() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.speed", description="Measure what runs cost, as ratios."
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="only this part; may repeat")
    parser.add_argument("--law", type=_existing, help="a real law instead of the long made ones")
    parser.add_argument("--laws", type=_positive, default=1000, help="number of short laws (1000)")
    parser.add_argument(
        "--times", type=_positive, default=3, help="runs of each, of which the least counts (3)"
    )
    parser.add_argument("--goals", action="store_true", help="exit with 1 when a goal is missed")
    return parser


def _existing(path: str) -> Path:
    if not Path(path).is_file():
        raise argparse.ArgumentTypeError(f"no such file: {path}")
    return Path(path).resolve()


def _positive(number: str) -> int:
    if not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"a number from 1 is expected, not '{number}'")
    return int(number)


if __name__ == "__main__":
    sys.exit(main())
