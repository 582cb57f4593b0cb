"""The package of a Word file, copied byte for byte but for the parts that change.

A zip archive is a row of members and a directory that says where each begins. Members that stay are
copied as they lie, packed as they are; in the directory only offsets change.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise

from iccpr_check.errors import DraftError

_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8 = 0x0800
_LARGE = 0xFFFFFFFF
_MADE = 20
"""Version 2.0 of the format, which knows deflation."""


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with some parts replaced, and new ones at its end.

    ``data`` has been read by ``zips.Zip``. Raises DraftError when its members cannot be told apart.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        comment = archive.comment
        last = {one.filename: place for place, one in enumerate(members)}
        entries = _entries(data, archive.start_dir, len(members))
    offsets = sorted({one.header_offset for one in members} | {archive.start_dir})
    following = dict(pairwise(offsets))
    body, directory = bytearray(), []
    moved: dict[int, tuple[int, bytes]] = {}
    for place in sorted(range(len(members)), key=lambda place: members[place].header_offset):
        member, entry = members[place], entries[place]
        if member.filename in parts and last[member.filename] == place:
            written, entry = _member(parts[member.filename], member.compress_type, entry)
        else:
            written = data[member.header_offset : following.get(member.header_offset, 0)]
            if len(written) < _LOCAL.size + member.compress_size:
                raise DraftError("a Word file that is damaged (parts of its zip overlap); save it again")
        moved[place] = (len(body), entry)
        body += written
    directory = [_at(entry, offset) for offset, entry in (moved[place] for place in range(len(members)))]
    stamp = max((one.date_time for one in members), default=(1980, 1, 1, 0, 0, 0))
    for name, content in parts.items():
        if name not in last:
            written, entry = _member(content, zipfile.ZIP_DEFLATED, _new_entry(name, stamp))
            directory.append(_at(entry, len(body)))
            body += written
    listed = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listed), len(body), len(comment))
    return bytes(body) + listed + end + comment


def _entries(data: bytes, at: int, number: int) -> list[bytes]:
    """Return the entries of the directory as they are written."""
    entries: list[bytes] = []
    for _ in range(number):
        try:
            fields = _ENTRY.unpack_from(data, at)
        except struct.error:
            fields = (b"",)
        if fields[0] != b"PK\x01\x02" or _LARGE in (fields[8], fields[9], fields[16]):
            raise DraftError("a Word file packed in a way that is not copied; save it again in Word")
        end = at + _ENTRY.size + sum(fields[10:13])
        entries.append(data[at:end])
        at = end
    return entries


def _member(content: bytes, method: int, entry: bytes) -> tuple[bytes, bytes]:
    """Return a member with new content, and its entry in the directory without the offset."""
    fields = list(_ENTRY.unpack_from(entry))
    name = entry[_ENTRY.size : _ENTRY.size + fields[10]]
    packed = content
    if method == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
    flags = fields[3] & _UTF8
    sizes = (zlib.crc32(content), len(packed), len(content))
    fields[3], fields[4], fields[7:10] = flags, method, sizes
    local = _LOCAL.pack(b"PK\x03\x04", _MADE, flags, method, fields[5], fields[6], *sizes, len(name), 0)
    return local + name + packed, _ENTRY.pack(*fields) + entry[_ENTRY.size :]


def _at(entry: bytes, offset: int) -> bytes:
    return entry[: _ENTRY.size - 4] + struct.pack("<I", offset) + entry[_ENTRY.size :]


def _new_entry(name: str, stamp: tuple[int, ...]) -> bytes:
    year, month, day, hour, minute, second = stamp
    written = name.encode()
    time, date = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
    flags = 0 if name.isascii() else _UTF8
    rest = (0, 0, 0, len(written), 0, 0, 0, 0, 0, 0)
    fields = (b"PK\x01\x02", _MADE, _MADE, flags, zipfile.ZIP_DEFLATED, time, date, *rest)
    return _ENTRY.pack(*fields) + written
