"""The configuration file: what holds for a repository of laws, and for which of its paths.

``iccpr-check.yaml`` is looked for beside the drafts and upwards from there. A flag goes before the file, the
last entry under ``paths`` that means a draft goes before what stands above it, and that before our defaults.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, field_validator

from iccpr_check.decisions.baseline import NAME as BASELINE
from iccpr_check.decisions.baseline import read_baseline
from iccpr_check.decisions.correlation import Row, Table
from iccpr_check.decisions.places import path_matches
from iccpr_check.decisions.reviews import NAME as REVIEW
from iccpr_check.decisions.reviews import read_reviews
from iccpr_check.decisions.settling import Decisions, relative
from iccpr_check.decisions.waivers import Waiver
from iccpr_check.errors import ConfigError
from iccpr_check.load.yamls import Key, Yaml, build, read_yaml
from iccpr_check.model import Frozen, Lang
from iccpr_check.settings import FailOn, Settings
from iccpr_check.today import today

NAME = "iccpr-check.yaml"
_DRAFT_KEYS = ("country", "lang", "kind", "bare_articles", "fail_on", "ocr", "changes")
"""What may differ from draft to draft."""
_RUN_KEYS = ("treaty", "report_lang")


class ForDrafts(Frozen):
    """What may differ from draft to draft; None where nothing is said."""

    country: str | None = None
    lang: str | None = None
    kind: tuple[str, ...] | None = None
    bare_articles: Literal["own", "treaty"] | None = None
    fail_on: FailOn | None = None
    ocr: bool | None = None
    """Whether pages that are pictures are read by an installed Tesseract."""
    changes: Literal["accepted", "original"] | None = None
    """Tracked changes of Word files."""

    @field_validator("kind", mode="before")
    @classmethod
    def _one_or_many(cls, given: object) -> object:
        return (given,) if isinstance(given, str) else given


class ForPath(ForDrafts):
    """The same for the drafts that a pattern means."""

    match: str = Field(min_length=1)
    """A pattern as in ``.gitignore``, relative to the file's folder."""


class Config(ForDrafts):
    """The file."""

    treaty: str | None = None
    report_lang: Lang | None = None
    exclude: tuple[str, ...] = ()
    """Patterns of files that are passed over inside folders."""
    baseline: str | None = None
    waivers: tuple[Waiver, ...] | str = ()
    """Waivers, or the name of a file that holds them."""
    correlation: str | None = None
    review: str | None = None
    """The file of reviewer's decisions; ``review.yaml`` where nothing is said and one stands there."""
    statutes: tuple[str, ...] = ()
    """Files and folders of laws that may cover what a draft leaves out."""
    paths: tuple[ForPath, ...] = ()


class WaiverFile(Frozen):
    """A file of waivers."""

    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True)
