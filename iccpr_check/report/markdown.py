"""The gap report in Markdown: conclusion first, one subject a point, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator

from iccpr_check.model import Report
from iccpr_check.report import reading
from iccpr_check.report.decided import decisions, news, set_aside
from iccpr_check.report.further import FurtherSections
from iccpr_check.report.markup import code, escape
from iccpr_check.report.points import PointSections
from iccpr_check.report.state import StateSections
from iccpr_check.report.tables import TableSections
from iccpr_check.report.words import word

_FIRST = 10
"""Points named in the opening."""


def render_markdown(report: Report) -> str:
    """Return the gap report; several documents follow each other under their own headings."""
    lines: list[str] = []
    for document in report.documents:
        lines += _Gap(report, reading.shown(document)).lines()
        aside = list(set_aside(report, document))
        if aside:
            lines += ["", *aside]
        lines.append("")
    told = list(decisions(report))
    if told:
        lines += [*told, ""]
    if report.failures:
        lines += [f"## {word('unreadable', report.lang)}", ""]
        lines += [f"- {code(failure.path)}: {escape(failure.why)}" for failure in report.failures]
        lines.append("")
    return reading.printable("\n".join(lines).rstrip()) + "\n"


class _Gap(PointSections, FurtherSections, TableSections, StateSections):
    """The report on one document, section by section."""

    def lines(self) -> list[str]:
        """Return all lines of the report."""
        sections = (
            self._head, self._in_short, self._points, self._safeguards, self._further, self._effect,
            self._missing, self._state, self._references, self._provisions, self._how_read,
        )  # fmt: skip
        lines: list[str] = []
        for section in sections:
            made = list(section())
            if made:
                lines += [*made, ""]
        return lines

    def _head(self) -> Iterator[str]:
        source = self.document.draft.document
        title = self.document.draft.title or source.title or source.path
        names = {kind.id: reading.say(kind.name, self.lang) for kind in self.knowledge.kinds}
        kinds = "; ".join(
            f"**{names.get(kind.id, kind.id)}** ({escape(kind.why)})" for kind in self.document.kinds
        )
        language = self._say(source.language) if source.language in {"en", "vi"} else source.language
        read_as = f"{self._say('read_as')}: {kinds}" if kinds else self._say("kind_unknown")
        articles = self._say("articles_read", n=reading.article_count(self.document))
        yield f"# {self._say('gap_report')}: {escape(title)}"
        yield ""
        yield (
            f"{code(source.path)} · {language} · {read_as} · {self.knowledge.treaty.id.upper()} · "
            f"{self._say('rules')} {self.knowledge.digest} · {articles if not self._unread() else ''}"
        ).rstrip(" ·")
        yield ""
        yield f"*{self._say('disclaimer')}*"

    def _in_short(self) -> Iterator[str]:
        yield f"## {self._say('in_short')}"
        yield ""
        effect, missing = self._implemented(), self._expected_missing()
        if effect:
            yield self._sentence(self._say("implements_line", list=", ".join(effect[:14])))
        if missing:
            yield self._sentence(self._say("omits_line", list=", ".join(missing[:14])))
        if effect or missing:
            yield ""
        points = self.document.points
        if not points:
            yield self._say("nothing")
        else:
            key = "first_points" if len(points) > _FIRST else "all_points" if len(points) > 1 else "one_point"
            yield self._say(key, n=min(_FIRST, len(points)), all=len(points))
            yield ""
            for number, point in enumerate(points[:_FIRST], 1):
                yield (
                    f"{number}. **{escape(point.title)}** · {self._provision_names(point.provisions)} · "
                    f"{self._units(point.units)} — {self._say(point.severity)}"
                )
        for line in news(self.report, self.document):
            yield ""
            yield line
        counts = reading.severities(self.document.findings)
        yield ""
        yield "| | " + " | ".join(self._say(s) for s in reading.SEVERITIES) + " |"
        yield "|---|---|---|---|---|"
        yield (
            f"| {self._say('indications')} | " + " | ".join(str(counts[s]) for s in reading.SEVERITIES) + " |"
        )

    @staticmethod
    def _sentence(text: str) -> str:
        return f"{text[:1].upper()}{text[1:]}."

    def _implemented(self) -> list[str]:
        found = (one.provision for one in self.document.engagements if one.effect == "implements")
        return sorted(dict.fromkeys(found), key=_by_number)

    def _expected_missing(self) -> list[str]:
        return [
            provision
            for finding in self.document.findings
            if finding.code in {"OMI01", "OMI04"}
            for provision in finding.provisions
        ]

    def _unread(self) -> bool:
        return any(one.matters for one in self.document.draft.document.skipped)

    def _how_read(self) -> Iterator[str]:
        yield f"## {self._say('how_read')}"
        yield ""
        skipped = self.document.draft.document.skipped
        if not self._unread():
            yield self._say("all_read", n=reading.article_count(self.document))
        if self.document.draft.amending:
            yield self._say("amending")
        if self.document.implementing:
            yield self._say("implementing")
        if skipped:
            yield self._say("not_read")
            for one in skipped:
                yield f"- {escape(one.what)}: {escape(one.why)}"
            yield ""
        yield self._say("not_assessed")


def _by_number(provision: str) -> tuple[int, str]:
    return int(provision.split("(")[0]), provision
