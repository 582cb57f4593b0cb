"""Commands that show what is known: provisions, codes, rules, kinds of law, countries; and check the data."""

from __future__ import annotations

from typing import Annotated

import typer

from iccpr_check.cli import common
from iccpr_check.cli.common import ExitCode, one_of
from iccpr_check.cli.screen import screen_of
from iccpr_check.errors import ConfigError
from iccpr_check.files import print_out


def explain(
    name: Annotated[str, typer.Argument(metavar="PROVISION|CODE|RULE|iccpr|all")],
    as_format: Annotated[
        str, typer.Option("--format", "-f", help="text, markdown, html (a page of its own) or json.")
    ] = "text",
    output: common.Output = None,
    report_lang: common.ReportLanguage = None,
) -> None:
    """Say what a provision, a code or a rule means: 19(3), RES05, grounds.national-security; iccpr lists."""
    from iccpr_check.explain import FORMATS, nearest, render
    from iccpr_check.explain import explain as told
    from iccpr_check.load.knowledge import load_knowledge
    from iccpr_check.report.words import LANGUAGES

    form = next((known for known in FORMATS if known == as_format), None)
    one_of("--format", as_format, FORMATS)
    one_of("--report-lang", report_lang, LANGUAGES)
    knowledge, lang = load_knowledge(), report_lang or "en"
    sheet = told(name, knowledge, lang)
    if sheet is None or form is None:
        close = nearest(name, knowledge)
        raise ConfigError(
            f"'{name}' is no provision (19(3)), code (RES05) or rule (grounds.national-security) we know"
            + (f"; did you mean {close}?" if close else "")
        )
    common.write(render(sheet, form, lang, screen_of(output)[0]), output)


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


def treaties(as_format: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """List the treaties that are loaded."""
    from iccpr_check.listing import treaty_rows

    _table(treaty_rows, as_format)


def kinds(as_format: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """List the kinds of law, and what each is expected to address."""
    from iccpr_check.listing import kind_rows

    _table(kind_rows, as_format)


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


def countries(as_format: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """List the States whose own law is known."""
    from iccpr_check.listing import country_rows

    _table(country_rows, as_format)


def _table(rows: object, as_format: str, more: tuple[str, ...] = ()) -> None:
    from iccpr_check.listing import as_table

    one_of("--format", as_format, ("text", "json", *more))
    print_out(as_table(rows, as_json=as_format == "json"))
