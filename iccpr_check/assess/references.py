"""What the draft's references to treaties say, and which of them cannot be right: REF and MIS codes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from iccpr_check.assess.findings import make_finding, name_provisions, quote, quote_span, say
from iccpr_check.assess.lookalikes import confused, misplaced, tells_of_replacement
from iccpr_check.assess.quotations import altered
from iccpr_check.assess.sentences import sentence_at
from iccpr_check.model import (
    Code,
    Confidence,
    Draft,
    Evidence,
    Finding,
    Lang,
    Lookalikes,
    Provision,
    Reference,
    Span,
    Treaty,
    Words,
)

_COMMENTS = "hrc-gc"
_OBSERVATIONS = "hrc-co"
_RULE = "instruments."
_ROMAN = re.compile(r"[ivx]+")

_COMMENT: Words = {"en": "General Comment {}", "vi": "Bình luận chung số {}"}
_OBSERVATION: Words = {"en": "concluding observations", "vi": "nhận xét kết luận"}
_AND: Words = {"en": " and ", "vi": " và "}
_OF: Words = {"en": "article {article} of {instrument}", "vi": "Điều {article} của {instrument}"}
_NONE_BELOW: Words = {"en": "{above} is not divided", "vi": "{above} không chia thành khoản, điểm"}
_BELOW: Words = {"en": "{above} has {n}, {first} to {last}", "vi": "{above} có {n}, từ {first} đến {last}"}
_ONE_BELOW: Words = {"en": "{above} has {n}, {first}", "vi": "{above} có {n}, {first}"}


def reference_findings(
    draft: Draft,
    references: Sequence[Reference],
    treaty: Treaty,
    codes: Mapping[str, Code],
    lookalikes: Lookalikes,
    *,
    lang: Lang = "en",
    evidence: Sequence[Evidence] = (),
) -> tuple[Finding, ...]:
    """Conclude from the references of a draft; ``evidence`` of which text prevails gives REF04.

    One REF finding a unit and code, one MIS finding a mistaken reference, in the order of the text.
    """
    report = _Report(draft, references, treaty, codes, lookalikes, lang)
    findings = [
        *report.stated(),
        *report.priority(evidence),
        *report.missing(),
        *report.misplaced(),
        *report.superseded(),
        *report.confused(),
        *report.altered(),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.span.start, finding.code, finding.span.end)))


@dataclass(frozen=True)
class _Report:
    draft: Draft
    references: Sequence[Reference]
    treaty: Treaty
    codes: Mapping[str, Code]
    lookalikes: Lookalikes
    lang: Lang

    # --- what the draft refers to ------------------------------------------------------------

    def stated(self) -> Iterator[Finding]:
        """Yield REF01, REF02, REF03 and REF05, once a unit."""
        grouped: dict[tuple[str, str], list[Reference]] = {}
        for reference in self.references:
            code = self._code(reference)
            if code is not None:
                grouped.setdefault((reference.unit, code), []).append(reference)
        for (unit, code), many in grouped.items():
            provisions = [one.provision for one in many if code == "REF02" and one.provision]
            known = [one for one in dict.fromkeys(provisions) if self.treaty.provision(one) is not None]
            if code == "REF02" and not known:
                continue
            words = list(dict.fromkeys(self._name(one) for one in many if code == "REF05"))
            listed = say(_AND, self.lang).join(words) if len(words) < 3 else ", ".join(words)
            yield self._make(
                code,
                many[0].span,
                unit,
                known,
                "high",
                {"words": listed},
                [(one.instrument, one.span) for one in many],
            )

    def _code(self, reference: Reference) -> str | None:
        if reference.generic:
            return "REF03"
        if reference.instrument in {_COMMENTS, _OBSERVATIONS}:
            return "REF05"
        if reference.instrument == self.treaty.id:
            return "REF01" if reference.provision is None else "REF02"
        return None

    def _name(self, reference: Reference) -> str:
        if reference.instrument == _COMMENTS and reference.provision:
            return say(_COMMENT, self.lang).format(reference.provision.split("/", 1)[0])
        return say(_OBSERVATION, self.lang)

    def priority(self, evidence: Sequence[Evidence]) -> Iterator[Finding]:
        """Yield REF04 for words that say which text prevails."""
        for one in evidence:
            if one.means.treaty == "priority" and one.cut_by is None:
                yield make_finding(
                    self.codes["REF04"],
                    self.draft,
                    unit_id=one.unit,
                    span=one.span,
                    provisions=(),
                    confidence="medium",
                    details={},
                    lang=self.lang,
                    evidence=(quote(self.draft, one),),
                )

    # --- what cannot be right ----------------------------------------------------------------

    def missing(self) -> Iterator[Finding]:
        """Yield MIS01 and MIS02: no such article, paragraph or letter."""
        last = max((provision.article for provision in self.treaty.provisions), default=0)
        seen: set[tuple[str, str]] = set()
        for reference in self.references:
            cited = reference.provision
            if reference.instrument != self.treaty.id or cited is None or (reference.unit, cited) in seen:
                continue
            if self.treaty.provision(cited) is not None or reference.inherited:
                continue
            seen.add((reference.unit, cited))
            words = {"words": name_provisions((cited,), self.lang)}
            above = self._above(cited)
            confidence: Confidence = "medium" if reference.fuzzy else "high"
            place = [(reference.instrument, reference.span)]
            if above is None:
                details = words | {"n": str(last)}
                yield self._make("MIS01", reference.span, reference.unit, (), confidence, details, place)
            elif not self._finer_than_known(cited, above):
                details = words | {"n": self._divisions(above)}
                yield self._make(
                    "MIS02", reference.span, reference.unit, (above.id,), confidence, details, place
                )

    def _above(self, cited: str) -> Provision | None:
        """Return the nearest provision of the treaty that would hold one that it does not have."""
        while "(" in cited:
            cited = cited[: cited.rindex("(")]
            found = self.treaty.provision(cited)
            if found is not None:
                return found
        return None

    def _finer_than_known(self, cited: str, above: Provision) -> bool:
        """Tell whether a Roman number is cited below a letter: finer than the treaty is divided here."""
        step = cited[len(above.id) :].strip("()").split(")(", 1)[0]
        return above.id.endswith(")") and above.id[-2].isalpha() and bool(_ROMAN.fullmatch(step))

    def _divisions(self, above: Provision) -> str:
        named = name_provisions((above.id,), self.lang)
        below = [one.id[len(above.id) :] for one in self.treaty.provisions if one.parent == above.id]
        if not below:
            return say(_NONE_BELOW, self.lang).format(above=named)
        template = say(_BELOW if len(below) > 1 else _ONE_BELOW, self.lang)
        count = self._count(len(below), numbered=below[0].strip("()").isdigit())
        return template.format(above=named, n=count, first=below[0], last=below[-1])

    def _count(self, number: int, *, numbered: bool) -> str:
        if self.lang == "vi":
            return f"{number} {'khoản' if numbered else 'điểm'}"
        word = "paragraph" if numbered else "letter"
        return f"{number} {word}{'' if number == 1 else 's'}"

    def misplaced(self) -> Iterator[Finding]:
        """Yield MIS03 and MIS04: the words describe another treaty's right, or another article's."""
        for one in misplaced(self.draft, self.references, self.treaty, self.lookalikes):
            reference = one.reference
            article = (reference.provision or "").split("(", 1)[0]
            title = self.treaty.provision(article)
            details = {
                "words": name_provisions((reference.provision or article,), self.lang),
                "topic": say(one.topic.name, self.lang),
            }
            if one.instrument is not None:
                code = "MIS03"
                details["instrument"] = say(_OF, self.lang).format(
                    article=one.article,
                    instrument=say(self.lookalikes.instruments[one.instrument], self.lang),
                )
            else:
                code = "MIS04"
                details["title"] = say(title.title, self.lang) if title is not None else ""
            provisions = (
                (reference.provision,) if self.treaty.provision(reference.provision or "") else (article,)
            )
            yield self._make(
                code,
                reference.span,
                reference.unit,
                [provision for provision in provisions if provision],
                "medium",
                details,
                [(reference.instrument, reference.span)],
            )

    def superseded(self) -> Iterator[Finding]:
        """Yield MIS05: a general comment that others replaced, unless the sentence names its successor."""
        text = self.draft.document.text
        comments = [one for one in self.references if one.instrument == _COMMENTS and one.provision]
        seen: set[tuple[str, str]] = set()
        for reference in comments:
            number = (reference.provision or "").split("/", 1)[0]
            successors = self.lookalikes.superseded.get(number, ())
            if not successors or (reference.unit, number) in seen:
                continue
            start, end = sentence_at(text, reference.span)
            near = {
                (one.provision or "").split("/", 1)[0] for one in comments if start <= one.span.start < end
            }
            if near.intersection(successors) or tells_of_replacement(text[start:end], self.lookalikes):
                continue
            seen.add((reference.unit, number))
            listed = say(_AND, self.lang).join(say(_COMMENT, self.lang).format(one) for one in successors)
            details = {"words": say(_COMMENT, self.lang).format(number), "instrument": listed}
            place = [(reference.instrument, reference.span)]
            yield self._make("MIS05", reference.span, reference.unit, (), "medium", details, place)

    def confused(self) -> Iterator[Finding]:
        """Yield MIS06: the Committee and the Council taken for each other."""
        text = self.draft.document.text
        for one in confused(self.draft, self.lookalikes):
            words = " ".join(text[one.span.start : one.span.end].split())
            place = [(_COMMENTS, one.span)]
            yield self._make(
                "MIS06", one.span, self._unit_at(one.span), (), "high", {"words": f"“{words}”"}, place
            )

    def altered(self) -> Iterator[Finding]:
        """Yield MIS07: a quotation that is not quite what the provision says."""
        for one in altered(self.draft, self.references, self.treaty):
            place = [(self.treaty.id, one.span)]
            yield self._make(
                "MIS07", one.span, self._unit_at(one.span), (one.provision,), "medium", {}, place
            )

    # --- making ------------------------------------------------------------------------------

    def _make(
        self,
        code: str,
        span: Span,
        unit: str | None,
        provisions: Sequence[str],
        confidence: Confidence,
        details: Mapping[str, str],
        places: Sequence[tuple[str, Span]],
    ) -> Finding:
        return make_finding(
            self.codes[code],
            self.draft,
            unit_id=unit,
            span=span,
            provisions=provisions,
            confidence=confidence,
            details=details,
            lang=self.lang,
            evidence=[quote_span(self.draft, f"{_RULE}{instrument}", place) for instrument, place in places],
        )

    def _unit_at(self, span: Span) -> str | None:
        """Return the id of the finest unit that holds the beginning of a span."""
        starts = [unit.span.start for unit in self.draft.units]
        at = bisect_right(starts, span.start) - 1
        while at >= 0 and not self.draft.units[at].span.start <= span.start < self.draft.units[at].span.end:
            at -= 1
        return self.draft.units[at].id if at >= 0 else None
