"""A path, or bytes, becomes a Document; whatever cannot be read is told in one line."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from iccpr_check.errors import DraftError, PassingError
from iccpr_check.files import read_regular
from iccpr_check.load.clean import clean
from iccpr_check.load.encodings import refuse_wrong_letters
from iccpr_check.load.extract import Options, refuse_too_long
from iccpr_check.load.formats import DOC, DOCX, HTML, ODT, READERS, RTF, TEXT, XML, Format
from iccpr_check.load.language import detect_language
from iccpr_check.load.sniff import sniff
from iccpr_check.model import Document

MAX_BYTES = 100 * 1024 * 1024
"""Size above which a file is not read."""

_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}

_OFFICE = (DOCX, DOC, RTF, ODT)
"""Formats of word processors, which save and send one under the name of another, and pages as ``.doc``."""

#: Suffixes of formats that are not read, for files whose bytes do not say what they are.
_REFUSED = {
    ".zip": "a damaged zip archive",
}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TAG = re.compile(rb"<\x00?[A-Za-z!/]")


def load_document(
    path: str,
    *,
    data: bytes | None = None,
    lang: str | None = None,
    ocr: bool = False,
    original: bool = False,
) -> Document:
    """Read one draft.

    ``path`` is a regular file, or any name for ``data`` given with it; ``-`` stands for standard
    input, whose bytes the caller gives. ``lang`` (ISO 639-1) overrides the detected language, and
    chooses among the languages of a file that holds several. ``ocr`` lets an installed Tesseract read
    pages that are pictures; ``original`` leaves tracked changes out. Raises DraftError, and nothing
    else, with one line that begins with the path.
    """
    name = "standard input" if path == "-" else printable(path)
    try:
        content = read_bytes(path) if data is None else data
        return _document(path, content, Options(lang, ocr, original))
    except DraftError as error:
        raise type(error)(f"{name}: {error}") from None
    except (MemoryError, RecursionError):
        raise PassingError(f"{name}: too large, or too deeply nested, to be read") from None


def printable(path: str) -> str:
    """Return a path on one line, with ``?`` for what cannot be printed: control characters, stray bytes."""
    return _UNPRINTABLE.sub("?", path)


def _document(path: str, data: bytes, options: Options) -> Document:
    if len(data) > MAX_BYTES:
        raise DraftError(f"larger than {MAX_BYTES // 1024**2} MB; give the draft without its attachments")
    reader = _reader(PurePath(path).suffix.lower(), data)
    extract = reader.read(data, options)
    refuse_too_long(extract.text)
    extract = clean(extract)
    if not extract.text.strip().strip("\ufeff\u200b\u00ad\x00"):
        raise DraftError("empty: it holds no text")
    refuse_wrong_letters(extract.text)
    return Document(
        path=printable(path),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reader.media_type,
        language=options.lang or detect_language(extract.text),
        title=extract.title,
        text=extract.text,
        anchors=extract.anchors,
        skipped=extract.skipped,
        marked=extract.marked,
    )


def read_bytes(path: str) -> bytes:
    """Return the bytes of a regular file that is not too large. Raises DraftError, without the path."""
    try:
        return read_regular(path, MAX_BYTES)
    except FileNotFoundError:
        raise DraftError("no such file") from None
    except PermissionError:
        raise DraftError("may not be read: permission denied") from None
    except (OSError, ValueError) as error:
        raise DraftError(f"cannot be read ({getattr(error, 'strerror', None) or error})") from None


def _reader(suffix: str, data: bytes) -> Format:
    """Choose the reader by what the name promises and what the bytes are; raise when they disagree."""
    if not data.strip():
        raise DraftError("empty: it holds no text")
    promised, found = _BY_SUFFIX.get(suffix), sniff(data)
    actual = next((reader for reader in READERS if reader.content == found), None)
    given = f"give a {_listed([reader.suffixes[0] for reader in READERS])} file"
    if promised is None:
        refused = _REFUSED.get(suffix, found) if found == "" else found
        if refused and actual in {None, TEXT}:
            raise DraftError(f"{refused}, which is not read; {given}")
        return actual or TEXT
    if found == promised.content or (promised in {HTML, XML} and not found and _TAG.search(data)):
        return promised
    if promised in _OFFICE and actual in (*_OFFICE, HTML):
        return actual
    mend = given if actual is None else f"name it {actual.suffixes[0]}"
    raise DraftError(f"not {promised.name} (it is {found or 'text without markup'}); {mend}")


def _listed(suffixes: list[str]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"
