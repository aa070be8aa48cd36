"""The runs of a drill before this one: noted when it begins, so that its report needs no other folder."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from commdrill.record.events import EarlierNoted, EarlierRun, EarlierStep
from commdrill.record.folder import UnreadableJournal
from commdrill.record.history import PastRun, run_in
from commdrill.record.index.source import RunFolders

MOST = 6
_LOOKED_AT = 20  # folders, the newest: most are of runs that told something


def earlier_runs(reports: Path, drill: str, run: str) -> EarlierNoted | None:
    """Those that told anything, newest first; None where there is none."""
    found = tuple(islice(_told(reports, drill, run), MOST))
    return EarlierNoted(tuple(map(_earlier, found))) if found else None


def _told(reports: Path, drill: str, run: str) -> Iterator[PastRun]:
    """By their names alone: of tens of thousands nobody asks more."""
    names = [one for one in RunFolders(reports).names() if f"-{drill}-" in one and one < run]
    for name in reversed(names[-_LOOKED_AT:]):
        try:
            past = run_in(reports / name)
        except UnreadableJournal:
            continue  # `verify` tells of it; it counts for nothing
        if past and past.drill == drill and past.is_told and not past.sabotages:
            yield past


def _earlier(past: PastRun) -> EarlierRun:
    steps = (EarlierStep(one.step, one.outcome, one.took) for one in past.drillings)
    return EarlierRun(
        past.run, past.started, past.outcome, past.plan, past.environment, tuple(steps)
    )
