"""The gap report as a Word document, which a ministry can attach: the Markdown report, set on A4 pages.

It is made from the Markdown itself, so the two never say different things.
"""

from __future__ import annotations

from iccpr_check.model import Report
from iccpr_check.report.docx.blocks import Heading, blocks
from iccpr_check.report.docx.body import body
from iccpr_check.report.docx.frame import framed
from iccpr_check.report.docx.inline import words
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.words import word


def render_docx(report: Report) -> bytes:
    """Return the gap report as a ``.docx`` file."""
    read = blocks(render_markdown(report))
    first = next(
        (block.text for block in read if isinstance(block, Heading)), word("gap_report", report.lang)
    )
    return framed(body(read), title="".join(some.text for some in words(first)), lang=report.lang)
