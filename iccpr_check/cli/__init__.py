"""Flags -> run -> renderer -> file -> exit code. No logic of its own.

Everything costly is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from typing import Annotated, NoReturn

import typer

from iccpr_check import SELDOM, __version__
from iccpr_check.cli import checking, looking, repository, reviewing
from iccpr_check.cli.common import ExitCode
from iccpr_check.errors import IccprCheckError
from iccpr_check.files import print_out

__all__ = ["ExitCode", "app", "main"]

app = typer.Typer(
    name="iccpr-check",
    help="Reads draft laws beside the International Covenant on Civil and Political Rights.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> NoReturn:
    """Run the command line; a person's mistake is one line on standard error, never a traceback."""
    gc.set_threshold(*SELDOM)
    if sys.argv[1:] == ["--version"]:  # before typer imports what parsing takes
        print_out(f"iccpr-check {__version__}\n")
        sys.exit(ExitCode.OK)
    try:
        code = app(standalone_mode=False)
    except IccprCheckError as mistake:
        code = _told(str(mistake))
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except Exception as problem:
        usage = getattr(problem, "format_message", None)
        code = _told(f"{usage()} Try 'iccpr-check --help'.") if usage is not None else _bug(problem)
    sys.exit(int(code or 0))


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        print_out(f"iccpr-check {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(ExitCode.USAGE)


for _command in (
    checking.check,
    looking.explain,
    repository.compare,
    repository.matrix,
    repository.baseline,
    repository.correlate,
    reviewing.review,
    repository.init,
    looking.validate,
    looking.treaties,
    looking.kinds,
    looking.rules,
    looking.countries,
):
    app.command()(_command)


def _told(message: str) -> ExitCode:
    for line in message.splitlines():
        typer.echo(f"iccpr-check: {line}", err=True)
    return ExitCode.USAGE


def _bug(problem: Exception) -> ExitCode:
    typer.echo(
        f"iccpr-check: a mistake of ours, not of yours ({type(problem).__name__}: {problem}); "
        "please report it. Set ICCPR_CHECK_DEBUG=1 to see where.",
        err=True,
    )
    if os.environ.get("ICCPR_CHECK_DEBUG"):
        traceback.print_exc()
    return ExitCode.BUG
