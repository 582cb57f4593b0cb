"""Results kept between runs: the same words, rules and settings give the same report, once made.

An SQLite file in the user's cache folder. Several runs may use it at once, and a killed one leaves it whole
(write-ahead log). A cache that cannot be used is no mistake: the run goes on without it.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

MAX_BYTES = 512_000_000
"""Bytes above which the oldest used are forgotten."""
_ROWS_A_COMMIT = 32
_PIECE = 1_000_000
_WAIT = 10.0
"""Seconds to wait for another run's write."""
_TRIES, _BETWEEN = 5, 0.05
"""Times that opening is tried, and seconds between: a change of the journal's mode waits for no lock."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
    key TEXT PRIMARY KEY, used REAL NOT NULL, size INTEGER NOT NULL, report BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reports_used ON reports (used);
"""


class Cache:
    """Compressed bytes by key, of reports (see ``packing``) or whole runs; use as a context manager."""

    def __init__(self, folder: Path | None) -> None:
        """Open the cache in a folder; None for none at all."""
        self._db = None if folder is None else _open(folder)
        self._pending = 0

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def works(self) -> bool:
        """Whether anything can be kept."""
        return self._db is not None

    def has(self, key: str) -> bool:
        """Tell whether a report is kept under a key."""
        if self._db is None:
            return False
        try:
            return self._db.execute("SELECT 1 FROM reports WHERE key = ?", (key,)).fetchone() is not None
        except sqlite3.Error:
            return False

    def get(self, key: str) -> bytes | None:
        """Return the report kept under a key, or None; also where the file was damaged."""
        if self._db is None:
            return None
        try:
            row = self._db.execute("SELECT report FROM reports WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            data: bytes = row[0]
            for _ in inflated(data):  # which tells whether it is whole
                pass
            self._db.execute("UPDATE reports SET used = ? WHERE key = ?", (time.time(), key))
            self._written()
        except (sqlite3.Error, zlib.error, TypeError):
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a report."""
        if self._db is None:
            return
        with contextlib.suppress(sqlite3.Error):
            self._db.execute(
                "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", (key, time.time(), len(data), data)
            )
            self._written()

    def commit(self) -> None:
        """Let others write, in this process or another."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.commit()
            self._pending = 0

    def close(self) -> None:
        """Forget the oldest used beyond the limit, and let go of the file."""
        if self._db is None:
            return
        with contextlib.suppress(sqlite3.Error):
            self._shrink(self._db)
            self._db.commit()
        self._db.close()
        self._db = None

    def _written(self) -> None:
        self._pending += 1
        if self._db is not None and self._pending >= _ROWS_A_COMMIT:
            self._db.commit()
            self._pending = 0

    @staticmethod
    def _shrink(db: sqlite3.Connection) -> None:
        total = db.execute("SELECT coalesce(sum(size), 0) FROM reports").fetchone()[0]
        if total <= MAX_BYTES:
            return
        gone = []
        for key, size in db.execute("SELECT key, size FROM reports ORDER BY used"):
            if total <= MAX_BYTES * 3 // 4:
                break
            gone.append((key,))
            total -= size
        db.executemany("DELETE FROM reports WHERE key = ?", gone)


def inflated(data: bytes) -> Iterator[bytes]:
    """Yield compressed bytes as they were, piece by piece. Raises zlib.error for what is not whole."""
    reader = zlib.decompressobj()
    while data:
        yield reader.decompress(data, _PIECE)
        data = reader.unconsumed_tail
    yield reader.flush()
    if not reader.eof:
        raise zlib.error("cut off")


def _open(folder: Path) -> sqlite3.Connection | None:
    """Open the file. Runs that make it at one moment lock each other out, so it is tried again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    for _ in range(_TRIES):
        db: sqlite3.Connection | None = None
        try:
            db = sqlite3.connect(folder / "reports.sqlite", timeout=_WAIT)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_SCHEMA)
        except sqlite3.OperationalError:
            if db is not None:
                db.close()
            time.sleep(_BETWEEN)
        except sqlite3.Error:
            if db is not None:
                db.close()
            return None
        else:
            return db
    return None
