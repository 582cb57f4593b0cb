"""Report -> str, or bytes. A renderer decides nothing, counts only what it prints, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from iccpr_check.model import Report
from iccpr_check.report.compatibility import render_compatibility
from iccpr_check.report.github import render_github, render_github_summary
from iccpr_check.report.gitlab import render_gitlab
from iccpr_check.report.html import render_html
from iccpr_check.report.json import json_pieces
from iccpr_check.report.junit import render_junit
from iccpr_check.report.markdown import markdown_pieces
from iccpr_check.report.plan import render_plan_csv, render_plan_xlsx
from iccpr_check.report.sarif import render_sarif

if TYPE_CHECKING:
    from iccpr_check.report.plan_rows import Plan

__all__ = ["BINARY", "Format", "Look", "renderer", "written"]


class Format(StrEnum):
    """The formats a report can be written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    COMPATIBILITY = "compatibility"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    DOCX_COMMENTS = "docx-comments"
    SARIF = "sarif"
    GITHUB = "github"
    GITHUB_SUMMARY = "github-summary"
    GITLAB = "gitlab"
    JUNIT = "junit"


BINARY = frozenset({Format.DOCX, Format.DOCX_COMMENTS, Format.XLSX})
"""Formats that are no text, and so need a file."""


class Look(NamedTuple):
    """What a format is asked for besides the report."""

    evidence: bool = False
    """JSON: all words found, too."""
    verbose: bool = False
    """Text: notes of information, too."""
    width: int = 80
    """Text: columns of the screen."""
    colour: bool = False
    kept: Plan | None = None
    """The action plan that stood there before."""
    commented: Callable[[Report], bytes] | None = None
    """Puts a report into the drafter's own Word file, which no renderer opens."""


_PLAIN = Look()


def renderer(choice: Format, look: Look = _PLAIN) -> Callable[[Report], Iterable[str] | bytes]:
    """Return the function that writes a report in a format; text comes in pieces where that can be."""
    match choice:
        case Format.TEXT:
            from iccpr_check.report.text import text_pieces  # rich is for those who look at a screen

            return lambda report: text_pieces(
                report, width=look.width, colour=look.colour, verbose=look.verbose
            )
        case Format.MARKDOWN:
            return markdown_pieces
        case Format.JSON:
            return lambda report: json_pieces(report, evidence=look.evidence)
        case _:
            whole = _whole(choice, look)
            return lambda report: [made] if isinstance(made := whole(report), str) else made


def written(report: Report, choice: Format, look: Look = _PLAIN) -> str:
    """Return the whole report in a format that is text."""
    made = renderer(choice, look)(report)
    if isinstance(made, bytes):
        raise TypeError(f"{choice} is no text")
    return "".join(made)


def _whole(choice: Format, look: Look) -> Callable[[Report], str | bytes]:
    match choice:
        case Format.HTML:
            return render_html
        case Format.COMPATIBILITY:
            return render_compatibility
        case Format.SARIF:
            return render_sarif
        case Format.GITHUB:
            return render_github
        case Format.GITHUB_SUMMARY:
            return render_github_summary
        case Format.GITLAB:
            return render_gitlab
        case Format.JUNIT:
            return render_junit
        case Format.CSV:
            return lambda report: render_plan_csv(report, look.kept)
        case Format.XLSX:
            return lambda report: render_plan_xlsx(report, look.kept)
        case Format.DOCX:
            from iccpr_check.report.docx import render_docx

            return render_docx
        case Format.DOCX_COMMENTS if look.commented is not None:
            return look.commented
        case Format.DOCX_COMMENTS:
            raise ValueError("the drafter's own file is needed")
        case Format.TEXT | Format.MARKDOWN | Format.JSON:
            raise ValueError("written piece by piece")
        case _:
            assert_never(choice)
