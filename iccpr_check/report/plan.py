"""The action plan as CSV and as a workbook: one row an issue, with room for who does what until when."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING

from iccpr_check.model import Report
from iccpr_check.report.cells import harmless
from iccpr_check.report.plan_issues import Cell
from iccpr_check.report.plan_rows import THEIRS, Plan, Row, plan_of
from iccpr_check.report.plan_words import COLUMNS, NOTES, SHEETS, head, named, say, statuses
from iccpr_check.report.reading import printable
from iccpr_check.report.words import word

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

DISCLAIMER_ID = "#"
"""The id of the closing row of a CSV plan, which says what the plan is not."""
_LAST = ("draft", "id")
"""Columns after a reviewer's own ones: they name a row, and are not printed."""
_WIDTHS = {
    "unit": 18, "provision": 13, "severity": 13, "indication": 36, "words": 36, "question": 30, "action": 38,
    "lead": 16, "support": 16, "deadline": 12, "product": 16, "status": 14, "note": 24, "state": 14,
    "draft": 18, "id": 20, "own": 18,
}  # fmt: skip
_LINE, _HIGHEST = 14, 400
"""Height of a line and of the highest row, in points."""
_MORE_ROWS = 500
"""Rows below the last one that offer the same statuses."""
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can tell: the same report gives the same bytes."""
_DATE = "mm-dd-yy"
"""The form of number 14, which a spreadsheet shows as dates are written in the reader's country."""
_FIXED_HEIGHT = b' customHeight="1"'
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def render_plan_csv(report: Report, kept: Plan | None = None) -> str:
    """Return the plan as CSV (RFC 4180), marked as UTF-8 for Excel; ``kept`` is the plan that stood there."""
    plan = plan_of(report, kept)
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(_heads(plan, report))
    for row in (*plan.rows, _closing(plan, report)):
        table.writerow(harmless(printable(_as_text(cell))) for cell in _in_order(row))
    return "\ufeff" + out.getvalue()


def render_plan_xlsx(report: Report, kept: Plan | None = None) -> bytes:
    """Return the plan as a workbook; ``kept`` is the plan that stood there."""
    from openpyxl import Workbook

    plan = plan_of(report, kept)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = named(SHEETS, report.lang)
    _fill(sheet, plan, report)
    _lay_out(sheet, plan, report)
    _about(book, report)
    book.properties.creator = "iccpr-check"
    book.properties.title = sheet.title
    book.properties.created = datetime(*_EPOCH)
    return _sealed(book)


def _heads(plan: Plan, report: Report) -> list[str]:
    names = [head(column, report.lang) for column in COLUMNS]
    return [*names[: -len(_LAST)], *map(harmless, plan.own), *names[-len(_LAST) :]]


def _in_order(row: Row) -> list[Cell]:
    cells = [row.cells.get(column) for column in COLUMNS]
    return [*cells[: -len(_LAST)], *row.own, *cells[-len(_LAST) :]]


def _closing(plan: Plan, report: Report) -> Row:
    cells: dict[str, Cell] = {"indication": word("disclaimer", report.lang), "id": DISCLAIMER_ID}
    return Row(cells, (None,) * len(plan.own))


def _as_text(cell: Cell) -> str:
    if isinstance(cell, datetime) and cell == datetime.combine(cell.date(), datetime.min.time()):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _fill(sheet: Worksheet, plan: Plan, report: Report) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="BFBFBF")
    border, top = Border(thin, thin, thin, thin), Alignment(vertical="top", wrap_text=True)
    tool, theirs = PatternFill("solid", fgColor="F2F2F2"), PatternFill("solid", fgColor="FFF8E1")
    columns = _columns(plan)
    rows: list[list[Cell]] = [list(_heads(plan, report)), *(_in_order(row) for row in plan.rows)]
    for down, values in enumerate(rows, 1):
        for across, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            cell = sheet.cell(down, across)
            if isinstance(value, str):  # told as text: what begins like a formula is none
                cell.value, cell.data_type = _NO_XML.sub("", printable(value)), "s"
                cell.quotePrefix = harmless(value) != value
            else:
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = _DATE
            cell.alignment, cell.border = top, border
            if down == 1:
                cell.font = Font(bold=True)
                cell.fill = theirs if column == "own" or column in THEIRS else tool
            elif column in {"state", *_LAST}:
                cell.font = Font(color="595959", size=9)
        lines = max(_lines(value, column) for value, column in zip(values, columns, strict=True))
        sheet.row_dimensions[down].height = min(_HIGHEST, _LINE * lines + 2)


def _columns(plan: Plan) -> list[str]:
    return [*list(COLUMNS)[: -len(_LAST)], *("own" for _ in plan.own), *_LAST]


def _lines(value: Cell, column: str) -> int:
    """Return how many lines a cell takes, about: not every program measures rows when it opens a file."""
    width = _WIDTHS[column] * 1.05
    return sum(max(1, ceil(len(line) / width)) for line in _as_text(value).split("\n"))


def _lay_out(sheet: Worksheet, plan: Plan, report: Report) -> None:
    """Set widths, the frozen head, the filter, the statuses offered, and how it prints."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    ordered = [_WIDTHS[column] for column in _columns(plan)]
    for across, width in enumerate(ordered, 1):
        sheet.column_dimensions[get_column_letter(across)].width = width
    last, printed = get_column_letter(len(ordered)), get_column_letter(len(ordered) - len(_LAST))
    rows = len(plan.rows) + 1
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{last}{rows}"
    status = get_column_letter(list(COLUMNS).index("status") + 1)
    offered = DataValidation("list", formula1=f'"{",".join(statuses(report.lang))}"', allow_blank=True)
    offered.showErrorMessage = False  # other words are a person's right
    offered.add(f"{status}2:{status}{rows + _MORE_ROWS}")
    sheet.add_data_validation(offered)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{printed}{rows}"
    sheet.print_title_rows = "1:1"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(word("disclaimer", report.lang), size=8), right=_HeaderFooterPart("&P/&N")
    )


def _about(book: Workbook, report: Report) -> None:
    """Add the sheet that says what the plan is and is not, and what becomes of a person's cells."""
    from openpyxl.styles import Alignment, Font

    lang = report.lang
    sheet = book.create_sheet(named(NOTES, lang))
    lines = [
        word("disclaimer", lang),
        say("prefilled", lang, action=head("action", lang)),
        say("again", lang, first=head("action", lang), last=head("note", lang), id=head("id", lang)),
        f"iccpr-check {report.tool_version} · {word('rules', lang)} {report.knowledge.digest}",
    ]
    sheet.column_dimensions["A"].width = 110
    for down, line in enumerate((named(NOTES, lang), *lines), 1):
        cell = sheet.cell(down, 1, line)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.font = Font(bold=down == 1)


def _sealed(book: Workbook) -> bytes:
    """Return a workbook's bytes without the hour at which it was made."""
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as told, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as sealed:
        for name in told.namelist():
            data = told.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            elif name.startswith("xl/worksheets/"):
                data = data.replace(_FIXED_HEIGHT, b"")  # a row grows with what people write into it
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            sealed.writestr(entry, data)
    return out.getvalue()
