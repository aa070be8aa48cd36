"""What a lost worker's run left broken, put back by whoever is asked."""

from pathlib import Path

from commdrill.app import output
from commdrill.app.fleet.performing import ending_as_told
from commdrill.app.recover.open_runs import OpenRun
from commdrill.app.recover.recovery import NOT_RESTORED, Recovery
from commdrill.app.recover.take_over import take_over_one
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.shelf.runs import RunsOnShelf, runs_on_shelf
from commdrill.engine.run_services import Stop
from commdrill.errors import NotRestored
from commdrill.fleet.orders import Ending, Order
from commdrill.record.chain import read_whole
from commdrill.record.folder import JOURNAL
from commdrill.record.result import Result, fold

_NEVER_BEGUN = Ending(130, "interrupted", began=False, why="it was lost before it began")


def restore(root: Path, reports: Path, order: Order, _stop: Stop) -> Ending:
    """Revert what is open, and end the run's journal.

    Raises:
        CommdrillError: it cannot be put back from here, or not now.
    """
    shared = runs_on_shelf(reports)
    if shared is not None:
        return _taken_over(shared, root, order.run)
    runs = memory_of_this_machine().runs
    open_run = next((run for run in runs.all() if run.run == order.run), None)
    if open_run is not None:
        return _recovered(Recovery(runs, open_run, output.complain), open_run)
    return _as_found(reports / order.run)


def _taken_over(shared: RunsOnShelf, root: Path, run: str) -> Ending:
    """Whoever has it, whether that lives or not: from the next record on it is ours."""
    found, runs = shared.state_of(run), memory_of_this_machine().runs
    if found is None:
        return _NEVER_BEGUN
    take_over_one(runs, shared, root, run, output.complain)
    now = shared.state_of(run)
    return _told((now or found).result)


def _recovered(recovery: Recovery, run: OpenRun) -> Ending:
    code = recovery.go()
    if code == NOT_RESTORED:
        return Ending(NotRestored.exit_code, "not-restored", began=True, why=", ".join(run.broke))
    return _as_found(run.folder)


def _as_found(folder: Path) -> Ending:
    if not (folder / JOURNAL).exists():
        return _NEVER_BEGUN
    return _told(fold(read_whole(folder)))


def _told(result: Result) -> Ending:
    if result.open_faults and result.resolved is None:
        left = ", ".join(state.armed.component for state in result.open_faults)
        whys = dict.fromkeys(one.failed.why for one in result.open_faults if one.failed)
        text = f"run {result.run} has left {left} broken, and it could not be put back"
        raise NotRestored(": ".join((text, *filter(None, ["; ".join(whys)]))))
    return ending_as_told(result)
