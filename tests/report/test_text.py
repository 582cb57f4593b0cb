"""The report for a terminal."""

from __future__ import annotations

import re

import pytest
from report_drafts import LAW, NASTY, read, reported

from iccpr_check.model import Report
from iccpr_check.report import Format, renderer
from iccpr_check.report.text import render_text
from iccpr_check.report.words import LANGUAGES, word


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", [one for one in Format if one != Format.DOCX_COMMENTS])  # needs a file
def test_renderers_are_pure(choice: Format, lang: str) -> None:
    before = reported(lang).model_dump_json()
    render = renderer(choice, evidence=True, verbose=True)
    assert render(reported(lang)) == render(reported(lang))
    assert reported(lang).model_dump_json() == before


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", [Format.TEXT, Format.MARKDOWN])
def test_every_report_says_what_it_is_not(choice: Format, lang: str) -> None:
    assert word("disclaimer", lang) in renderer(choice, evidence=False, verbose=False)(reported(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", [Format.TEXT, Format.MARKDOWN])
def test_no_report_concludes(choice: Format, lang: str) -> None:
    never = r"\b(violat\w*|breach\w*|unlawful\w*|illegal\w*|compliant|passes|scores?)\b"
    said = renderer(choice, evidence=False, verbose=True)(reported(lang))
    quoted = re.sub(r"“[^”]*”", "", said)
    assert not re.search(never, quoted, re.IGNORECASE)


@pytest.mark.parametrize("choice", [Format.TEXT, Format.MARKDOWN])
def test_control_characters_of_a_draft_do_not_reach_a_terminal(choice: Format) -> None:
    said = renderer(choice, evidence=False, verbose=True)(reported())
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said)


def test_a_point_says_where_in_which_words_and_what_to_ask() -> None:
    said = render_text(reported())
    assert re.search(r"plain\.txt:6 \S.*2.*: 1\. Nothing is printed »without a licence«", said)
    assert re.search(r"WARNING RES05|SERIOUS RES05", said)
    assert "? Would notice suffice" in said


def test_what_could_not_be_read_is_said() -> None:
    said = render_text(reported())
    assert "bad`.pdf: Could not be read: a PDF" in said
    assert "Not read: page 3" in said


def test_totals_close_the_report() -> None:
    assert re.search(
        r"^documents: 3; \d+ serious, \d+ warning, \d+ notice, \d+ information$",
        render_text(reported()),
        re.M,
    )


def test_a_quiet_draft_says_so_in_few_lines() -> None:
    quiet = reported().model_copy(update={"documents": (read("Fish are caught by day.\n"),), "failures": ()})
    said = render_text(quiet)
    assert word("nothing", "en") in said
    assert len(said.splitlines()) <= 8


def test_points_of_information_are_shown_when_asked_for() -> None:
    def with_severity(report: Report) -> Report:
        document = report.documents[1]
        points = tuple(point.model_copy(update={"severity": "info"}) for point in document.points)
        return report.model_copy(update={"documents": (document.model_copy(update={"points": points}),)})

    assert "RES05" not in render_text(with_severity(reported()))
    assert "RES05" in render_text(with_severity(reported()), verbose=True)


def test_a_point_with_many_places_shows_some_and_names_the_rest() -> None:
    articles = "".join(f"Article {n}. Bans\nNo print without a licence.\n" for n in range(1, 7))
    many = reported().model_copy(update={"documents": (read(articles),), "failures": ()})
    said = render_text(many)
    assert said.count("»without a licence«") == 3
    assert re.search(r"3 more: \S+ 4, \S+ 5, \S+ 6$", said, re.M)


def test_fixed_words_have_both_languages() -> None:
    from iccpr_check.report import words

    for key, (english, vietnamese) in words._WORDS.items():
        assert english and vietnamese, key
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", vietnamese)), key


def test_the_nasty_words_are_really_in_the_draft() -> None:
    assert LAW.count(NASTY) >= 6
