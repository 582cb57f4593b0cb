"""The other parts of the skeleton: what is engaged and promoted, expected, derogated from, named besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iccpr_check.model import Finding
from iccpr_check.report import reading
from iccpr_check.report.compatibility.page import Page
from iccpr_check.report.markup import escape

_PLACES = 3
"""Places of a promoted provision shown with their words; the rest are named."""


def summary(page: Page) -> Iterator[str]:
    """Yield a row for each provision that the draft promotes or appears to limit."""
    promoted, limited = _by_provision(page, "implements"), _by_provision(page, "restricts")
    engaged = sorted({*promoted, *limited}, key=_number)
    if not engaged:
        yield page.say("summary_none")
        return
    columns = ("provision", "promoted_col", "limited_col", "kind_col")
    yield "| " + " | ".join(page.say(column) for column in columns) + " |"
    yield "|---|---|---|---|"
    for provision_id in engaged:
        provision = reading.provision_of(page.knowledge, provision_id)
        kind = page.say(provision.klass) if provision is not None else "–"
        if provision is not None and provision.non_derogable != "no":
            kind += f"; {page.say('in_emergency')}"
        cells = (
            page.title(provision_id),
            *(_articles(page, one.get(provision_id, [])) for one in (promoted, limited)),
        )
        yield f"| {' | '.join(cells)} | {kind} |"


def promoted(page: Page) -> Iterator[str]:
    """Yield each provision that the draft gives effect to: the units, their words, what was not located."""
    found = sorted(
        {one.provision for one in page.document.engagements if one.effect == "implements"}, key=_number
    )
    for number, provision_id in enumerate(found, 1):
        yield f"### 3.{number} {_capital(page.title(provision_id))}"
        yield ""
        rows = [
            one
            for one in page.document.engagements
            if one.effect == "implements" and one.provision == provision_id
        ]
        for row in rows[:_PLACES]:
            yield f"- {page.where(row.unit)}: {page.words(row.unit, [quote.span for quote in row.evidence])}"
        if len(rows) > _PLACES:
            rest = page.labels(one.unit for one in rows[_PLACES:])
            yield f"- {page.word('more_places', n=len(rows) - _PLACES, where=rest)}"
        yield from _located(page, provision_id)
        yield from page.answer()
        yield ""


def _located(page: Page, provision_id: str) -> Iterator[str]:
    provision = reading.provision_of(page.knowledge, provision_id)
    result = next(one for one in page.document.provisions if one.provision == provision_id)
    if provision is None or not provision.elements:
        return
    there = {one.id for one in result.elements if one.located}
    names = {one.id: escape(reading.say(one.name, page.lang)) for one in provision.elements}
    missing = [names[one.id] for one in provision.elements if one.required and one.id not in there]
    yield f"- {page.say('located')} {'; '.join(names[one] for one in names if one in there) or '–'}"
    if missing:
        yield f"- {page.say('missing')} {'; '.join(missing)}"


def expected(page: Page, powers: Iterable[Finding]) -> Iterator[str]:
    """Yield the provisions expected and not located, and powers without what was looked for."""
    results = {result.provision: result for result in page.document.provisions}
    missing = {
        provision_id: finding
        for finding in page.document.findings
        if finding.code in {"OMI01", "OMI03", "OMI04"}
        for provision_id in finding.provisions
    }
    for provision_id, finding in sorted(missing.items(), key=lambda one: _number(one[0])):
        result = results.get(provision_id)
        why = f"; {page.say('why')}: {page.word(result.expected)}, {escape(result.why)}" if result else ""
        looked_for = f"{page.say('searched')}: {escape(_elements(page, provision_id) or '–')}"
        yield f"- **{page.title(provision_id)}** `{finding.code}`; {looked_for}{why}"
        yield from page.answer()
        yield ""
    for finding in powers:
        if finding.searched:
            said = escape(f"{finding.message} {finding.question}")
            yield f"- {page.quoted(finding)} {said} `{finding.code}`"
            yield from page.answer()
            yield ""
    relevant = [p for f in page.document.findings if f.code == "OMI02" for p in f.provisions]
    if relevant:
        yield page.say("also_relevant", list="; ".join(page.title(one) for one in relevant))
        yield from page.answer()


def derogation(page: Page) -> Iterator[str]:
    """Yield what is said about emergencies, with the question of article 4."""
    found = [one for one in page.document.findings if one.code.startswith(("DER", "NDR02", "NDR03"))]
    if not found:
        yield page.say("derogation_none")
        return
    for finding in found:
        yield f"- {page.quoted(finding)} {escape(finding.message)} `{finding.code}`"
    yield ""
    yield page.say("derogation_ask")
    yield from page.answer()


def others(page: Page) -> Iterator[str]:
    """Yield what the draft says of treaties at large and of other instruments."""
    for finding in page.document.findings:
        if finding.code in {"REF03", "REF04"} and finding.unit != "front":
            yield f"- {page.quoted(finding)} `{finding.code}` {escape(finding.question)}"
    treaty, known = page.knowledge.treaty.id, page.knowledge.lookalikes.instruments
    named = dict.fromkeys(
        reading.say(known[one.instrument], page.lang) if one.instrument in known else one.instrument
        for one in page.document.references
        if one.instrument != treaty and not one.generic
    )
    if named:
        yield f"- {page.say('named', list=escape(', '.join(named)))}"
    yield ""
    yield page.say("others_ask")
    yield from page.answer()


def _elements(page: Page, provision_id: str) -> str:
    """Return the elements of a provision and of its parts."""
    return "; ".join(
        reading.say(element.name, page.lang)
        for provision in page.knowledge.treaty.provisions
        if provision.id == provision_id or provision.id.startswith(f"{provision_id}(")
        for element in provision.elements
    )


def _by_provision(page: Page, effect: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in page.document.engagements:
        if one.effect == effect:
            found.setdefault(one.provision, []).append(one.unit)
    return found


def _articles(page: Page, unit_ids: Iterable[str]) -> str:
    found = (page.article(one) for one in unit_ids)
    return page.labels(one for one in found if one is not None) or "–"


def _number(provision: str) -> tuple[int, str]:
    return int(provision.split("(")[0]), provision


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
