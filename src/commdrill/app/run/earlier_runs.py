"""The runs of a drill before this one: noted when it begins, so that its report needs no other folder."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf
from commdrill.journal.fetching import fetch_journal
from commdrill.record.events import EarlierNoted, EarlierRun, EarlierStep
from commdrill.record.folder import UnreadableJournal
from commdrill.record.history import PastRun, run_in
from commdrill.shelf.protocol import ShelfOutOfReach

MOST = 6
_LOOKED_AT = 20  # runs, the newest: most of them told something


def earlier_runs(reports: Path, drill: str, run: str) -> EarlierNoted | None:
    """Those that told anything, newest first; None where there is none.

    On a shelf, as it has them now: where it does not answer nobody has to wait for what would be nice
    to know.
    """
    shared, found = runs_on_shelf(reports), list[EarlierRun]()
    with suppress(ShelfOutOfReach):
        names = shared.names() if shared else os.listdir(reports)  # noqa: PTH208  no path for each
        for past in islice(_told(reports, shared, _newest(names, drill, run), drill), MOST):
            found.append(_earlier(past))
    return EarlierNoted(tuple(found)) if found else None


def _newest(names: Iterable[str], drill: str, run: str) -> list[str]:
    """By their names alone: of tens of thousands nobody asks more."""
    of_drill = [one for one in names if f"-{drill}-" in one and one < run]
    return sorted(of_drill, reverse=True)[:_LOOKED_AT]


def _told(
    reports: Path, shared: RunsOnShelf | None, names: Iterable[str], drill: str
) -> Iterator[PastRun]:
    for name in names:
        try:
            if shared is not None:
                fetch_journal(shared.shelf, name, reports)
            past = run_in(reports / name)
        except UnreadableJournal:
            continue  # `verify` tells of it; it counts for nothing
        if past and past.run == name and past.drill == drill and _counts(past):
            yield past


def _counts(past: PastRun) -> bool:
    return past.is_told and not past.sabotages


def _earlier(past: PastRun) -> EarlierRun:
    steps = (EarlierStep(one.step, one.outcome, one.took) for one in past.drillings)
    return EarlierRun(
        past.run, past.started, past.outcome, past.plan, past.environment, tuple(steps)
    )
