"""What a provision, a code or a rule means: told to people in four forms, from one sheet."""

from __future__ import annotations

import html.parser
import json
import re
from typing import ClassVar

import pytest

from iccpr_check.explain import FORMATS, Format, Sheet, explain, nearest, render
from iccpr_check.explain.words import _WORDS, say
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.report.words import LANGUAGES

KNOWN = load_knowledge()
NAMES = ("9", "19(3)", "7", "RES05", "BRT01", "SAF02", "PAR01", "press.licence", "iccpr")


def sheet(name: str, lang: str = "en") -> Sheet:
    found = explain(name, KNOWN, lang)
    assert found is not None
    return found


def section(name: str, key: str, lang: str = "en") -> list[str]:
    (one,) = [one for one in sheet(name, lang).sections if one.heading == say(key, lang)]
    return [f"{entry.label}|{entry.text}|{entry.source}" for entry in one.entries]


# --- provisions -------------------------------------------------------------------------------------


def test_the_treatys_words_stand_in_every_language_the_authentic_ones_first_and_marked() -> None:
    (words,) = [one for one in sheet("9(3)").sections if one.kind == "words"]
    texts = KNOWN.treaty.texts
    assert {entry.lang for entry in words.entries} == {text.lang for text in texts}
    authentic = [text.lang for text in texts if text.authentic]
    assert [entry.lang for entry in words.entries if entry.binds] == authentic
    assert all(entry.binds for entry in words.entries[: len(authentic)])
    assert all("not authentic" in entry.label for entry in words.entries[len(authentic) :])


def test_a_provision_says_how_it_may_be_limited() -> None:
    told = section("19(2)", "limits")
    assert any(
        line.startswith("may be limited (19(3)) only for|") and "national security" in line for line in told
    )
    assert any("listed in article 4(2)" in line for line in section("7", "limits"))
    assert any("allows no limitation" in line for line in section("7", "limits"))


def test_what_the_committee_says_comes_with_its_paragraph() -> None:
    for key in ("committee", "lines"):
        told = section("9(3)", key)
        assert told
        assert all(re.search(r"\|GC\d+/\d+|\|9\(3\)", line) for line in told)


def test_codes_that_may_be_raised_are_those_of_its_rules_lines_and_safeguards() -> None:
    codes = {line.partition("|")[0] for line in section("9(3)", "codes")}
    assert {"BRT01", "RES01", "IMP20"} <= codes
    assert "NDR01" not in codes
    assert "NDR01" in {line.partition("|")[0] for line in section("7", "codes")}


def test_rules_that_find_it_show_an_example_in_the_readers_language() -> None:
    (rules,) = [one for one in sheet("19(2)", "vi").sections if one.heading == say("restricting", "vi")]
    assert {entry.label for entry in rules.entries} == {
        rule.id for rule in KNOWN.rules if rule.means.restricts == "19(2)"
    }
    assert all("[[" in entry.text for entry in rules.entries)
    assert sum(entry.lang == "vi" for entry in rules.entries) > len(rules.entries) / 2


def test_an_article_shows_its_paragraphs_whose_words_it_has_already() -> None:
    article = sheet("14")
    assert [part.id for part in article.parts] == [f"14({n})" for n in range(1, 8)]
    assert [part.id for part in article.parts[2].parts][:2] == ["14(3)(a)", "14(3)(b)"]
    assert all(one.kind != "words" for part in article.parts for one in part.sections)


# --- codes and rules --------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_says_what_when_how_grave_and_how_to_settle_it(lang: str) -> None:
    for key in ("meaning", "severity", "when", "settle", "by_rules"):
        assert section("BRT01", key, lang)
    assert section("BRT01", "meaning", lang)[0].startswith(f"{lang}|")
    assert "{" not in "".join(section("RES05", "meaning", lang))


def test_a_remark_need_not_be_settled() -> None:
    assert len(section("REF01", "settle")) == 1