class Configured:
    """A configuration with its file, and the flags that go before it."""

    config: Config
    source: Yaml | None
    """None where there is no file."""
    folder: Path
    """Patterns and names of files in the configuration are relative to it."""
    flags: Mapping[str, Any]
    """Flags that were given, by the configuration's names."""

    def settings(self, path: str | None = None) -> Settings:
        """Return the settings of a draft, or of the run as a whole."""
        of_path = () if path is None else self._of_path(path)
        if of_path not in self._made:
            self._made[of_path] = self._settings(of_path)
        return self._made[of_path]

    @cached_property
    def _made(self) -> dict[tuple[int, ...], Settings]:
        return {}

    def _settings(self, of_path: tuple[int, ...]) -> Settings:
        values = {key: self._find(key, of_path)[0] for key in (*_DRAFT_KEYS, *_RUN_KEYS)}
        given = {key: value for key, value in values.items() if value is not None}
        kinds = given.pop("kind", None)
        if given.get("lang") == "auto":
            del given["lang"]
        if "country" in given:
            given["country"] = given["country"].upper()
        chosen = [kind for one in kinds or () for kind in one.split(",")]
        return Settings.model_validate(given | {"kinds": None if chosen in ([], ["auto"]) else tuple(chosen)})

    def origin(self, key: str, path: str | None = None) -> str:
        """Return where a value comes from: a flag, ``path:line``, or nowhere (the default)."""
        return self._find(key, () if path is None else self._of_path(path))[1]

    def told(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield what holds and where it came from, a line each: of the run, then of drafts that differ."""
        shown = {}
        for key in (*_RUN_KEYS, *_DRAFT_KEYS):
            shown[key] = self._line(key, None)
            yield shown[key]
        for key in ("exclude", "baseline", "waivers", "correlation", "review"):
            value = getattr(self.config, key)
            if value:
                said = value if isinstance(value, str) else f"{len(value)}"
                yield f"{key}: {said}  # {self._where((key,))}"
        for path in paths:
            differing = [line for key in _DRAFT_KEYS if (line := self._line(key, path)) != shown[key]]
            if differing:
                yield f"{path}:"
                yield from (f"  {line}" for line in differing)

    def excludes(self, path: str) -> bool:
        """Tell whether a file met inside a folder is passed over."""
        if not self.config.exclude:
            return False
        here = relative(path, self.folder)
        return any(path_matches(pattern, here) for pattern in self.config.exclude)

    def decisions(
        self, *, baseline: str | None, use_baseline: bool = True, review: str | None = None
    ) -> Decisions:
        """Read the files of decisions. Files that flags name go before the configuration's.

        Raises ConfigError or DataError with ``path:line`` for what cannot be read.
        """
        at = Path(baseline) if baseline else self._beside(self.config.baseline)
        correlation = self._beside(self.config.correlation)
        reviewed = self.review_path() if review is None else Path(review)
        with_reviews = review is not None or self.config.review is not None or _is_review(reviewed)
        return Decisions(
            folder=self.folder,
            baseline=read_baseline(at) if at is not None and use_baseline else None,
            baseline_path="" if at is None else str(at),
            waivers=tuple(self._waivers()),
            correlations=tuple(read_rows(correlation)) if correlation is not None else (),
            reviews=tuple(read_reviews(reviewed)) if with_reviews else (),
            reviews_folder=reviewed.resolve().parent,
            today=today(),
        )

    def statutes(self) -> list[str]:
        """Return the laws that may cover what a draft leaves out."""
        return [str(self.folder / name) for name in self.config.statutes]

    def baseline_path(self) -> Path:
        """Return where the baseline is, or is to be."""
        return self._beside(self.config.baseline) or self.folder / BASELINE

    def correlation_path(self) -> Path:
        """Return where the correlation table is, or is to be."""
        return self._beside(self.config.correlation) or self.folder / "correlation.yaml"

    def review_path(self) -> Path:
        """Return where the reviewer's decisions are, or are to be."""
        at, here = self._beside(self.config.review) or self.folder / REVIEW, Path.cwd()
        return at.relative_to(here) if at.is_relative_to(here) else at

    def _waivers(self) -> Iterator[tuple[Waiver, str]]:
        given = self.config.waivers
        if not isinstance(given, str):
            for number, waiver in enumerate(given):
                yield waiver, self._where(("waivers", number))
            return
        source = read_yaml(self.folder / given)
        for number, waiver in enumerate(build(WaiverFile, source).waivers):
            yield waiver, f"{source.path}:{source.line(('waivers', number))}"

    def _beside(self, name: str | None) -> Path | None:
        return None if name is None else self.folder / name

    def _of_path(self, path: str) -> tuple[int, ...]:
        """Return which entries of ``paths`` speak of a draft, the last first: it goes before the others."""
        if not self.config.paths:
            return ()
        here = relative(path, self.folder)
        return tuple(
            number
            for number, one in reversed(list(enumerate(self.config.paths)))
            if path_matches(one.match, here)
        )

    def _find(self, key: str, of_path: tuple[int, ...]) -> tuple[Any, str]:
        if key in self.flags:
            return self.flags[key], f"--{key.replace('_', '-')}"
        for number in of_path if key in _DRAFT_KEYS else ():
            value = getattr(self.config.paths[number], key)
            if value is not None:
                return value, self._where(("paths", number, key))
        value = getattr(self.config, key)
        return (None, "default") if value is None else (value, self._where((key,)))

    def _where(self, at: Key) -> str:
        return "default" if self.source is None else f"{self.source.path}:{self.source.line(at)}"

    def _line(self, key: str, path: str | None) -> str:
        settings = self.settings(path)
        value = getattr(settings, "kinds" if key == "kind" else key)
        said = "auto" if value is None and key in {"lang", "kind"} else "none" if value is None else value
        said = ", ".join(said) if isinstance(said, tuple) else said
        return f"{key}: {said}  # {self.origin(key, path)}"


def configure(paths: Iterable[str], given: str | None, flags: Mapping[str, Any]) -> Configured:
    """Find and read the configuration for drafts. ``given`` is the file a flag names.

    Without a file all is default, and names of files are relative to the working folder. Raises DataError
    with ``path:line`` for a mistake in the file, ConfigError where a named one is not there.
    """
    if given is not None and not Path(given).is_file():
        raise ConfigError(f"--config {given}: no such file; 'iccpr-check init' writes one")
    found = Path(given) if given is not None else find(paths)
    if found is None:
        return Configured(Config(), None, Path.cwd(), flags)
    source = read_yaml(found)
    config = Config() if source.data is None else build(Config, source)
    return Configured(config, source, found.resolve().parent, flags)


def find(paths: Iterable[str]) -> Path | None:
    """Return the configuration file nearest to the drafts, upwards from the folder that holds them all."""
    folders = [_folder(path) for path in paths] or [Path.cwd()]
    common = folders[0]
    while not all(folder.is_relative_to(common) for folder in folders):
        common = common.parent
    for folder in (common, *common.parents):
        at = folder / NAME
        if at.is_file():
            here = Path.cwd()
            return at.relative_to(here) if at.is_relative_to(here) else at
    return None


def _is_review(path: Path) -> bool:
    """Tell whether a file that nobody named is a review of ours; others have files of that name."""
    try:
        return re.search(r"^review_version\b", path.read_text("utf-8-sig"), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


def _folder(path: str) -> Path:
    """Return the folder of a path; of a name that no file can have, the working folder."""
    if path == "-":
        return Path.cwd()
    try:
        place = Path(os.path.realpath(path))
        return place if place.is_dir() else place.parent
    except (OSError, ValueError):
        return Path.cwd()


def read_rows(path: Path) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a correlation table, each with its ``path:line``. Raises DataError."""
    source = read_yaml(path)
    for number, row in enumerate(build(Table, source).rows):
        yield row, f"{path}:{source.line(('rows', number))}"
