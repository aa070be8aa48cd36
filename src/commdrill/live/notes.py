"""What observers write down, on its way into the journal: bounded in size and in number."""

import json
import threading
from collections.abc import Iterator
from queue import Empty, Queue

from commdrill.clock import Clock
from commdrill.record.events import Noted

LARGEST = 4096  # bytes of one as it is sent
_LONGEST_NAME = 80
_LONGEST_NOTE = 1000
_MOST = 500


class NotANote(ValueError):
    """What was sent is none; the reason is for whoever sent it."""


class Notes:
    """A box that observers' notes are put into, and that the run's own thread empties."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: Queue[Noted] = Queue()
        self._left = _MOST
        self._turn = threading.Lock()

    def put(self, content: bytes) -> None:
        """Take a note as the page sends it.

        Raises:
            NotANote: it is none, or there were too many.
        """
        by, note = _read(content)
        with self._turn:
            if self._left <= 0:
                raise NotANote(f"a run keeps {_MOST} notes, and has them")
            self._left -= 1
        self._waiting.put(Noted(by, note, self._clock.now()))

    def drain(self) -> Iterator[Noted]:
        """Those that came since this was last asked."""
        while True:
            try:
                yield self._waiting.get_nowait()
            except Empty:
                return


def _read(content: bytes) -> tuple[str, str]:
    try:
        data = json.loads(content)
        by, note = data["by"].strip(), data["note"].strip()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotANote("a note is {by, note}, both text") from None
    if not by or not note:
        raise NotANote("a note needs a name and words")
    if len(by) > _LONGEST_NAME or len(note) > _LONGEST_NOTE:
        raise NotANote(f"at most {_LONGEST_NAME} characters of name, {_LONGEST_NOTE} of words")
    return by, note
