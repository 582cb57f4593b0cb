"""The package of a Word file that is given back: what is not changed stays byte for byte, in its order."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from word_files import BAN, about, commented, law, members, opened, p, zipped

from iccpr_check.errors import DraftError
from iccpr_check.load.word.docx_places import docx_places
from iccpr_check.word_comments.package import repacked

CHANGED = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}


def busy() -> bytes:
    """Return a Word file whose members are packed in every way that there is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = "Dự thảo 3".encode()
        archive.writestr("word/media/image1.png", bytes(range(256)) * 40)  # stored, not deflated
        for place, (name, content) in enumerate(members(law(p(BAN))).items()):
            entry = zipfile.ZipInfo(name, (2001 + place, 2, 3, 4, 5, 6))
            entry.compress_type, entry.comment, entry.external_attr = zipfile.ZIP_DEFLATED, b"c", 0o600 << 16
            entry.extra = struct.pack("<HH4s", 0xCAFE, 4, b"more")
            archive.writestr(entry, content)
        archive.writestr("customXml/dự án.xml", "<a/>", zipfile.ZIP_DEFLATED)
        archive.writestr("word/empty/", "")
    return buffer.getvalue()


def streamed() -> bytes:
    """Return a Word file whose sizes stand behind its members, as a program writes it into a pipe."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members(law(p(BAN))).items():
            archive.writestr(name, content)
    return pipe.getvalue()


def raw(data: bytes) -> dict[str, bytes]:
    """Return each member as it lies in the file, with what stands before the next."""
    archive = opened(data)
    entries = sorted(archive.infolist(), key=lambda one: one.header_offset)
    ends = [*(one.header_offset for one in entries[1:]), archive.start_dir]
    return {one.filename: data[one.header_offset : end] for one, end in zip(entries, ends, strict=True)}


@pytest.mark.parametrize("make", [busy, streamed])
def test_every_other_member_lies_as_it_lay(make) -> None:
    data = make()
    result = commented(data, about(data, [(0, 3)]))
    old, new = opened(data), opened(result)
    assert new.namelist() == [*old.namelist(), "word/comments.xml"]
    assert new.comment == old.comment
    before, after = raw(data), raw(result)
    assert {name for name in before if before[name] != after[name]} == CHANGED
    for one in old.infolist():
        other = new.getinfo(one.filename)
        kept = ("date_time", "compress_type", "comment", "external_attr", "create_system", "extra")
        assert [getattr(one, name) for name in kept] == [getattr(other, name) for name in kept]


def test_two_runs_give_the_same_bytes() -> None:
    data = busy()
    told = about(data, [(0, 3), (4, 10)])
    before = told.model_dump_json()
    assert commented(data, told) == commented(data, told)
    assert told.model_dump_json() == before


def test_of_members_with_one_name_the_last_is_the_one_that_counts() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a", "first")
        archive.writestr("a", "second")
    new = zipfile.ZipFile(io.BytesIO(repacked(buffer.getvalue(), {"a": b"third"})))
    assert [new.read(one) for one in new.infolist()] == [b"first", b"third"]


def test_a_file_that_changed_since_it_was_checked_is_not_given_back() -> None:
    data = zipped(members(law(p(BAN))))
    told = about(data, [(0, 3)])
    other = zipped(members(law(p(BAN), p("More"))))
    with pytest.raises(DraftError, match="changed while it was checked"):
        commented(other, told)


@pytest.mark.parametrize("at", ["start", "cut"])
def test_members_that_overlap_are_refused(at: str) -> None:
    data = bytearray(zipped(members(law(p(BAN)))))
    told = about(bytes(data), [(0, 3)])
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    if at == "cut":  # a part is said to begin just before another
        (offset,) = struct.unpack_from("<I", data, second + 42)
        struct.pack_into("<I", data, second + 42, offset - 4)
        with pytest.raises(DraftError):
            docx_places(bytes(data), original=False)
    else:
        struct.pack_into("<I", data, second + 42, 0xFFFFFFFF)
        with pytest.raises(DraftError):
            repacked(bytes(data), {"word/document.xml": b"<a/>"})
    assert told.documents
