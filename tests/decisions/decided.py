"""A small law, its report, and decisions about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cli_drafts import KNOWN

from iccpr_check.decisions import Decisions
from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.pipeline import check
from iccpr_check.settings import Settings

TODAY = date(2026, 3, 14)
HEAD = "LAW ON THE PRESS\n\nArticle 1. Scope\nThis Law regulates the press and its freedom of expression.\n"
PRISON = "Article 2. Penalties\nWhoever publishes a newspaper is punished with imprisonment.\n"
LICENCE = "Article 3. Licences\nNo newspaper shall be published without a licence from the Council.\n"


def checked(text: str, path: str = "law.txt") -> DocumentReport:
    return check(path, Settings(), KNOWN, data=text.encode())


def reported(*documents: DocumentReport) -> Report:
    return Report(tool_version="1", knowledge=KNOWN, documents=documents)


def decided(**files: object) -> Decisions:
    return Decisions.model_validate({"folder": Path.cwd(), "today": TODAY, **files})


def by_code(report: Report, code: str) -> list[Finding]:
    return [f for d in report.documents for f in d.findings if f.code == code]
