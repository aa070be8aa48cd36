"""`recover --take-over`: a run of another host, which is dead, is put back from this one.

Its next record is ours: whoever had it can add none, and changes nothing any more.
"""

from collections.abc import Iterator
from pathlib import Path

from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.recovery import RESTORED, Recovery, Say
from commdrill.app.recover.trusted_journal import as_documents_before_run, begun_elsewhere
from commdrill.app.shelf.opening import taken_over
from commdrill.app.shelf.runs import RunOnShelf, RunsOnShelf
from commdrill.errors import Fenced, UsageError
from commdrill.journal.fetching import fetch
from commdrill.record.events import RecoveryStarted
from commdrill.record.outcome import worst

_TRIES = 20  # against a host that lives, and goes on writing


def take_over(runs: OpenRuns, shared: RunsOnShelf, root: Path, named: str | None, say: Say) -> int:
    """Put back a run by name, or all that are open on the shelf; an exit code.

    Raises:
        UsageError: there is no such run.
        Fenced: another host was faster.
    """
    found = tuple(_named(shared, named) if named else shared.open())
    if not found:
        say("nothing to recover: every run has put back what it broke")
    return worst([_TakeOver(runs, shared, root, one, say).go() for one in found])


def _named(shared: RunsOnShelf, named: str) -> Iterator[RunOnShelf]:
    run = shared.named(named)
    found = shared.state_of(run)
    if found is None:
        raise UsageError(f"run {run} never came to a record: there is nothing to put back")
    yield found


class _TakeOver:
    """Of one run."""

    def __init__(
        self, runs: OpenRuns, shared: RunsOnShelf, root: Path, found: RunOnShelf, say: Say
    ) -> None:
        self._runs = runs
        self._shared = shared
        self._root = root
        self._found = found
        self._say = say

    def go(self) -> int:
        run = self._found.run
        if not self._found.result.is_open:
            self._say(f"run {run} has nothing to be put back")
            return RESTORED
        if not self._found.is_ours:
            self._say(f"run {run} is taken over from {self._found.holder}")
        for _ in range(_TRIES - 1):
            try:
                return self._recovery().go()
            except Fenced:
                self._require_no_other()
        return self._recovery().go()

    def _recovery(self) -> Recovery:
        """By this machine's own note of the run, where it has one."""
        folder = fetch(self._shared.shelf, self._found.run, self._shared.copies).resolve()
        known = self._known(folder)
        if known is not None:
            return Recovery(self._runs, known, self._say, opened=taken_over)
        run = begun_elsewhere(folder, self._root)
        with self._runs.begin(run):
            pass  # from here on this machine knows of it
        return Recovery(self._runs, run, self._say, as_documents_before_run, taken_over)

    def _known(self, folder: Path) -> OpenRun | None:
        named = (one for one in self._runs.all() if (one.run, one.folder) == (folder.name, folder))
        return next(named, None)

    def _require_no_other(self) -> None:
        """It may live, and have gone on; or somebody else has taken it over at the same time.

        Raises:
            Fenced: somebody has: the way back is theirs.
        """
        now = self._shared.state_of(self._found.run)
        if now is not None and _recoveries(now) > _recoveries(self._found):
            raise Fenced(
                f"run {now.run} was taken over by {now.holder} just now: it is put back there"
            )


def _recoveries(found: RunOnShelf) -> int:
    return len(found.result.all_of(RecoveryStarted))
