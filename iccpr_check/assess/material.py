"""The material of one sheet: the words that restrict a right in one article, and what stands near them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from iccpr_check.assess.findings import confidence_of, in_words, make_finding, quote, say
from iccpr_check.assess.nearby import nearby
from iccpr_check.assess.prongs import prongs
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.severity import lower
from iccpr_check.model import Code, Confidence, Evidence, Finding, Prong, Provision, Severity, Word

_NO_MEASURE = Word(name={})
_DEFICITS = ("VAG", "SAF", "GND")
"""Families of codes that say what a restriction lacks, not what it is."""
#: The code that leads where several stand on one unit and right, first to last.
_LEAD = (
    "NDR01",
    "BRT",
    "RES07",
    "RES05",
    "RES08",
    "DIS06",
    "RES04",
    "RES03",
    "RES02",
    "DIS02",
    "DIS03",
    "DIS01",
    "DIS04",
    "REM04",
    "RES01",
)


class Material:
    """What is known of one right in one article, and how a finding on it is made."""

    def __init__(
        self,
        reading: Reading,
        article: str,
        provision: Provision,
        evidence: list[Evidence],
        appeals: Sequence[Evidence],
    ) -> None:
        self.reading, self.article, self.provision = reading, article, provision
        self.draft = reading.tree.draft
        self.evidence = sorted(evidence, key=lambda found: (found.span.start, found.span.end))
        self.whole = reading.counted.within(article)
        self.near = nearby(self.evidence, self.whole, reading.tree, self._measure)
        self.measures = tuple(
            dict.fromkeys(found.means.measure for found in self.evidence if found.means.measure)
        )
        self.confidence: Confidence = (
            "high"
            if any(confidence_of(reading.rules.get(found.rule)) == "high" for found in self.evidence)
            else "medium"
        )
        self.grounds = self._clause().limits.grounds
        self.elsewhere = [found for found in appeals if reading.tree.article(found.unit).id != article]
        words = reading.knowledge.vocabulary.get("ground", {})
        kin = {ground for ground, word in words.items() if word.like in self.grounds}
        self.prongs = prongs(provision, self.grounds, kin, self.near, self.whole, self.elsewhere, self.draft)

    def _clause(self) -> Provision:
        clause = self.provision.limits.clause
        found = self.reading.knowledge.treaty.provision(clause) if clause else None
        return found if found is not None and found.limits.grounds else self.provision

    def _codes(self) -> list[tuple[str, list[Evidence]]]:
        """Return the codes of this sheet with their evidence, the leading one first."""
        by_code: dict[str, list[Evidence]] = defaultdict(list)
        for found in self.evidence:
            by_code[self._code(found)].append(found)
        if len(by_code) > 1 and "RES01" in by_code:
            plain = by_code.pop("RES01")
            by_code[min(by_code, key=_lead)] += plain
        return sorted(by_code.items(), key=lambda item: _lead(item[0]))

    def _code(self, found: Evidence) -> str:
        """Return what kind of restriction the words are; a deficit they show (VAG02 …) is told beside it."""
        if self.provision.klass == "absolute" and self.provision.limits.clause is None:
            return "NDR01"
        if found.means.code is not None and not found.means.code.startswith(_DEFICITS):
            return found.means.code
        if self._is_conduct() and self._heavily_punished(found):
            return "RES07"
        return "RES05" if found.means.measure == "licence" else "RES01"

    def _is_conduct(self) -> bool:
        """Tell whether the right is exercised by doing something, which can be punished."""
        words = self.reading.knowledge.vocabulary.get("conduct", {}).values()
        articles = {(word.provision or "").partition("(")[0] for word in words if word.act}
        return str(self.provision.article) in articles

    def _heavily_punished(self, found: Evidence) -> bool:
        """Tell whether the words punish, and prison or death stands with them."""
        if self._measure(found).heavy:
            return True
        return self._measure(found).upon_conduct and any(self._measure(other).heavy for other in self.near)

    def _measure(self, found: Evidence) -> Word:
        words = self.reading.knowledge.vocabulary.get("measure", {})
        return words.get(found.means.measure or "", _NO_MEASURE)

    def _showing(self, code: str) -> list[Evidence]:
        """Return the restricting words whose rule says that they by themselves show a deficit."""
        return [found for found in self.evidence if found.means.code == code]

    def _eased(self, severity: Severity) -> Severity:
        return lower(severity) if self.reading.ordinary else severity

    def _finding(
        self,
        code: Code,
        evidence: Sequence[Evidence],
        *,
        details: Mapping[str, str] | None = None,
        severity: Severity | None = None,
        prongs: Mapping[str, Prong] | None = None,
    ) -> Finding:
        first = evidence[0]
        words = self.reading.knowledge.vocabulary.get("measure", {})
        measures = dict.fromkeys(found.means.measure for found in evidence if found.means.measure)
        named = ", ".join(say(words[m].name, self.reading.lang) for m in measures if m in words)
        heavy = dict.fromkeys(f.means.measure for f in self.near if self._measure(f).heavy)
        penalty = ", ".join(say(words[m].name, self.reading.lang) for m in heavy if m in words)
        text = in_words(self.draft.document.text, evidence)
        return make_finding(
            code,
            self.draft,
            unit_id=first.unit,
            span=first.span,
            provisions=(self.provision.id,),
            confidence=self.confidence,
            lang=self.reading.lang,
            severity=severity,
            details={
                "measure": named or text, "penalty": penalty or named or text, "words": text,
                "power": named or text, "instrument": text, "term": text, **(details or {}),
            },
            sources=self._sources(evidence),
            evidence=[quote(self.draft, found) for found in evidence[:8]],
            prongs=prongs,
        )  # fmt: skip

    def _sources(self, evidence: Sequence[Evidence]) -> list[str]:
        rules = (self.reading.rules.get(found.rule) for found in evidence)
        cites = (cite for rule in rules if rule is not None for cite in rule.source.cite.split("; "))
        return list(dict.fromkeys(cites))[:4]


def _lead(code: str) -> int:
    key = "BRT" if code.startswith("BRT") else code
    return _LEAD.index(key) if key in _LEAD else len(_LEAD) - 2
