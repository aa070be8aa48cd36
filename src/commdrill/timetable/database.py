"""The store's file: its tables, how it is opened, and what to do where it cannot be used."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from commdrill.errors import CommdrillError, UsageError

DATABASE = "slots.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS slot (
  drill TEXT NOT NULL, opens TEXT NOT NULL, closes TEXT NOT NULL,
  state TEXT NOT NULL, owner TEXT NOT NULL, run TEXT NOT NULL, why TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (drill, opens)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (
  drill TEXT PRIMARY KEY, rule TEXT NOT NULL, since TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refusal (
  drill TEXT NOT NULL, opens TEXT NOT NULL, times INTEGER NOT NULL,
  at TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (drill, opens)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notice (
  name TEXT PRIMARY KEY, owner TEXT NOT NULL, at TEXT NOT NULL, tries INTEGER NOT NULL,
  sent INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS beat (one INTEGER PRIMARY KEY CHECK (one = 1), at TEXT NOT NULL);
"""
_VERSION = 2  # of the tables and the words in them; a file of a later one is left alone
_PATIENCE = 30.0  # seconds for another process that is writing: less than a moment, but where a disk stands still
_TOO_NEW = "it was made by a newer commdrill: upgrade this one"
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_CLOSED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})


class Held(CommdrillError):
    """Somebody else has it, and will let go of it."""


class Damaged(sqlite3.DatabaseError):
    """It can be read, and what it says makes no sense."""


@contextmanager
def connected(folder: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """The file in this folder, whole as far as can be told, and no newer than we are."""
    file = f"{(folder / DATABASE).resolve().as_uri()}?mode={mode}"
    with closing(
        sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, uri=True)
    ) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise sqlite3.DatabaseError(_TOO_NEW)
        _check(database)
        yield database


def make_tables(database: sqlite3.Connection) -> None:
    """Those that are not there yet, all at once; every write is on the disk before it counts."""
    database.execute("PRAGMA synchronous = FULL")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version < _VERSION:
        database.executescript(f"BEGIN IMMEDIATE;{_TABLES}PRAGMA user_version = {_VERSION};COMMIT;")


def _check(database: sqlite3.Connection) -> None:
    (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise Damaged(f"it is damaged: {' '.join(str(found).split())}")


def unusable(folder: Path, error: Exception) -> CommdrillError:
    """It cannot be there; or not now, where another holds it."""
    is_held = isinstance(error, sqlite3.Error) and _code(error) in _HELD
    return (Held if is_held else UsageError)(told(folder, error))


def told(folder: Path, error: Exception) -> str:
    """What is wrong with the store in this folder, and the way out."""
    return f"--store {folder}: {error}{_way_out(folder / DATABASE, error)}"


def _way_out(file: Path, error: Exception) -> str:
    code = _code(error)
    number = getattr(error, "errno", None)
    if isinstance(error, Damaged) or code in _DAMAGED:
        return (
            f". Move it away: `mv {file.parent} {file.parent}.damaged`. The next round makes a new "
            "one, which knows by the run folders what was run; what was missed is forgotten"
        )
    if code in _HELD:
        return (
            f". Another program has kept it for {_PATIENCE:g} seconds, and a round takes less: "
            f"`fuser {file}` names it. End it, a database browser or a backup, and try again"
        )
    if code == sqlite3.SQLITE_FULL or number == errno.ENOSPC:
        return f". Make room: `df -h {file.parent}`. Nothing is begun that cannot be remembered"
    if code in _CLOSED or number is not None:
        return (
            f". It must be a folder that can be written: `ls -ld {file.parent}` shows whose it is; or "
            "name another by --store"
        )
    return ""


def _code(error: Exception) -> int:
    """SQLite's, without what is only detail; 0 where it is another's error."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
