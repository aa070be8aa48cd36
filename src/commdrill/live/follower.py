"""A journal read while it is written: each new line once, and only if it hangs on the one before."""

import os
from collections.abc import Iterator
from json import loads
from pathlib import Path

from commdrill.private_files import NotOurs, open_private
from commdrill.record.chain import FIRST_PREV, BrokenChain, link
from commdrill.record.events import Record
from commdrill.record.folder import JOURNAL, UnreadableJournal, record_in

_AT_ONCE = 2**23  # bytes: more than that is read by the next turns


class Follower:
    """Reads on where it stopped. What is not whole yet is left for the next turn."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._inode = 0
        self._place = 0
        self._lines = 0
        self._prev = FIRST_PREV

    def read(self) -> tuple[Record, ...]:
        """The records written since this was last asked.

        Raises:
            BrokenChain: the journal is not as it was written.
            UnreadableJournal: it is gone, or a line in it is no record of this version.
        """
        *whole, _torn = self._more().split(b"\n")
        return tuple(self._records(whole))

    def _more(self) -> bytes:
        try:
            file = open_private(self.folder / JOURNAL, os.O_RDONLY)
        except NotOurs as why:
            raise UnreadableJournal(str(why)) from why
        except OSError as error:
            raise UnreadableJournal(f"{self.folder / JOURNAL}: {error.strerror}") from error
        with os.fdopen(file, "rb") as journal:
            found = os.fstat(journal.fileno())
            self._inode = self._inode or found.st_ino
            if found.st_size < self._place or found.st_ino != self._inode:
                raise BrokenChain(f"{JOURNAL} was cut or exchanged while it was read")
            journal.seek(self._place)
            return journal.read(_AT_ONCE)

    def _records(self, lines: list[bytes]) -> Iterator[Record]:
        for line in lines:
            number = self._lines + 1
            record = record_in(self.folder, number, line)
            if record.seq != number or loads(line).get("prev") != self._prev:
                raise BrokenChain(f"{JOURNAL} line {number} does not follow the line before it")
            self._place += len(line) + 1
            self._lines, self._prev = number, link(line)
            yield record
