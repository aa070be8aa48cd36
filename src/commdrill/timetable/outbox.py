"""Which notices were sent, and which are being sent, kept in the store's file."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from commdrill.timetable.instant import read, written

MOST_TRIES = 8  # at sending a notice
_FIRST_PAUSE = timedelta(minutes=1)  # between two of them


class Outbox:
    """One process' view of it. `lives`: whether an owner's process is still there."""

    def __init__(
        self, database: sqlite3.Connection, owner: str, lives: Callable[[str], bool]
    ) -> None:
        self._database = database
        self._owner = owner
        self._lives = lives

    def claim(self, name: str, now: datetime) -> bool:
        """Whether this notice is ours to send: not sent, not being sent, not tried too often.

        One that failed may be tried again after a pause, which doubles each time.
        """
        new = (name, self._owner, written(now))
        done = self._database.execute("INSERT OR IGNORE INTO notice VALUES (?, ?, ?, 1, 0)", new)
        if done.rowcount == 1:
            return True
        owner, at, tries, sent = self._database.execute(
            "SELECT owner, at, tries, sent FROM notice WHERE name = ?", (name,)
        ).fetchone()
        paused = read(at) <= now < read(at) + _FIRST_PAUSE * (1 << (tries - 1))
        if sent or tries >= MOST_TRIES or (self._lives(owner) if owner else paused):
            return False
        done = self._database.execute(
            "UPDATE notice SET owner = ?, at = ?, tries = tries + 1 WHERE name = ? AND owner = ?",
            (self._owner, written(now), name, owner),
        )
        return done.rowcount == 1

    def sent(self, name: str) -> None:
        """A claimed notice has reached whoever it was for."""
        self._database.execute("UPDATE notice SET owner = '', sent = 1 WHERE name = ?", (name,))

    def failed(self, name: str) -> int:
        """It has not: it may be claimed again, boundedly; how many tries are left."""
        self._database.execute("UPDATE notice SET owner = '' WHERE name = ?", (name,))
        (tries,) = self._database.execute(
            "SELECT tries FROM notice WHERE name = ?", (name,)
        ).fetchone()
        return MOST_TRIES - int(tries)
