"""One State's own questions: groups to consider, and what the Committee asked of it."""

from __future__ import annotations

from collections.abc import Sequence

from iccpr_check.assess.findings import make_finding, quote, quote_span, say
from iccpr_check.assess.meanings import meaning
from iccpr_check.assess.omissions import touched
from iccpr_check.assess.reading import Reading
from iccpr_check.assess.telling import tell
from iccpr_check.model import Country, Evidence, Finding, Group, Lang, Quote, Recommendation, Reference, Words

_MOST = 8
_PARAGRAPH: Words = {"en": ", para. {}", "vi": ", đoạn {}"}
_UNVERIFIED: Words = {
    "en": " (unchecked)",
    "vi": " (chưa đối chiếu)",
}


def state_findings(
    reading: Reading, country: Country, findings: Sequence[Finding], references: Sequence[Reference]
) -> tuple[Finding, ...]:
    """Return VUL01 for groups that a restriction touches, and REC01-REC03 for recommendations of its subject.

    ``findings`` are those made so far: a recommendation may name their codes as running against it;
    ``references`` are the instruments that the draft names.
    """
    groups = [one for group in country.groups for one in _group(reading, group)]
    asked = [
        one for record in country.recommendations for one in _record(reading, record, findings, references)
    ]
    return (*groups, *asked)


def _group(reading: Reading, group: Group) -> list[Finding]:
    """Return VUL01 at the first article that restricts a right and names the group.

    A measure made for the group stands in an article that names it; then there is nothing to ask.
    """
    named: list[Evidence] = []
    rights: dict[str, None] = {}
    for article in reading.counted.articles():
        evidence = reading.counted.within(article)
        members = [one for one in evidence if one.means.holder in group.holders]
        if members and meaning(evidence, group.tailored):
            return []
        restricting = [one for one in evidence if one.means.restricts is not None]
        for member in members:
            touching = [one for one in restricting if _stand_together(reading, member.unit, one.unit)]
            if touching:
                named.append(member)
                rights.update(dict.fromkeys(one.means.restricts or "" for one in touching))
                break
    if not named:
        return []
    told = {"group": say(group.name, reading.lang)}
    return [tell(reading, "VUL01", named, tuple(rights), details=told, sources=(group.source,))]


def _stand_together(reading: Reading, one: str, other: str) -> bool:
    """Tell whether two units are the same, or one leads into the other."""
    return one in reading.tree.upwards(other) or other in reading.tree.upwards(one)


def _record(
    reading: Reading, record: Recommendation, findings: Sequence[Finding], references: Sequence[Reference]
) -> list[Finding]:
    """Return REC02 and REC03 where words run against or respond to a recommendation, else REC01."""
    if record.kinds and not any(kind in record.kinds for kind in reading.kinds):
        return []
    against = _quotes(reading, record.against, record, findings, references)
    answers = _quotes(reading, record.answers, record, (), references)
    touches = _quotes(reading, record.touches, record, (), references)
    told = [("REC02", against), ("REC03", answers)]
    if not against and not answers:
        told.append(("REC01", touches))
    return [_told(reading, record, code, quotes) for code, quotes in told if quotes]


def _quotes(
    reading: Reading,
    wanted: Sequence[str],
    record: Recommendation,
    findings: Sequence[Finding],
    references: Sequence[Reference],
) -> list[tuple[str, Quote]]:
    """Return the units and words that mean any of the wanted names, in the order of the text."""
    draft = reading.tree.draft
    quotes = [
        (one.unit, quote(draft, one))
        for one in reading.counted.meaning(wanted)
        if _concerns(reading, one, wanted, record)
    ]
    for reference in references:
        if f"treaty.{reference.instrument}" in wanted and reading.tree.operative(reference.unit):
            words = quote_span(draft, f"instruments.{reference.instrument}", reference.span)
            quotes.append((reference.unit, words))
    for finding in findings:
        concerns = any(touched(provision, record.provisions) for provision in finding.provisions)
        if f"code.{finding.code}" in wanted and concerns and finding.unit is not None:
            quotes.append((finding.unit, quote_span(draft, finding.code, finding.span)))
    return sorted(quotes, key=lambda one: one[1].span.start)


def _concerns(reading: Reading, found: Evidence, wanted: Sequence[str], record: Recommendation) -> bool:
    """Tell whether words concern the record's provisions.

    A provision that they name by themselves says so; a measure, a code or a ground does not, and counts only
    where its article restricts one of the record's provisions: a code by these very words.
    """
    names = [name for name in found.means.names if name in wanted]
    if any(name.startswith(("element.", "restricts.", "treaty.")) for name in names):
        return True
    if any(name.startswith("code.") for name in names):
        return touched(found.means.restricts or "", record.provisions)
    article = reading.counted.within(reading.tree.article(found.unit).id)
    limited = (one.means.restricts for one in article if one.means.restricts is not None)
    return any(touched(provision, record.provisions) for provision in limited)


def _told(
    reading: Reading, record: Recommendation, code: str, quotes: Sequence[tuple[str, Quote]]
) -> Finding:
    unit, first = quotes[0]
    return make_finding(
        reading.codes[code],
        reading.tree.draft,
        unit_id=unit,
        span=first.span,
        provisions=record.provisions,
        confidence="medium",
        lang=reading.lang,
        details={
            "record": named_record(record, reading.lang),
            "ask": say(record.ask, reading.lang),
            "words": f"“{' '.join(first.quote.split())}”",
        },
        sources=(record.source,),
        evidence=[one for _, one in quotes[:_MOST]],
    )


def named_record(record: Recommendation, lang: Lang) -> str:
    """Return how a recommendation is cited: its document and paragraph, and whether that was checked."""
    cited = record.document
    if record.paragraph:
        cited += say(_PARAGRAPH, lang).format(record.paragraph)
    return cited if record.verified else cited + say(_UNVERIFIED, lang)
