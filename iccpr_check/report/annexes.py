"""The annexes of the gap report: codes used, sources, and the terms in English and Vietnamese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from iccpr_check.report import reading
from iccpr_check.report.gap_words import gap_word
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections

_TERMS = (
    "serious", "warning", "notice", "info", "legality", "precision", "ground", "necessity", "proportionality",
    "equality", "safeguard", "present", "weak", "absent", "contrary", "core", "relevant", "triggered",
    "class.absolute", "class.listed", "class.unlisted", "class.guarantee", "class.duty", "restricted",
    "addressed", "silent",
)  # fmt: skip
"""Fixed words that a reader of one language may have to say in the other."""


class AnnexSections(Sections):
    """Folded: who reads the report needs none of it, who checks the report all of it."""

    def _annexes(self) -> Iterator[str]:
        counted = Counter(finding.code for finding in self.document.findings)
        if not counted:
            return
        yield f"## {self._say('annexes')}"
        rows = [(f"`{code}`", *self._in_both(code), str(counted[code])) for code in sorted(counted)]
        yield from self._folded(
            self._say("codes_used", n=len(rows)),
            self._table(("code", "meaning_en", "meaning_vi", "times"), rows),
        )
        yield from self._folded(self._say("sources_used"), self._sources())
        terms = [(gap_word(term, "en"), gap_word(term, "vi")) for term in _TERMS]
        named = {p.split("(")[0] for finding in self.document.findings for p in finding.provisions}
        titled = [reading.provision_of(self.knowledge, article) for article in self._in_order(named)]
        terms += [
            (f"{one.id} {escape(one.title.get('en', ''))}", f"{one.id} {escape(one.title.get('vi', ''))}")
            for one in titled
            if one is not None
        ]
        yield from self._folded(self._say("glossary"), self._table(("meaning_en", "meaning_vi"), terms))

    def _in_both(self, code: str) -> tuple[str, str]:
        known = self.codes.get(code)
        if known is None:
            return "", ""
        return escape(known.name.get("en", "")), escape(known.name.get("vi", ""))

    def _sources(self) -> Iterator[str]:
        treaty = self.knowledge.treaty
        yield f"- {escape(reading.say(treaty.name, self.lang))}: {escape(treaty.citation)}"
        for text in treaty.texts:
            if text.lang in {"en", self.lang}:
                bound = self._say("text_authentic" if text.authentic else "working_translation")
                name = self._say(text.lang) if text.lang in {"en", "vi"} else text.lang
                yield f"- {name}: {escape(text.source)} ({bound})"
        yield f"- {self._say('source_notation')}"
        cited = self._cites(
            source
            for finding in self.document.findings
            for source in finding.sources
            if source.startswith("GC")
        )
        if cited:
            yield f"- {cited}"
