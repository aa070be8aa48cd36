"""`recover --trust-journal`: a run that this machine did not begin is put back by its own journal."""

from pathlib import Path

from commdrill.app.owned_drivers import registry_of_ways_back
from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.recovery import RESTORED, Recovery, Say
from commdrill.app.recover.ways_back import Settings, as_documents_say, as_it_went_in
from commdrill.record.chain import read_whole
from commdrill.record.events import RunStarted
from commdrill.record.fault_state import FaultState
from commdrill.reports.phrasing import printable


def trust(runs: OpenRuns, root: Path, folder: Path, say: Say) -> int:
    """Say what will be done, and do it; an exit code.

    Raises:
        UnreadableJournal: its chain is broken: nobody can trust that.
    """
    run = begun_elsewhere(folder, root)
    if run.result is None or not run.result.is_open:
        say(f"run {run.run} has nothing to be put back")
        return RESTORED
    for known in runs.all():
        if (known.run, known.folder) == (run.run, run.folder):
            return Recovery(runs, known, say).go()
    for line in plan_of(run):
        say(line)
    with runs.begin(run):
        pass  # from here on this machine knows of it
    return Recovery(runs, run, say, as_documents_before_run).go()


def begun_elsewhere(folder: Path, root: Path) -> OpenRun:
    """A run folder as if this machine had begun it.

    Raises:
        UnreadableJournal: its chain is broken.
    """
    records = read_whole(folder)
    start = next((one.event for one in records if isinstance(one.event, RunStarted)), None)
    return OpenRun(
        run=folder.resolve().name,
        folder=folder.resolve(),
        root=root.resolve(),
        environment=start.environment.id if start else "",
        worlds=(),
        records=records,
    )


def as_documents_before_run(fault: FaultState, run: OpenRun) -> tuple[Settings, ...]:
    """Today's documents are the project's own; what a journal brought along comes after them."""
    today = as_documents_say(fault.armed, run.environment, run.root)
    then = as_it_went_in(fault.armed, run.root)
    return (then,) if today in (None, then) else (today, then)


def plan_of(run: OpenRun) -> tuple[str, ...]:
    """What would be done, as a person would do it."""
    lines = [f"run {run.run} would be put back so:"]
    registry = registry_of_ways_back()
    for fault in run.result.open_faults if run.result else ():
        choices = as_documents_before_run(fault, run)
        lines.append(f"  {fault.armed.component} ({fault.armed.way}), by {fault.armed.driver}:")
        for number, choice in enumerate(choices):
            if len(choices) > 1:
                lines.append("    as today's documents have it" if not number else
                             "    and, where that fails, as its journal has it")  # fmt: skip
            told = choice.in_words(registry, fault.armed.before)
            lines += [f"    {line}" for line in told.splitlines()]
    return tuple(printable(line) for line in lines)
