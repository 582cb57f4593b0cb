"""Flags -> pipeline -> renderer -> file -> exit code. No logic of its own.

Everything costly is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from iccpr_check import __version__
from iccpr_check.errors import ConfigError, IccprCheckError
from iccpr_check.files import print_out, refuse_unwritable, write_atomically

if TYPE_CHECKING:
    from iccpr_check.model import Report
    from iccpr_check.report import Format
    from iccpr_check.settings import Settings

app = typer.Typer(
    name="iccpr-check",
    help="Reads draft laws beside the International Covenant on Civil and Political Rights.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class ExitCode(IntEnum):
    """What the process says when it ends; the same for every format."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NO_INPUT = 3
    UNREADABLE = 4
    BUG = 70


def main() -> NoReturn:
    """Run the command line; a person's mistake is one line on standard error, never a traceback."""
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


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - reads standard input.")],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help="text, markdown or json; text on a terminal, else markdown."),
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", help="Write to a file; pairs with --format in the order given."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(help="The State whose law it is, as VNM; see 'countries'.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the drafts: auto, en, vi.")] = "auto",
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Kind of law to read drafts as; auto, none, or an id of 'kinds'."),
    ] = None,
    report_lang: Annotated[str, typer.Option(help="Language of the report: en or vi.")] = "en",
    fail_on: Annotated[
        str,
        typer.Option(help="Lowest severity, of high confidence, that gives exit code 1, or never."),
    ] = "serious",
    bare_articles: Annotated[
        str, typer.Option(help="Whose a bare 'article 14' is: the draft's own, or the treaty's.")
    ] = "own",
    treaty: Annotated[str, typer.Option(help="The treaty to read drafts beside.")] = "iccpr",
    evidence: Annotated[bool, typer.Option("--evidence", help="JSON: all words found, too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no closing line.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Notes of information, too.")] = False,
) -> None:
    """Check draft laws and write the gap report."""
    from iccpr_check.pipeline import check_all, failing
    from iccpr_check.report import renderer

    settings = _settings(country, lang, kind, report_lang, fail_on, bare_articles, treaty)
    wanted = _outputs(formats or [], outputs or [])
    _spare_drafts(paths, outputs or [])
    report = check_all(paths, settings, stdin=_standard_input, progress=_silent if quiet else _progress)
    if not report.documents and not report.failures:
        typer.echo("iccpr-check: no document among the paths", err=True)
        raise typer.Exit(ExitCode.NO_INPUT)
    for choice, output in wanted:
        text = renderer(choice, evidence=evidence, verbose=verbose)(report)
        _write(text, output)
    for failure in report.failures:
        typer.echo(f"iccpr-check: {failure.path}: {failure.why}", err=True)
    raise typer.Exit(_exit_code(report, failing(report, settings), quiet=quiet))


@app.command()
def explain(name: Annotated[str, typer.Argument(metavar="PROVISION|CODE|RULE")]) -> None:
    """Say what a provision, a code or a rule means: 19(3), RES05, grounds.national-security."""
    from iccpr_check.explain import explain as told
    from iccpr_check.load.knowledge import load_knowledge

    text = told(name, load_knowledge())
    if text is None:
        raise ConfigError(
            f"'{name}' is no provision (19(3)), code (RES05) or rule (grounds.national-security) we know"
        )
    print_out(f"{text}\n")


@app.command()
def validate(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Folders that hold treaties/ and mappings/, or rule files.")
    ] = None,
    prove: Annotated[bool, typer.Option(help="Also try each rule on its examples.")] = True,
) -> None:
    """Check treaty, mapping and rule files; mistakes as path:line."""
    from iccpr_check.validate import validate as judge

    mistakes, looked_at = judge(paths or [], prove=prove)
    for mistake in mistakes:
        typer.echo(mistake, err=True)
    if mistakes:
        raise typer.Exit(ExitCode.USAGE)
    print_out(f"{looked_at}: no mistakes\n")


