"""The file that keeps rows: an SQLite database that anybody may delete, damage, hold or make read-only.

Whatever is wrong with it, it keeps nothing then, and nobody hears of it: runs are read again.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from commdrill.private_files import NotOurs, open_private
from commdrill.record.index import order
from commdrill.record.index.row import Frame, Row, State, digest_of

_T = TypeVar("_T")
_FORM = 4  # of rows and frames, and of what they are made by: another one is begun anew
_PATIENCE = 2.0  # seconds to wait for another process that is writing
_TABLES = """
CREATE TABLE IF NOT EXISTS maker (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (
  name BLOB PRIMARY KEY, stamp TEXT NOT NULL, begun TEXT NOT NULL, place TEXT NOT NULL,
  state INTEGER NOT NULL, frame TEXT NOT NULL, body TEXT NOT NULL, told TEXT NOT NULL,
  sum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS standing ON run (state, place, begun);
CREATE TABLE IF NOT EXISTS frame (digest TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS said (about TEXT PRIMARY KEY, body BLOB NOT NULL, sum INTEGER NOT NULL);
"""
_NAMES = "SELECT CAST(group_concat(CAST(name AS TEXT), char(0)) AS BLOB) FROM run"
_STILL_BROKEN = """
SELECT name FROM run AS one WHERE state = ? AND NOT EXISTS (
  SELECT 1 FROM run WHERE state = ? AND place = one.place AND begun > one.begun
)"""
_SAID = "SELECT body, sum FROM said WHERE about = ?"
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
        return self._tried(_load) or Kept({}, {})

    def names(self) -> frozenset[str] | None:
        """Of all rows; None where none can be kept."""
        return self._tried(_names)

    def newest(self, most: int) -> list[str]:
        """Those that began last, by their rows' own word, the newest first."""
        return self._tried(lambda database: order.newest(database, most)) or []

    def total(self) -> int:
        return self._tried(order.total) or 0

    def rows(self, names: Iterable[str]) -> Kept:
        wanted = [*names]
        found = self._tried(lambda database: _some(database, wanted)) if wanted else None
        return found or Kept({}, {})

    def still_broken(self) -> list[str]:
        """Runs that left their environment broken, and none after them found it whole."""
        return self._tried(_still_broken) or []

    def pages(self, most: int) -> list[order.Page]:
        """The full pages of earlier rows, so many on each."""
        return self._tried(lambda database: order.pages(database, most)) or []

    def on_page(self, page: order.Page) -> list[str]:
        """The names of those on it, the oldest first."""
        return self._tried(lambda database: order.on_page(database, page)) or []

    def keep_page(self, page: order.Page) -> None:
        """That it was written: it stays as it is until one of its runs changes."""
        self._tried(lambda database: order.keep(database, page))

    def text(self, about: str) -> str:
        """What was kept about something; empty where nothing was."""
        return self._tried(lambda database: _said(database, about)) or ""

    def keep_text(self, about: str, body: str) -> None:
        content = os.fsencode(body)
        said = (about, content, crc32(content))
        self._tried(lambda database: database.execute("REPLACE INTO said VALUES (?, ?, ?)", said))

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
                database.executescript(_TABLES + order.TABLES)
                database.execute("INSERT OR IGNORE INTO maker VALUES (?)", (self._maker,))
            if database.execute("SELECT name FROM maker").fetchall() != [(self._maker,)]:
                raise ValueError("it was made by another version")
            yield database

    def _throw_away(self) -> None:
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _load(database: sqlite3.Connection) -> Kept:
    return Kept(_rows(database.execute("SELECT * FROM run")), _frames(database))


def _said(database: sqlite3.Connection, about: str) -> str:
    for body, sum_ in database.execute(_SAID, (about,)):
        if crc32(body) != sum_:
            raise ValueError(f"{about}: not as it was written")
        return os.fsdecode(body)
    return ""


def _some(database: sqlite3.Connection, names: list[str]) -> Kept:
    found = (
        row
        for name in names
        for row in database.execute("SELECT * FROM run WHERE name = ?", (os.fsencode(name),))
    )
    return Kept(_rows(found), _frames(database))


def _rows(found: Iterable[tuple[Any, ...]]) -> dict[str, Row]:
    rows = (Row(os.fsdecode(name), *rest) for name, *rest in found)
    return {row.name: row for row in rows}


def _frames(database: sqlite3.Connection) -> dict[str, Frame]:
    found = database.execute("SELECT digest, body FROM frame")
    return {digest: Frame.from_text(body) for digest, body in found if digest == digest_of(body)}


def _names(database: sqlite3.Connection) -> frozenset[str]:
    """All in one text: there are many rows, and each would be a tuple."""
    ((all_of_them,),) = database.execute(_NAMES)
    return frozenset(os.fsdecode(all_of_them).split("\0") if all_of_them is not None else ())


def _still_broken(database: sqlite3.Connection) -> list[str]:
    found = database.execute(_STILL_BROKEN, (State.BROKEN.value, State.WHOLE.value))
    return [os.fsdecode(name) for (name,) in found]


def _keep(
    database: sqlite3.Connection, rows: list[Row], frames: list[Frame], gone: list[str]
) -> None:
    database.execute("BEGIN IMMEDIATE")
    for row in rows:
        order.moved(database, os.fsencode(row.name), row.begun, (row.frame, row.body, row.told))
    for name in gone:
        order.moved(database, os.fsencode(name))
    database.executemany(
        "REPLACE INTO frame VALUES (?, ?)", [(one.digest, one.text) for one in frames]
    )
    database.executemany(
        "REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(os.fsencode(row.name), *row[1:]) for row in rows],
    )
    database.executemany("DELETE FROM run WHERE name = ?", [(os.fsencode(one),) for one in gone])
    database.execute("COMMIT")
