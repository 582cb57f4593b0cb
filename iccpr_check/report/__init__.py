"""Report -> str, or bytes. A renderer decides nothing, counts only what it prints, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from iccpr_check.model import Report

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
    """Return the function that writes a report in a format; text comes in pieces where that can be.

    Each format's own code is read when it is asked for.
    """
    match choice:
        case Format.TEXT:
            from iccpr_check.report.text import text_pieces

            return lambda report: text_pieces(
                report, width=look.width, colour=look.colour, verbose=look.verbose
            )
        case Format.MARKDOWN:
            from iccpr_check.report.markdown import markdown_pieces

            return markdown_pieces
        case Format.JSON:
            from iccpr_check.report.json import json_pieces

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
            from iccpr_check.report.html import render_html

            return render_html
        case Format.COMPATIBILITY:
            from iccpr_check.report.compatibility import render_compatibility

            return render_compatibility
        case Format.SARIF:
            from iccpr_check.report.sarif import render_sarif

            return render_sarif
        case Format.GITHUB:
            from iccpr_check.report.github import render_github

            return render_github
        case Format.GITHUB_SUMMARY:
            from iccpr_check.report.github import render_github_summary

            return render_github_summary
        case Format.GITLAB:
            from iccpr_check.report.gitlab import render_gitlab

            return render_gitlab
        case Format.JUNIT:
            from iccpr_check.report.junit import render_junit

            return render_junit
        case Format.CSV:
            from iccpr_check.report.plan import render_plan_csv

            return lambda report: render_plan_csv(report, look.kept)
        case Format.XLSX:
            from iccpr_check.report.plan import render_plan_xlsx

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