def test_a_safeguard_says_where_it_is_asked_and_what_would_be_it() -> None:
    told = section("SAF02", "when")
    assert any(line.startswith("asked where|measure.") for line in told)
    assert any(line.startswith("located by|") for line in told)


def test_what_no_text_decides_says_why() -> None:
    assert sheet("PAR01").kind == "undecided"
    assert section("PAR01", "why")


def test_a_rule_shows_what_it_looks_for_what_it_finds_and_what_not() -> None:
    rule = next(rule for rule in KNOWN.rules if rule.id == "press.licence")
    assert len(section("press.licence", "examples")) == len(rule.examples)
    assert len(section("press.licence", "counters")) == len(rule.counterexamples)
    assert any("giấy phép" in line for line in section("press.licence", "pattern"))


def test_every_provision_code_and_rule_can_be_explained() -> None:
    names = [
        *(one.id for one in KNOWN.treaty.provisions),
        *(one.id for one in (*KNOWN.codes, *KNOWN.undecided, *KNOWN.rules)),
    ]
    for name in names:
        for lang in LANGUAGES:
            assert sheet(name, lang).sections, name


# --- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19.3", "19(3)"), ("Điều 19 3", "19(3)"), ("article 9", "9"), ("14(3)d", "14(3)(d)"),
        ("19(4)", "19(3)"), ("99", None), ("RES5", "RES05"), ("ndr1", "NDR01"),
        ("press.licens", "press.licence"), ("qqq", None), ("", None),
    ],
)  # fmt: skip
def test_a_mistyped_name_is_met_with_the_nearest(typed: str, meant: str | None) -> None:
    assert nearest(typed, KNOWN) == meant
    assert explain(typed, KNOWN) is None


# --- forms ------------------------------------------------------------------------------------------


class Page(html.parser.HTMLParser):
    """Reads a page strictly enough: what opens is closed, in order."""

    VOID: ClassVar[set[str]] = {"meta", "br"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [*NAMES, "all"])
def test_a_page_is_whole_asks_for_nothing_and_its_links_lead_somewhere(name: str, lang: str) -> None:
    page = Page(render(sheet(name, lang), "html", lang))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert all(link[:1] == "#" and link[1:] in page.ids for link in page.links)
    assert not page.tags & {"script", "link", "img", "iframe"}


def test_words_of_rules_are_not_markup() -> None:
    rule = next(rule for rule in KNOWN.rules if rule.kind == "quantity")
    assert "&lt;time&gt;" in (page := render(sheet(rule.id), "html", "en")) or "&lt;" in page


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("name", NAMES)
def test_lines_fit_the_screen(name: str, width: int) -> None:
    said = render(sheet(name, "vi"), "text", "vi", width)
    long = [line for line in said.splitlines() if len(line) > width]
    assert all(len(max(line.split(), key=len)) > width // 2 for line in long), long[:3]


def test_text_shows_a_few_rules_and_counts_the_rest() -> None:
    said = render(sheet("19(2)"), "text", "en")
    assert re.search(r"^  … and \d+ more$", said, re.M)
    assert "»" in said and "[[" not in said


@pytest.mark.parametrize("name", NAMES)
def test_markdown_has_headings_and_json_has_all(name: str) -> None:
    one = sheet(name)
    said = render(one, "markdown", "en")
    assert [line[3:] for line in said.splitlines() if line.startswith("## ")][: len(one.sections)]
    assert "[[" not in said
    made = json.loads(render(one, "json", "en"))
    assert made["id"] == one.id
    assert [len(part["entries"]) for part in made["sections"]] == [len(part.entries) for part in one.sections]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_the_same_name_gives_the_same_bytes(name: str, form: Format) -> None:
    assert render(sheet(name), form, "en") == render(sheet(name), form, "en")


def test_fixed_words_have_both_languages() -> None:
    for key, (english, vietnamese) in _WORDS.items():
        assert english and vietnamese, key
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", vietnamese)), key
