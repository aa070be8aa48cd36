"""What was taken over from a worker that may live is looked at for a while, and put back again if need be."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

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


def hold(root: Path, reports: Path, order: Order, stop: Stop) -> Ending:
    """Until the order says. Nothing is broken here, so that nothing must be on disk before.

    Raises:
        UnreadableJournal, ShelfOutOfReach: nobody can tell what was broken.
    """
    clock, watched = SystemClock(), _watched(root, reports, order)
    until, began = datetime.fromisoformat(order.until), clock.monotonic()
    found = [one for one in watched if _can_tell(one)]
    again = 0
    while found and clock.now() < until and not stop.event.is_set():
        again += sum(_kept(way, order.run) for way in found)
        early = clock.monotonic() - began < _EACH_SECOND
        _wait(clock, stop, 1.0 if early else _LATER)
    if not found:
        _wait(clock, stop, (until - clock.now()).total_seconds())
    return Ending(0, "held", began=True, why=f"put back again {again} times" if again else "")


def _watched(root: Path, reports: Path, order: Order) -> tuple[WayBack, ...]:
    shared = runs_on_shelf(reports)
    folder = fetch(shared.shelf, order.run, reports) if shared else reports / order.run
    run = begun_elsewhere(folder, root)
    if run.result is None:
        return ()
    runs = memory_of_this_machine().runs
    return Recovery(runs, run, output.complain, documents_first).put_back(run.result)


def _can_tell(way: WayBack) -> bool:
    """Whether it knows its state: as before, or so once it was put back once more."""
    if not way.is_as_before():
        with suppress(CommdrillError):
            way.revert()
    return way.is_as_before()


def _kept(way: WayBack, run: str) -> bool:
    """Whether it had to be put back again."""
    if way.is_as_before():
        return False
    output.complain(f"what run {run} broke is broken again: it is put back")
    try:
        way.revert()
    except CommdrillError as why:
        output.complain(f"it is NOT restored, and tried again: {why}")
        return False
    return True


def _wait(clock: Clock, stop: Stop, seconds: float) -> None:
    clock.wait(stop.event, seconds)
