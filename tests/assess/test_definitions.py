"""A term that the draft defines is not undefined."""

from __future__ import annotations

import pytest
from assess_drafts import LICENCE, PRISON, WORDS, law
from small import assessed, by_code, draft, knowledge, says

from iccpr_check.assess.definitions import defined_terms, is_defined
from iccpr_check.assess.tree import Tree

BETWEEN = {"en": ("{means|includes}",), "vi": ("{là|được hiểu là}",)}
ORDER = says("t.order", "good customs", ground="traditions")
KNOWN = knowledge(LICENCE, PRISON, ORDER, *WORDS)
BAN = "Bans\nWho prints harmful matter without a licence is liable to imprisonment."


def _terms(text: str, lang: str) -> set[str]:
    tree = Tree(draft(text, lang))
    articles = [unit.id for unit in tree.draft.units if unit.kind == "article"]
    return {" ".join(term) for term in defined_terms(tree, articles, BETWEEN)}


def test_terms_stand_before_the_word_that_defines() -> None:
    text = law("Definitions\n(a) “harmful matter” means poison;\n(b) “press” includes radio;\nOther words.")
    assert _terms(text, "en") == {"harmful matter", "press"}


def test_terms_in_vietnamese_stand_after_the_number_of_the_item() -> None:
    text = (
        "LUẬT BÁO CHÍ\n\nĐiều 1. Giải thích từ ngữ\n1. Tin giả là tin sai.\n2. Báo chí được hiểu là báo in.\n"
    )
    assert _terms(text, "vi") == {"tin giả", "báo chí"}


@pytest.mark.parametrize(
    ("wording", "defined"),
    [
        ("harmful matter", True),
        ("Any harmful matter", True),
        ("matter", False),
        ("press", True),
        ("a press", False),
    ],
)
def test_a_wording_is_defined_as_a_whole_or_by_a_term_of_several_words(wording: str, defined: bool) -> None:
    assert is_defined(wording, {("harmful", "matter"), ("press",)}) is defined


def test_conduct_that_the_draft_defines_is_not_called_undefined() -> None:
    defined = law("Definitions\n“harmful matter” means exactly what the Schedule lists.", BAN)
    assert by_code(assessed(law(BAN), KNOWN), "VAG02")
    result = assessed(defined, KNOWN)
    assert by_code(result, "VAG02") == []
    assert "defined in the draft" in {found.cut_by for found in result.evidence}


def test_a_wide_ground_is_asked_for_its_meaning_unless_the_draft_gives_it() -> None:
    ban = "Bans\nNothing is printed without a licence, for good customs."
    (finding,) = by_code(assessed(law(ban), KNOWN), "VAG01")
    assert "“good customs”" in finding.message
    given = law("Definitions\n“good customs” means what the Schedule lists.", ban)
    assert by_code(assessed(given, KNOWN), "VAG01") == []
