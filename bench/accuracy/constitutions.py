"""Constitutions, a sister treaty and human-rights acts: is every right seen, and where it stands?

Each text is given to the tool as one whole draft, its articles in order and numbered anew (the sets hold
them by heading, not by page), and read as a constitution. What the tool says is brought back to articles
and clauses by line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.accuracy.gold import Article, Charter
from bench.accuracy.run import Read, article, check
from bench.accuracy.score import Outcome, Share, Status, Tally, tally

_TITLES = {"en": "CONSTITUTION OF THE REPUBLIC", "vi": "HIẾN PHÁP"}
_ARTICLES = {"en": "Article", "vi": "Điều"}
_NUMBER = re.compile(
    r"^(?:(?:article|art|section|điều)\s+\w+(?:[-#]\w+)*\s*[.:]?|\d+\w{0,2}\s*[.:]?|[IVXLC]+[.:])\s*",
    re.IGNORECASE,
)
"""The number an article had, which the draft gives it anew; never letters of the heading itself."""
_LOUD = ("addressed", "partial", "restricted")
ARTICLES, CLAUSES, INSTITUTIONAL, OMISSIONS = "articles", "clauses", "institutional", "omissions"
"""The four questions; an outcome carries its question as the effect."""


@dataclass(frozen=True)
class Place:
    """An article or clause in the draft that was written: its first and last line, 1-based."""

    id: str
    first: int
    last: int
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """A whole text as one draft, and where its articles and clauses stand in it."""

    charter: Charter
    text: str
    articles: tuple[Place, ...]
    clauses: tuple[Place, ...]
    institutional: tuple[Place, ...]


@dataclass(frozen=True)
class CharterScore:
    """The four figures."""

    outcomes: tuple[Outcome, ...]

    def of(self, question: str) -> tuple[Outcome, ...]:
        """Return the outcomes of one question."""
        return tuple(one for one in self.outcomes if one.effect == question)

    def recall(self, question: str) -> Share:
        """Return how many of the labelled provisions were found."""
        counts = tally(self.of(question))
        return Share(counts.hit, counts.hit + counts.miss)

    @property
    def institutional(self) -> Share:
        """Return how many institutional articles were said to engage a right."""
        asked = self.of(INSTITUTIONAL)
        return Share(tally(asked).false, len(asked))

    @property
    def omissions(self) -> Tally:
        """Return the counts for "the whole text does not hold this provision"."""
        return tally(self.of(OMISSIONS))


def score_charters(charters: Sequence[Charter], folder: Path, jobs: int) -> CharterScore:
    """Write each text into a folder, run the tool on them, and judge what it says."""
    outcomes: list[Outcome] = []
    for lang in sorted({charter.lang for charter in charters}):
        drafts = {}
        for place, charter in enumerate(charters):
            if charter.lang == lang:
                path = folder / f"{place:02}-{lang}.txt"
                drafts[path] = write(charter)
                path.write_text(drafts[path].text, encoding="utf-8")
        reads = check(list(drafts), "--kind", "constitution", "--lang", lang, jobs=jobs)
        for path, draft in drafts.items():
            outcomes += judge(draft, reads[str(path)])
    return CharterScore(tuple(outcomes))


def write(charter: Charter) -> Written:
    """Return the draft made of a text's articles."""
    lines = [_TITLES[charter.lang], ""]
    articles: list[Place] = []
    clauses: list[Place] = []
    institutional: list[Place] = []
    for number, one in enumerate(charter.articles, 1):
        first = len(lines) + 1
        heading = _NUMBER.sub("", one.heading).strip()
        lines.append(f"{_ARTICLES[charter.lang]} {number}. {heading}".rstrip())
        body = len(lines) + 1
        lines += one.text.split("\n")
        place = Place(one.id, first, len(lines), one.provisions)
        (institutional if one.institutional else articles).append(place)
        clauses += _clauses(one, body)
        lines.append("")
    text = "\n".join(lines) + "\n"
    return Written(charter, text, tuple(articles), tuple(clauses), tuple(institutional))


def judge(draft: Written, read: Read) -> list[Outcome]:
    """Return the outcomes of all four questions on one text."""
    name, lang = draft.charter.name, draft.charter.lang
    at: dict[int, set[str]] = {}
    for one in read.engagements:
        if one.effect != "cites":
            for line in one.lines:
                at.setdefault(line, set()).add(article(one.provision))
    outcomes = []
    for question, places in ((ARTICLES, draft.articles), (CLAUSES, draft.clauses)):
        for place in places:
            got = _engaged(at, place)
            for provision in place.provisions:
                status = Status.HIT if article(provision) in got else Status.MISS
                outcomes.append(Outcome(name, place.id, lang, provision, question, status))
    for place in draft.institutional:
        status = Status.FALSE if _engaged(at, place) else Status.HIT
        outcomes.append(Outcome(name, place.id, lang, "none", INSTITUTIONAL, status))
    for provision in draft.charter.absent:
        status = Status.HIT if silent(provision, read.verdicts) else Status.MISS
        outcomes.append(Outcome(name, "whole", lang, provision, OMISSIONS, status))
    outcomes += [
        Outcome(name, "whole", lang, provision, OMISSIONS, Status.FALSE)
        for provision in draft.charter.present
        if silent(provision, read.verdicts)
    ]
    return outcomes


def silent(provision: str, verdicts: Mapping[str, str]) -> bool:
    """Tell whether the tool says that the text as a whole is silent on a provision and all its parts."""
    parts = [
        verdict for one, verdict in verdicts.items() if one == provision or one.startswith(f"{provision}(")
    ]
    return "silent" in parts and not any(verdict in _LOUD for verdict in parts)


def _engaged(at: Mapping[int, set[str]], place: Place) -> set[str]:
    return {number for line in range(place.first, place.last + 1) for number in at.get(line, ())}


def _clauses(one: Article, body: int) -> list[Place]:
    """Return where the clauses of an article stand; those whose words are not in it are left out."""
    places, since = [], 0
    for clause in one.clauses:
        start = one.text.find(clause.text, since)
        start = start if start >= 0 else one.text.find(clause.text)
        if start < 0:
            continue
        first = body + one.text.count("\n", 0, start)
        places.append(Place(clause.id, first, first + clause.text.count("\n"), clause.provisions))
        since = start
    return places
