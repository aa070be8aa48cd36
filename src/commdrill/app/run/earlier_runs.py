"""The runs of a drill before this one: noted when it begins, so that its report needs no other folder."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from commdrill.record.events import EarlierNoted, EarlierRun, EarlierStep
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.record.history import PastRun, run_in

MOST = 6
_LOOKED_AT = 20  # folders, the newest: most are of runs that told something


def earlier_runs(reports: Path, drill: str, run: str) -> EarlierNoted | None:
    """Those that told anything, newest first; None where there is none."""
    found = tuple(islice(_told(reports, drill, run), MOST))
    return EarlierNoted(tuple(map(_earlier, found))) if found else None


def _told(reports: Path, drill: str, run: str) -> Iterator[PastRun]:
    folders = sorted((one.parent for one in reports.glob(f"*-{drill}-*/{JOURNAL}")), reverse=True)
    for folder in [one for one in folders if one.name < run][:_LOOKED_AT]:
        try:
            past = run_in(folder)
        except UnreadableJournal:
            continue  # `verify` tells of it; it counts for nothing
        if past and past.drill == drill and past.is_told and not past.sabotages:
            yield past


def _earlier(past: PastRun) -> EarlierRun:
    steps = (EarlierStep(one.step, one.outcome, one.took) for one in past.drillings)
    return EarlierRun(
        past.run, past.started, past.outcome, past.plan, past.environment, tuple(steps)
    )
