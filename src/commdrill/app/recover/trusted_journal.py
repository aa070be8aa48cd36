"""`recover --trust-journal`: a run that this machine did not begin is put back by its own journal."""

from pathlib import Path

from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.recovery import RESTORED, Recovery, Say
from commdrill.app.recover.ways_back import Choices, documents_first
from commdrill.record.chain import read_whole
from commdrill.record.events import RunStarted
from commdrill.reports.printable import printable


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
    return Recovery(runs, run, say, documents_first).go()


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


def plan_of(run: OpenRun) -> tuple[str, ...]:
    """What would be done, as a person would do it."""
    lines = [f"run {run.run} would be put back so:"]
    ways = Choices(run.root, run.environment, documents_first)
    for fault in run.result.open_faults if run.result else ():
        choices = ways.of(fault.armed)
        lines.append(f"  {fault.armed.name}, by {fault.armed.driver}:")
        for number, choice in enumerate(choices):
            if len(choices) > 1:
                lines.append("    as today's documents have it" if not number else
                             "    and, where that fails, as its journal has it")  # fmt: skip
            lines += [f"    {line}" for line in ways.in_words(choice).splitlines()]
    return tuple(printable(line) for line in lines)
