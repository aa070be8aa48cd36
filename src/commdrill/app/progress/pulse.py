"""A line now and then where nothing happens: a CI log that is silent looks like one that hangs."""

import threading
from typing import Self

from commdrill.app.progress.event_texts import Line, fault_in_words, seconds
from commdrill.app.progress.lines import Lines
from commdrill.app.progress.progress import Progress
from commdrill.clock import Clock
from commdrill.record.events import Record, Seconds
from commdrill.values import first_of

EVERY = 25.0  # seconds of the machine's own time, whatever the pace
_MOST_NAMED = 8


class Pulse:
    """Plain lines, and one more after each silence."""

    def __init__(self, lines: Lines, clock: Clock) -> None:
        self._lines = lines
        self._clock = clock
        self._progress = Progress()
        self._as_of = self._said = clock.monotonic()
        self._turn = threading.Lock()
        self._ended = threading.Event()

    def started(self) -> Self:
        """It breaks silences by itself from now on."""
        threading.Thread(target=self._beat, name="progress pulse", daemon=True).start()
        return self

    def take(self, record: Record, progress: Progress) -> None:
        with self._turn:
            self._progress, self._as_of = progress, self._clock.monotonic()
            if self._lines.take(record, progress):
                self._said = self._as_of

    def pause(self) -> None:
        """Nothing moves here: a question can be asked at any time."""

    def resume(self) -> None:
        """Likewise."""

    def close(self) -> None:
        """No more lines."""
        self._ended.set()

    def say_if_silent(self) -> None:
        """How far the run is, if nothing was told for a while."""
        with self._turn:
            now = self._clock.monotonic()
            progress = self._progress
            if progress.start is None or progress.is_finished or now - self._said < EVERY:
                return
            self._said = now
            elapsed = progress.elapsed + now - self._as_of
            self._lines.say(still(progress, elapsed), elapsed)

    def _beat(self) -> None:
        while not self._clock.wait(self._ended, 1.0):
            try:
                self.say_if_silent()
            except (OSError, ValueError):  # nobody reads them any more: the run goes on
                return


def still(progress: Progress, now: Seconds) -> Line:
    """Where the run is, and what it waits for."""
    parts = [f"still {progress.stage or 'starting'}: {progress.told}"]
    if broken := ", ".join(map(fault_in_words, progress.broken)):
        parts.append(f"broken: {broken}")
    if progress.next_due is not None:
        step, due = progress.next_due
        left = f"in {seconds(due - now)}" if due > now else "now"
        parts.append(f"next due: {step.id} {left}")
        if missing := progress.missing(step):
            parts.append(f"missing: {first_of(missing, _MOST_NAMED)}")
    return Line("; ".join(parts))
