"""What the commands share: exit codes, flags that several take, standard input, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iccpr_check.errors import ConfigError
from iccpr_check.files import print_out, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from iccpr_check.config import Configured


class ExitCode(IntEnum):
    """What the process says when it ends; the same for every format."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NO_INPUT = 3
    UNREADABLE = 4
    BUG = 70


Paths = Annotated[list[str], typer.Argument(help="Files or folders; - reads standard input.")]
Country = Annotated[str | None, typer.Option(help="The State whose law it is, as VNM; see 'countries'.")]
Language = Annotated[str | None, typer.Option(help="Language of the drafts: auto, en, vi.")]
Kind = Annotated[
    list[str] | None,
    typer.Option("--kind", help="Kind of law to read drafts as; auto, none, or an id of 'kinds'."),
]
ReportLanguage = Annotated[str | None, typer.Option(help="Language of the report: en or vi.")]
ConfigFile = Annotated[
    str | None,
    typer.Option("--config", help="Configuration; else iccpr-check.yaml, upwards from the drafts."),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes; as many as serve, where it is not given.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results of other runs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no closing line.")]
Output = Annotated[str | None, typer.Option("--output", "-o", help="Write to a file.")]


def configured(
    paths: list[str],
    config: str | None,
    *,
    kind: list[str] | None = None,
    **flags: Any,
) -> Configured:
    """Return the configuration for drafts, with the flags that were given before it."""
    from iccpr_check.config import configure
    from iccpr_check.report.words import LANGUAGES

    one_of("--report-lang", flags.get("report_lang"), LANGUAGES)
    one_of("--fail-on", flags.get("fail_on"), ("serious", "warning", "notice", "info", "never"))
    one_of("--changes", flags.get("changes"), ("accepted", "original"))
    one_of("--bare-articles", flags.get("bare_articles"), ("own", "treaty"))
    one_of("--treaty", flags.get("treaty"), ("iccpr",))
    given = {name: value for name, value in flags.items() if value is not None}
    if kind:
        given["kind"] = tuple(kind)
    return configure(paths, config, given)


def cache_of(no_cache: bool) -> Path | None:
    """Return the folder of kept results, or None."""
    from iccpr_check.kept import cache_folder

    return None if no_cache else cache_folder()


def one_of(flag: str, given: str | None, known: Iterable[str]) -> None:
    """Raise ConfigError when a flag has a value that is not among the known ones."""
    if given is not None and given not in known:
        raise ConfigError(f"{flag} {given}: it can be {', '.join(known)}")


def write(text: str | bytes | Iterable[str], output: str | None) -> None:
    """Write to a file, or to standard output; text may come in pieces."""
    if output is None:
        if isinstance(text, bytes):
            raise ConfigError("--output: this format needs a file; name one")
        print_out(text)
    else:
        write_atomically(output, text)


def standard_input() -> bytes:
    """Return what is piped in. Raises ConfigError when there is nothing to read from."""
    if sys.stdin is None:
        raise ConfigError("-: standard input is closed; pipe a draft into it, or name a file")
    from iccpr_check.load.documents import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)  # what is larger is refused, and a device never ends


def silent(done: Iterable[object], total: int) -> Iterable[object]:
    """Show nothing."""
    return done


def progress(done: Iterable[object], total: int) -> Iterable[object]:
    """Show a bar on standard error for several drafts, when a person is there to see it."""
    if total < 2 or sys.stderr is None or not sys.stderr.isatty():
        return done
    from rich.console import Console
    from rich.progress import track

    return track(done, description="Reading", total=total, console=Console(stderr=True), transient=True)
