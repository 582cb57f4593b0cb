"""The labelled sets: where they are, and what they hold, in frozen types.

The large sets are not part of the project (``README.md``). They stand in a folder ``gold`` of a shared
folder, which the environment variable ``ICCPR_CHECK_SHARED`` names, else a folder ``shared`` beside the
checkout. The frozen part, of our own texts, stands in ``frozen/``.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.accuracy.run import article

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FROZEN = HERE / "frozen"


@dataclass(frozen=True)
class Label:
    """One right that a reader saw touched in a unit."""

    article: str
    effect: str
    """``restricts`` or ``implements``."""
    clear: bool
    """Whether two careful readers would both say so; else a reader could disagree."""


@dataclass(frozen=True)
class LawUnit:
    """One article or section of a law, as readers labelled it."""

    file: str
    """Relative to the folder of the laws."""
    lang: str
    unit: str
    line: int | None
    """First line, 1-based; None where the file has no lines."""
    end_line: int | None
    labels: tuple[Label, ...]

    @property
    def wanted(self) -> dict[tuple[str, str], bool]:
        """Article and effect -> whether any of its labels is clear."""
        wanted: dict[tuple[str, str], bool] = {}
        for label in self.labels:
            key = (label.article, label.effect)
            wanted[key] = wanted.get(key, False) or label.clear
        return wanted


@dataclass(frozen=True)
class LawGold:
    """Labelled laws and the folder their files stand in."""

    folder: Path
    units: tuple[LawUnit, ...]

    @property
    def files(self) -> list[Path]:
        """Return the files that have labelled units, each once."""
        return [self.folder / name for name in dict.fromkeys(unit.file for unit in self.units)]


@dataclass(frozen=True)
class Clause:
    """A paragraph or letter of an article, with the provisions it holds."""

    id: str
    text: str
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """An article of a constitution, treaty or human-rights act, with the provisions it holds."""

    id: str
    heading: str
    text: str
    provisions: tuple[str, ...]
    clauses: tuple[Clause, ...]
    institutional: bool
    """An article on offices and procedure, which engages no right."""


@dataclass(frozen=True)
class Charter:
    """A whole text of rights, as one draft."""

    name: str
    lang: str
    articles: tuple[Article, ...]
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    """Provisions that the whole text holds, and does not hold; what is uncertain is in neither."""


def shared_folder() -> Path | None:
    """Return the shared folder, or None where there is none."""
    named = os.environ.get("ICCPR_CHECK_SHARED")
    candidates = [Path(named)] if named else [Path.cwd().parent / "shared", ROOT.parent / "shared"]
    return next((folder for folder in candidates if (folder / "gold").is_dir()), None)


def frozen_laws() -> LawGold:
    """Return the laws of our own making, with their labels."""
    return LawGold(FROZEN, read_units(FROZEN / "units.jsonl"))


def shared_laws(shared: Path) -> LawGold:
    """Return the labelled real laws of a shared folder."""
    names = ("laws_en.jsonl", "laws_vi.jsonl")
    units = (unit for name in names for unit in read_units(shared / "gold" / name))
    return LawGold(shared / "corpus", tuple(units))


def read_units(path: Path) -> tuple[LawUnit, ...]:
    """Read one JSON object a line: a unit and its labels."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_law_unit(json.loads(line)) for line in lines if line.strip())


def charters(shared: Path) -> tuple[Charter, ...]:
    """Return constitutions, a sister treaty, human-rights acts, and the Universal Declaration (en, vi)."""
    folder = shared / "gold"
    made = _read_json(folder / "constitutions_dev.json")
    found = []
    for name in dict.fromkeys(unit["constitution"] for unit in made["units"]):
        units = [unit for unit in made["units"] if unit["constitution"] == name]
        whole = made["documents"].get(name, {})
        found.append(_charter(name, "en", units, whole))
    found += [
        _charter(name, "en", _read_json(folder / f"{name}.json")["units"], {})
        for name in ("achr", "australia_human_rights_acts")
    ]
    declaration = _read_json(folder / "udhr_multilingual.json")["units"]
    for lang in ("en", "vi"):
        units = [unit for unit in declaration if unit["language"] == lang]
        found.append(_charter(f"udhr-{lang}", lang, units, {}))
    return tuple(found)


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _law_unit(row: dict[str, Any]) -> LawUnit:
    labels = (
        Label(article(label["provision"]), label["effect"], label["strength"] == "clear")
        for label in row["labels"]
    )
    return LawUnit(
        file=row["file"],
        lang=row["lang"],
        unit=row["unit"],
        line=row["line"],
        end_line=row["end_line"],
        labels=tuple(labels),
    )


def _charter(name: str, lang: str, units: list[dict[str, Any]], whole: dict[str, list[str]]) -> Charter:
    return Charter(
        name=name,
        lang=lang,
        articles=tuple(map(_article, units)),
        present=tuple(whole.get("present", ())),
        absent=tuple(whole.get("absent", ())),
    )


def _article(unit: dict[str, Any]) -> Article:
    clauses = (Clause(one["id"], one["text"], tuple(one["iccpr"])) for one in unit.get("clauses", ()))
    return Article(
        id=unit["id"],
        heading=unit["heading"],
        text=unit["text"],
        provisions=tuple(unit["iccpr"]),
        clauses=tuple(clauses),
        institutional=bool(unit.get("negative")),
    )
