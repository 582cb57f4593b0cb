"""What kind of law a draft is: the title first, its scope article and its words after."""

from __future__ import annotations

import pytest
from small import draft, knowledge

from iccpr_check.assess.kinds import chosen_kinds, kinds_of
from iccpr_check.model import KindResult, LawKind

PRESS = LawKind(
    id="press", name={"en": "press"}, title={"en": ("press", "{mass|} media"), "vi": ("báo chí",)},
    not_title={"en": ("printing press",)}, body={"en": ("newspaper", "journalist")},
)  # fmt: skip
FISH = LawKind(id="fish", name={"en": "fisheries"}, title={"en": ("fisheries",)}, ordinary=True)


def _kinds(text: str, lang: str = "en") -> tuple[KindResult, ...]:
    return kinds_of(draft(text, lang), (), knowledge(kinds=(PRESS, FISH)))


def _law(title: str, scope: str = "This Law binds the State.") -> str:
    return f"{title}\n\nArticle 1. Scope\n{scope}\nArticle 2. Names\nThe Council is the authority.\n"


@pytest.mark.parametrize("title", ["LAW ON THE PRESS", "Press Act", "MASS MEDIA LAW", "LAW ON MEDIA"])
def test_the_title_tells_the_kind(title: str) -> None:
    assert [kind.id for kind in _kinds(_law(title))] == ["press"]


def test_the_reason_is_said() -> None:
    (kind,) = _kinds(_law("LAW ON THE PRESS"))
    assert kind.why == "title: press"


@pytest.mark.parametrize("title", ["LAW ON EXPRESS TRAINS", "PRINTING PRESS TAX LAW", "LAW ON DYKES"])
def test_another_title_does_not(title: str) -> None:
    assert _kinds(_law(title)) == ()


def test_scope_alone_is_not_enough_but_scope_and_the_words_of_the_text_are() -> None:
    scope = "This Law regulates the press."
    assert _kinds(_law("LAW ON WORDS", scope)) == ()
    assert [k.id for k in _kinds(_law("LAW ON WORDS", f"{scope} A newspaper has a journalist."))] == ["press"]


def test_words_of_the_text_alone_tell_nothing() -> None:
    assert _kinds(_law("LAW ON WORDS", "A newspaper has a journalist; the journalist has a newspaper.")) == ()


def test_a_draft_may_be_of_several_kinds_the_likeliest_first() -> None:
    kinds = _kinds(_law("LAW ON THE PRESS AND FISHERIES", "This Law regulates fisheries."))
    assert [kind.id for kind in kinds] == ["fish", "press"]


def test_titles_are_read_in_the_language_of_the_draft() -> None:
    text = "LUẬT BÁO CHÍ\n\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về báo chí.\n"
    assert [kind.id for kind in _kinds(text, "vi")] == ["press"]
    assert _kinds(text.replace("BÁO CHÍ", "PRESS").replace("báo chí", "press"), "vi") == ()


def test_kinds_may_be_told_and_none_is_no_kind() -> None:
    assert [kind.id for kind in chosen_kinds(["press", "fish"])] == ["press", "fish"]
    assert chosen_kinds(["none"]) == ()
