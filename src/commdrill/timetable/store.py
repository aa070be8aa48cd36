"""What became of each slot: a small SQLite file that several processes of one machine may share.

A slot is claimed once, by whoever inserts its row first. The claim names its owner, so that one of a
dead process is told from one of a live one without any time-out. Not for network file systems: their
locks do not hold.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from commdrill.errors import CommdrillError, UsageError
from commdrill.timetable.owner import is_free, owning
from commdrill.timetable.slot import Slot

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
_DATABASE = "slots.sqlite"
_VERSION = 1  # of the tables; a file of a later one is left alone
_PATIENCE = 30.0  # seconds to wait for another process that is writing
_MOST_TRIES = 8  # at sending a notice
_FIRST_PAUSE = timedelta(minutes=1)  # between two of them


class State(StrEnum):
    """What became of a slot; a claimed one is being run, or its owner died."""

    CLAIMED = "claimed"
    RUN = "run"
    MISSED = "missed"
    BLACKED_OUT = "blacked-out"


@dataclass(frozen=True)
class Entry:
    """A slot and what became of it. `run`: the id of its run, empty where there was none."""

    slot: Slot
    state: State
    run: str = ""
    why: str = ""


@dataclass(frozen=True)
class Refusal:
    """A slot's run could not begin: how often so far, when last, and why."""

    times: int
    at: datetime
    why: str


