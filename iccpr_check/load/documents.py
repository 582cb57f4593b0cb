"""A path, or bytes, becomes a Document; whatever cannot be read is told in one line."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path, PurePath

from iccpr_check.errors import DraftError
from iccpr_check.load.docx import DOCX
from iccpr_check.load.encodings import refuse_wrong_letters
from iccpr_check.load.extract import Format
from iccpr_check.load.html import HTML
from iccpr_check.load.language import detect_language
from iccpr_check.load.markdown import MARKDOWN
from iccpr_check.load.sniff import sniff
from iccpr_check.load.text import TEXT
from iccpr_check.model import Document

MAX_BYTES = 100 * 1024 * 1024
"""Size above which a file is not read."""

READERS: tuple[Format, ...] = (TEXT, MARKDOWN, HTML, DOCX)
"""Every format that is read; a new one is a module with a Format, named here."""

DOCUMENT_SUFFIXES: frozenset[str] = frozenset(
    {suffix for reader in READERS for suffix in reader.suffixes}
    | {".pdf", ".doc", ".rtf", ".odt", ".xml", ".akn"}
)
"""Suffixes of files that hold a law, whether or not the format is read: what is looked for in folders."""

_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}

#: Suffixes of formats that are not read, for files whose bytes do not say what they are.
_REFUSED = {
    ".pdf": "a damaged PDF",
    ".doc": "a damaged Word file",
    ".rtf": "a damaged Rich Text file",
    ".odt": "a damaged OpenDocument text",
    ".xml": "XML",
    ".akn": "XML",
    ".zip": "a damaged zip archive",
}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TAG = re.compile(rb"<\x00?[A-Za-z!/]")


def load_document(path: str, *, data: bytes | None = None, lang: str | None = None) -> Document:
    """Read one draft.

    ``path`` is a regular file, or any name for ``data`` given with it; ``-`` stands for standard
    input, whose bytes the caller gives. ``lang`` (ISO 639-1) overrides the detected language, and
    chooses among the languages of a page that holds several. Raises DraftError, and nothing else,
    with one line that begins with the path.
    """
    name = "standard input" if path == "-" else printable(path)
    try:
        content = read_bytes(path) if data is None else data
        return _document(path, content, lang)
    except DraftError as error:
        raise DraftError(f"{name}: {error}") from None


def printable(path: str) -> str:
    """Return a path on one line, with ``?`` for what cannot be printed: control characters, stray bytes."""
    return _UNPRINTABLE.sub("?", path)


def _document(path: str, data: bytes, lang: str | None) -> Document:
    if len(data) > MAX_BYTES:
        raise DraftError(f"larger than {MAX_BYTES // 1024**2} MB; give the draft without its attachments")
    reader = _reader(PurePath(path).suffix.lower(), data)
    extract = reader.read(data, lang)
    if not extract.text.strip().strip("\ufeff\u200b\u00ad\x00"):
        raise DraftError("empty: it holds no text")
    refuse_wrong_letters(extract.text)
    return Document(
        path=printable(path),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reader.media_type,
        language=lang or detect_language(extract.text),
        title=extract.title,
        text=extract.text,
        anchors=extract.anchors,
        skipped=extract.skipped,
    )


def read_bytes(path: str) -> bytes:
    """Return the bytes of a regular file: a link might lead out of the folder, a device never ends.

    Raises DraftError, without the path.
    """
    try:
        found = Path(path).lstat()
        if stat.S_ISLNK(found.st_mode):
            raise DraftError("a link, not a file; give the file it points to")
        if stat.S_ISDIR(found.st_mode):
            raise DraftError("a folder, not a file")
        if not stat.S_ISREG(found.st_mode):
            raise DraftError("not a regular file; give a file, or - for standard input")
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
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
    if found == promised.content or (promised is HTML and not found and _TAG.search(data)):
        return promised
    mend = given if actual is None else f"name it {actual.suffixes[0]}"
    raise DraftError(f"not {promised.name} (it is {found or 'text without markup'}); {mend}")


def _listed(suffixes: list[str]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"
