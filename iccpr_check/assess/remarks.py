"""What is to be said of a restriction beside what it is: its grounds, its precision, its safeguards."""

from __future__ import annotations

from collections import defaultdict

from iccpr_check.assess.definitions import is_defined
from iccpr_check.assess.findings import in_words, say
from iccpr_check.assess.material import Material
from iccpr_check.assess.prongs import UNTESTED
from iccpr_check.model import Evidence, Finding, Word

_RESTRICTS = "RES"
_WEIGHS = 2
_LISTABLE = frozenset({"NS", "PO", "PS", "PH", "PM", "RO", "RP", "PL", "IJ"})


def _decides(measure: Word) -> bool:
    """Tell whether a measure is somebody's decision in the single case, and weighs: it needs an aim."""
    return not measure.upon_conduct and measure.weight >= _WEIGHS


class Remarks(Material):
    """The findings that go along with the leading one."""

    def _remarks(self) -> list[Finding]:
        """Return all of them, in the order in which a reader asks."""
        return [
            *self._ground_findings(),
            *self._wide_ground_findings(),
            *self._wording_findings(),
            *self._safeguard_findings(),
        ]

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
        listed = self._listed()
        found_codes: dict[str, list[Evidence]] = defaultdict(list)
        if shown := self._showing("GND04"):
            found_codes["GND04"] += shown
        for (code, _), evidence in seen.items():
            found_codes[code] += evidence
        return [
            self._finding(
                self.reading.codes[code],
                evidence,
                details={"ground": in_words(self.draft.document.text, evidence), "list": listed},
            )
            for code, evidence in found_codes.items()
        ]

    def _wide_ground_findings(self) -> list[Finding]:
        """Return VAG01 for wide grounds that the draft does not define, GND03 where a power has no ground."""
        if self.provision.klass != "listed" or not self.grounds:
            return []
        vocabulary = self.reading.knowledge.vocabulary.get("ground", {})
        wide = [
            found
            for found in self.near
            if found.means.ground in vocabulary
            and vocabulary[found.means.ground].wide
            and not is_defined(self.reading.tree.words(found.span), self.reading.defined)
        ]
        found = [self._finding(self.reading.codes["VAG01"], wide)] if wide else []
        deciding = [
            one
            for one in self.evidence
            if _decides(self._measure(one)) and self._code(one).startswith(_RESTRICTS)
        ]
        if self.prongs["ground"].state == "absent" and deciding and not self.reading.ordinary:
            found.append(self._finding(self.reading.codes["GND03"], deciding))
        return found

    def _listed(self) -> str:
        """Return the grounds that the treaty lists for this right, as a reader says them."""
        vocabulary = self.reading.knowledge.vocabulary.get("ground", {})
        names = (say(vocabulary[g].name, self.reading.lang) for g in self.grounds if g in vocabulary)
        return ", ".join(names)

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
        uncontrolled = state == "absent" or (state == "weak" and not self.elsewhere)
        if intrusive and uncontrolled and not self.reading.ordinary:
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
