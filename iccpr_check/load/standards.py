"""standards.yaml -> bright lines and guidance: what the Committee says, in our own words, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from iccpr_check.errors import DataError
from iccpr_check.load.references import Unknown, repeated
from iccpr_check.load.yamls import build, read_yaml
from iccpr_check.model import Code, CodeForm, Frozen, Guidance, Standard, Treaty, Words

_POINTER = re.compile(r"GC(\d+)/(\d+)")


class _File(Frozen):
    standards: tuple[Standard, ...]
    guidance: tuple[Guidance, ...]


def load_standards(path: Path, treaty: Treaty) -> tuple[tuple[Standard, ...], tuple[Guidance, ...]]:
    """Read ``standards.yaml`` of a treaty. Raises DataError, a line for each mistake found."""
    source = read_yaml(path)
    said = build(_File, source)
    provisions = {provision.id for provision in treaty.provisions}
    unknown = Unknown(source)
    for place, name in repeated(standard.id for standard in said.standards):
        unknown.note(("standards", place, "id"), f"the id '{name}' stands twice")
    for place, standard in enumerate(said.standards):
        unknown.look(("standards", place, "provisions"), standard.provisions, provisions, "provision")
    for place, guidance in enumerate(said.guidance):
        if guidance.provision not in provisions:
            unknown.note(("guidance", place, "provision"), f"'{guidance.provision}' is no provision")
    cited = (
        ("standards", [s.source for s in said.standards]),
        ("guidance", [g.source for g in said.guidance]),
    )
    for key, lists in cited:
        for place, cites in enumerate(lists):
            for number, cite in enumerate(cites):
                if not _POINTER.fullmatch(cite):
                    unknown.note((key, place, "source", number), f"'{cite}' is not written as GC35/33")
    unknown.refuse()
    return said.standards, said.guidance


def standard_codes(standards: Iterable[Standard], form: CodeForm) -> tuple[Code, ...]:
    """Return the code of each bright line, worded in the form that all of them share.

    Raises DataError for a language that the form has and a standard lacks.
    """
    return tuple(_code(standard, form) for standard in standards)


def pointers(cites: Iterable[str]) -> str:
    """Return pointers as a reader likes them: ``GC35/32, 33; GC32/34``."""
    by_comment: dict[str, list[str]] = {}
    for cite in cites:
        found = _POINTER.fullmatch(cite)
        if found is None:
            by_comment.setdefault(cite, [])
        else:
            by_comment.setdefault(f"GC{found[1]}", []).append(found[2])
    return "; ".join(
        f"{comment}/{', '.join(paragraphs)}" if paragraphs else comment
        for comment, paragraphs in by_comment.items()
    )


def _code(standard: Standard, form: CodeForm) -> Code:
    message: Words = {}
    for lang, words in form.message.items():
        if lang not in standard.measure:
            raise DataError(f"standards.yaml: {standard.id}: measure has no words in '{lang}'")
        told = standard.measure[lang].replace("{", "{{").replace("}", "}}")
        message[lang] = words.replace("{measure}", told).replace("{source}", pointers(standard.source))
    return Code(
        id=standard.id,
        name=standard.name,
        severity=standard.severity,
        message=message,
        question=form.question,
        recommendation=form.recommendation,
    )
