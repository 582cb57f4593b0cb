"""Blocks of the report as the XML of a Word document's body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from iccpr_check.report.docx.blocks import Block, Heading, Item, Paragraph, Table
from iccpr_check.report.docx.inline import Words, words

WIDTH = 9638
"""Twentieths of a point between the margins of an A4 page, 2 cm each."""
HEAD, CELL, GAP = "TableHead", "TableCell", "AfterTable"
"""Styles of paragraphs that are ours; the others are Word's own."""

_DEEPEST_HEADING = 4
_BULLETS = "–•◦"
_INDENT = 397
_MARGIN = 60
"""Between the words of a cell and its border."""
_LETTER, _PADDING = 105, 2 * _MARGIN + 15
"""How wide a letter in a table is, on average, and what stands beside the words of a cell."""
_MOST = 240
"""Letters of a cell above which it asks for no more width."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def body(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the XML of paragraphs and tables, with the prefix ``w``."""
    for block in blocks:
        match block:
            case Heading(level, text):
                yield _paragraph(text, f"Heading{min(level, _DEEPEST_HEADING)}")
            case Paragraph(text, depth, quote):
                yield _paragraph(text, "Quote" if quote else "", left=depth * _INDENT)
            case Item(text, depth, number, quote):
                mark = number or _BULLETS[min(depth, len(_BULLETS) - 1)]
                style = "Quote" if quote else "ListParagraph"
                yield _paragraph(text, style, left=(depth + 1) * _INDENT, mark=mark)
            case Table(rows):
                yield _table(rows)
                yield _paragraph("", GAP)  # Word joins tables with nothing between


def _paragraph(text: str, style: str = "", *, left: int = 0, mark: str = "") -> str:
    hanging = f' w:hanging="{_INDENT}"' if mark else ""
    indent = f'<w:ind w:left="{left}"{hanging}/>' if left else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    before = f"<w:r><w:t>{escape(mark)}</w:t><w:tab/></w:r>" if mark else ""
    runs = "".join(map(_run, words(text)))
    return f"<w:p><w:pPr>{named}{indent}</w:pPr>{before}{runs}</w:p>"


def _run(some: Words) -> str:
    style = '<w:rStyle w:val="CodeWords"/>' if some.code else ""
    look = f"{style}{'<w:b/>' if some.bold else ''}{'<w:i/>' if some.italic else ''}"
    lines = _CONTROLS.sub("", some.text).replace("\t", " ").split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = _widths([["".join(some.text for some in words(cell)) for cell in row] for row in rows])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head, *rest = rows
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(head, widths, head=True)}{''.join(_row(row, widths) for row in rest)}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, head: bool = False) -> str:
    """Return a row; the head is printed again on each page."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EAEE"/>' if head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{_paragraph(cell, HEAD if head else CELL)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Share the page's width among columns: each its longest word, and the rest by how much each holds."""
    columns = list(zip(*rows, strict=True))
    least = [
        _PADDING + _LETTER * max(len(word) for cell in column for word in cell.split() or [""])
        for column in columns
    ]
    if sum(least) > WIDTH:  # the widest give way first, so that short words stay whole
        most = max(width for width in range(WIDTH) if sum(min(one, width) for one in least) <= WIDTH)
        least = [min(one, most) for one in least]
    asked = [min(max(map(len, column)), _MOST) + 1 for column in columns]
    left = WIDTH - sum(least)
    return [width + left * share // sum(asked) for width, share in zip(least, asked, strict=True)]
