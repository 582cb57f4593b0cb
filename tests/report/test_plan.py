"""The action plan: one row an issue, and what people wrote into an earlier plan stays."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime

import pytest
from openpyxl import load_workbook
from report_drafts import LAW, NASTY, read, reported

from iccpr_check.model import Report
from iccpr_check.report.plan import DISCLAIMER_ID, render_plan_csv, render_plan_xlsx
from iccpr_check.report.plan_rows import THEIRS, Plan, Row, plan_of
from iccpr_check.report.plan_words import COLUMNS, statuses
from iccpr_check.report.words import LANGUAGES, word

PLAIN = LAW.replace(NASTY, "").replace(" | ", "")


def report(text: str = PLAIN, *, path: str = "law.txt", lang: str = "en") -> Report:
    return reported(lang).model_copy(
        update={"documents": (read(text, path=path, lang=lang),), "failures": ()}
    )


def edited(plan: Plan, place: int = 0, **cells: object) -> Plan:
    """Return a plan as a person left it."""
    rows = list(plan.rows)
    rows[place] = Row({**rows[place].cells, **cells}, rows[place].own)
    return Plan(tuple(rows), plan.own)


def states(plan: Plan) -> list[str]:
    return [row.text("state") for row in plan.rows]


def row_about(plan: Plan, words: str) -> Row:
    return next(row for row in plan.rows if words in row.text("words"))


# --- its rows ------------------------------------------------------------------------------------------


def test_every_point_is_a_row_with_all_its_places_and_what_may_be_done() -> None:
    made = report()
    document = made.documents[0]
    plan = plan_of(made)
    for point in document.points:
        lead = document.findings[point.findings[0]]
        row = next(row for row in plan.rows if row.text("id") == f"#{lead.fingerprint}")
        assert row.text("indication").startswith(f"{point.title}\n") and lead.code in row.text("indication")
        assert row.text("question") == lead.question
        assert all(provision in row.text("provision") for provision in point.provisions)
    row = row_about(plan, "without a licence")
    assert row.text("unit") == "art. 2(1)" and row.text("provision") == "art. 19(2)"
    assert row.text("action").startswith("Ask for notice instead of permission")
    assert row.text("status") == "not started" and row.text("state") == "new"
    assert row.text("lead") == row.text("deadline") == ""


def test_what_stands_in_no_point_is_a_row_too_and_remarks_are_none() -> None:
    made = report()
    document = made.documents[0]
    ids = {row.text("id").removeprefix("#") for row in plan_of(made).rows}
    in_points = {place for point in document.points for place in point.findings}
    alone = [f for place, f in enumerate(document.findings) if place not in in_points]
    assert {f.fingerprint for f in alone if f.severity != "info"} <= ids
    assert any(f.severity == "info" for f in alone)
    assert not {f.fingerprint for f in alone if f.severity == "info"} & ids


def test_rows_are_told_apart_by_their_ids_which_no_spreadsheet_takes_for_numbers() -> None:
    ids = [(row.text("draft"), row.text("id")) for row in plan_of(reported()).rows]
    assert len(set(ids)) == len(ids) > 3
    assert all(re.fullmatch(r"#[0-9a-f]{16}(-\d+)?", one) for _, one in ids)


def test_what_was_set_aside_or_known_before_asks_for_nothing() -> None:
    made = report()
    document = made.documents[0]
    for update in ({"waived": "as agreed"}, {"known": True}):
        quiet = tuple(f.model_copy(update=update) for f in document.findings)
        aside = made.model_copy(update={"documents": (document.model_copy(update={"findings": quiet}),)})
        assert plan_of(aside).rows == ()


# --- written again -------------------------------------------------------------------------------------


def test_a_reviewers_cells_stay_and_the_others_are_written_anew() -> None:
    theirs: dict[str, object] = {column: f"my {column}" for column in THEIRS}
    kept = edited(plan_of(report()), words="stale", question="stale", **theirs)
    again = plan_of(report(), kept)
    assert {column: again.rows[0].cells[column] for column in THEIRS} == theirs
    assert again.rows[0].cells["question"] == plan_of(report()).rows[0].cells["question"]
    assert states(again) == ["standing"] * len(again.rows)


def test_what_a_reviewer_emptied_is_not_filled_in_again() -> None:
    kept = edited(plan_of(report()), action=None)
    assert plan_of(report(), kept).rows[0].text("action") == ""


def test_an_issue_that_is_gone_stays_with_what_was_written_about_it() -> None:
    before = plan_of(report())
    place = before.rows.index(row_about(before, "without a licence"))
    kept = edited(before, place, note="settled with the ministry")
    after = plan_of(report(PLAIN.replace(" without a licence", "")), kept)
    assert after.rows[place].text("state") == "no longer located"
    assert after.rows[place].text("note") == "settled with the ministry"
    assert "without a licence" in after.rows[place].text("words")
    back = plan_of(report(), after)
    assert back.rows[place].text("state") == "standing" and len(back.rows) == len(before.rows)


def test_what_is_new_stands_after_what_was_there() -> None:
    kept = plan_of(report(PLAIN.replace(" without a licence", "")))
    again = plan_of(report(), kept)
    assert [row.text("id") for row in again.rows[: len(kept.rows)]] == [row.text("id") for row in kept.rows]
    assert "new" in states(again)[len(kept.rows) :] and "new" not in states(again)[: len(kept.rows)]


def test_a_reworded_clause_keeps_its_row_and_says_that_its_words_changed() -> None:
    before = plan_of(report())
    place = before.rows.index(row_about(before, "without a licence"))
    later = plan_of(
        report(PLAIN.replace("Nothing is printed", "No book is sold")), edited(before, place, lead="MoJ")
    )
    row = later.rows[place]
    assert "No book is sold" in row.text("words") and row.text("lead") == "MoJ"
    assert row.text("state") == "reworded, and indicated again"
    assert row.text("id") != before.rows[place].text("id")
    assert (
        plan_of(report(PLAIN.replace("Nothing is printed", "No book is sold")), later)
        .rows[place]
        .text("state")
        == "standing"
    )


def test_what_was_set_aside_since_is_not_said_to_be_gone() -> None:
    kept, made = plan_of(report()), report()
    document = made.documents[0]
    waived = tuple(f.model_copy(update={"waived": "as agreed"}) for f in document.findings)
    made = made.model_copy(update={"documents": (document.model_copy(update={"findings": waived}),)})
    assert set(states(plan_of(made, kept))) == {"set aside"}


def test_the_next_version_under_another_name_is_the_same_draft() -> None:
    again = plan_of(report(path="law-v2.txt"), edited(plan_of(report(path="law-v1.txt")), lead="MoJ"))
    assert again.rows[0].text("lead") == "MoJ" and again.rows[0].text("draft") == "law-v2.txt"
    assert set(states(again)) == {"standing"}
    fewer = plan_of(report("Fish are caught by day.\n", path="law-v3.txt"), again)
    assert set(states(fewer)) == {"no longer located"}
    last = plan_of(report(path="law-v4.txt"), fewer)
    assert set(states(last)) == {"standing"} and len(last.rows) == len(again.rows)


def test_rows_of_drafts_that_were_not_looked_at_stay_as_they_are() -> None:
    both = report().model_copy(
        update={"documents": (*report(path="a").documents, *report(path="b").documents)}
    )
    kept = plan_of(both)
    again = plan_of(report("Fish are caught by day.\n", path="b"), kept)
    assert [row for row in again.rows if row.text("draft") == "a"] == [
        r for r in kept.rows if r.text("draft") == "a"
    ]
    assert {row.text("state") for row in again.rows if row.text("draft") == "b"} == {"no longer located"}


def test_a_reviewers_own_rows_and_columns_stay() -> None:
    before = plan_of(report())
    own = Row({"indication": "Training of officers", "lead": "MoPS"}, (7,))
    rows = [Row(row.cells, ("budget 1",)) for row in before.rows]
    again = plan_of(report(), Plan((rows[0], own, *rows[1:]), ("cost",)))
    assert again.own == ("cost",) and again.rows[1] == own
    assert {row.own for row in again.rows} == {(7,), ("budget 1",)}
    fresh = plan_of(report(), Plan((own,), ("cost",)))
    assert fresh.rows[1].own == (None,)


def test_written_again_twice_it_is_the_same() -> None:
    once = plan_of(report(), plan_of(report()))
    assert plan_of(report(), once) == once


# --- as CSV --------------------------------------------------------------------------------------------


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_is_for_excel_and_says_what_it_is_not(lang: str) -> None:
    text = render_plan_csv(report(lang=lang))
    assert text.startswith("\ufeff") and text.count("\r\n") == len(table(text))
    heads, *rows, last = table(text)
    assert heads == [names[LANGUAGES.index(lang)] for names in COLUMNS.values()]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert last[-1] == DISCLAIMER_ID and word("disclaimer", lang) in last


def test_no_cell_is_a_formula() -> None:
    kept = edited(plan_of(report()), note="=HYPERLINK(1)", lead="+1", product="@x", deadline="-2")
    heads, first = table(render_plan_csv(report(), kept))[:2]
    made = dict(zip(heads, first, strict=True))
    assert made["reviewer's note"] == "'=HYPERLINK(1)" and made["responsible body"] == "'+1"
    assert made["product"] == "'@x" and made["deadline"] == "'-2"
    sheet = load_workbook(io.BytesIO(render_plan_xlsx(report(), kept))).worksheets[0]
    cell = next(cell for cell in sheet[2] if cell.value == "=HYPERLINK(1)")
    assert cell.data_type == "s" and cell.quotePrefix


def test_hostile_words_stay_words() -> None:
    text = render_plan_csv(reported()) + str(table(render_plan_csv(reported())))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    assert load_workbook(io.BytesIO(render_plan_xlsx(reported()))).worksheets[0].max_row > 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_plan_concludes(lang: str) -> None:
    never = r"\b(violat\w*|breach\w*|unlawful\w*|illegal\w*|compliant|passes|scores?)\b"
    said = re.sub(r"“[^”]*”", "", render_plan_csv(reported(lang)))
    assert not re.search(never, said, re.IGNORECASE)


# --- as a workbook -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_is_laid_out_for_work_and_for_paper(lang: str) -> None:
    made = report(lang=lang)
    book = load_workbook(io.BytesIO(render_plan_xlsx(made)))
    sheet, about = book.worksheets
    rows = len(plan_of(made).rows) + 1
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == f"A1:P{rows}"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToWidth == 1
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    offered = sheet.data_validations.dataValidation[0]
    assert offered.formula1 == f'"{",".join(statuses(lang))}"' and f"L{rows}" in offered.sqref
    assert word("disclaimer", lang) in sheet.oddFooter.left.text
    assert word("disclaimer", lang) in [cell.value for cell in about["A"]]


def test_the_same_report_gives_the_same_bytes() -> None:
    made = render_plan_xlsx(report())
    assert made == render_plan_xlsx(report())
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in package.read("docProps/core.xml")
        assert not re.search(rb"20\d\d-\d\d-\d\d", package.read("docProps/core.xml"))
        assert b"customHeight" not in package.read("xl/worksheets/sheet1.xml")


def test_a_date_stays_a_date() -> None:
    kept = edited(plan_of(report()), deadline=datetime(2027, 3, 1))
    sheet = load_workbook(io.BytesIO(render_plan_xlsx(report(), kept))).worksheets[0]
    assert sheet["J2"].value == datetime(2027, 3, 1) and sheet["J2"].number_format == "mm-dd-yy"
    assert table(render_plan_csv(report(), kept))[1][9] == "2027-03-01"


def test_both_forms_tell_the_same_rows() -> None:
    sheet = load_workbook(io.BytesIO(render_plan_xlsx(report()))).worksheets[0]
    told = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    assert told == table(render_plan_csv(report()))[:-1]
