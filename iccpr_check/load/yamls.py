"""YAML -> frozen model, with every mistake told as ``path:line: key: what``."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from iccpr_check.errors import DataError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
M = TypeVar("M", bound=BaseModel)
Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Yaml:
    """A YAML file as plain values, with the way back from every key to its line."""

    path: Path
    data: Any
    node: yaml.Node | None

    def line(self, at: Key = ()) -> int:
        """Return the 1-based line of the value at that path of keys and indices, or of its nearest holder."""
        node = self.node
        line = 1 if node is None else node.start_mark.line + 1
        for step in at:
            found = _child(node, step)
            if found is None:
                return line
            line, node = found
        return line

    def error(self, at: Key, what: str) -> DataError:
        """Make a DataError that points at a key of this file."""
        key = ".".join(str(step) for step in at)
        return DataError(f"{self.path}:{self.line(at)}: {key + ': ' if key else ''}{what}")


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value.start_mark.line + 1, value
    return None


class _Strict(_Loader):  # type: ignore[misc]  # a loader chosen at run time has no static base
    """Refuses a key that stands twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key must be a plain word", key_node.start_mark
                )
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key}' stands twice", key_node.start_mark
                )
            seen.add(key)
        made: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return made


def read_yaml(path: Path) -> Yaml:
    """Read one YAML file. Raises DataError for a file that is missing, not UTF-8 or not YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(f"{path}:1: not UTF-8; save the file as UTF-8") from None
    except OSError as problem:
        raise DataError(f"{path}:1: cannot be read: {problem.strerror}") from None
    loader = _Strict(text)
    try:
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise DataError(f"{path}:{line}: not readable as YAML: {problem.problem or problem}") from None
    except (yaml.YAMLError, ValueError) as problem:
        raise DataError(f"{path}:1: not readable as YAML: {problem}") from None
    finally:
        loader.dispose()
    return Yaml(path, data, node)


_PLAIN = {
    "extra_forbidden": "unknown key",
    "missing": "this key is required and missing",
    "too_short": "at least one is required",
}


def build(model: type[M], source: Yaml, data: Any = None, at: Key = ()) -> M:
    """Make a model of ``data`` (by default the file whole), which stands at ``at`` in the file.

    Raises DataError with one line for each mistake found.
    """
    try:
        return model.model_validate(source.data if data is None else data)
    except ValidationError as problem:
        lines = []
        for error in problem.errors(include_url=False):
            steps = tuple(s for s in error["loc"] if isinstance(s, int) or not s.endswith("]"))
            what = _PLAIN.get(error["type"], error["msg"].removeprefix("Value error, "))
            lines.append(str(source.error((*at, *_present(source, at, steps)), what)))
        raise DataError("\n".join(dict.fromkeys(lines))) from None


def _present(source: Yaml, at: Key, steps: Key) -> Key:
    """Drop the names of union members, which pydantic puts into a place and the file does not hold."""
    kept: list[str | int] = []
    node: Any = source.data
    for step in at:
        node = node[step]
    for index, step in enumerate(steps):
        last = index == len(steps) - 1
        in_list = isinstance(node, list) and isinstance(step, int) and step < len(node)
        if in_list or (isinstance(node, dict) and step in node):
            node = node[step]
            kept.append(step)
        elif last:
            kept.append(step)
    return tuple(kept)
