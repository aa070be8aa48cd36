"""The file that keeps rows: an SQLite database that anybody may delete, damage, hold or make read-only.

Whatever is wrong with it, it keeps nothing then, and nobody hears of it: runs are read again.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from commdrill.private_files import NotOurs, open_private
from commdrill.record.index.row import Frame, Row, digest_of

_T = TypeVar("_T")
_FORM = 1  # of rows and frames, and of what they are made by: another one is begun anew
_PATIENCE = 2.0  # seconds to wait for another process that is writing
_TABLES = """
CREATE TABLE IF NOT EXISTS maker (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (
  name BLOB PRIMARY KEY, stamp TEXT NOT NULL, frame TEXT NOT NULL, body TEXT NOT NULL,
  told TEXT NOT NULL, sum INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS frame (digest TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
"""
_WRONG = (sqlite3.Error, OSError, NotOurs, ValueError, TypeError, KeyError)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Kept(NamedTuple):
    """Every row by its name, and the frames they need by their digests."""

    rows: dict[str, Row]
    frames: dict[str, Frame]


class IndexFile:
    """One file; `maker` is the version of this program whose rows it keeps."""

    def __init__(self, path: Path, maker: str) -> None:
        self._path = path
        self._maker = f"{_FORM} {maker}"

    def load(self) -> Kept:
        """All that it keeps."""
        return self._tried(_load) or Kept({}, {})

    def keep(self, rows: Iterable[Row], frames: Iterable[Frame], gone: Iterable[str]) -> None:
        """Keep these in place of what was kept of the same name, and forget others."""
        kept, framed, left = [*rows], [*frames], [*gone]
        if kept or left:
            self._tried(lambda database: _keep(database, kept, framed, left))

    def _tried(self, do: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """What it comes to, if need be in a new file; None where there can be none, or another has it."""
        for _ in range(2):
            try:
                with self._open() as database:
                    return do(database)
            except _WRONG as why:
                if getattr(why, "sqlite_errorcode", 0) & 0xFF in _BUSY:
                    return None
                self._throw_away()
        return None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        os.close(open_private(self._path, os.O_RDONLY | os.O_CREAT))
        with closing(
            sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        ) as database:
            # what a power cut may leave is met as any damage is: each row has its sum
            database.execute("PRAGMA synchronous = OFF")
            if database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
                database.executescript(_TABLES)
                database.execute("INSERT OR IGNORE INTO maker VALUES (?)", (self._maker,))
            if database.execute("SELECT name FROM maker").fetchall() != [(self._maker,)]:
                raise ValueError("it was made by another version")
            yield database

    def _throw_away(self) -> None:
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _load(database: sqlite3.Connection) -> Kept:
    rows = (
        Row(os.fsdecode(name), *rest)
        for name, *rest in database.execute("SELECT name, stamp, frame, body, told, sum FROM run")
    )
    found = database.execute("SELECT digest, body FROM frame")
    frames = {digest: Frame.from_text(body) for digest, body in found if digest == digest_of(body)}
    return Kept({row.name: row for row in rows}, frames)


def _keep(
    database: sqlite3.Connection, rows: list[Row], frames: list[Frame], gone: list[str]
) -> None:
    database.execute("BEGIN IMMEDIATE")
    database.executemany(
        "INSERT OR REPLACE INTO frame VALUES (?, ?)", [(one.digest, one.text) for one in frames]
    )
    database.executemany(
        "INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?)",
        [(os.fsencode(row.name), *row[1:]) for row in rows],
    )
    database.executemany("DELETE FROM run WHERE name = ?", [(os.fsencode(one),) for one in gone])
    database.execute("COMMIT")
