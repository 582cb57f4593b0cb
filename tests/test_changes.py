"""What a change touched, and what two versions differ in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from small import document

from iccpr_check.changes import touched
from iccpr_check.model import Draft
from iccpr_check.parse import parse

sys.path.insert(0, str(Path(__file__).parent / "decisions"))
sys.path.insert(0, str(Path(__file__).parent / "cli"))

from cli_drafts import KNOWN
from decided import HEAD, LICENCE, PRISON, checked

from iccpr_check.compare import compare, render_comparison

LAW = "LAW ON FISH\n\nArticle 1. Days\n1. Fish are caught by day.\n2. Nets are mended by night.\n"
MORE = "Article 2. Boats\n1. A boat has a name.\n"


def draft(text: str) -> Draft:
    return parse(document(text))


def labels(before: str | None, after: str) -> list[str]:
    old = None if before is None else draft(before)
    new = draft(after)
    ids = touched(old, new)
    return [unit.label for unit in new.units if unit.id in ids and unit.kind != "front"]


@pytest.mark.parametrize(
    "after",
    [
        "\n\n" + LAW + MORE,
        LAW.replace("LAW ON FISH\n", "LAW ON FISH\n\n\n") + MORE,
        "LAW ON FISH\n\n"
        + MORE.replace("2", "1", 1)
        + LAW.split("\n\n")[1].replace("Article 1", "Article 2"),
    ],
)
def test_a_unit_that_moved_or_got_another_number_is_untouched(after: str) -> None:
    assert labels(LAW + MORE, after) == []


def test_a_reworded_paragraph_touches_itself_and_its_article_alone() -> None:
    found = labels(LAW + MORE, (LAW + MORE).replace("by night", "by noon"))
    assert found == ["Article 1", "art. 1(2)"]


def test_all_of_a_new_draft_is_touched() -> None:
    assert len(labels(None, LAW)) == 3


# --- versions --------------------------------------------------------------------------------------------


def test_what_the_later_version_restricts_anew_is_told_with_its_words() -> None:
    made = compare(checked(HEAD), checked(HEAD + LICENCE), ("old", "new"))
    assert [(c.provision, c.effect, c.gained, c.units) for c in made.changes] == [
        ("19(2)", "restricts", True, ("Article 3",))
    ]
    assert "without a licence" in made.changes[0].quotes[0]
    text = render_comparison([made], KNOWN, "en")
    assert "Newly appears to restrict" in text
    assert "**19(2)**" in text


def test_what_it_restricts_no_more_and_gives_effect_to_no_more() -> None:
    made = compare(
        checked(HEAD + LICENCE),
        checked(HEAD.replace("its freedom of expression", "those who print")),
        ("old", "new"),
    )
    assert {(c.effect, c.gained) for c in made.changes} == {("restricts", False), ("implements", False)}
    assert "RES05" in {finding.code for finding in made.gone}


def test_only_moved_articles_change_nothing() -> None:
    moved = HEAD + LICENCE.replace("3", "2") + PRISON.replace("2", "3")
    made = compare(checked(HEAD + PRISON + LICENCE), checked(moved), ("old", "new"))
    assert (made.changes, made.appeared, made.gone) == ((), (), ())
    assert "Nothing that touches" in render_comparison([made], KNOWN, "en")


def test_a_draft_that_was_not_there_before_gains_all() -> None:
    made = compare(None, checked(HEAD + LICENCE), ("old", "new"))
    assert all(change.gained for change in made.changes)
    assert made.appeared
