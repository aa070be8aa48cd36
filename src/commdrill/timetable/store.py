"""What became of each slot: a small SQLite file that several processes of one machine may share.

A slot is claimed once, by whoever inserts its row first. The claim names its owner, a lock file that
the owning process holds and the kernel lets go of when it dies: so a claim of a dead process is told
from one of a live one without any time-out. Not for network file systems: their locks do not hold.
"""

import fcntl
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from commdrill.timetable.slot import Slot

_TABLES = """
CREATE TABLE IF NOT EXISTS slot (
  drill TEXT NOT NULL, opens TEXT NOT NULL, closes TEXT NOT NULL,
  state TEXT NOT NULL, owner TEXT NOT NULL, run TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (drill, opens)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (drill TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID;
"""
_PATIENCE = 30.0  # seconds to wait for another process that is writing


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


class Store:
    """One process' view of the file, and its owner's lock."""

    def __init__(self, folder: Path, database: sqlite3.Connection, owner: str) -> None:
        self._folder = folder
        self._database = database
        self._owner = owner

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator["Store"]:
        """The store in this folder, made where it is not there; claims made by it end with it."""
        owners = folder / "owners"
        owners.mkdir(parents=True, exist_ok=True)
        owner = f"{os.getpid()}-{secrets.token_hex(4)}"
        database = sqlite3.connect(folder / "slots.sqlite", _PATIENCE, isolation_level=None)
        try:
            database.execute("PRAGMA synchronous = FULL")
            database.executescript(_TABLES)
            with (owners / owner).open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield cls(folder, database, owner)
            (owners / owner).unlink(missing_ok=True)
        finally:
            database.close()

    def known_since(self, drill: str, now: datetime) -> datetime:
        """Since when slots of this drill are kept: what was due before nobody had promised."""
        self._database.execute("INSERT OR IGNORE INTO known VALUES (?, ?)", (drill, _text(now)))
        row = self._database.execute("SELECT since FROM known WHERE drill = ?", (drill,)).fetchone()
        return _instant(row[0])

    def claim(self, slot: Slot) -> bool:
        """Whether the slot is ours to run: nobody has claimed or settled it before."""
        return self._insert(slot, State.CLAIMED, "")

    def settle(self, slot: Slot, state: State, why: str) -> bool:
        """Say what became of a slot that nobody claimed; whether nobody had said so before."""
        return self._insert(slot, state, why)

    def was_run(self, slot: Slot, run: str, why: str) -> None:
        """A claimed slot has been run."""
        self._database.execute(
            "UPDATE slot SET state = ?, run = ?, why = ? WHERE drill = ? AND opens = ?",
            (State.RUN, run, why, slot.drill, _text(slot.opens)),
        )

    def release(self, slot: Slot) -> None:
        """Take back a claim that came to nothing: the slot may be claimed again."""
        self._database.execute(
            "DELETE FROM slot WHERE drill = ? AND opens = ? AND state = ?",
            (slot.drill, _text(slot.opens), State.CLAIMED),
        )

    def entries(self) -> tuple[Entry, ...]:
        """All there is, by time."""
        rows = self._database.execute(
            "SELECT drill, opens, closes, state, run, why FROM slot ORDER BY opens, drill"
        )
        return tuple(
            Entry(Slot(_instant(opens), drill, _instant(closes)), State(state), run, why)
            for drill, opens, closes, state, run, why in rows
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

    def _insert(self, slot: Slot, state: State, why: str) -> bool:
        row = (slot.drill, _text(slot.opens), _text(slot.closes), state, self._owner, "", why)
        done = self._database.execute("INSERT OR IGNORE INTO slot VALUES (?,?,?,?,?,?,?)", row)
        return done.rowcount == 1

    def _lives(self, owner: str) -> bool:
        if owner == self._owner:
            return True
        try:
            with (self._folder / "owners" / owner).open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
