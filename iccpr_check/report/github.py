"""Annotations and step summaries of GitHub Actions, within the limits GitHub keeps.

A step shows ten annotations of each level at most, so the most telling ones come first and the rest is
counted in a line (docs.github.com, "Workflow commands for GitHub Actions").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from iccpr_check.model import DocumentReport, Finding, Report
from iccpr_check.report import reading
from iccpr_check.report.markdown import render_markdown
from iccpr_check.report.markup import code, escape
from iccpr_check.report.words import word

_LEVELS = {"serious": "error", "warning": "warning", "notice": "notice"}
_SHOWN = 10
"""Annotations of one level that GitHub shows for a step."""
_SUMMARY_BYTES = 900_000
"""Bytes of a step summary; GitHub refuses one above 1 MiB whole."""
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(report: Report) -> str:
    """Return workflow commands: an annotation for each open finding but remarks, ten of a level at most."""
    told: dict[str, list[tuple[bool, str]]] = {severity: [] for severity in _LEVELS}
    for document in report.documents:
        for finding in reading.open_findings(document):
            if finding.severity in _LEVELS:
                line = _annotation(_LEVELS[finding.severity], document, finding)
                told[finding.severity].append((not finding.fails, line))
    lines: list[str] = []
    for severity, all_of_level in told.items():
        all_of_level.sort(key=lambda one: one[0])
        shown = all_of_level[: _SHOWN - 1] if len(all_of_level) > _SHOWN else all_of_level
        lines += [line for _, line in shown]
        if len(all_of_level) > len(shown):
            left, level = len(all_of_level) - len(shown), word(severity, report.lang)
            more = word("more_of_level", report.lang, n=left, level=level)
            lines.append(f"::{_LEVELS[severity]} title=iccpr-check::{_data(more)}")
    lines += [
        f"::error file={_property(failure.path)},title={_property(word('unreadable', report.lang))}::"
        f"{_data(failure.why)}"
        for failure in report.failures
    ]
    return "".join(f"{reading.printable(line)}\n" for line in lines)


def render_github_summary(report: Report) -> str:
    """Return Markdown for ``$GITHUB_STEP_SUMMARY``: a table of open findings, then the reports that fit."""
    pieces = ["\n".join(_table(report)) + "\n"]
    room = _SUMMARY_BYTES - len(pieces[0].encode())
    for document in map(reading.shown, report.documents):
        if not document.points:
            continue
        gap = render_markdown(
            report.model_copy(update={"documents": (document,), "failures": (), "decisions": ()})
        )
        title = escape(document.draft.document.path)
        folded = f"\n<details><summary>{title}</summary>\n\n{gap}\n</details>\n"
        room -= len(folded.encode())
        if room < 0:
            pieces.append(f"\n{word('summary_cut', report.lang)}\n")
            break
        pieces.append(folded)
    return reading.printable("".join(pieces))


def _table(report: Report) -> Iterator[str]:
    lang = report.lang
    counts: Counter[str] = Counter()
    failing: list[str] = []
    for document in report.documents:
        for finding in reading.open_findings(document):
            counts[finding.severity] += 1
            if finding.fails:
                place = code(reading.place(document, finding.span.start))
                failing.append(
                    f"- {place} {escape(finding.label)}: {escape(finding.message)} `{finding.code}`"
                )
    yield "## iccpr-check"
    yield ""
    yield "| " + " | ".join(word(severity, lang) for severity in reading.SEVERITIES) + " |"
    yield "|---|---|---|---|"
    yield "| " + " | ".join(str(counts[severity]) for severity in reading.SEVERITIES) + " |"
    if failing:
        yield ""
        yield f"**{word('fails_build', lang)}**"
        yield ""
        yield from failing[:50]
        if len(failing) > 50:
            yield f"- … {len(failing) - 50}"
    for failure in report.failures:
        yield f"- {code(failure.path)}: {escape(failure.why)}"
    yield ""
    yield f"*{word('disclaimer', lang)}*"


def _annotation(level: str, document: DocumentReport, finding: Finding) -> str:
    places = [f"file={_property(document.draft.document.path)}"]
    if finding.line is not None:
        places.append(f"line={finding.line}")
        if finding.end_line is not None:
            places.append(f"endLine={finding.end_line}")
        if finding.column is not None and finding.end_line == finding.line:
            places.append(f"col={finding.column}")
    title = f"{finding.code} {finding.label}"
    message = " ".join(part for part in (finding.message, finding.question) if part)
    return f"::{level} {','.join(places)},title={_property(title)}::{_data(message)}"


def _property(text: str) -> str:
    return text.translate(_IN_PROPERTY)


def _data(text: str) -> str:
    return text.translate(_ESCAPES)
