"""Whether a run of ``check`` was made before, with everything that it rests on as it is now."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from iccpr_check.cli import common
from iccpr_check.cli.screen import screen_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iccpr_check.config import Configured
    from iccpr_check.decisions import Decisions
    from iccpr_check.recall import Recall, Said
    from iccpr_check.report import Format


@contextmanager
def recalled(
    drafts: Sequence[str],
    chosen: Configured,
    decisions: Decisions,
    wanted: Sequence[tuple[Format, str | None]],
    asked: Sequence[bool],
) -> Iterator[Recall | None]:
    """Give what remembers this run, or None where it rests on more than can be told beforehand.

    That is standard input, a draft that cannot be read, or a format that is laid over a file of its own.
    ``asked`` are the flags that change what is printed.
    """
    from iccpr_check.cache import Cache
    from iccpr_check.discovery import STDIN
    from iccpr_check.errors import DraftError
    from iccpr_check.recall import Recall
    from iccpr_check.report import BINARY, Format

    if (
        not drafts
        or STDIN in drafts
        or not {choice for choice, _ in wanted}.isdisjoint(BINARY | {Format.CSV})
    ):
        yield None
        return
    with Cache(common.cache_of(no_cache=False)) as cache:
        recall: Recall | None = None
        with suppress(DraftError):
            if cache.works:
                recall = Recall(cache, lambda: _state(drafts, chosen, decisions, wanted, asked))
        yield recall


def written_again(recall: Recall | None, wanted: Sequence[tuple[Format, str | None]]) -> Said | None:
    """Write what the run wrote before, and return what it said; None where it was not made."""
    said = None if recall is None else recall.said()
    if recall is not None and said is not None:
        for (_, output), pieces in zip(wanted, recall.outputs(), strict=True):
            common.write(pieces, output)
    return said


def _state(
    drafts: Sequence[str],
    chosen: Configured,
    decisions: Decisions,
    wanted: Sequence[tuple[Format, str | None]],
    asked: Sequence[bool],
) -> Iterator[str]:
    """Yield all that a run rests on."""
    from iccpr_check import __version__
    from iccpr_check.decisions.settling import relative
    from iccpr_check.discovery import STDIN
    from iccpr_check.kept import code_state
    from iccpr_check.load.data import data_root
    from iccpr_check.load.knowledge import data_digest
    from iccpr_check.recall import rests_on

    whole = chosen.settings(STDIN)
    yield from (__version__, code_state(), data_digest(data_root(), whole.treaty), whole.model_dump_json())
    yield from (decisions.model_dump_json(), repr(decisions.there()), repr(list(asked)))
    for choice, output in wanted:
        yield from (choice.value, repr(screen_of(output)))
    for draft in drafts:
        yield relative(draft, decisions.folder)
    yield from rests_on(drafts, chosen.settings)
