"""How a folder of YAML becomes a treaty, and how mistakes in it are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccpr_check.errors import DataError
from iccpr_check.load.treaties import element_ids, load_treaty
from iccpr_check.model import Limits, Treaty

ROMAN = ("i", "ii", "iii", "iv")

TEXT = """\
lang: {lang}
authentic: {authentic}
source: made up for a test
preamble: The Parties agree.
articles:
  1: |-
    1. Everyone may whistle.
    2. Whistling may be limited:
    (a) At night;
    (b) For the sake of:
    (i) Sleepers;
    (ii) Singers.
    In every case the limit must be short.
  2: |-
    Every owner of a dog may:
    (a) Walk it;
    (b) Call it.
"""

TREATY = """\
id: whistling
name: {en: Convention on Whistling}
citation: none
provisions:
  1:
    title: {en: whistling}
    class: listed
    limits: {grounds: [RO], tests: [law], clause: 1(2)}
    source: [GC1/2]
  1(2):
    title: {en: limits on whistling}
    required:
      short: {en: the limit is short}
    supporting:
      kind: {en: the limit is kind}
  2:
    title: {en: dogs}
    class: unlisted
"""


def folder(tmp_path: Path, treaty: str = TREATY, **texts: str) -> Path:
    texts = texts or {"en": TEXT.format(lang="en", authentic="true")}
    (tmp_path / "treaty.yaml").write_text(treaty, encoding="utf-8")
    for lang, text in texts.items():
        (tmp_path / f"text.{lang}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def load(tmp_path: Path, treaty: str = TREATY, **texts: str) -> Treaty:
    return load_treaty(folder(tmp_path, treaty, **texts))


def refusal(tmp_path: Path, treaty: str = TREATY, **texts: str) -> str:
    with pytest.raises(DataError) as caught:
        load(tmp_path, treaty, **texts)
    return str(caught.value).replace(f"{tmp_path}/", "")


def english(old: str, new: str) -> str:
    text = TEXT.format(lang="en", authentic="true")
    assert old in text
    return text.replace(old, new)


def test_ids_and_tree_come_from_the_numbering(tmp_path: Path) -> None:
    treaty = load(tmp_path)
    assert [(one.id, one.parent) for one in treaty.provisions] == [
        ("1", None),
        ("1(1)", "1"),
        ("1(2)", "1"),
        ("1(2)(a)", "1(2)"),
        ("1(2)(b)", "1(2)"),
        ("1(2)(b)(i)", "1(2)(b)"),
        ("1(2)(b)(ii)", "1(2)(b)"),
        ("2", None),
        ("2(a)", "2"),
        ("2(b)", "2"),
    ]


def test_the_words_of_a_provision_are_all_that_stands_under_it(tmp_path: Path) -> None:
    words = {one.id: one.text["en"] for one in load(tmp_path).provisions}
    assert words["1(1)"] == "1. Everyone may whistle."
    assert words["1(2)(b)(ii)"] == "(ii) Singers."
    assert words["1(2)(b)"].startswith("(b) For the sake of:\n(i) Sleepers;")
    assert words["2"].startswith("Every owner of a dog may:\n(a) Walk it;")


def test_an_unnumbered_line_after_a_list_belongs_to_what_holds_the_list(tmp_path: Path) -> None:
    words = {one.id: one.text["en"] for one in load(tmp_path).provisions}
    assert words["1(2)(b)"].endswith("In every case the limit must be short.")


def test_letter_i_is_a_letter_unless_ii_follows(tmp_path: Path) -> None:
    letters = "\n".join(f"    ({letter}) Thing {letter};" for letter in "abcdefghij")
    text = english("    (a) Walk it;\n    (b) Call it.", letters)
    ids = [one.id for one in load(tmp_path, en=text).provisions]
    assert ids[-3:] == ["2(h)", "2(i)", "2(j)"]


def test_a_paragraph_may_open_with_its_first_letter(tmp_path: Path) -> None:
    text = english("1. Everyone may whistle.", "1. (a) Everyone may whistle;\n    (b) Nobody must.")
    words = {one.id: one.text["en"] for one in load(tmp_path, en=text).provisions}
    assert words["1(1)"] == "1. (a) Everyone may whistle;\n(b) Nobody must."
    assert words["1(1)(a)"] == "(a) Everyone may whistle;"


def test_what_a_block_leaves_open_comes_from_its_parent(tmp_path: Path) -> None:
    treaty = load(tmp_path)
    for provision_id in ("1", "1(1)", "1(2)", "1(2)(b)(ii)"):
        one = treaty.provision(provision_id)
        assert one is not None
        assert one.klass == "listed"
        assert one.limits == Limits(grounds=("RO",), tests=("law",), clause="1(2)")
        assert one.source == ("GC1/2",)
    deep = treaty.provision("1(2)(b)(ii)")
    assert deep is not None
    assert deep.title == {"en": "limits on whistling"}
    assert deep.elements == (), "elements are never inherited"


def test_elements_are_named_by_their_provision(tmp_path: Path) -> None:
    treaty = load(tmp_path)
    assert element_ids(treaty) == ("1(2):short", "1(2):kind")
    one = treaty.provision("1(2)")
    assert one is not None
    assert [element.required for element in one.elements] == [True, False]


def test_another_language_is_laid_beside_the_english(tmp_path: Path) -> None:
    en, es = (TEXT.format(lang=lang, authentic="true") for lang in ("en", "es"))
    es = es.replace("(a) At night;", "a) De noche;")
    treaty = load(tmp_path, en=en, es=es)
    one = treaty.provision("1(2)(a)")
    assert one is not None
    assert one.text == {"en": "(a) At night;", "es": "a) De noche;"}
    assert [text.lang for text in treaty.texts] == ["en", "es"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("class: unlisted", "class: sacred", "treaty.yaml:18: provisions.2.class: "),
        ("class: unlisted", "klass: unlisted", "treaty.yaml:18: provisions.2.klass: unknown key"),
        ("class: unlisted", "source: [GC1/1]", "treaty.yaml:16: provisions.2: article 2 needs a title"),
        ("  1(2):", "  1(9):", "treaty.yaml:10: provisions.1(9): the text has no such provision"),
        ("  2:\n", "  1(1):\n", "treaty.yaml:16: provisions.1(1): stands out of the treaty's order"),
        ("clause: 1(2)", "clause: 1(7)", "treaty.yaml:8: provisions.1.limits.clause: the text has no"),
        ("{en: dogs}", "{vi: chó}", "treaty.yaml:17: provisions.2.title: has no words in 'en'"),
        ("{en: the limit is kind}", "{vi: tốt}", "treaty.yaml:15: provisions.1(2).supporting.kind: has no"),
        ("      kind:", "      short:", "treaty.yaml:15: provisions.1(2).supporting.short: 'short' is"),
        ("[GC1/2]", "[GC 1, para 2]", "treaty.yaml:9: provisions.1.source.0: 'GC 1' is not written as"),
        ("grounds: [RO]", "grounds: [XX]", "treaty.yaml:8: provisions.1.limits.grounds"),
        ("    class: unlisted", "    class: duty\n    class: duty", "treaty.yaml:19: not readable as YAML"),
        ("limits on whistling}", "limits}\n    non_derogable: core", "treaty.yaml:10: provisions.1(2): 'no"),
    ],
)
def test_a_mistake_in_treaty_yaml_is_told_by_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in TREATY
    assert told in refusal(tmp_path, TREATY.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2. Whistling", "3. Whistling", "text.en.yaml:6: articles.1: '3' stands where its forerunner is"),
        ("(b) For the", "(c) For the", "text.en.yaml:6: articles.1: 'c' stands where its forerunner is"),
        ("(ii) Singers", "(iv) Singers", "text.en.yaml:6: articles.1: 'i' stands where its forerunner is"),
        ("(b) For the", "(bis) For the", "text.en.yaml:6: articles.1: '(bis)' is neither the next letter"),
        ("lang: en", "lang: fr", "text.en.yaml:1: lang: the file is named text.en.yaml"),
        ("preamble: The Parties agree.", "", "text.en.yaml:1: preamble: this key is required and missing"),
        ("  2: |-\n", "  two: |-\n", "text.en.yaml:14: articles.two: an article needs a number and words"),
    ],
)
def test_a_mistake_in_the_numbering_is_told_by_its_article(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert told in refusal(tmp_path, en=english(old, new))


def test_a_missing_english_text_is_told(tmp_path: Path) -> None:
    text = TEXT.format(lang="vi", authentic="false")
    assert refusal(tmp_path, vi=text).startswith("text.en.yaml:1: cannot be read")


def test_a_language_must_have_the_numbering_of_the_english(tmp_path: Path) -> None:
    en, vi = (TEXT.format(lang=lang, authentic="true") for lang in ("en", "vi"))
    short = vi.replace("    (b) Call it.\n", "")
    long = vi + "    (c) Feed it.\n"
    assert "text.vi.yaml:14: articles.2: the words of 2(b) are missing" in refusal(tmp_path, en=en, vi=short)
    assert "text.vi.yaml:14: articles.2: 2(c) does not stand in text.en.yaml" in refusal(
        tmp_path, en=en, vi=long
    )


paragraphs = st.lists(st.lists(st.integers(0, len(ROMAN)).filter(lambda n: n != 1), max_size=12), max_size=12)
"""Paragraphs as lists of letters, a letter as the count of its numbers; a lone (i) would be a letter."""


@given(paragraphs)
def test_any_proper_numbering_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, shape: list[list[int]]
) -> None:
    lines, ids = ["Chapeau."], ["1"]
    for number, letters in enumerate(shape, 1):
        lines.append(f"{number}. Words.")
        ids.append(f"1({number})")
        for letter, count in zip("abcdefghijkl", letters, strict=False):
            lines.append(f"({letter}) Words;")
            ids.append(f"1({number})({letter})")
            for roman in ROMAN[:count]:
                lines.append(f"({roman}) Words;")
                ids.append(f"1({number})({letter})({roman})")
    text = TEXT.format(lang="en", authentic="true").partition("articles:")[0]
    text += "articles:\n  1: |-\n" + "".join(f"    {line}\n" for line in lines)
    block = "provisions:\n  1:\n    title: {en: words}\n    class: duty\n"
    treaty = load(tmp_path_factory.mktemp("treaty"), TREATY.partition("provisions:")[0] + block, en=text)
    assert [one.id for one in treaty.provisions] == ids
    for one in treaty.provisions:
        label = re.search(r"\((\w+)\)$", one.id)
        assert label is None or one.text["en"].lstrip("(").startswith(label[1])
        assert sum(line in lines for line in one.text["en"].splitlines()) == len(one.text["en"].splitlines())
