"""The statute book as a whole: which law gives effect to a provision, which restricts it, what none does."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from iccpr_check.model import Frozen, Provision, Report
from iccpr_check.report.cells import harmless
from iccpr_check.report.markup import code, escape
from iccpr_check.report.reading import say
from iccpr_check.report.words import word


class Cell(Frozen):
    """One provision in one law."""

    implements: tuple[str, ...] = ()
    """Labels of the units, in the order of the law."""
    restricts: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """The cell in a letter or two: I implements, R restricts, c cites."""
        return "".join(
            letter
            for letter, units in (("I", self.implements), ("R", self.restricts), ("c", self.cites))
            if units
        )


class Matrix(Frozen):
    """Provisions of the treaty's substantive part beside laws."""

    provisions: tuple[Provision, ...]
    laws: tuple[tuple[str, str], ...]
    """Path and title of each law."""
    cells: dict[tuple[str, str], Cell]
    """By provision and path; only those where something was located."""

    def at(self, provision: str, path: str) -> Cell:
        """Return a cell."""
        return self.cells.get((provision, path), Cell())


def matrix(report: Report) -> Matrix:
    """Return the matrix of a report over many laws; a paragraph's units count for its article too."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    laws = []
    for document in report.documents:
        laws.append((document.draft.document.path, document.draft.title or document.draft.document.title))
        labels = {unit.id: unit.label for unit in document.draft.units}
        for one in document.engagements:
            article = one.provision.partition("(")[0]
            for provision in dict.fromkeys((one.provision, article)):
                cell = found.setdefault((provision, document.draft.document.path), {})
                cell.setdefault(one.effect, []).append(labels[one.unit])
    cells = {
        key: Cell(**{effect: tuple(dict.fromkeys(units)) for effect, units in cell.items()})
        for key, cell in found.items()
    }
    named = {provision for provision, _ in cells}
    provisions = tuple(
        provision
        for provision in report.knowledge.treaty.provisions
        if provision.id in named or ("(" not in provision.id and 1 <= int(provision.id) <= 27)
    )
    return Matrix(provisions=provisions, laws=tuple(laws), cells=cells)


def render_matrix(made: Matrix, report: Report, as_format: str) -> str | bytes:
    """Return the matrix as ``markdown``, ``html``, ``csv`` or ``xlsx``."""
    match as_format:
        case "html":
            return render_matrix_html(made, report)
        case "csv":
            return render_matrix_csv(made)
        case "xlsx":
            return render_matrix_xlsx(made, report)
        case _:
            return render_matrix_markdown(made, report)


def render_matrix_markdown(made: Matrix, report: Report) -> str:
    """Return a row for each article: where it is given effect, where restricted; then each law's articles."""
    lang = report.lang
    lines = [
        f"# {word('matrix', lang)}",
        "",
        f"*{word('disclaimer', lang)}*",
        "",
        f"| {word('provision', lang)} | {word('gives_effect', lang)} | {word('restricts', lang)} |",
        "|---|---|---|",
    ]
    for provision in made.provisions:
        title = escape(say(provision.title, lang))
        columns = [_where(made, provision.id, effect) for effect in ("implements", "restricts")]
        lines.append(f"| {provision.id} {title} | " + " | ".join(columns) + " |")
    lines += ["", f"## {word('nothing_located', lang)}", ""]
    silent = [
        f"- {provision.id} {escape(say(provision.title, lang))}"
        for provision in made.provisions
        if "(" not in provision.id and not any((provision.id, path) in made.cells for path, _ in made.laws)
    ]
    lines += silent or ["–"]
    lines += ["", f"## {word('laws', lang)}", ""]
    lines += [f"- {code(path)} {escape(title)}".rstrip() for path, title in made.laws]
    return "\n".join(lines) + "\n"


