"""Files: only regular ones are read; an interrupted run leaves the old report or the new one, never half."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from iccpr_check.errors import ConfigError, DraftError

_ENCODE_ERRORS = "backslashreplace"
r"""For halves of surrogate pairs, which names of files may hold: ``\udcff`` is also how JSON escapes them."""


_NEITHER_LINK_NOR_WAIT = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
)
_BINARY = getattr(os, "O_BINARY", 0)


def read_regular(path: str, limit: int) -> bytes:
    """Return the bytes of a regular file, ``limit + 1`` of them at most.

    A link might lead out of the folder, and a device never ends: neither is opened, also where one
    takes the file's place after it was looked at. A file larger than ``limit`` is not read. Raises
    DraftError for what is no regular file, OSError or ValueError for what cannot be opened.
    """
    _refuse_irregular(os.lstat(path).st_mode)
    handle = os.open(path, os.O_RDONLY | _NEITHER_LINK_NOR_WAIT | _BINARY)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        _refuse_irregular(found.st_mode)
        if found.st_size > limit:
            raise DraftError(f"larger than {limit // 1024**2} MB; give the draft without its attachments")
        return file.read(limit + 1)  # it may have grown since


def _refuse_irregular(mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise DraftError("a link, not a file; give the file it points to")
    if stat.S_ISDIR(mode):
        raise DraftError("a folder, not a file")
    if not stat.S_ISREG(mode):
        raise DraftError("not a regular file; give a file, or - for standard input")


def print_out(text: str | Iterable[str]) -> None:
    """Write to standard output, in UTF-8 whatever the terminal; a reader that went away is no mistake.

    Raises ConfigError when standard output is closed or full.
    """
    if sys.stdout is None:
        raise ConfigError("standard output is closed; name a file with --output")
    try:
        for piece in _bytes(text):
            sys.stdout.buffer.write(piece)
        sys.stdout.flush()
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is tried again at the end
        if not isinstance(problem, BrokenPipeError):
            raise ConfigError(f"standard output cannot be written ({problem.strerror})") from None


def refuse_unwritable(path: str) -> None:
    """Raise ConfigError when a file cannot be written there, so that nobody learns it after a long run."""
    try:
        mode = _mode(path)
    except (OSError, ValueError) as problem:
        raise _refusal(path, problem) from None
    folder = Path(os.path.realpath(path)).parent
    if mode is not None and stat.S_ISDIR(mode):
        raise ConfigError(f"--output {path}: a folder, not a file; name a file in it")
    if not folder.is_dir():
        raise ConfigError(f"--output {path}: there is no folder {folder}; make it first")
    if not os.access(path if mode is not None else folder, os.W_OK):
        raise ConfigError(f"--output {path}: cannot be written (permission denied)")


def write_atomically(path: str, text: str | bytes | Iterable[str]) -> None:
    """Write text (as UTF-8, also in pieces) or bytes to a file in one step; a device or pipe as it stands.

    A link is followed and kept. Raises ConfigError when the place cannot be written.
    """
    refuse_unwritable(path)
    temporary: str | None = None
    try:
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            with Path(path).open("wb") as device:
                device.writelines(_bytes(text))
            return
        target = Path(os.path.realpath(path))
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".iccpr-check.")
        with os.fdopen(handle, "wb") as file:
            file.writelines(_bytes(text))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask() if mode is None else mode & 0o777)  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
        temporary = None
    except OSError as problem:
        raise _refusal(path, problem) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _bytes(text: str | bytes | Iterable[str]) -> Iterator[bytes]:
    if isinstance(text, bytes):
        yield text
    else:
        for piece in [text] if isinstance(text, str) else text:
            yield piece.encode(errors=_ENCODE_ERRORS)


def _mode(path: str) -> int | None:
    """Return what stands at a path, links followed, or None where nothing does. Raises OSError."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        return None


def _refusal(path: str, problem: OSError | ValueError) -> ConfigError:
    return ConfigError(
        f"--output {path}: cannot be written ({getattr(problem, 'strerror', None) or problem})"
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
