"""Whether a run on a shelf is still its own process's: asked beside it, as long as it lasts.

A process that cannot tell says nothing, and counts as lost: then another one may have it.
"""

import os
from pathlib import Path

from commdrill.app.shelf.place import shelf_behind, this_machine
from commdrill.journal.shared_run import Writer, record_key
from commdrill.shelf.protocol import Shelf, ShelfOutOfReach


class FenceWatch:
    """Reads each new record once, and looks who wrote it."""

    def __init__(self, reports: Path, run: str) -> None:
        self._shelf: Shelf | None = shelf_behind(reports)
        self._run = run
        self._seen = 0
        self._is_lost = False

    def is_ours(self) -> bool:
        """Whether the shelf says so, just now; a run without one is nobody else's."""
        if self._shelf is None:
            return True
        try:
            while not self._is_lost and (line := self._next(self._shelf)) is not None:
                self._take(line)
        except ShelfOutOfReach:
            return False
        return not self._is_lost

    def _next(self, shelf: Shelf) -> bytes | None:
        return shelf.read(record_key(self._run, self._seen + 1))

    def _take(self, line: bytes) -> None:
        writer = Writer.of(line)
        ours = writer is not None and (writer.machine, writer.process) == self._me()
        self._seen += 1
        self._is_lost = not ours

    def _me(self) -> tuple[str, int]:
        return this_machine(), os.getpid()