def render_matrix_csv(made: Matrix) -> str:
    """Return one row for each provision and law where something was located (RFC 4180)."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("provision", "title", "path", "law", "effect", "units"))
    titles = dict(made.laws)
    for provision in made.provisions:
        for path, _ in made.laws:
            cell = made.at(provision.id, path)
            for effect in ("implements", "restricts", "cites"):
                units = getattr(cell, effect)
                if units:
                    row = (
                        provision.id,
                        say(provision.title, "en"),
                        path,
                        titles[path],
                        effect,
                        "; ".join(units),
                    )
                    table.writerow(harmless(value) for value in row)
    return out.getvalue()


def render_matrix_html(made: Matrix, report: Report) -> str:
    """Return one page without scripts: provisions down, laws across, the units in each cell's title."""
    lang = report.lang
    head = "".join(
        f'<th scope="col"><span title="{html.escape(path)}">{html.escape(title or path)}</span></th>'
        for path, title in made.laws
    )
    rows = "\n".join(_html_row(made, provision, report) for provision in made.provisions)
    title = html.escape(word("matrix", lang))
    key = html.escape(word("matrix_key", lang))
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #8886; padding: .2em .5em; text-align: left; vertical-align: top; }}
thead th {{ position: sticky; top: 0; background: Canvas; vertical-align: bottom; }}
thead span {{ writing-mode: vertical-rl; max-height: 16em; overflow: hidden; }}
tbody th {{ position: sticky; left: 0; background: Canvas; font-weight: normal; }}
.I {{ background: #2a82; }} .R {{ background: #c402; }} .I.R {{ background: #ca02; }}
</style></head>
<body><h1>{title}</h1><p>{html.escape(word("disclaimer", lang))}</p><p>{key}</p>
<table><thead><tr><th scope="col">{html.escape(word("provision", lang))}</th>{head}</tr></thead>
<tbody>
{rows}
</tbody></table></body></html>
"""


def render_matrix_xlsx(made: Matrix, report: Report) -> bytes:
    """Return a workbook: the matrix, and a sheet with the units of every cell."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = word("matrix", report.lang)[:31]
    sheet.append(
        [word("provision", report.lang), "", *(harmless(title or path) for path, title in made.laws)]
    )
    for provision in made.provisions:
        marks = [made.at(provision.id, path).mark for path, _ in made.laws]
        sheet.append([provision.id, say(provision.title, report.lang), *marks])
    fills = {"I": PatternFill("solid", fgColor="D7EFDD"), "R": PatternFill("solid", fgColor="F6D3CE")}
    for row in sheet.iter_rows(min_row=2, min_col=3):
        for cell in row:
            shown = "R" if "R" in str(cell.value or "") else "I" if "I" in str(cell.value or "") else ""
            if shown:
                cell.fill = fills[shown]
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(text_rotation=90 if (cell.column or 0) > 2 else 0, wrap_text=True)
    sheet.column_dimensions["B"].width = 44
    sheet.freeze_panes = "C2"
    units = book.create_sheet(word("laws", report.lang)[:31])
    for line in csv.reader(io.StringIO(render_matrix_csv(made))):
        units.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _html_row(made: Matrix, provision: Provision, report: Report) -> str:
    cells = []
    for path, _ in made.laws:
        cell = made.at(provision.id, path)
        said = "; ".join(
            f"{word(effect, report.lang)}: {', '.join(getattr(cell, effect))}"
            for effect in ("implements", "restricts", "cites")
            if getattr(cell, effect)
        )
        classes = " ".join(letter for letter in cell.mark if letter in "IR")
        cells.append(f'<td class="{classes}" title="{html.escape(said)}">{cell.mark}</td>')
    title = html.escape(say(provision.title, report.lang))
    return f'<tr><th scope="row">{provision.id} {title}</th>{"".join(cells)}</tr>'


def _where(made: Matrix, provision: str, effect: str) -> str:
    return "<br>".join(_laws(made, provision, effect)) or "–"


def _laws(made: Matrix, provision: str, effect: str, most: int = 3) -> Iterator[str]:
    for path, _ in made.laws:
        units = getattr(made.at(provision, path), effect)
        if units:
            more = f" +{len(units) - most}" if len(units) > most else ""
            yield f"{code(path)}: {escape('; '.join(units[:most]))}{more}"
