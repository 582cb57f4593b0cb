"""Treaties and mappings -> Knowledge: all that the checks know, under one digest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from iccpr_check.errors import DataError
from iccpr_check.kept import keep, kept
from iccpr_check.load.codes import load_codes
from iccpr_check.load.countries import load_countries
from iccpr_check.load.data import data_root
from iccpr_check.load.definitions import load_definitions
from iccpr_check.load.lookalikes import load_lookalikes
from iccpr_check.load.references import names_of
from iccpr_check.load.rules import load_rules, load_vocabulary
from iccpr_check.load.safeguards import load_safeguards
from iccpr_check.load.standards import load_standards, standard_codes
from iccpr_check.load.treaties import element_ids, load_treaty
from iccpr_check.load.yamls import Yaml, build, read_yaml
from iccpr_check.model import Frozen, Gap, Implementing, Knowledge, LawKind, Treaty, Trigger

N = TypeVar("N", bound=Frozen)


@lru_cache(maxsize=4)
def load_knowledge(root: Path | None = None, treaty_id: str = "iccpr") -> Knowledge:
    """Read all data below ``root`` (default: what comes with the program).

    What was read before from the same files is kept and not read again. Raises DataError, a line for each
    mistake found, as ``path:line: key: what``.
    """
    root = data_root() if root is None else root
    digest = data_digest(root, treaty_id)
    before = kept(f"knowledge-{treaty_id}", digest)
    if before is not None:
        with contextlib.suppress(ValidationError):
            return Knowledge.model_validate(before)
    knowledge = _read(root, treaty_id, digest)
    keep(f"knowledge-{treaty_id}", digest, knowledge.model_dump(mode="json"))
    return knowledge


def _read(root: Path, treaty_id: str, digest: str) -> Knowledge:
    mappings = root / "mappings"
    treaty = load_treaty(root / "treaties" / treaty_id)
    vocabulary = load_vocabulary(mappings / "vocabulary.yaml")
    kinds_source = read_yaml(mappings / "kinds.yaml")
    kinds = _list(LawKind, kinds_source, "kinds")
    triggers = _list(Trigger, kinds_source, "triggers")
    standards, guidance = load_standards(root / "treaties" / treaty_id / "standards.yaml", treaty)
    said = load_codes(mappings / "codes.yaml")
    codes = (*said.codes, *standard_codes(standards, said.standard))
    names = names_of(treaty, vocabulary, kinds, codes)
    rules = load_rules(
        mappings / "wording",
        vocabulary,
        provisions=set(names.provisions),
        elements=set(element_ids(treaty)),
        kinds=set(names.kinds),
        codes=set(names.codes),
    )
    countries = load_countries(mappings / "countries", names, vocabulary, rules)
    _check_provisions(kinds_source, kinds, triggers, treaty)
    return Knowledge(
        treaty=treaty,
        vocabulary=vocabulary,
        rules=rules,
        kinds=kinds,
        triggers=triggers,
        implementing=build(
            Implementing, kinds_source, kinds_source.data.get("implementing"), ("implementing",)
        ),
        safeguards=load_safeguards(mappings / "safeguards.yaml", names),
        defining=load_definitions(mappings / "definitions.yaml"),
        codes=codes,
        undecided=said.undecided,
        standards=standards,
        guidance=guidance,
        gaps=_list(Gap, read_yaml(mappings / "gaps.yaml"), "gaps"),
        countries=countries,
        lookalikes=load_lookalikes(mappings / "lookalikes.yaml"),
        digest=digest,
    )


def data_digest(root: Path, treaty_id: str = "iccpr") -> str:
    """Return a digest of every data file, by name and content; it names the state of the knowledge."""
    digest = blake2b(digest_size=8)
    files = [*(root / "treaties" / treaty_id).rglob("*.yaml"), *(root / "mappings").rglob("*.yaml")]
    for path in sorted(files):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _list(model: type[N], source: Yaml, key: str) -> tuple[N, ...]:
    data: Any = source.data.get(key) if isinstance(source.data, dict) else None
    if not isinstance(data, list):
        raise source.error((), f"a list '{key}' is expected")
    made = tuple(build(model, source, one, (key, place)) for place, one in enumerate(data))
    seen: set[str] = set()
    for place, one in enumerate(made):
        name: str = getattr(one, "id", f"{key} {place}")
        if name in seen:
            raise source.error((key, place), f"the id '{name}' stands twice")
        seen.add(name)
    return made


def _check_provisions(
    source: Yaml, kinds: Iterable[LawKind], triggers: Iterable[Trigger], treaty: Treaty
) -> None:
    mistakes = []
    for place, kind in enumerate(kinds):
        for name in ("core", "relevant", "holds"):
            mistakes += _unknown(source, ("kinds", place, name), getattr(kind, name), treaty)
    for place, trigger in enumerate(triggers):
        mistakes += _unknown(source, ("triggers", place, "expects"), trigger.expects, treaty)
    if mistakes:
        raise DataError("\n".join(mistakes))


def _unknown(source: Yaml, at: tuple[str | int, ...], ids: Iterable[str], treaty: Treaty) -> list[str]:
    known = {provision.id for provision in treaty.provisions}
    return [
        str(source.error((*at, place), f"'{provision}' is no provision of the treaty"))
        for place, provision in enumerate(ids)
        if provision not in known
    ]
