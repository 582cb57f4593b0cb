"""The text of ``review.yaml``: written for people to edit, and kept as they left it.

``updated`` brings a report's findings into it, ``with_decision`` writes one decision down. Words, comments
and order of the reviewer stay; what nobody decided follows the report.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

from iccpr_check.decisions.reviews import Entry
from iccpr_check.model import Lang, Review
from iccpr_check.report.decided_words import say

_TOLD = ("unit", "code", "provisions", "quote", "message", "question")
"""What an entry tells of its finding."""
_ENTRY = re.compile(r"^( {4}\S.*\n)(  - unit:)", re.MULTILINE)
"""The end of one entry and the beginning of the next, between which a blank line reads well."""
_LONGEST = 300
"""Code points of the draft's words that an entry shows."""


def updated(text: str, entries: Sequence[Entry], checked: Sequence[str], lang: Lang) -> tuple[str, int, int]:
    """Return the file's text with new findings added, how many were added, and how many are open now.

    ``checked`` are the paths that the report looked at: of these, open entries whose finding is gone go.
    """
    data = _load(text, lang)
    held: Any = data["decisions"]
    new = {(entry.path, entry.fingerprint): entry for entry in entries}
    gone = []
    for index, old in enumerate(held):
        found = new.pop((old["path"], str(old["fingerprint"])), None)
        if not _untouched(old):
            continue
        if found is not None:
            told = _mapping(found)
            old.update({key: told[key] for key in _TOLD})
        elif old["path"] in checked:
            gone.append(index)
    for index in reversed(gone):
        del held[index]
    for entry in new.values():
        held.append(_mapping(entry))
    still_open = sum(old.get("decision", "open") == "open" for old in held)
    return _dump(data), len(new), still_open


def with_decision(text: str, entry: Entry, review: Review | None) -> str:
    """Return the file's text with a decision (None: open again) written to the entry of the same finding."""
    data = _load(text, "en")
    for old in data["decisions"]:
        if (old["path"], str(old["fingerprint"])) == (entry.path, entry.fingerprint):
            old["decision"] = "open" if review is None else review.decision
            for key in ("reason", "by", "date"):
                old[key] = _quoted("" if review is None else getattr(review, key))
            break
    return _dump(data)


def _untouched(old: Any) -> bool:
    return old.get("decision", "open") == "open" and not old.get("reason") and not old.get("by")


def _mapping(entry: Entry) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    made = CommentedMap()
    for key, value in entry.model_dump(mode="json").items():
        if key == "provisions":
            made[key] = CommentedSeq(_quoted(one) for one in value)
            made[key].fa.set_flow_style()
        elif key in {"code", "decision"}:
            made[key] = value
        else:
            made[key] = _quoted(shortened(value) if key == "quote" else value)
    return made


def shortened(text: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: line.rfind(' ', 0, _LONGEST)]} …"


def _quoted(text: str) -> Any:
    """Return text that is text to every reader of YAML, also where it is ``no`` or a number."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return DoubleQuotedScalarString(text)


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 110
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _load(text: str, lang: Lang) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    data = _yaml().load(text) if text.strip() else None
    if data is None:
        data = CommentedMap({"review_version": _quoted("1")})
        if not text.strip():
            data.yaml_set_start_comment(say("file_head", lang))
    if data.get("decisions") is None:
        data["decisions"] = CommentedSeq()
    return data


def _dump(data: Any) -> str:
    out = io.StringIO()
    dump: Callable[[Any, io.StringIO], None] = _yaml().dump
    dump(data, out)
    return _ENTRY.sub(r"\1\n\2", out.getvalue())
