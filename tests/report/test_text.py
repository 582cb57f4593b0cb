"""The report for a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest
from report_drafts import LAW, NASTY, read, reported
from rich.cells import cell_len

from iccpr_check.model import Report
from iccpr_check.report import Format, Look, renderer, written
from iccpr_check.report.text import render_text
from iccpr_check.report.words import LANGUAGES, word


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", [one for one in Format if one != Format.DOCX_COMMENTS])  # needs a file
def test_renderers_are_pure(choice: Format, lang: str) -> None:
    before = reported(lang).model_dump_json()
    render = renderer(choice, Look(evidence=True, verbose=True))
    one, other = render(reported(lang)), render(reported(lang))
    assert (one == other) if isinstance(one, bytes) else (list(one) == list(other))
    assert reported(lang).model_dump_json() == before


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", [Format.TEXT, Format.MARKDOWN])
def test_every_report_says_what_it_is_not(choice: Format, lang: str) -> None:
    said = written(reported(lang), choice)
    assert word("disclaimer", lang) in " ".join(said.split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("choice", [Format.TEXT, Format.MARKDOWN])
def test_no_report_concludes(choice: Format, lang: str) -> None:
    never = r"\b(violat\w*|breach\w*|unlawful\w*|illegal\w*|compliant|passes|scores?)\b"
    said = written(reported(lang), choice, Look(verbose=True))
    quoted = re.sub(r"“[^”]*”", "", said)
    assert not re.search(never, quoted, re.IGNORECASE)


@pytest.mark.parametrize("choice", [Format.TEXT, Format.MARKDOWN])
def test_control_characters_of_a_draft_do_not_reach_a_terminal(choice: Format) -> None:
    said = written(reported(), choice, Look(verbose=True))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said)


# --- what a drafter sees ----------------------------------------------------------------------------


def only(text: str, **changed: object) -> Report:
    return reported().model_copy(update={"documents": (read(text),), "failures": (), **changed})


def test_findings_stand_at_their_unit_in_their_article_in_their_chapter_in_the_order_of_the_text() -> None:
    said = render_text(
        only(
            "LAW ON THE PRESS\n\nChapter I. Print\nArticle 1. Paper\n1. No print without a licence.\n"
            "2. Nothing else.\nChapter II. Air\nArticle 2. Sound\nNo sound without a licence.\n"
        )
    )
    tree = [line for line in said.splitlines() if re.search(r"Chapter|line \d|RES05", line)]
    assert [line.split("  line")[0].rstrip() for line in tree] == [
        "Chapter I. Print",
        "└ Article 1. Paper",
        "  └ art. 1(1)",
        "      WARNING RES05 prior authorisation · 19(2) freedom of expression and",
        "Chapter II. Air",
        "└ Article 2. Sound",
        "    WARNING RES05 prior authorisation · 19(2) freedom of expression and",
    ]


def test_a_finding_says_in_which_words_what_it_is_about_and_what_to_ask() -> None:
    said = render_text(only("LAW ON THE PRESS\n\nArticle 1. Print\nNo print without a licence.\n"))
    assert "“No print »without a licence«.”" in said
    assert re.search(r"(WARNING|SERIOUS) RES05 prior authorisation · 19\(2\)", said)
    assert "? Would notice suffice" in said


def test_what_matters_most_comes_first_in_a_short_head() -> None:
    said = render_text(
        only("".join(f"Article {n}. Print\nNo print without a licence.\n" for n in range(1, 7)))
    )
    head = said.partition("\n\nArticle 1")[0].partition("One point:")[2]
    assert "WARNING Prior authorisation" in head
    assert len(head.splitlines()) <= 4


def test_several_findings_on_one_unit_share_its_words() -> None:
    said = render_text(
        only(
            "LAW ON THE PRESS\n\nArticle 1. Print\nNo print without a licence. The refusal shall be final.\n"
        )
    )
    assert said.count("The refusal »shall be final«") == 1
    assert "RES05" in said and "REM04" in said


def test_a_question_is_asked_where_it_comes_first() -> None:
    articles = "".join(f"Article {n}. Bans\nNo print without a licence.\n" for n in range(1, 7))
    said = render_text(only(articles))
    assert said.count("»without a licence«") == 6
    assert said.count("? Would notice suffice") == 1


# --- screens ----------------------------------------------------------------------------------------

ESCAPES = re.compile(r"\x1b\[[\d;]*m")
WIDE = (
    "LAW ON THE PRESS\n\nArticle 1. " + unicodedata.normalize("NFD", "Tự do báo chí và ngôn luận ") * 4 + "\n"
    "国家安全" * 30 + " without a licence " + unicodedata.normalize("NFD", "của cơ quan nhà nước ") * 9 + "\n"
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, colour: bool, lang: str) -> None:
    for report in (reported(lang), only(WIDE, lang=lang)):
        said = render_text(report, width=width, colour=colour, verbose=True)
        assert max(cell_len(ESCAPES.sub("", line)) for line in said.splitlines()) <= width


def test_without_colour_there_is_no_escape_code_and_words_stand_between_marks() -> None:
    said = render_text(reported())
    assert "\x1b" not in said
    assert "»without a licence«" in said


def test_the_guides_are_dim_and_the_words_beside_them_are_not() -> None:
    said = render_text(reported(), colour=True)
    assert re.search(r"\x1b\[2m[│├└ ]+\x1b\[0m", said)
    assert not re.search(r"\x1b\[1;2[;m]", said), "bold words stand out"


def test_with_colour_words_are_underlined_and_the_rest_is_the_same() -> None:
    said = render_text(reported(), colour=True)
    assert re.search(r"\x1b\[[\d;]*4m\s*without a licence\x1b\[0m", said)
    plain = " ".join(ESCAPES.sub("", said).replace("│", "").split())
    assert plain == " ".join(
        render_text(reported()).translate({0xBB: None, 0xAB: None}).replace("│", "").split()
    )


@pytest.mark.parametrize("colour", [False, True])
def test_a_draft_cannot_write_markup_or_steer_the_screen(colour: bool) -> None:
    trick = "[bold red]x[/] [link=http://x.y]y[/link] :bomb: \x1b]8;;http://x.y\x07 \u202egnorw\u202c"
    said = render_text(
        only(f"LAW ON THE PRESS {trick}\n\nArticle 1. {trick}\nNothing {trick} without a licence.\n"),
        width=120,
        colour=colour,
    )
    assert ESCAPES.sub("", said).count("[bold red]x[/] [link=http://x.y]y[/link] :bomb:") >= 2
    assert set(re.findall(r"\x1b.", said)) <= {"\x1b["}
    assert not re.search("[\u202a-\u202e\x07]", said)


@pytest.mark.parametrize("colour", [False, True])
def test_the_same_report_gives_the_same_bytes_on_every_machine(
    colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render_text(reported(), colour=colour)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "33", "FORCE_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
        assert render_text(reported(), colour=colour) == before


def test_other_formats_do_not_pay_for_rich() -> None:
    code = "import sys, iccpr_check.report as r; print('rich' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"


# --- what is said besides ---------------------------------------------------------------------------


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
    assert len(said.splitlines()) <= 11


def test_points_of_information_are_shown_when_asked_for() -> None:
    def with_severity(report: Report) -> Report:
        document = report.documents[1]
        points = tuple(point.model_copy(update={"severity": "info"}) for point in document.points)
        findings = tuple(finding.model_copy(update={"severity": "info"}) for finding in document.findings)
        quiet = document.model_copy(update={"points": points, "findings": findings})
        return report.model_copy(update={"documents": (quiet,)})

    assert not re.search("RES05|Prior authorisation", render_text(with_severity(reported())))
    assert "RES05" in render_text(with_severity(reported()), verbose=True)


def test_fixed_words_have_both_languages() -> None:
    from iccpr_check.report import words

    for key, (english, vietnamese) in words._WORDS.items():
        assert english and vietnamese, key
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", vietnamese)), key


def test_the_nasty_words_are_really_in_the_draft() -> None:
    assert LAW.count(NASTY) >= 6
