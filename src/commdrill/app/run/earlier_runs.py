"""The runs of a drill before this one: noted at its end, so that its report needs no other folder.

Nobody waits for them while something is broken, nor before: on a shelf they may take seconds.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from commdrill.app.run.recorder import NotWritten, Recorder
from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf
from commdrill.journal.fetching import fetch_journal
from commdrill.record.events import EarlierNoted, EarlierRun, EarlierStep
from commdrill.record.folder import UnreadableJournal
from commdrill.record.history import PastRun, run_in
from commdrill.record.index.source import RunFolders
from commdrill.shelf.protocol import ShelfOutOfReach

MOST = 6
_LOOKED_AT = 20  # runs, the newest: most of them told something


def note_earlier(recorder: Recorder, folders: RunFolders, drill: str, run: str) -> None:
    """Tell of them in the journal of a run, if there is room in it."""
    if recorder.is_whole and (noted := earlier_runs(folders, drill, run)):
        with suppress(NotWritten):
            recorder.emit(noted)


def earlier_runs(folders: RunFolders, drill: str, run: str) -> EarlierNoted | None:
    """Those that told anything, newest first; None where there is none.

    On a shelf, as it has them now: where it does not answer nobody has to wait for what would be nice
    to know.
    """
    reports, found = folders.reports, list[EarlierRun]()
    shared = runs_on_shelf(reports)
    with suppress(ShelfOutOfReach):
        names = shared.names() if shared else folders.marks()
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
