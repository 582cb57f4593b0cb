"""How two drafts of our own are told to people, in both languages of reports, as last agreed on.

After a change that is meant, ``UPDATE_GOLDEN=1 pytest tests/test_golden_readings.py`` writes them anew;
read the difference before it is committed.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Report
from iccpr_check.pipeline import check
from iccpr_check.report import Format, written
from iccpr_check.report.words import LANGUAGES
from iccpr_check.settings import Settings

DRAFTS = [Path(__file__).parent / "drafts" / name for name in ("gatherings", "bao-chi-truc-tuyen")]
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


@cache
def _report(folder: Path, lang: str) -> Report:
    (draft,) = folder.glob("draft.*")
    knowledge = load_knowledge()
    document = check(draft.name, Settings(report_lang=lang), knowledge, data=draft.read_bytes())
    return Report(
        tool_version="0",
        knowledge=knowledge.model_copy(update={"digest": "…"}),
        lang=lang,
        documents=(document,),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("choice", "name"),
    [(Format.TEXT, "expected.{}.txt"), (Format.COMPATIBILITY, "compatibility.{}.md")],
)
@pytest.mark.parametrize("folder", DRAFTS, ids=lambda folder: folder.name)
def test_it_is_told_as_agreed_on(folder: Path, choice: Format, name: str, lang: str) -> None:
    made = written(_report(folder, lang), choice)
    expected = folder / name.format(lang)
    if UPDATE:
        expected.write_text(made, "utf-8")
    assert made == expected.read_text("utf-8"), (
        "meant? then UPDATE_GOLDEN=1 pytest tests/test_golden_readings.py"
    )
