"""Notes of runs that this machine cannot read: each may tell of one that left something broken."""

from collections.abc import Callable

from commdrill.app.recover.open_runs import OpenRuns
from commdrill.reports.printable import printable


def tell_unread(runs: OpenRuns, say: Callable[[str], None]) -> int:
    """How many notes of runs cannot be read, which may have left anything broken."""
    unread = tuple(runs.unread())
    for path in unread:
        say(printable(
            f"{path} cannot be read, and may tell of a run that left something broken: run `commdrill recover` "
            "as who began it, or by the version that did; else put it back by hand, and remove the file"
        ))  # fmt: skip
    return len(unread)
