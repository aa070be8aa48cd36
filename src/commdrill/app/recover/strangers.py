"""Run folders of which this machine knows nothing: nothing in them is done before somebody says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commdrill.app.past_runs import runs_not_over
from commdrill.app.recover.open_runs import OpenRuns
from commdrill.app.shelf.place import shelf_behind
from commdrill.record.chain import read_whole
from commdrill.record.folder import UnreadableJournal, ended_restored
from commdrill.record.index.source import RunFolders
from commdrill.record.result import Result, fold


@dataclass(frozen=True)
class Stranger:
    """A run that has left something broken, or says so: begun elsewhere, or made up."""

    folder: Path
    result: Result

    @property
    def environment(self) -> str:
        """Where it says it was."""
        return self.result.start.environment.id if self.result.start else ""

    @property
    def broke(self) -> tuple[str, ...]:
        """What it says it broke."""
        return tuple(one.armed.name for one in self.result.open_faults)


def strangers(runs: OpenRuns, folders: RunFolders) -> Iterator[Stranger]:
    """Those of a folder of run folders; a journal that was changed says nothing at all.

    What lies in copies of a shelf is the shelf's to say.
    """
    if shelf_behind(folders.reports) is not None:
        return
    known = {run.run for run in runs.all()}
    for folder in runs_not_over(folders):
        if folder.name in known or ended_restored(folder):
            continue
        try:
            records = read_whole(folder)
        except UnreadableJournal:
            continue
        result = fold(records) if records else None
        if result and result.is_open and result.open_faults and result.sandbox is None:
            yield Stranger(folder, result)
