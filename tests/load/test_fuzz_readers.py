"""Damaged files of every format that is read: a Document or a DraftError of one line, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from same_law import ENGLISH, FORMATS, VIETNAMESE

from iccpr_check.errors import DraftError
from iccpr_check.load.documents import load_document
from iccpr_check.model import Document
from iccpr_check.parse import parse

FILES = {name: make(ENGLISH) for name, make in FORMATS.items()}
Damage = Callable[[bytes], bytes]


def _flipped(places: list[tuple[float, int]]) -> Damage:
    def damage(data: bytes) -> bytes:
        changed = bytearray(data)
        for place, bits in places if data else ():
            changed[int(place * len(data))] ^= bits
        return bytes(changed)

    return damage


def _spliced(places: tuple[float, float, float]) -> Damage:
    def damage(data: bytes) -> bytes:
        first, last, to = (int(place * len(data)) for place in places)
        return data[:to] + data[first:last] + data[to:]

    return damage


_PLACE = st.floats(0, 1, exclude_max=True)
DAMAGES = st.one_of(
    st.lists(st.tuples(_PLACE, st.integers(1, 255)), min_size=1, max_size=12).map(_flipped),
    _PLACE.map(lambda place: lambda data: data[: int(place * len(data))]),
    _PLACE.map(lambda place: lambda data: data[int(place * len(data)) :]),
    st.tuples(_PLACE, _PLACE, _PLACE).map(_spliced),
    st.tuples(_PLACE, st.binary(min_size=1, max_size=20)).map(
        lambda what: (
            lambda data: data[: int(what[0] * len(data))] + what[1] + data[int(what[0] * len(data)) :]
        )
    ),
)


def _read(name: str, data: bytes) -> None:
    """Read what may be read, down to its units, and hold it to what is promised of every document."""
    try:
        document = load_document(name, data=data)
    except DraftError as error:
        assert len(str(error).splitlines()) == 1
        assert str(error).startswith(f"{name}: ")
        return
    assert isinstance(document, Document)
    assert document.text.strip()
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(document.text) for offset in offsets)
    parse(document)


@pytest.mark.parametrize("name", FILES)
@given(damages=st.lists(DAMAGES, min_size=1, max_size=2))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused(name: str, damages: list[Damage]) -> None:
    data = FILES[name]
    for damage in damages:
        data = damage(data)
    _read(name, data)


@given(damages=st.lists(DAMAGES, min_size=1, max_size=2), part=st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_a_word_file_with_a_damaged_part_is_read_or_refused(damages: list[Damage], part: int) -> None:
    """Flipped bytes of a zip mostly break its sums; here the damage is packed anew and reaches the XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES["law.docx"])) as whole, zipfile.ZipFile(buffer, "w") as packed:
        names = whole.namelist()
        for name in names:
            data = whole.read(name)
            if name == names[part % len(names)]:
                for damage in damages:
                    data = damage(data) if data else data
            packed.writestr(name, data)
    _read("law.docx", buffer.getvalue())


@given(names=st.tuples(st.sampled_from(sorted(FORMATS)), st.sampled_from(sorted(FORMATS))))
def test_a_file_under_another_s_name_is_read_or_refused(names: tuple[str, str]) -> None:
    _read(names[0], FILES[names[1]])


@given(st.sampled_from(sorted(FORMATS)), st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(name: str, data: bytes) -> None:
    _read(name, data)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258", "cp1252"]
)
@pytest.mark.parametrize("name", ["law.txt", "law.md", "law.html", "akoma-ntoso.xml"])
def test_any_encoding_is_read_or_refused(name: str, encoding: str) -> None:
    _read(name, FORMATS[name](VIETNAMESE).decode().encode(encoding, errors="replace"))
