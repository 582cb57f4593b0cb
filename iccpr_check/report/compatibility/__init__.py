"""A statement of compatibility as a skeleton: what the text shows, and the questions left to its authors.

In the manner of Australia's statements of compatibility, the United Kingdom's memoranda on Convention
rights and New Zealand's section 7 reports: measure by measure, rights that allow no limitation first.
"""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import DocumentReport, Report
from iccpr_check.report import reading
from iccpr_check.report.compatibility.limits import Measure, asked, further, measure_part, measures
from iccpr_check.report.compatibility.page import Page
from iccpr_check.report.compatibility.parts import derogation, expected, others, promoted, summary
from iccpr_check.report.markup import code, escape
from iccpr_check.report.words import word


def render_compatibility(report: Report) -> str:
    """Return the skeleton in Markdown, one for each draft; it reaches no conclusion."""
    lines: list[str] = []
    for document in report.documents:
        lines += [*_statement(Page(report, document)), ""]
    if report.failures:
        lines += [f"## {word('unreadable', report.lang)}", ""]
        lines += [f"- {code(failure.path)}: {escape(failure.why)}" for failure in report.failures]
    if not report.documents:
        lines += ["", f"*{word('disclaimer', report.lang)}*"]
    return reading.printable("\n".join(lines).strip()) + "\n"


def _statement(page: Page) -> Iterator[str]:
    found, free = measures(page)
    absolute = [one for one in found if page.klass(one.point.provisions) == "absolute"]
    limiting = [one for one in found if one not in absolute]
    yield from _head(page)
    parts = (
        ("purpose", [page.say("purpose_ask"), *page.answer()]),
        ("summary", list(summary(page))),
        ("promoted", list(promoted(page))),
        ("absolutes", list(_measures(page, absolute, 4))),
        ("limits", [*_measures(page, limiting, 5), *further(page, free)]),
        ("expected", list(expected(page, free))),
        ("derogation", list(derogation(page))),
        ("others", list(others(page))),
        ("conclusion", list(page.answer())[1:]),
        ("what_it_is", list(_what_it_is(page))),
    )
    notes = {"promoted", "absolutes", "expected"}
    for number, (key, lines) in enumerate(parts, 1):
        yield f"## {number}. {page.say(key)}"
        yield ""
        if key in notes and lines and lines != [page.say("none")]:
            yield page.say(f"{key}_note")
            yield ""
        yield from lines or [page.say("none")]
        yield ""


def _head(page: Page) -> Iterator[str]:
    source = page.document.draft.document
    names = {kind.id: reading.say(kind.name, page.lang) for kind in page.knowledge.kinds}
    kinds = "; ".join(f"{names.get(kind.id, kind.id)} ({kind.why})" for kind in page.document.kinds)
    read_as = f"{page.word('read_as')}: {escape(kinds)}" if kinds else page.word("kind_unknown")
    yield f"# {page.say('title')}: {escape(page.document.draft.title or source.title or source.path)}"
    yield ""
    yield (
        f"{code(source.path)} · {read_as} · {escape(reading.say(page.knowledge.treaty.name, page.lang))} · "
        f"iccpr-check {page.report.tool_version}, {page.word('rules')} {page.knowledge.digest}"
    )
    yield ""
    yield f"*{page.word('disclaimer')}*"
    yield ""
    yield page.say("how_to", answer=page.say("answer"))
    yield ""


def _measures(page: Page, found: list[Measure], part: int) -> Iterator[str]:
    if not found:
        yield page.say("limits_none" if part == 5 and not page.document.points else "none")
        return
    yield from asked(page, found)
    for number, measure in enumerate(found, 1):
        yield from measure_part(page, measure, f"{part}.{number}")
        yield ""


def _what_it_is(page: Page) -> Iterator[str]:
    document: DocumentReport = page.document
    yield f"- {page.say('is')}"
    yield f"- {page.say('is_not')}"
    yield f"- {page.say('authentic')}"
    for left in document.draft.document.skipped:
        yield f"- {page.word('not_read')} {escape(left.what)}: {escape(left.why)}"
    if document.draft.amending:
        yield f"- {page.word('amending')}"
    if document.implementing:
        yield f"- {page.word('implementing')}"
    yield f"- *{page.word('disclaimer')}*"
