"""Whole runs on small drafts of our own, compared with the reports that were last agreed on.

After a change that is meant, ``UPDATE_GOLDEN=1 pytest tests/test_golden.py`` writes the reports anew;
read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import Lang, Report
from iccpr_check.pipeline import check
from iccpr_check.report import Format, Look, written
from iccpr_check.settings import Settings

DRAFTS = sorted(path for path in (Path(__file__).parent / "drafts").iterdir() if path.is_dir())
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


@cache
def _report(folder: Path, lang: Lang = "en") -> Report:
    """Check the draft in a folder; the state of the rules, which any rule changes, is left out."""
    (draft,) = folder.glob("draft.*")
    knowledge = load_knowledge()
    document = check(draft.name, Settings(report_lang=lang), knowledge, data=draft.read_bytes())
    known = knowledge.model_copy(update={"digest": "…"})
    return Report(tool_version="0", knowledge=known, lang=lang, documents=(document,))


def _findings(folder: Path) -> list[Any]:
    return [finding for document in _report(folder).documents for finding in document.findings]


@pytest.mark.parametrize(
    ("choice", "lang", "name"),
    [
        (Format.MARKDOWN, "en", "expected.md"),
        (Format.MARKDOWN, "vi", "expected.vi.md"),
        (Format.JSON, "en", "expected.json"),
    ],
)
@pytest.mark.parametrize("folder", DRAFTS, ids=lambda folder: folder.name)
def test_the_report_is_the_one_agreed_on(folder: Path, choice: Format, lang: Lang, name: str) -> None:
    made = written(_report(folder, lang), choice)
    expected = folder / name
    if UPDATE:
        expected.write_text(made, "utf-8")
    assert made == expected.read_text("utf-8"), "meant? then UPDATE_GOLDEN=1 pytest tests/test_golden.py"


@pytest.mark.parametrize("folder", DRAFTS, ids=lambda folder: folder.name)
def test_places_are_those_of_the_file(folder: Path) -> None:
    (draft,) = folder.glob("draft.*")
    text = draft.read_text("utf-8")
    made = json.loads(written(_report(folder), Format.JSON, Look(evidence=True)))
    (document,) = made["documents"]
    for place in (*document["findings"], *document["evidence"], *document["references"]):
        assert text[place["start"] : place["end"]] == place["quote"]


# --- what must hold whatever the wording of the reports ------------------------------------------------


def _named(name: str) -> Path:
    return next(folder for folder in DRAFTS if folder.name == name)


def test_ordinary_regulation_is_left_in_peace() -> None:
    assert [finding.code for finding in _findings(_named("metrology")) if finding.severity != "info"] == []


def test_a_law_that_protects_restricts_nothing_and_gives_effect_to_much() -> None:
    (document,) = _report(_named("custody")).documents
    assert [row.unit for row in document.engagements if row.effect == "restricts"] == []
    given = {row.provision for row in document.engagements if row.effect == "implements"}
    assert given >= {"7", "9(1)", "9(2)", "9(3)", "9(4)", "9(5)", "10(1)", "14(3)(d)"}


@pytest.mark.parametrize(
    ("name", "provisions"),
    [("gatherings", {"21", "9(1)", "2(3)(b)"}), ("bao-chi-truc-tuyen", {"19(2)"}), ("sua-doi", {"22(1)"})],
)
def test_a_law_that_restricts_is_read_as_such(name: str, provisions: set[str]) -> None:
    (document,) = _report(_named(name)).documents
    assert {row.provision for row in document.engagements if row.effect == "restricts"} >= provisions
    assert any(point.severity == "serious" for point in document.points)


def test_an_amending_law_omits_nothing() -> None:
    (document,) = _report(_named("sua-doi")).documents
    assert document.draft.amending
    assert [f.code for f in document.findings if f.code.startswith("OMI")] == []