class Store:
    """One process' view of the file, and its owner's lock."""

    def __init__(self, folder: Path, database: sqlite3.Connection, owner: str) -> None:
        self._folder = folder
        self._database = database
        self._owner = owner

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator["Store"]:
        """The store in this folder, made where it is not there; claims made by it end with it.

        Raises:
            UsageError: it can be neither made nor read.
            CommdrillError: it cannot be written any more.
        """
        with ExitStack() as stack:
            try:
                (folder / "owners").mkdir(parents=True, exist_ok=True)
                database = stack.enter_context(_connected(folder, "rwc"))
                _make_tables(database)
                owner = stack.enter_context(owning(folder / "owners"))
            except (sqlite3.Error, OSError) as error:
                raise _unusable(folder, error) from error
            yield from _minding(folder, cls(folder, database, owner))

    @classmethod
    @contextmanager
    def look(cls, folder: Path) -> Iterator["Store"]:
        """The store that is in this folder, for readers: nothing is written, no claim can be made.

        Raises:
            UsageError: it cannot be read.
        """
        with ExitStack() as stack:
            try:
                database = stack.enter_context(_connected(folder, "ro"))
                _refuse_newer(database)
            except (sqlite3.Error, OSError) as error:
                raise _unusable(folder, error) from error
            yield from _minding(folder, cls(folder, database, ""))

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether there is a store in this folder."""
        return (folder / _DATABASE).is_file()

    def known_since(self, drill: str, rule: str) -> datetime | None:
        """Since when slots of this drill by this rule are kept; None: they were not so far."""
        row = self._database.execute(
            "SELECT since FROM known WHERE drill = ? AND rule = ?", (drill, rule)
        ).fetchone()
        return _instant(row[0]) if row else None

    def know(self, drill: str, rule: str, since: datetime) -> None:
        """From then on slots of this drill are kept, by this rule alone."""
        self._database.execute(
            "INSERT OR REPLACE INTO known VALUES (?, ?, ?)", (drill, rule, _text(since))
        )

    def all_told_before(self, drill: str, opens: datetime) -> None:
        """What became of every slot that opened before is known: nobody need look at them again."""
        self._database.execute(
            "UPDATE known SET since = ? WHERE drill = ? AND since < ?",
            (_text(opens), drill, _text(opens)),
        )

    def claim(self, slot: Slot, now: datetime) -> bool:
        """Whether the slot is ours to run: nobody has claimed or settled it before."""
        return self._insert(slot, State.CLAIMED, "", now)

    def settle(self, slot: Slot, state: State, why: str, now: datetime) -> bool:
        """Say what became of a slot that nobody claimed; whether nobody had said so before."""
        return self._insert(slot, state, why, now)

    def was_run(self, slot: Slot, run: str, why: str, now: datetime) -> None:
        """A claimed slot has been run."""
        self._database.execute(
            "UPDATE slot SET state = ?, run = ?, why = ?, at = ? WHERE drill = ? AND opens = ?",
            (State.RUN, run, why, _text(now), slot.drill, _text(slot.opens)),
        )

    def release(self, slot: Slot) -> None:
        """Take back a claim that came to nothing: the slot is to be looked at again.

        A claim of somebody who lives is left: he took the slot after we had seen a dead one's.
        """
        key = (slot.drill, _text(slot.opens))
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            row = self._database.execute(
                "SELECT owner FROM slot WHERE drill = ? AND opens = ? AND state = ?",
                (*key, State.CLAIMED),
            ).fetchone()
            if row is None or (row[0] != self._owner and self._lives(row[0])):
                return
            self._database.execute(
                "UPDATE known SET since = ? WHERE drill = ? AND since > ?",
                (_text(slot.opens), *key),
            )
            self._database.execute("DELETE FROM slot WHERE drill = ? AND opens = ?", key)

    def refused(self, slot: Slot, why: str, now: datetime) -> None:
        """A claimed slot's run was refused before anything was touched: it is free again."""
        self._database.execute(
            "INSERT INTO refusal VALUES (?, ?, 1, ?, ?) ON CONFLICT (drill, opens) DO UPDATE "
            "SET times = times + 1, at = excluded.at, why = excluded.why",
            (slot.drill, _text(slot.opens), _text(now), why),
        )
        self.release(slot)

    def refusal(self, slot: Slot) -> Refusal | None:
        """How often a slot's run was refused so far; None: never."""
        row = self._database.execute(
            "SELECT times, at, why FROM refusal WHERE drill = ? AND opens = ?",
            (slot.drill, _text(slot.opens)),
        ).fetchone()
        return Refusal(row[0], _instant(row[1]), row[2]) if row else None

    def entries(self) -> tuple[Entry, ...]:
        """All there is, by time."""
        return self._entries("ORDER BY opens, drill")

    def entries_of(self, drill: str, since: datetime) -> tuple[Entry, ...]:
        """A drill's slots that opened from `since` on, by time."""
        return self._entries("WHERE drill = ? AND opens >= ? ORDER BY opens", drill, _text(since))

    def settled_since(self, since: datetime) -> tuple[Entry, ...]:
        """Slots of which it became known since then what became of them."""
        return self._entries(
            "WHERE state != ? AND at >= ? ORDER BY opens, drill", State.CLAIMED, _text(since)
        )

    def orphans(self) -> tuple[Slot, ...]:
        """Slots claimed by processes that are no more."""
        rows = self._database.execute(
            "SELECT drill, opens, closes, owner FROM slot WHERE state = ?", (State.CLAIMED,)
        ).fetchall()
        return tuple(
            Slot(_instant(opens), drill, _instant(closes))
            for drill, opens, closes, owner in rows
            if not self._lives(owner)
        )

    def claim_notice(self, name: str, now: datetime) -> bool:
        """Whether this notice is ours to send: not sent, not being sent, not tried too often.

        One that failed may be tried again after a pause, which doubles each time.
        """
        new = (name, self._owner, _text(now))
        done = self._database.execute("INSERT OR IGNORE INTO notice VALUES (?, ?, ?, 1, 0)", new)
        if done.rowcount == 1:
            return True
        owner, at, tries, sent = self._database.execute(
            "SELECT owner, at, tries, sent FROM notice WHERE name = ?", (name,)
        ).fetchone()
        paused = _instant(at) <= now < _instant(at) + _FIRST_PAUSE * (1 << (tries - 1))
        if sent or tries >= _MOST_TRIES or (self._lives(owner) if owner else paused):
            return False
        done = self._database.execute(
            "UPDATE notice SET owner = ?, at = ?, tries = tries + 1 WHERE name = ? AND owner = ?",
            (self._owner, _text(now), name, owner),
        )
        return done.rowcount == 1

    def notice_sent(self, name: str) -> None:
        """A claimed notice has reached whoever it was for."""
        self._database.execute("UPDATE notice SET owner = '', sent = 1 WHERE name = ?", (name,))

    def notice_failed(self, name: str) -> None:
        """It has not: it may be claimed again, boundedly."""
        self._database.execute("UPDATE notice SET owner = '' WHERE name = ?", (name,))

    def beat(self, now: datetime) -> None:
        """A round is over: whoever watches the timetable sees that it lives."""
        self._database.execute(
            "INSERT INTO beat VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at",
            (_text(now),),
        )

    def last_beat(self) -> datetime | None:
        """When a round was last over; None: never."""
        row = self._database.execute("SELECT at FROM beat").fetchone()
        return _instant(row[0]) if row else None

    def _entries(self, which: str, *values: str) -> tuple[Entry, ...]:
        rows = self._database.execute(
            f"SELECT drill, opens, closes, state, run, why FROM slot {which}",  # noqa: S608 ours
            values,
        )
        return tuple(
            Entry(Slot(_instant(opens), drill, _instant(closes)), State(state), run, why)
            for drill, opens, closes, state, run, why in rows
        )

    def _insert(self, slot: Slot, state: State, why: str, now: datetime) -> bool:
        times = (_text(slot.opens), _text(slot.closes))
        row = (slot.drill, *times, state, self._owner, "", why, _text(now))
        done = self._database.execute("INSERT OR IGNORE INTO slot VALUES (?,?,?,?,?,?,?,?)", row)
        return done.rowcount == 1

    def _lives(self, owner: str) -> bool:
        return owner == self._owner or not is_free(self._folder / "owners" / owner)


@contextmanager
def _connected(folder: Path, mode: str) -> Iterator[sqlite3.Connection]:
    file = f"{(folder / _DATABASE).resolve().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(file, _PATIENCE, isolation_level=None, uri=True)) as database:
        yield database


def _make_tables(database: sqlite3.Connection) -> None:
    _refuse_newer(database)
    database.execute("PRAGMA synchronous = FULL")
    database.executescript(f"{_TABLES}PRAGMA user_version = {_VERSION};")


def _refuse_newer(database: sqlite3.Connection) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > _VERSION:
        raise sqlite3.DatabaseError("it was made by a newer commdrill: upgrade this one")


def _minding(folder: Path, store: Store) -> Iterator[Store]:
    """What goes wrong with the file while it is used is told as such."""
    try:
        yield store
    except sqlite3.Error as error:
        raise CommdrillError(f"--store {folder}: {error}") from error


def _unusable(folder: Path, error: Exception) -> UsageError:
    hint = ""
    if "not a database" in str(error) or "malformed" in str(error):
        hint = ". Move it away: what was run is known by the run folders, too"
    return UsageError(f"--store {folder}: {error}{hint}")


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