@app.command()
def treaties(as_format: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """List the treaties that are loaded."""
    from iccpr_check.listing import treaty_rows

    _table(treaty_rows, as_format)


@app.command()
def kinds(as_format: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """List the kinds of law, and what each is expected to address."""
    from iccpr_check.listing import kind_rows

    _table(kind_rows, as_format)


@app.command()
def rules(
    as_format: Annotated[str, typer.Option("--format", help="text, json or markdown")] = "text",
) -> None:
    """List the rules and what their words mean; as Markdown, the codes and rules with examples."""
    if as_format == "markdown":
        from iccpr_check.load.knowledge import load_knowledge
        from iccpr_check.reference import render_reference

        print_out(render_reference(load_knowledge()))
        return
    from iccpr_check.listing import rule_rows

    _table(rule_rows, as_format, more=("markdown",))


@app.command()
def countries(as_format: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """List the States whose own law is known."""
    from iccpr_check.listing import country_rows

    _table(country_rows, as_format)


# --- flags ------------------------------------------------------------------------------------------


def _settings(
    country: str | None,
    lang: str,
    kinds: list[str] | None,
    report_lang: str,
    fail_on: str,
    bare_articles: str,
    treaty: str,
) -> Settings:
    from iccpr_check.report.words import LANGUAGES
    from iccpr_check.settings import Settings

    _one_of("--report-lang", report_lang, LANGUAGES)
    _one_of("--fail-on", fail_on, ("serious", "warning", "notice", "info", "never"))
    _one_of("--bare-articles", bare_articles, ("own", "treaty"))
    _one_of("--treaty", treaty, ("iccpr",))
    chosen = [kind for one in kinds or [] for kind in one.split(",")]
    return Settings.model_validate(
        {
            "treaty": treaty,
            "country": None if country is None else country.upper(),
            "lang": None if lang == "auto" else lang,
            "kinds": None if chosen in ([], ["auto"]) else tuple(chosen),
            "bare_articles": bare_articles,
            "report_lang": report_lang,
            "fail_on": fail_on,
        }
    )


def _outputs(formats: list[str], outputs: list[str]) -> list[tuple[Format, str | None]]:
    """Pair formats with files in the order given; a format without a file goes to standard output."""
    from iccpr_check.report import Format

    for one in formats:
        _one_of("--format", one, [known.value for known in Format])
    if len(outputs) > max(1, len(formats)):
        raise ConfigError("--output: give a --format for each --output")
    if len(formats) - len(outputs) > 1:
        raise ConfigError("--format: only one format can go to standard output; give the others an --output")
    if not formats:
        watched = not outputs and sys.stdout is not None and sys.stdout.isatty()
        return [(Format.TEXT if watched else Format.MARKDOWN, outputs[0] if outputs else None)]
    files: list[str | None] = [*outputs, *([None] * (len(formats) - len(outputs)))]
    return [(Format(one), file) for one, file in zip(formats, files, strict=True)]


def _one_of(flag: str, given: str, known: Iterable[str]) -> None:
    if given not in known:
        raise ConfigError(f"{flag} {given}: it can be {', '.join(known)}")


# --- out --------------------------------------------------------------------------------------------


def _write(text: str, output: str | None) -> None:
    if output is None:
        print_out(text)
    else:
        write_atomically(output, text)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ConfigError("-: standard input is closed; pipe a draft into it, or name a file")
    return sys.stdin.buffer.read()


def _spare_drafts(paths: list[str], outputs: list[str]) -> None:
    """Refuse an output that cannot be written, that is named twice, or that is one of the drafts."""
    from iccpr_check.pipeline import discover

    drafts = {os.path.realpath(path) for path in discover(paths)} if outputs else set()
    for place, output in enumerate(outputs):
        refuse_unwritable(output)
        if output in outputs[:place]:
            raise ConfigError(f"--output {output}: named twice")
        if os.path.realpath(output) in drafts:
            raise ConfigError(f"--output {output}: one of the drafts to check; name another file")


def _exit_code(report: Report, failing: int, *, quiet: bool) -> ExitCode:
    if not report.documents:
        return ExitCode.NO_INPUT
    if failing and not quiet:
        typer.echo(f"iccpr-check: findings at or above --fail-on: {failing}", err=True)
    if report.failures:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if failing else ExitCode.OK


def _silent(paths: Iterable[str]) -> Iterable[str]:
    return paths


def _progress(paths: Iterable[str]) -> Iterable[str]:
    """Show a bar on standard error for several files, when a person is there to see it."""
    paths = list(paths)
    if len(paths) < 2 or sys.stderr is None or not sys.stderr.isatty():
        return paths
    from rich.console import Console
    from rich.progress import track

    return track(paths, description="Reading", console=Console(stderr=True), transient=True)


def _table(rows: object, as_format: str, more: tuple[str, ...] = ()) -> None:
    from iccpr_check.listing import as_table

    _one_of("--format", as_format, ("text", "json", *more))
    print_out(as_table(rows, as_json=as_format == "json"))


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
