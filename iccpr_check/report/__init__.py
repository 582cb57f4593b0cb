"""Report -> str. A renderer decides nothing, counts nothing but what it prints, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

from iccpr_check.model import Report
from iccpr_check.report.docx import render_docx
from iccpr_check.report.github import render_github, render_github_summary
from iccpr_check.report.gitlab import render_gitlab
from iccpr_check.report.json import render_json
from iccpr_check.report.junit import render_junit
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.sarif import render_sarif
from iccpr_check.report.text import render_text

__all__ = ["BINARY", "Format", "renderer"]


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
    DOCX = "docx"
    DOCX_COMMENTS = "docx-comments"


BINARY = frozenset({Format.DOCX, Format.DOCX_COMMENTS})
"""Formats that are no text, and so need a file."""


def renderer(
    choice: Format,
    *,
    evidence: bool,
    verbose: bool,
    commented: Callable[[Report], bytes] | None = None,
) -> Callable[[Report], str | bytes]:
    """Return the function that writes a report in a format.

    ``commented`` puts a report into the drafter's own Word file, which no renderer opens.
    """
    match choice:
        case Format.TEXT:
            return lambda report: render_text(report, verbose=verbose)
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
        case Format.DOCX:
            return render_docx
        case Format.DOCX_COMMENTS if commented is not None:
            return commented
        case Format.DOCX_COMMENTS:
            raise ValueError("the drafter's own file is needed")
        case _:
            assert_never(choice)
