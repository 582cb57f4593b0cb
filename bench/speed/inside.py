"""What detect and assess cost a word in this process, and how that grows with the law and with the rules."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.speed.law import CITED, cited, made_law
from bench.speed.others import EXTRACTORS, FLOOR, Reader, others
from bench.speed.table import Row, growth, most_above, ratio

if TYPE_CHECKING:
    from iccpr_check.model import Draft, Knowledge

Job = Callable[[], object]
WORDS = 12_000
"""Length of the law that is given to all: short enough for the slowest."""
LENGTHS = (1, 2, 4, 8)
_TIMES = 5
_RIVAL = "eyecite"
"""The extractor that the whole check is held to."""
_QUARTERS = {"¼": 4, "½": 2, "all": 1}


def rows(folder: Path, say: Callable[[str], None]) -> Iterator[Row]:
    """Yield what the check costs beside the others, and how it grows. Texts are written to ``folder``."""
    gc.set_threshold(100_000, 20, 20)  # as the command line sets it; here for everybody
    yield from beside_others(folder, say)
    yield from with_length(folder)
    yield from with_rules(folder)


def beside_others(folder: Path, say: Callable[[str], None]) -> Iterator[Row]:
    """Yield the whole check per word against the floor and each extractor, on the same English law."""
    knowledge, text = _knowledge(), made_law("en", WORDS)
    draft = _draft(folder, text, knowledge)
    readers, missing = others()
    for line in missing:
        say(line)
    jobs: dict[str, Job] = {"check": partial(_whole, draft, knowledge)}
    jobs["with reading"] = lambda: _whole(_draft(folder, text, knowledge), knowledge)
    jobs |= {name: partial(read, text) for name, read in readers.items()}
    used = least(jobs)
    a_word = {name: f"{1e6 * one / len(text.split()):.1f}" for name, one in used.items()}
    if FLOOR in used:
        told = f"{a_word['check']} and {a_word[FLOOR]} µs a word"
        yield Row(
            "the whole check, per word", ratio(used["check"], used[FLOOR]), bound=3, against=FLOOR, said=told
        )
        with_reading = ratio(used["with reading"], used[FLOOR])
        yield Row("the same, reading the file and its units too", with_reading, against=FLOOR)
    for name in EXTRACTORS:
        if name in used:
            said = f"{a_word[name]} µs a word; citations only"
            bound = 1.0 if name == _RIVAL else None
            yield Row(
                "the whole check, per word", ratio(used["check"], used[name]),
                bound=bound, against=name, said=said,
            )  # fmt: skip
    if _RIVAL in used:
        yield _with_citations(folder, text, knowledge, readers[_RIVAL])


def _with_citations(folder: Path, text: str, knowledge: Knowledge, read: Reader) -> Row:
    """Return the same where there is a citation every so many words, which is what eyecite is for."""
    with_cases = cited(text)
    draft = _draft(folder, with_cases, knowledge)
    used = least({"check": partial(_whole, draft, knowledge), _RIVAL: partial(read, with_cases)})
    told = ", ".join(f"{1e6 * one / len(with_cases.split()):.1f}" for one in used.values())
    return Row(
        f"the same on a law with a case cited every {CITED} words", ratio(used["check"], used[_RIVAL]),
        bound=1, against=_RIVAL, said=f"{told} µs a word",
    )  # fmt: skip


def with_length(folder: Path) -> Iterator[Row]:
    """Yield how much dearer a word gets while a law grows to eight times its length."""
    knowledge = _knowledge()
    for lang in ("en", "vi"):
        drafts = {times: _draft(folder, made_law(lang, WORDS * times), knowledge) for times in LENGTHS}
        used = least({str(times): partial(_whole, one, knowledge) for times, one in drafts.items()})
        costs = {times: (used[str(times)], len(one.document.text.split())) for times, one in drafts.items()}
        ratios = growth(costs)
        told = ", ".join(f"{times}×: {one:.2f}" for times, one in ratios.items())
        yield Row(
            f"a word gets dearer up to 8× the length ({lang}) by",
            most_above(ratios.values()),
            "%",
            bound=10,
            said=told,
        )


def with_rules(folder: Path) -> Iterator[Row]:
    """Yield what a part of the rules costs beside all of them."""
    knowledge = _knowledge()
    draft = _draft(folder, made_law("en", WORDS), knowledge)
    some = {name: _every(knowledge, step) for name, step in _QUARTERS.items()}
    used = least({name: partial(_whole, draft, one) for name, one in some.items()})
    for name in ("¼", "½"):
        rules = f"{len(some[name].rules)} of {len(knowledge.rules)} rules"
        yield Row(
            f"the check with {name} of the rules", ratio(used[name], used["all"]), against="all", said=rules
        )


def least(jobs: Mapping[str, Job], times: int = _TIMES) -> dict[str, float]:
    """Run jobs in turn, once to warm and then so often; return the least seconds of processor of each."""
    for job in jobs.values():
        job()
    used = dict.fromkeys(jobs, float("inf"))
    for _ in range(times):
        for name, job in jobs.items():
            gc.collect()
            began = time.process_time()
            job()
            used[name] = min(used[name], time.process_time() - began)
    return used


def _knowledge() -> Knowledge:
    from iccpr_check.load.knowledge import load_knowledge

    return load_knowledge(None, "iccpr")


def _draft(folder: Path, text: str, knowledge: Knowledge) -> Draft:
    from iccpr_check.pipeline import read
    from iccpr_check.settings import Settings

    path = folder / "law.txt"
    path.write_text(text, encoding="utf-8")
    return read(str(path), Settings(), knowledge)


def _whole(draft: Draft, knowledge: Knowledge) -> object:
    from iccpr_check.assess import assess
    from iccpr_check.detect import detect

    return assess(draft, detect(draft, knowledge), knowledge)


def _every(knowledge: Knowledge, step: int) -> Knowledge:
    """Return the knowledge with every so-manieth rule, under a name of its own."""
    digest = knowledge.digest if step == 1 else f"{knowledge.digest}-{step}"
    return knowledge.model_copy(update={"rules": knowledge.rules[::step], "digest": digest})
