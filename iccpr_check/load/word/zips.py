"""Zip archives opened with care: the containers of Word files and OpenDocument texts.

A hostile archive names millions of members, members that share their bytes, sizes that are lies, or
a megabyte that unpacks to gigabytes. So the members are counted before the archive is opened, only
the two ways of packing that office files use are unpacked, and all that is unpacked is paid from
one purse.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from iccpr_check.errors import DraftError

MAX_MEMBERS = 20_000
"""Members above which an archive is not opened; an office file has a dozen, and one for each picture."""
MAX_UNPACKED = 96 * 1024 * 1024
"""Bytes of all the members that are read; the text of a law of a thousand pages takes a fifth of it."""
MAX_RATIO = 250
"""How many times larger than packed a member may be; office XML shrinks 10 to 60 times."""

_RATIO_MATTERS = 1024 * 1024
_DIRECTORY_ENTRY = b"PK\x01\x02"
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    OverflowError,
)  # fmt: skip


class Zip:
    """An archive in memory. ``kind`` names the file in errors, with its article: ``a Word file``."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open an archive. Raises DraftError when it is damaged or unsafe."""
        self._kind = kind
        self._left = MAX_UNPACKED
        if too_many(data):
            raise DraftError(f"{kind} with more than {MAX_MEMBERS:,} parts; it was not read")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise self._damaged() from None

    def holds(self, name: str) -> bool:
        """Tell whether there is a member of this name."""
        return name in self._archive.NameToInfo

    def read(self, name: str) -> bytes | None:
        """Return what a member unpacks to, None when there is no such member. Raises DraftError."""
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            return None
        if entry.flag_bits & 1:
            raise DraftError(f"{self._kind} locked with a password; save it without one")
        if entry.compress_type not in _PACKED:
            raise self._damaged()
        if entry.file_size > self._left:
            raise self._inflated()
        try:
            with self._archive.open(entry) as member:
                content = member.read(self._left + 1)
        except _DAMAGED:
            raise self._damaged() from None
        self._left -= len(content)
        packed = max(entry.compress_size, 1)
        if self._left < 0 or (len(content) > _RATIO_MATTERS and len(content) > MAX_RATIO * packed):
            raise self._inflated()
        return content

    def _damaged(self) -> DraftError:
        return DraftError(f"{self._kind} that is damaged (its zip cannot be unpacked); save it again")

    def _inflated(self) -> DraftError:
        return DraftError(f"{self._kind} that unpacks to an unreasonable size; it was not read")


def too_many(data: bytes) -> bool:
    """Tell whether an archive names more members than can be listed in reasonable time."""
    return data.count(_DIRECTORY_ENTRY) > MAX_MEMBERS
