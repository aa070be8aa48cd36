"""What a lost worker's run left broken, put back by whoever is asked."""

from pathlib import Path

from commdrill.app import output
from commdrill.app.fleet.performing import ending_as_told
from commdrill.app.recover.open_runs import OpenRun, UnderWay
from commdrill.app.recover.recovery import NOT_RESTORED, Recovery
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.engine.run_services import Stop
from commdrill.errors import NotRestored
from commdrill.fleet.orders import Ending, Order
from commdrill.record.chain import read_whole
from commdrill.record.folder import JOURNAL
from commdrill.record.result import fold


def restore(_root: Path, reports: Path, order: Order, _stop: Stop) -> Ending:
    """Revert what is open, and end the run's journal.

    Raises:
        NotRestored: its process lives, or it was begun on a machine that is not this one.
    """
    runs = memory_of_this_machine().runs
    open_run = next((run for run in runs.all() if run.run == order.run), None)
    if open_run is not None:
        return _recovered(Recovery(runs, open_run, output.complain), open_run)
    return _as_found(reports / order.run)


def _recovered(recovery: Recovery, run: OpenRun) -> Ending:
    try:
        code = recovery.go()
    except UnderWay as why:
        raise NotRestored(str(why)) from None
    if code == NOT_RESTORED:
        return Ending(NotRestored.exit_code, "not-restored", began=True, why=", ".join(run.broke))
    return _as_found(run.folder)


def _as_found(folder: Path) -> Ending:
    if not (folder / JOURNAL).exists():
        return Ending(130, "interrupted", began=False, why="it was lost before it began")
    result = fold(read_whole(folder))
    if result.finish is None and result.open_faults:
        raise NotRestored(f"run {folder.name} was begun on another machine, which has not told how")
    return ending_as_told(result)
