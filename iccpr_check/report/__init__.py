"""Report -> str. A renderer decides nothing, counts nothing but what it prints, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

from iccpr_check.model import Report
from iccpr_check.report.github import render_github, render_github_summary
from iccpr_check.report.gitlab import render_gitlab
from iccpr_check.report.json import render_json
from iccpr_check.report.junit import render_junit
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.plan import render_plan_csv, render_plan_xlsx
from iccpr_check.report.plan_rows import Plan
from iccpr_check.report.sarif import render_sarif
from iccpr_check.report.text import render_text

__all__ = ["Format", "renderer"]


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
    CSV = "csv"
    XLSX = "xlsx"


def renderer(
    choice: Format, *, evidence: bool, verbose: bool, kept: Plan | None = None
) -> Callable[[Report], str | bytes]:
    """Return the function that writes a report in a format; ``kept``: the action plan that stood there."""
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
        case Format.CSV:
            return lambda report: render_plan_csv(report, kept)
        case Format.XLSX:
            return lambda report: render_plan_xlsx(report, kept)
        case _:
            assert_never(choice)
