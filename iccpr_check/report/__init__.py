"""Report -> str. A renderer decides nothing, counts nothing but what it prints, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import assert_never

from iccpr_check.model import Report
from iccpr_check.report.compatibility import render_compatibility
from iccpr_check.report.github import render_github, render_github_summary
from iccpr_check.report.gitlab import render_gitlab
from iccpr_check.report.html import render_html
from iccpr_check.report.json import json_pieces, render_json
from iccpr_check.report.junit import render_junit
from iccpr_check.report.markdown import markdown_pieces, render_markdown
from iccpr_check.report.sarif import render_sarif

__all__ = ["Format", "pieces", "renderer"]


class Format(StrEnum):
    """The formats a report can be written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITHUB_SUMMARY = "github-summary"
    GITLAB = "gitlab"
    JUNIT = "junit"
    HTML = "html"
    COMPATIBILITY = "compatibility"


def pieces(
    choice: Format, *, evidence: bool, verbose: bool, width: int = 80, colour: bool = False
) -> Callable[[Report], Iterator[str]]:
    """Return the function that writes a report piece by piece, where a format can be written so."""
    match choice:
        case Format.TEXT:
            from iccpr_check.report.text import text_pieces

            return lambda report: text_pieces(report, width=width, colour=colour, verbose=verbose)
        case Format.MARKDOWN:
            return markdown_pieces
        case Format.JSON:
            return lambda report: json_pieces(report, evidence=evidence)
        case _:
            whole = renderer(choice, evidence=evidence, verbose=verbose)
            return lambda report: iter([whole(report)])


def renderer(
    choice: Format, *, evidence: bool, verbose: bool, width: int = 80, colour: bool = False
) -> Callable[[Report], str]:
    """Return the function that writes a report in a format; only text asks for width and colour."""
    match choice:
        case Format.TEXT:
            from iccpr_check.report.text import render_text  # rich is for those who look at a screen

            return lambda report: render_text(report, width=width, colour=colour, verbose=verbose)
        case Format.MARKDOWN:
            return render_markdown
        case Format.JSON:
            return lambda report: render_json(report, evidence=evidence)
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
        case Format.HTML:
            return render_html
        case Format.COMPATIBILITY:
            return render_compatibility
        case _:
            assert_never(choice)
