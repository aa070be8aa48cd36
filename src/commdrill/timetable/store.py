"""What became of each slot, in a file that several processes share (SQLite).

A slot has one row at most, and each change of it is one statement that asks what it was: of several
processes one has it, and a killed one loses nothing. No row is ever taken away.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from commdrill.errors import CommdrillError, UsageError
from commdrill.private_files import NotOurs, open_private, private_folder
from commdrill.timetable.database import DATABASE, Damaged, connected, make_tables, told, unusable
from commdrill.timetable.instant import read, written
from commdrill.timetable.outbox import Outbox
from commdrill.timetable.owner import is_free, owning
from commdrill.timetable.slot import Entry, Refusal, Settled, Slot, State

_PUT = (
    "INSERT INTO slot VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (drill, opens) DO UPDATE SET "
    "closes = excluded.closes, state = excluded.state, owner = excluded.owner, "
    "why = excluded.why, at = excluded.at WHERE "
)
_SETTLE = f"{_PUT} slot.state = 'waiting'"
_CLAIM = f"{_SETTLE} OR (slot.state IN ('missed', 'blacked-out') AND slot.closes > excluded.at)"


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
            Held: another program has kept it for too long.
            CommdrillError: it cannot be written any more.
        """
        with ExitStack() as stack:
            try:
                private_folder(private_folder(folder) / "owners")
                os.close(open_private(folder / DATABASE, os.O_RDWR | os.O_CREAT))
                database = stack.enter_context(connected(folder, "rwc"))
                make_tables(database)
                owner = stack.enter_context(owning(folder / "owners"))
            except NotOurs as why:
                raise UsageError(f"{why}; or name by --store a folder that can be written") from why
            except (sqlite3.Error, OSError) as error:
                raise unusable(folder, error) from error
            yield from _minding(folder, cls(folder, database, owner))

    @classmethod
    @contextmanager
    def look(cls, folder: Path) -> Iterator["Store"]:
        """The store that is in this folder, for readers: nothing is written, no claim can be made.

        Raises:
            UsageError: it cannot be read.
            Held: another program has kept it for too long.
        """
        with ExitStack() as stack:
            try:
                database = stack.enter_context(connected(folder, "ro"))
            except (sqlite3.Error, OSError) as error:
                raise unusable(folder, error) from error
            yield from _minding(folder, cls(folder, database, ""))

    @staticmethod
    def is_in(folder: Path) -> bool:
        return (folder / DATABASE).is_file()

    @cached_property
    def outbox(self) -> Outbox:
        """Which notices were sent."""
        return Outbox(self._database, self._owner, self._lives)

    def known_since(self, drill: str, rule: str) -> datetime | None:
        """Since when slots of this drill by this rule are kept; None: they were not so far."""
        row = self._database.execute(
            "SELECT since FROM known WHERE drill = ? AND rule = ?", (drill, rule)
        ).fetchone()
        return read(row[0]) if row else None

    def know(self, drill: str, rule: str, since: datetime) -> None:
        """From then on slots of this drill are kept, by this rule alone."""
        self._database.execute(
            "INSERT OR REPLACE INTO known VALUES (?, ?, ?)", (drill, rule, written(since))
        )

    def all_told_before(self, drill: str, opens: datetime) -> None:
        """Every slot that opened before has its row: nobody need look for them again."""
        since = written(opens)
        self._database.execute(
            "UPDATE known SET since = ? WHERE drill = ? AND since < ?", (since, drill, since)
        )

    def claim(self, slot: Slot, now: datetime) -> bool:
        """Whether the slot is ours to run: nobody runs it, has run it, or has seen it pass."""
        return self._put(_CLAIM, Entry(slot, State.CLAIMED), now)

    def settle(self, entries: Iterable[Entry], now: datetime) -> tuple[Entry, ...]:
        """Say what became of slots that nobody claimed; those of which nobody had said so before."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            return tuple(entry for entry in entries if self._put(_SETTLE, entry, now))

    def was_run(self, slot: Slot, run: str, why: str, now: datetime) -> None:
        self._database.execute(
            "UPDATE slot SET state = ?, run = ?, why = ?, at = ? WHERE drill = ? AND opens = ?",
            (State.RUN, run, why, written(now), slot.drill, written(slot.opens)),
        )

    def release(self, slot: Slot, now: datetime) -> None:
        """Take back a claim that came to nothing: the slot is to be looked at again.

        A claim of somebody who lives is left: he took the slot after we had seen a dead one's.
        """
        key = (slot.drill, written(slot.opens), State.CLAIMED)
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            row = self._database.execute(
                "SELECT owner FROM slot WHERE drill = ? AND opens = ? AND state = ?", key
            ).fetchone()
            if row is not None and (row[0] == self._owner or not self._lives(row[0])):
                self._database.execute(
                    "UPDATE slot SET state = ?, owner = '', at = ? "
                    "WHERE drill = ? AND opens = ? AND state = ?",
                    (State.WAITING, written(now), *key),
                )

    def refused(self, slot: Slot, why: str, now: datetime) -> None:
        """A claimed slot's run was refused before anything was touched: it is free again."""
        self._database.execute(
            "INSERT INTO refusal VALUES (?, ?, 1, ?, ?) ON CONFLICT (drill, opens) DO UPDATE "
            "SET times = times + 1, at = excluded.at, why = excluded.why",
            (slot.drill, written(slot.opens), written(now), why),
        )
        self.release(slot, now)

    def refusals(self, drill: str, since: datetime) -> Mapping[datetime, Refusal]:
        """The slots of a drill that opened from `since` on and were refused, by their opening."""
        rows = self._database.execute(
            "SELECT opens, times, at, why FROM refusal WHERE drill = ? AND opens >= ?",
            (drill, written(since)),
        )
        return {read(opens): Refusal(times, read(at), why) for opens, times, at, why in rows}

    def entries_between(self, since: datetime, until: datetime) -> tuple[Entry, ...]:
        """Slots that opened from `since` on and not after `until`, by time."""
        which = "WHERE opens >= ? AND opens <= ? ORDER BY opens, drill"
        return tuple(self._entries(which, written(since), written(until)))

    def entries_of(self, drill: str, since: datetime, until: datetime) -> tuple[Entry, ...]:
        """The same of one drill."""
        which = "WHERE drill = ? AND opens >= ? AND opens <= ? ORDER BY opens"
        return tuple(self._entries(which, drill, written(since), written(until)))

    def waited_in_vain(self, now: datetime) -> tuple[Slot, ...]:
        """Slots that were claimed, came to nothing, and whose window is over."""
        which = "WHERE state = ? AND closes <= ? ORDER BY opens, drill"
        return tuple(entry.slot for entry in self._entries(which, State.WAITING, written(now)))

    def told_ahead(self, now: datetime) -> Settled | None:
        """Slots that were missed or blacked out by a clock that was ahead: they are not over."""
        row = self._database.execute(
            "SELECT drill, MIN(opens), closes, state, run, why, MAX(opens), MAX(closes), COUNT(*) "
            "FROM slot WHERE state IN (?, ?) AND closes > ?",
            (State.MISSED, State.BLACKED_OUT, written(now)),
        ).fetchone()
        return _settled(row) if row[-1] else None

    def last_runs(self) -> tuple[Entry, ...]:
        """The last slot of each drill that was run."""
        last = "SELECT MAX(opens) FROM slot AS other WHERE other.drill = slot.drill AND state = ?"
        which = f"WHERE state = ? AND opens = ({last}) ORDER BY opens, drill"
        return tuple(self._entries(which, State.RUN, State.RUN))

    def settled_between(self, since: datetime, until: datetime) -> tuple[Settled, ...]:
        """What it became known of slots in this time, `until` included."""
        rows = self._database.execute(
            "SELECT drill, MIN(opens), MIN(closes), state, run, MAX(why), MAX(opens), MAX(closes), "
            "COUNT(*) FROM slot WHERE at >= ? AND at <= ? AND (state = ? OR closes <= ?) "
            "AND state NOT IN (?, ?) GROUP BY drill, state, run, at ORDER BY MIN(opens), drill",
            (
                *(written(since), written(until), State.RUN, written(until)),
                *(State.CLAIMED, State.WAITING),
            ),
        )
        return tuple(_settled(row) for row in rows)

    def orphans(self) -> tuple[Slot, ...]:
        """Slots claimed by processes that are no more."""
        rows = self._database.execute(
            "SELECT drill, opens, closes, owner FROM slot WHERE state = ?", (State.CLAIMED,)
        ).fetchall()
        return tuple(
            Slot(read(opens), drill, read(closes))
            for drill, opens, closes, owner in rows
            if not self._lives(owner)
        )

    def beat(self, now: datetime) -> None:
        """A round is over: whoever watches the timetable sees that it lives."""
        self._database.execute(
            "INSERT INTO beat VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at",
            (written(now),),
        )

    def last_beat(self) -> datetime | None:
        """When a round was last over; None: never."""
        row = self._database.execute("SELECT at FROM beat").fetchone()
        return read(row[0]) if row else None

    def _entries(self, which: str, *values: str) -> Iterator[Entry]:
        rows = self._database.execute(
            f"SELECT drill, opens, closes, state, run, why FROM slot {which}",  # noqa: S608 ours # nosec B608
            values,
        )
        return (_entry(row) for row in rows)

    def _put(self, statement: str, entry: Entry, now: datetime) -> bool:
        slot = entry.slot
        times = (written(slot.opens), written(slot.closes))
        row = (slot.drill, *times, entry.state, self._owner, "", entry.why, written(now))
        return self._database.execute(statement, row).rowcount == 1

    def _lives(self, owner: str) -> bool:
        return owner == self._owner or not is_free(self._folder / "owners" / owner)


def _entry(row: tuple[str, ...]) -> Entry:
    drill, opens, closes, state, run, why = row
    try:
        became = State(state)
    except ValueError:
        raise Damaged(f"it is damaged: {state!r} is nothing that becomes of a slot") from None
    return Entry(Slot(read(opens), drill, read(closes)), became, run, why)


def _settled(row: tuple[Any, ...]) -> Settled:
    return Settled(_entry(row[:6]), Slot(read(row[6]), row[0], read(row[7])), row[8])


def _minding(folder: Path, store: Store) -> Iterator[Store]:
    """What goes wrong with the file while it is used is told as such."""
    try:
        yield store
    except sqlite3.Error as error:
        raise CommdrillError(told(folder, error)) from error
