"""The gap report's tables: what gives effect, what is missing, what is referred to, every provision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iccpr_check.model import ProvisionResult
from iccpr_check.report import reading
from iccpr_check.report.markup import escape
from iccpr_check.report.sections import Sections


class TableSections(Sections):
    """What is there, what is not, and a row for every article of the treaty."""

    def _effect(self) -> Iterator[str]:
        results = [r for r in self.document.provisions if any(e.located for e in r.elements)]
        if not results:
            return
        yield f"## {self._say('gives_effect')}"
        yield ""
        columns = ("provision", "where", "located", "not_located")
        yield "| " + " | ".join(self._say(column) for column in columns) + " |"
        yield "|---|---|---|---|"
        for result in results:
            provision = reading.provision_of(self.knowledge, result.provision)
            if provision is None:
                continue
            located = {element.id for element in result.elements if element.located}
            names = {element.id: reading.say(element.name, self.lang) for element in provision.elements}
            missing = [e.id for e in provision.elements if e.required and e.id not in located]
            where = dict.fromkeys(unit for e in result.elements for unit in e.units)
            have = "; ".join(escape(names[e.id]) for e in result.elements if e.located)
            lack = "; ".join(escape(names[e]) for e in missing) or "–"
            title = escape(reading.say(provision.title, self.lang))
            yield f"| {result.provision} {title} | {self._units(tuple(where))} | {have} | {lack} |"

    def _missing(self) -> Iterator[str]:
        omissions = [f for f in self.document.findings if f.code in {"OMI01", "OMI03", "OMI04"}]
        quiet = [f for f in self.document.findings if f.code == "OMI02"]
        if not omissions and not quiet:
            return
        yield f"## {self._say('expected_missing')}"
        yield ""
        if omissions:
            yield f"| {self._say('provision')} | {self._say('what_is_said')} |"
            yield "|---|---|"
            for finding in omissions:
                yield f"| {', '.join(finding.provisions)} | {escape(finding.message)} `{finding.code}` |"
        if quiet:
            names = ", ".join(p for finding in quiet for p in finding.provisions)
            yield ""
            yield f"{self._say('relevant').capitalize()}: {names} `OMI02`."

    def _references(self) -> Iterator[str]:
        yield f"## {self._say('references')}"
        yield ""
        treaty = self.knowledge.treaty.id
        own = [r for r in self.document.references if r.instrument == treaty]
        if own:
            by_unit: dict[str, list[str]] = {}
            for reference in own:
                named = reference.provision or treaty.upper()
                by_unit.setdefault(reference.unit, []).append(named)
            for unit, names in by_unit.items():
                yield f"- {self._units((unit,))} {self._say('cites')} {', '.join(dict.fromkeys(names))}"
        else:
            yield self._say("no_references")
        others = dict.fromkeys(r.instrument for r in self.document.references if r.instrument != treaty)
        if others:
            known = self.knowledge.lookalikes.instruments
            names = [reading.say(known[one], self.lang) if one in known else one for one in others]
            yield ""
            yield self._say("other_instruments", list=", ".join(names))
        wrong = [finding for finding in self.document.findings if finding.code.startswith("MIS")]
        if wrong:
            yield ""
            yield f"**{self._say('look_again')}**"
            yield ""
            for finding in wrong:
                said = f"{finding.message} {finding.question}"
                yield f"- {self._where(finding)}: {escape(said)} `{finding.code}`"

    def _provisions(self) -> Iterator[str]:
        articles = [r for r in self.document.provisions if "(" not in r.provision]
        said = [r for r in articles if r.expected != "no" or r.verdict != "not_expected"]
        yield f"## {self._say('by_provision')}"
        yield ""
        if said:
            yield "| " + " | ".join(map(self._say, ("provision", "expected", "verdict", "where"))) + " |"
            yield "|---|---|---|---|"
            for result in said:
                yield self._provision_row(result)
            yield ""
        folded = len(articles) - len(said)
        if folded:
            yield self._say("folded", n=folded) + "."

    def _provision_row(self, result: ProvisionResult) -> str:
        provision = reading.provision_of(self.knowledge, result.provision)
        title = escape(reading.say(provision.title, self.lang)) if provision is not None else ""
        expected = self._say(result.expected)
        why = f"{expected} ({escape(result.why)})" if result.expected == "triggered" else expected
        units = self._where_touched(result)
        return f"| {result.provision} {title} | {why} | {self._say(result.verdict)} | {units} |"

    def _where_touched(self, result: ProvisionResult) -> str:
        """Return the articles that restrict the provision, then those that give effect to it."""
        parts = []
        for effect, key in (("restricts", "restricted"), ("implements", "addressed")):
            units = [
                one.unit
                for one in self.document.engagements
                if one.effect == effect
                and (one.provision == result.provision or one.provision.startswith(f"{result.provision}("))
            ]
            if units:
                parts.append((key, self._units(self._articles(units), most=8)))
        if len(parts) == 1:
            return parts[0][1]
        return "; ".join(f"{self._say(key)}: {units}" for key, units in parts) or "–"

    def _articles(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return the articles that hold the units, each once."""
        found: dict[str, None] = {}
        for unit_id in units:
            unit = self.units[unit_id]
            while unit.kind in {"paragraph", "point", "subpoint"} and unit.parent is not None:
                unit = self.units[unit.parent]
            found[unit.id] = None
        return tuple(found)
