"""Rows from the oldest to the newest, and which pages of them are written as they are now.

A page is full, and counted from the oldest: one more run moves none. What is known of a page goes as
soon as a run on it changes, or one comes or goes before its end.
"""

import os
import sqlite3
from typing import NamedTuple

TABLES = """
CREATE INDEX IF NOT EXISTS by_age ON run (begun, name);
CREATE TABLE IF NOT EXISTS page (
  number INTEGER PRIMARY KEY, since TEXT NOT NULL, first BLOB NOT NULL,
  until TEXT NOT NULL, last BLOB NOT NULL
);
"""
_BY_AGE = "SELECT begun, name FROM run ORDER BY begun, name LIMIT ? OFFSET ?"
_NEWEST = "SELECT name FROM run ORDER BY begun DESC, name DESC LIMIT ?"
_THERE = "SELECT begun, frame, body, told FROM run WHERE name = ?"
_FROM_ON = "DELETE FROM page WHERE (until, last) >= (?, ?)"
_AROUND = "DELETE FROM page WHERE (since, first) <= (?, ?) AND (until, last) >= (?, ?)"


class Page(NamedTuple):
    """A page by its number, which begins with 1; `since`: when its oldest began."""

    number: int
    size: int
    since: str
    is_written: bool

    @property
    def place(self) -> tuple[int, int]:
        """Of its runs among all."""
        return self.size, (self.number - 1) * self.size


def total(database: sqlite3.Connection) -> int:
    ((count,),) = database.execute("SELECT count(*) FROM run")
    return int(count)


def newest(database: sqlite3.Connection, most: int) -> list[str]:
    """So many at most."""
    return [os.fsdecode(name) for (name,) in database.execute(_NEWEST, (most,))]


def pages(database: sqlite3.Connection, size: int) -> list[Page]:
    """Those of which the newest leave at least one unlisted."""
    written = dict(database.execute("SELECT number, since FROM page"))
    found = []
    for number, first in enumerate(range(0, total(database) - size, size), 1):
        since = written.get(number) or database.execute(_BY_AGE, (1, first)).fetchone()[0]
        found.append(Page(number, size, since, number in written))
    return found


def on_page(database: sqlite3.Connection, page: Page) -> list[str]:
    """The oldest first."""
    return [os.fsdecode(name) for _, name in database.execute(_BY_AGE, page.place)]


def keep(database: sqlite3.Connection, page: Page) -> None:
    """That it is written."""
    there = database.execute(_BY_AGE, page.place).fetchall()
    if len(there) == page.size:
        bounds = (page.number, *there[0], *there[-1])
        database.execute("REPLACE INTO page VALUES (?, ?, ?, ?, ?)", bounds)


def moved(
    database: sqlite3.Connection, name: bytes, begun: str = "", known: tuple[str, ...] = ()
) -> None:
    """Forget the pages that a row changes, before it is written; without a `begun` it goes."""
    was, *said = database.execute(_THERE, (name,)).fetchone() or ("",)
    if was != begun:
        database.execute(_FROM_ON, (min(filter(None, (was, begun))), name))
    elif tuple(said) != known:
        database.execute(_AROUND, (begun, name, begun, name))
