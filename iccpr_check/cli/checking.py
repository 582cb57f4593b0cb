"""``check``: the main job."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from iccpr_check.cli import common
from iccpr_check.cli.common import ExitCode, one_of
from iccpr_check.cli.recalling import recalled, written_again
from iccpr_check.cli.screen import screen_of
from iccpr_check.errors import ConfigError
from iccpr_check.files import print_out, refuse_unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

    from iccpr_check.config import Configured
    from iccpr_check.model import Report
    from iccpr_check.recall import Said
    from iccpr_check.report import Format
    from iccpr_check.report.plan_rows import Plan


def check(
    paths: common.Paths,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help="text, markdown, html, compatibility, json, csv or xlsx (an action plan), docx, "
            "docx-comments (the draft's own Word file with comments); for CI sarif, github, github-summary, "
            "gitlab or junit; text on a terminal, else markdown.",
        ),
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", help="Write to a file; pairs with --format in the order given."),
    ] = None,
    country: common.Country = None,
    lang: common.Language = None,
    ocr: Annotated[
        bool | None, typer.Option("--ocr", help="Read pages that are pictures with Tesseract, if installed.")
    ] = None,
    changes: Annotated[
        str | None,
        typer.Option(help="Tracked changes of a draft: accepted, or original for the text before them."),
    ] = None,
    kind: common.Kind = None,
    report_lang: common.ReportLanguage = None,
    fail_on: Annotated[
        str | None,
        typer.Option(help="Lowest severity, of high confidence, that gives exit code 1, or never."),
    ] = None,
    bare_articles: Annotated[
        str | None, typer.Option(help="Whose a bare 'article 14' is: the draft's own, or the treaty's.")
    ] = None,
    treaty: Annotated[str | None, typer.Option(help="The treaty to read drafts beside.")] = None,
    config: common.ConfigFile = None,
    show_config: Annotated[
        bool, typer.Option("--show-config", help="Print what holds and where it came from, and stop.")
    ] = False,
    baseline: Annotated[str | None, typer.Option(help="Findings that are known; see 'baseline'.")] = None,
    baseline_strict: Annotated[
        bool, typer.Option("--baseline-strict", help="Stale lines of the baseline give exit code 1, too.")
    ] = False,
    review: Annotated[str | None, typer.Option(help="Reviewer's decisions; see 'review'.")] = None,
    since_report: Annotated[
        str | None, typer.Option(help="An earlier JSON report: what is new is marked, what is gone listed.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Only units touched since HEAD parted from this git revision.")
    ] = None,
    statutes: Annotated[
        list[str] | None, typer.Option(help="Other laws, which may cover what a draft leaves out.")
    ] = None,
    jobs: common.Jobs = None,
    no_cache: common.NoCache = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="JSON: all words found, too.")] = False,
    quiet: common.Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Notes of information, too.")] = False,
) -> None:
    """Check draft laws and write the gap report."""
    from iccpr_check.discovery import discover
    from iccpr_check.report import Format, Look, renderer

    chosen = common.configured(
        paths, config, country=country, lang=lang, kind=kind, report_lang=report_lang, fail_on=fail_on,
        bare_articles=bare_articles, treaty=treaty, ocr=ocr, changes=changes,
    )  # fmt: skip
    wanted = _outputs(formats or [], outputs or [])
    drafts = list(discover(paths, chosen.excludes))
    if show_config:
        print_out("".join(f"{line}\n" for line in chosen.told(drafts)))
        return
    _spare_drafts(drafts, outputs or [])
    _kept(wanted)
    decisions = chosen.decisions(baseline=baseline, review=review)
    others = statutes or chosen.statutes()
    plain = not (since or since_report or others or no_cache)
    asked = [evidence, verbose, quiet, baseline_strict]
    with recalled(drafts, chosen, decisions, wanted, asked) if plain else nullcontext() as recall:
        before = written_again(recall, wanted)
        if before is not None:
            raise typer.Exit(_say(before))

        from iccpr_check.changes import untouched_by
        from iccpr_check.decisions import settle
        from iccpr_check.earlier import read_report
        from iccpr_check.earlier import since as since_earlier
        from iccpr_check.running import check_all
        from iccpr_check.since import changed_since
        from iccpr_check.statutes import beside

        earlier = None if since_report is None else read_report(since_report)
        commented = _own_file(drafts, chosen) if drafts and Format.DOCX_COMMENTS in dict(wanted) else None
        changed = None if since is None else changed_since(since, drafts, chosen.settings)
        shown = common.silent if quiet else common.progress
        cache = common.cache_of(no_cache)
        report = check_all(
            drafts if changed is None else list(changed), chosen.settings,
            stdin=common.standard_input, progress=shown, jobs=jobs, cache=cache,
        )  # fmt: skip
        if others:
            book = check_all(
                others, chosen.settings, excluded=chosen.excludes, progress=shown, jobs=jobs, cache=cache
            )
            report = beside(report, book.documents)
        report, stale, failing = settle(
            report, decisions, lambda path: chosen.settings(path).fail_on,
            None if changed is None else untouched_by(changed),
        )  # fmt: skip
        if earlier is not None and since_report is not None:
            report = since_earlier(report, earlier, since_report)
        if not drafts:
            typer.echo("iccpr-check: no document among the paths", err=True)
            raise typer.Exit(ExitCode.NO_INPUT)
        if changed is not None and not changed and not quiet:
            typer.echo(f"iccpr-check: no draft changed since {since}", err=True)
        for (choice, output), kept in zip(wanted, _kept(wanted), strict=True):
            width, colour = screen_of(output)
            look = Look(evidence, verbose, width, colour, kept, commented)
            made = renderer(choice, look)(report)
            common.write(made if recall is None or isinstance(made, bytes) else recall.copying(made), output)
        said = _said(report, failing, len(stale) if baseline_strict else 0, none=changed == {}, quiet=quiet)
        if recall is not None and not any(failure.passing for failure in report.failures):
            recall.keep(said)
    raise typer.Exit(_say(said))


def _said(report: Report, failing: int, stale: int, *, none: bool, quiet: bool) -> Said:
    """Return what could not be read, and which decisions no longer hold, with the exit code."""
    from iccpr_check.recall import Said

    notes = [f"{failure.path}: {failure.why}" for failure in report.failures]
    if not quiet:
        for decision in report.decisions:
            if decision.state in {"expired", "unused", "suspect", "stale"}:
                what = " ".join(part for part in (decision.path, decision.unit, decision.what) if part)
                notes.append(f"{decision.where}: {decision.kind} {decision.state}: {what}")
    if failing and not quiet:
        notes.append(f"findings at or above --fail-on: {failing}")
    code = ExitCode.FINDINGS if failing or stale else ExitCode.OK
    if not report.documents and not none:
        code = ExitCode.NO_INPUT
    elif report.failures:
        code = ExitCode.UNREADABLE
    return Said(tuple(notes), code)


def _say(said: Said) -> int:
    for note in said.notes:
        typer.echo(f"iccpr-check: {note}", err=True)
    return said.code


def _outputs(formats: list[str], outputs: list[str]) -> list[tuple[Format, str | None]]:
    """Pair formats with files in the order given; a format without a file goes to standard output."""
    from iccpr_check.report import BINARY, Format

    for one in formats:
        one_of("--format", one, [known.value for known in Format])
    if len(outputs) > max(1, len(formats)):
        raise ConfigError("--output: give a --format for each --output")
    if len(formats) - len(outputs) > 1:
        raise ConfigError("--format: only one format can go to standard output; give the others an --output")
    for one in formats[len(outputs) :]:
        if one in BINARY:
            raise ConfigError(f"--format {one}: needs a file; name one with --output")
    if not formats:
        watched = not outputs and sys.stdout is not None and sys.stdout.isatty()
        return [(Format.TEXT if watched else Format.MARKDOWN, outputs[0] if outputs else None)]
    files: list[str | None] = [*outputs, *([None] * (len(formats) - len(outputs)))]
    return [(Format(one), file) for one, file in zip(formats, files, strict=True)]


def _kept(wanted: list[tuple[Format, str | None]]) -> list[Plan | None]:
    """Return the action plans that are written again. Raises ConfigError for other files in their place.

    It is asked before a long run, so that a mistake is told at once, and after it, so that what people wrote
    meanwhile is kept.
    """
    from iccpr_check.report import Format

    plans: list[Plan | None] = []
    for choice, output in wanted:
        if choice not in {Format.CSV, Format.XLSX} or output is None:
            if choice is Format.XLSX:
                raise ConfigError("--format xlsx: name its file with --output")
            plans.append(None)
            continue
        from iccpr_check.plan import read_plan

        plans.append(read_plan(output, choice))
    return plans


def _own_file(drafts: list[str], chosen: Configured) -> Callable[[Report], bytes]:
    """Read the Word file that is given back with comments, and refuse what is none before the run."""
    from iccpr_check.discovery import STDIN
    from iccpr_check.word_comments import opened

    if len(drafts) > 1:
        raise ConfigError(
            f"--format docx-comments: gives one Word file back, and {len(drafts)} drafts are named; check one"
        )
    if drafts == [STDIN]:
        raise ConfigError("--format docx-comments: gives a file back; name it instead of -")
    return opened(drafts[0], original=chosen.settings(drafts[0]).changes == "original").commented


def _spare_drafts(drafts: list[str], outputs: list[str]) -> None:
    """Refuse an output that cannot be written, that is named twice, or that is one of the drafts."""
    places = {os.path.realpath(path) for path in drafts} if outputs else set()
    for place, output in enumerate(outputs):
        refuse_unwritable(output)
        if output in outputs[:place]:
            raise ConfigError(f"--output {output}: named twice")
        if os.path.realpath(output) in places:
            raise ConfigError(f"--output {output}: one of the drafts to check; name another file")
