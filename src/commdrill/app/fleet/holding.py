"""What was taken over from a worker that may live is looked at for a while, and put back again if need be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from commdrill.app import output
from commdrill.app.recover.recovery import Recovery
from commdrill.app.recover.trusted_journal import begun_elsewhere
from commdrill.app.recover.ways_back import WayBack, documents_first
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.shelf.runs import runs_on_shelf
from commdrill.clock import Clock, SystemClock
from commdrill.engine.run_services import Stop
from commdrill.errors import CommdrillError
from commdrill.fleet.orders import Ending, Order
from commdrill.journal.fetching import fetch

_EACH_SECOND, _LATER = 60.0, 5.0  # seconds: for so long a look each second; then between two


class Way(Protocol):
    """How one fault is put back, and whether it is."""

    def is_as_before(self) -> bool: ...
    def revert(self) -> None: ...


def hold(root: Path, reports: Path, order: Order, stop: Stop) -> Ending:
    """Until the order says. Nothing is broken here, so that nothing must be on disk before.

    Raises:
        UnreadableJournal, ShelfOutOfReach: nobody can tell what was broken.
    """
    until = datetime.fromisoformat(order.until)
    ways = _ways_back(root, reports, order)
    again = watch(ways, f"run {order.run}", SystemClock(), until, stop)
    return Ending(0, "held", began=True, why=f"put back again {again} times" if again else "")


def watch(ways: Iterable[Way], run: str, clock: Clock, until: datetime, stop: Stop) -> int:
    """Look at what a run broke, and put back what is broken again; how often that was."""
    watched, began, again = [_Watched(way, run) for way in ways], clock.monotonic(), 0
    while clock.now() < until and not stop.event.is_set():
        again += sum(one.is_put_back_again() for one in watched)
        early = clock.monotonic() - began < _EACH_SECOND
        clock.wait(stop.event, 1.0 if early else _LATER)
    for one in watched:
        one.end()
    return again


@dataclass
class _Watched:
    """What was put back. Only what was seen as before once can be seen to be broken again.

    Others cannot tell their state, or not yet (their component does not answer): they are put back
    once more, for somebody may have broken them just before, looked at again each time, and put back
    for the last time when nobody is waited for any more.
    """

    way: Way
    run: str
    is_known: bool = False
    is_tried: bool = False

    def is_put_back_again(self) -> bool:
        """Look; whether it had to be, and could be."""
        if self.way.is_as_before():
            self.is_known = True
            return False
        if self.is_known:
            return self._kept()
        if not self.is_tried:
            self._try_once()
        return False

    def end(self) -> None:
        """The last that is done about it."""
        if self.is_tried and not self.is_known:
            self._put_back()

    def _try_once(self) -> None:
        self.is_tried, self.is_known = True, self._put_back() and self.way.is_as_before()
        if not self.is_known:
            output.complain(
                f"whether what {self.run} broke is broken again cannot be told: it is put back "
                "once more, and again at the end"
            )

    def _kept(self) -> bool:
        output.complain(f"what {self.run} broke is broken again: it is put back")
        return self._put_back()

    def _put_back(self) -> bool:
        try:
            self.way.revert()
        except CommdrillError as why:
            output.complain(f"it is NOT restored, and tried again: {why}")
            return False
        return True


def _ways_back(root: Path, reports: Path, order: Order) -> tuple[WayBack, ...]:
    shared = runs_on_shelf(reports)
    folder = fetch(shared.shelf, order.run, reports) if shared else reports / order.run
    run = begun_elsewhere(folder, root)
    if run.result is None:
        return ()
    runs = memory_of_this_machine().runs
    return Recovery(runs, run, output.complain, documents_first).put_back(run.result)
