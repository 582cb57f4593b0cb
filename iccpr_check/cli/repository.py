"""Commands for a repository of laws: compare, matrix, baseline, correlate, init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iccpr_check.cli import common
from iccpr_check.cli.common import ExitCode, one_of
from iccpr_check.errors import ConfigError
from iccpr_check.files import print_out, write_atomically

if TYPE_CHECKING:
    from iccpr_check.config import Configured
    from iccpr_check.model import Report


def compare(
    old: Annotated[str, typer.Argument(help="A draft, REVISION:PATH, or a git revision.")],
    new: Annotated[str, typer.Argument(help="The later draft, REVISION:PATH, or a git revision.")],
    as_format: Annotated[str, typer.Option("--format", "-f", help="markdown or json.")] = "markdown",
    output: common.Output = None,
    country: common.Country = None,
    lang: common.Language = None,
    kind: common.Kind = None,
    report_lang: common.ReportLanguage = None,
    config: common.ConfigFile = None,
) -> None:
    """Say what a revision gained, lost, newly restricts and no longer restricts."""
    from iccpr_check.versions import compare_versions, render

    one_of("--format", as_format, ("markdown", "json"))
    chosen = common.configured([], config, country=country, lang=lang, kind=kind, report_lang=report_lang)
    made = compare_versions(old, new, chosen.settings)
    common.write(render(made, chosen.settings().report_lang, as_json=as_format == "json"), output)


def matrix(
    paths: common.Paths,
    as_format: Annotated[
        str, typer.Option("--format", "-f", help="markdown, html, csv or xlsx.")
    ] = "markdown",
    output: common.Output = None,
    country: common.Country = None,
    lang: common.Language = None,
    report_lang: common.ReportLanguage = None,
    config: common.ConfigFile = None,
    jobs: common.Jobs = None,
    no_cache: common.NoCache = False,
    quiet: common.Quiet = False,
) -> None:
    """Lay all laws beside the treaty: what gives effect to a provision, what restricts it, what none does."""
    from iccpr_check.matrix import matrix as made_of
    from iccpr_check.matrix import render_matrix

    one_of("--format", as_format, ("markdown", "html", "csv", "xlsx"))
    chosen = common.configured(paths, config, country=country, lang=lang, report_lang=report_lang)
    report = _checked(paths, chosen, jobs=jobs, no_cache=no_cache, quiet=quiet)
    common.write(render_matrix(made_of(report), report, as_format), output)
    raise typer.Exit(ExitCode.UNREADABLE if report.failures else ExitCode.OK)


def baseline(
    paths: common.Paths,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="The baseline's file; else the configuration's.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Take stale lines out of the baseline; nothing is added.")
    ] = False,
    config: common.ConfigFile = None,
    country: common.Country = None,
    jobs: common.Jobs = None,
    no_cache: common.NoCache = False,
    quiet: common.Quiet = False,
) -> None:
    """Write down the findings that stand there now, so that only new ones fail a build."""
    from iccpr_check.decisions.baseline import Baseline, entry_of, without, write_baseline
    from iccpr_check.decisions.settling import relative, settle

    chosen = common.configured(paths, config, country=country)
    place = Path(output) if output is not None else chosen.baseline_path()
    if place.exists() and not update:
        raise ConfigError(
            f"{place}: there is a baseline; --update takes stale lines out of it, or delete it first"
        )
    decisions = chosen.decisions(baseline=str(place), use_baseline=update)
    report = _checked(paths, chosen, jobs=jobs, no_cache=no_cache, quiet=quiet)
    report, stale, _ = settle(report, decisions, lambda path: chosen.settings(path).fail_on)
    if update:
        made = without(decisions.baseline or Baseline(), stale)
        said = f"{len(stale)} stale lines taken out, {len(made.findings)} kept"
    else:
        made = Baseline(
            findings=tuple(
                entry_of(relative(document.draft.document.path, decisions.folder), finding)
                for document in report.documents
                for finding in document.findings
                if finding.waived is None
            )
        )
        said = f"{len(made.findings)} findings"
    write_atomically(str(place), write_baseline(made))
    if not quiet:
        typer.echo(f"iccpr-check: {place}: {said}", err=True)
    raise typer.Exit(ExitCode.UNREADABLE if report.failures else ExitCode.OK)


def correlate(
    paths: common.Paths,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="The table's file; else the configuration's.")
    ] = None,
    config: common.ConfigFile = None,
    country: common.Country = None,
    jobs: common.Jobs = None,
    no_cache: common.NoCache = False,
    quiet: common.Quiet = False,
) -> None:
    """Write or update the table of units beside provisions, which people review; their words are kept."""
    from iccpr_check.config import read_rows
    from iccpr_check.decisions.correlation import rows_of, updated
    from iccpr_check.decisions.places import Place
    from iccpr_check.decisions.settling import relative

    chosen = common.configured(paths, config, country=country)
    place = Path(output) if output is not None else chosen.correlation_path()
    text = ""
    if place.exists():
        list(read_rows(place))  # a mistake in it is told before anything is done
        text = place.read_text("utf-8")
    report = _checked(paths, chosen, jobs=jobs, no_cache=no_cache, quiet=quiet)
    paths, rows = [], []
    for one in report.documents:
        place_of = Place.of(one, relative(one.draft.document.path, chosen.folder))
        paths.append(place_of.path)
        rows += rows_of(place_of, report.knowledge.treaty)
    made, added, suspect = updated(text, rows, paths)
    write_atomically(str(place), made)
    if not quiet:
        typer.echo(f"iccpr-check: {place}: {added} rows added, {suspect} suspect", err=True)
    raise typer.Exit(ExitCode.UNREADABLE if report.failures else ExitCode.OK)


def init(
    folder: Annotated[str, typer.Argument(help="The repository's folder.")] = ".",
    ci: Annotated[
        str | None, typer.Option("--ci", help="Also a CI job: github, gitlab or pre-commit.")
    ] = None,
) -> None:
    """Write a configuration with comments, and a CI job; nothing that stands there is touched."""
    from iccpr_check.starting import files_for

    one_of("--ci", ci, ("github", "gitlab", "pre-commit"))
    place = Path(folder)
    if not place.is_dir():
        raise ConfigError(f"{folder}: no such folder; make it first")
    files = files_for(ci)
    for name in files:
        if (place / name).exists():
            raise ConfigError(f"{place / name}: it stands there already; it is left as it is")
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(str(place / name), text)
        print_out(f"{place / name}\n")


def _checked(
    paths: list[str], chosen: Configured, *, jobs: int | None, no_cache: bool, quiet: bool
) -> Report:
    """Check the drafts, and say on standard error which could not be read; end where none could."""
    from iccpr_check.running import check_all

    report = check_all(
        paths, chosen.settings, excluded=chosen.excludes, stdin=common.standard_input,
        progress=common.silent if quiet else common.progress, jobs=jobs, cache=common.cache_of(no_cache),
    )  # fmt: skip
    for failure in report.failures:
        typer.echo(f"iccpr-check: {failure.path}: {failure.why}", err=True)
    if not report.documents:
        if not report.failures:
            typer.echo("iccpr-check: no document among the paths", err=True)
        raise typer.Exit(ExitCode.NO_INPUT)
    return report
