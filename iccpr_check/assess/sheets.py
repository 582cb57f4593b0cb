"""One right in one article of the draft: what restricts it, in which words, and how the test reads there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iccpr_check.assess.findings import confidence_of, make_finding, quote, say
from iccpr_check.assess.nearby import nearby
from iccpr_check.assess.prongs import UNTESTED, prongs
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.severity import at_least, at_most, lower, weigh
from iccpr_check.model import (
    Code,
    Confidence,
    Evidence,
    Finding,
    Prong,
    Provision,
    Severity,
    Word,
)

#: The code that leads where several stand on one unit and right, first to last.
_LEAD = (
    "NDR01",
    "BRT",
    "RES07",
    "RES05",
    "RES04",
    "RES03",
    "RES02",
    "DIS02",
    "DIS03",
    "DIS01",
    "REM04",
    "RES01",
)
_NO_MEASURE = Word(name={})
_DISTINCTIONS = "DIS"
"""Different treatment is a question of its own, not a bar to the right: never more than a warning."""
_DEFICITS = ("VAG", "SAF", "GND")
"""Families of codes that say what a restriction lacks, not what it is."""
_FLOORS = ("NDR01", "REM04", "BRT")


@dataclass(frozen=True)
class Sheet:
    """One right in one article of the draft: the leading finding and what belongs to it."""

    article: str
    provision: str
    measures: tuple[str, ...]
    findings: tuple[Finding, ...]


class SheetMaker:
    """The working-out of one sheet."""

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
        elsewhere = [found for found in appeals if reading.tree.article(found.unit).id != article]
        self.prongs = prongs(provision, self.grounds, self.near, self.whole, elsewhere, self.draft)

    def made(self) -> Sheet:
        """Return the sheet, its leading finding first."""
        leading = [self._leading(code, evidence) for code, evidence in self._codes()]
        findings = (
            *leading,
            *self._ground_findings(),
            *self._wording_findings(),
            *self._safeguard_findings(),
        )
        return Sheet(self.article, self.provision.id, self.measures, findings)

    def _clause(self) -> Provision:
        clause = self.provision.limits.clause
        found = self.reading.knowledge.treaty.provision(clause) if clause else None
        return found if found is not None and found.limits.grounds else self.provision

    # --- the leading finding, and the other codes that the words themselves show -------------------

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

    def _leading(self, code_id: str, evidence: list[Evidence]) -> Finding:
        codes = self.reading.codes
        code = codes[code_id]
        measures = [self._measure(found) for found in evidence]
        if code_id == "RES07":
            measures += [self._measure(found) for found in self.near if self._measure(found).heavy]
        severity = weigh(
            self.provision,
            [measure.weight for measure in measures],
            self.prongs,
            ordinary=self.reading.ordinary,
        )
        if code_id.startswith(_FLOORS) and not self.reading.ordinary:
            severity = at_least(severity, "warning")
        if code_id.startswith(_DISTINCTIONS):
            severity = at_most(severity, "warning")
        return self._finding(code, evidence, severity=severity, prongs=self.prongs)

    # --- grounds ----------------------------------------------------------------------------------

    def _ground_findings(self) -> list[Finding]:
        if self.provision.klass != "listed" or not self.grounds:
            return []
        vocabulary = self.reading.knowledge.vocabulary.get("ground", {})
        seen: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for found in self.near:
            ground = found.means.ground
            if ground is None or ground in self.grounds:
                continue
            word = vocabulary.get(ground)
            like = word.like if word is not None else None
            if like in self.grounds:
                continue
            at_large = word is not None and like is None and ground not in _LISTABLE
            code = "GND04" if ground == "state_interest" else "GND01" if at_large or like else "GND02"
            seen[code, ground].append(found)
        listed = ", ".join(
            say(vocabulary[g].name, self.reading.lang) for g in self.grounds if g in vocabulary
        )
        found_codes: dict[str, list[Evidence]] = defaultdict(list)
        if shown := self._showing("GND04"):
            found_codes["GND04"] += shown
        for (code, _), evidence in seen.items():
            found_codes[code] += evidence
        return [
            self._finding(
                self.reading.codes[code],
                evidence,
                details={"ground": _words(self.draft.document.text, evidence), "list": listed},
            )
            for code, evidence in found_codes.items()
        ]

    # --- precision, discretion, delegation ----------------------------------------------------------

    def _wording_findings(self) -> list[Finding]:
        tests = {
            "VAG02": [
                *self._showing("VAG02"),
                *(f for f in self.near if f.means.vague == "conduct"),
            ],
            "VAG03": [found for found in self.near if found.means.vague == "catch_all"],
            "VAG04": [found for found in self.near if found.means.vague == "discretion"],
            "RES02": [found for found in self.near if found.means.test == "delegation"],
        }
        if self.provision.klass in UNTESTED:
            tests = {code: evidence for code, evidence in tests.items() if code == "VAG02"}
        led = {code for code, _ in self._codes()}
        return [
            self._finding(
                self.reading.codes[code],
                evidence,
                severity=self._eased(self.reading.codes[code].severity),
            )
            for code, evidence in tests.items()
            if evidence and code not in led
        ]

    # --- safeguards ---------------------------------------------------------------------------------

    def _safeguard_findings(self) -> list[Finding]:
        found = []
        codes = self.reading.codes
        state = self.prongs["safeguard"].state
        intrusive = [e for e in self.evidence if self._measure(e).court] or self._showing("SAF01")
        if intrusive and state == "absent" and not self.reading.ordinary:
            found.append(self._finding(codes["SAF01"], intrusive))
        if (
            state == "contrary"
            and not self._ouster_told()
            and "REM04" not in {code for code, _ in self._codes()}
        ):
            ousters = [e for e in self.whole if e.means.safeguard == "ouster"]
            found.append(self._finding(codes["REM04"], ousters, severity=self._eased("warning")))
        return found

    def _ouster_told(self) -> bool:
        """Tell whether a rule tells the ouster of this article for itself, so that it is not told twice."""
        return any(
            found.means.code == "REM04" and found.means.restricts != self.provision.id for found in self.whole
        )

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
        text = _words(self.draft.document.text, evidence)
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


_LISTABLE = frozenset({"NS", "PO", "PS", "PH", "PM", "RO", "RP", "PL", "IJ"})


def _lead(code: str) -> int:
    key = "BRT" if code.startswith("BRT") else code
    return _LEAD.index(key) if key in _LEAD else len(_LEAD) - 2


def _words(text: str, evidence: Sequence[Evidence]) -> str:
    """Return the different words of the evidence, each in quotation marks; three at most."""
    said = dict.fromkeys(" ".join(text[e.span.start : e.span.end].split()) for e in evidence)
    return ", ".join(f"“{words}”" for words in list(said)[:3])
