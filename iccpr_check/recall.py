"""What a run wrote, kept whole: a run in which nothing changed writes it again, and checks nothing."""

from __future__ import annotations

import codecs
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from iccpr_check.cache import Cache, inflated
from iccpr_check.errors import DraftError
from iccpr_check.load.documents import read_bytes
from iccpr_check.settings import Settings

MOST = 32_000_000
"""Bytes of what is kept of one output, at most."""
_ERRORS = "surrogatepass"


def rests_on(paths: Iterable[str], settings_for: Callable[[str], Settings]) -> Iterator[str]:
    """Yield what a check of drafts rests on beside code and rules: their names, settings and bytes.

    Raises DraftError for a draft that cannot be read.
    """
    printed: dict[Settings, str] = {}
    for path in paths:
        settings = settings_for(path)
        if settings not in printed:
            printed[settings] = settings.printed()
        yield from (path, printed[settings], sha256(read_bytes(path)).hexdigest())


class Said(NamedTuple):
    """What a run said beside its outputs."""

    notes: tuple[str, ...]
    """Lines on standard error."""
    code: int
    """The exit code."""


class Recall:
    """One run, as it may have been before."""

    def __init__(self, cache: Cache, state: Callable[[], Iterable[str]]) -> None:
        """``state`` tells all that the run rests on; it is asked again at the end, for things may change."""
        self._cache, self._state = cache, state
        self._key = _name(state())
        self._outputs: list[bytes] = []
        self._begun = 0

    def said(self) -> Said | None:
        """Return what the run said before, or None where it was not made, or not kept whole."""
        data = self._cache.get(self._key)
        if data is None:
            return None
        notes, code, count = json.loads(zlib.decompress(data))
        outputs = [found for number in range(count) if (found := self._cache.get(self._at(number)))]
        self._cache.commit()  # the run that may follow writes to it, too
        if len(outputs) < count:
            return None
        self._outputs = outputs
        return Said(tuple(notes), code)

    def outputs(self) -> list[Iterator[str]]:
        """Return the outputs that the run wrote before, each in pieces."""
        return [codecs.iterdecode(inflated(data), "utf-8", _ERRORS) for data in self._outputs]

    def copying(self, pieces: Iterable[str]) -> Iterator[str]:
        """Return the pieces of an output, which are taken down as they are written."""
        self._begun += 1
        return self._copied(pieces)

    def _copied(self, pieces: Iterable[str]) -> Iterator[str]:
        packer, parts = zlib.compressobj(1), list[bytes]()
        for piece in pieces:
            parts.append(packer.compress(piece.encode(errors=_ERRORS)))
            yield piece
        self._outputs.append(b"".join((*parts, packer.flush())))

    def keep(self, said: Said) -> None:
        """Keep the outputs that were taken down, and what was said.

        Not where the reader of one went away, so that it was not written to its end.
        """
        if len(self._outputs) < self._begun:
            return
        try:
            changed = _name(self._state()) != self._key
        except DraftError:
            changed = True
        if changed or max(map(len, self._outputs), default=0) > MOST:
            return
        for number, data in enumerate(self._outputs):
            self._cache.put(self._at(number), data)
        told = json.dumps([said.notes, said.code, len(self._outputs)])
        self._cache.put(self._key, zlib.compress(told.encode()))

    def _at(self, number: int) -> str:
        return f"{self._key}-{number}"


def _name(parts: Iterable[str]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode(errors=_ERRORS))
    return digest.hexdigest()
