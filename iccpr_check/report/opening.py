"""The first page of the gap report: what the draft does, what to make of it, what to do, how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from iccpr_check.report import reading
from iccpr_check.report.markup import code, escape
from iccpr_check.report.recommendations import Recommended, recommended
from iccpr_check.report.sections import Sections

_FIRST = 10
"""Points named in the opening."""
_GIVEN = 10
"""Provisions named that the draft gives effect to."""
_PROPOSED = 8
"""Recommendations: A to H."""


class OpeningSections(Sections):
    """Cover, summary, recommendations, scope and method."""

    def _head(self) -> Iterator[str]:
        source = self.document.draft.document
        title = self.document.draft.title or source.title or source.path
        language = self._say(source.language) if source.language in {"en", "vi"} else source.language
        state = next((one for one in self.knowledge.countries if one.id == self.report.country), None)
        parts = (
            code(source.path), f"sha256 {source.sha256[:12]}", language,
            escape(reading.say(state.name, self.lang)) if state is not None else "",
            self.knowledge.treaty.id.upper(), f"iccpr-check {self.report.tool_version}",
            f"{self._say('rules')} {self.knowledge.digest}",
        )  # fmt: skip
        yield f"# {self._say('gap_report')}: {escape(title)}"
        yield ""
        yield " · ".join(part for part in parts if part)
        yield ""
        yield f"*{self._say('disclaimer')}*"

    def _in_short(self) -> Iterator[str]:
        yield f"## {self._say('in_short')}"
        yield ""
        yield from self._conclusion()
        points = self.document.points
        if points:
            key = "first_points" if len(points) > _FIRST else "all_points" if len(points) > 1 else "one_point"
            yield self._say(key, n=min(_FIRST, len(points)), all=len(points))
            yield ""
            for number, point in enumerate(points[:_FIRST], 1):
                where = self._places(point.findings, 6)
                yield (
                    f"{number}. **{escape(point.title)}** · {self._provision_names(point.provisions)} · "
                    f"{where} — {self._say(point.severity)}"
                )
        counts = reading.severities(self.document.findings)
        yield ""
        yield self._row(["", *(self._say(severity) for severity in reading.SEVERITIES)])
        yield "|---|---|---|---|---|"
        yield self._row(
            [self._say("indications"), *(str(counts[severity]) for severity in reading.SEVERITIES)]
        )

    def _conclusion(self) -> Iterator[str]:
        """Yield what the draft does to the Covenant, in a sentence each."""
        if self._unread():
            yield self._say("unread_line")
        restricted = [f"**{self._right(one)}** ({self._say('art')} {one})" for one in self._restricted()]
        if restricted:
            yield self._say("restricts_line", list=self._some(restricted, "; ", 6))
        else:
            yield self._say("nothing")
        given = {one.provision for one in self.document.engagements if one.effect == "implements"}
        effect = self._in_order(given)
        if effect:
            left = len(effect) - _GIVEN if len(effect) > _GIVEN + 1 else 0
            named = self._provision_names(effect[:_GIVEN] if left else effect)
            more = self._say("and_more_provisions", n=left)
            yield self._say("effect_line", list=f"{named} {more}" if left else named)
        missing = [
            f"{self._right(provision)} ({self._say('art')} {provision})"
            for finding in self.document.findings
            if finding.code in {"OMI01", "OMI04"}
            for provision in finding.provisions
        ]
        if missing:
            yield self._say("missing_line", list=self._some(list(dict.fromkeys(missing)), "; ", 4))
        yield ""

    def _restricted(self) -> Iterator[str]:
        """Yield the articles that the draft appears to restrict; of those without a right, the paragraph."""
        touched = (one.provision for one in self.document.engagements if one.effect == "restricts")
        named: dict[str, None] = {}
        for provision_id in self._in_order(touched):
            article, *inner = provision_id.split("(")
            whole = reading.provision_of(self.knowledge, article)
            if inner and whole is not None and whole.klass in {"duty", "structural"}:
                article = f"{article}({inner[0]}"
            named[article] = None
        yield from named

    def _right(self, provision_id: str) -> str:
        provision = reading.provision_of(self.knowledge, provision_id)
        title = reading.say(provision.title, self.lang) if provision is not None else provision_id
        return escape(title.replace("; ", ", "))

    def _some(self, things: list[str], between: str, most: int) -> str:
        left = len(things) - most
        if left < 2:
            return between.join(things)
        return f"{between.join(things[:most])} {self._say('and_more', n=left)}"

    def _what_it_is(self) -> Iterator[str]:
        yield f"## {self._say('what_it_is')}"
        yield ""
        yield self._say("what_it_is_text")

    def _recommendations(self) -> Iterator[str]:
        made = recommended(self.document, self.knowledge, self.lang)
        if not made:
            return
        yield f"## {self._say('key_recommendations')}"
        yield ""
        yield self._say("key_recommendations_note")
        yield ""
        for letter, one in zip(ascii_uppercase[:_PROPOSED], made, strict=False):
            yield f"- **{letter}.** {escape(one.words)} {self._tied(one)}"

    def _tied(self, one: Recommended) -> str:
        """Return where a recommendation applies: units, provisions, and the sheets that tell more."""
        findings = [self.document.findings[place] for place in one.findings]
        provisions = self._in_order(p for finding in findings for p in finding.provisions)
        if one.named:
            said = [f"{escape(name)} ({self._places(places, 4)})" for name, places in one.named]
            where = self._some(said, "; ", 5)
        else:
            where = self._places(one.findings, 5)
        if len(provisions) > 3:
            provisions = self._in_order(provision.split("(")[0] for provision in provisions)
        sheets = sorted({self.sheet[place] for place in one.findings if place in self.sheet})
        parts = [where, self._provision_names(provisions)]
        if sheets:
            listed = ", ".join(map(str, sheets))
            parts.append(self._say("see_sheets" if len(sheets) > 1 else "see_sheet", n=listed))
        return f"*{' · '.join(part for part in parts if part)}*"

    def _places(self, places: Iterable[int], most: int) -> str:
        units = [self.document.findings[place].unit for place in places]
        return self._units(self._articles(unit for unit in units if unit is not None), most)

    def _scope(self) -> Iterator[str]:
        yield f"## {self._say('scope')}"
        yield ""
        names = {kind.id: reading.say(kind.name, self.lang) for kind in self.knowledge.kinds}
        kinds = "; ".join(
            f"**{names.get(kind.id, kind.id)}** ({escape(kind.why)})" for kind in self.document.kinds
        )
        draft = self.document.draft
        articles = reading.article_count(self.document)
        told = [
            self._say("read_as_line", kinds=kinds) if kinds else self._say("kind_unknown_line"),
            "" if self._unread() else self._say("all_read", n=articles),
            self._say("amending") if draft.amending else "",
            self._say("implementing") if self.document.implementing else "",
            "" if self.report.country else self._say("no_state_line"),
            self._say("beyond_line"),
        ]
        for line in told:
            if line:
                yield f"- {line}"
        if draft.document.skipped:
            yield f"- {self._say('not_read')}"
            for one in draft.document.skipped:
                yield f"    - {escape(one.what)}: {escape(one.why)}"
        method = [f"- {self._say(key)}" for key in ("method_line", "translation_line")]
        yield from self._folded(self._say("how_found"), method)

    def _unread(self) -> bool:
        return any(one.matters for one in self.document.draft.document.skipped)
