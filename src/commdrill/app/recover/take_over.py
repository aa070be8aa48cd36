"""`recover --take-over`: a run of another host, which is dead, is put back from this one.

Its next record is ours: whoever had it can add none, and changes nothing any more.
"""

from dataclasses import dataclass
from pathlib import Path

from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.recovery import RESTORED, Recovery, Say
from commdrill.app.recover.trusted_journal import begun_elsewhere
from commdrill.app.recover.ways_back import documents_first
from commdrill.app.shelf.opening import publish_or_tell, resumed, taken_over
from commdrill.app.shelf.runs import RunOnShelf, RunsOnShelf, run_in
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import Fenced
from commdrill.journal.fetching import fetch
from commdrill.record.events import RecoveryStarted
from commdrill.record.outcome import worst
from commdrill.reports.all import write_all

_TRIES = 20  # against a host that lives, and goes on writing


def take_over(runs: OpenRuns, shared: RunsOnShelf, root: Path, named: str | None, say: Say) -> int:
    """Put back a run by name, or all that are open on the shelf; an exit code.

    Raises:
        UsageError: there is no such run.
        Fenced: another host was faster.
    """
    found = (shared.named(named),) if named else tuple(shared.open_names())
    if not found:
        say("nothing to recover: every run has put back what it broke")
    return worst([take_over_one(runs, shared, root, run, say) for run in found])


def take_over_one(runs: OpenRuns, shared: RunsOnShelf, root: Path, run: str, say: Say) -> int:
    """Put back this one, whether all know of it by now or not; an exit code.

    Raises:
        Fenced: another host was faster.
    """
    return _TakeOver(runs, shared, root, say).of(run)


@dataclass(frozen=True)
class _TakeOver:
    """What it takes to take runs over."""

    _runs: OpenRuns
    _shared: RunsOnShelf
    _root: Path
    _say: Say

    def of(self, run: str) -> int:
        """Of one run; an exit code."""
        folder = self._fetched(run)
        first = run_in(folder)
        if not first.result.is_open:
            self._say(f"run {run} has nothing to be put back")
            lay_out(self._shared, run)
            return RESTORED
        if not first.is_ours:
            self._say(f"run {run} is taken over from {first.holder}")
        for _ in range(_TRIES - 1):
            try:
                return self._recovery(folder).go()
            except Fenced:
                _require_no_other(first, run_in(self._fetched(run)))
        return self._recovery(folder).go()

    def _fetched(self, run: str) -> Path:
        return fetch(self._shared.shelf, run, self._shared.copies).resolve()

    def _recovery(self, folder: Path) -> Recovery:
        """By this machine's own note of the run, where it has one."""
        known = self._known(folder)
        if known is not None:
            return Recovery(self._runs, known, self._say, opened=taken_over)
        run = begun_elsewhere(folder, self._root)
        with self._runs.begin(run):
            pass  # from here on this machine knows of it
        return Recovery(self._runs, run, self._say, documents_first, taken_over)

    def _known(self, folder: Path) -> OpenRun | None:
        named = (one for one in self._runs.all() if (one.run, one.folder) == (folder.name, folder))
        return next(named, None)


def lay_out(shared: RunsOnShelf, run: str) -> None:
    """The reports of a run that ended well, where its host died before they were on the shelf."""
    if shared.is_closed(run):
        return
    folder = fetch(shared.shelf, run, shared.copies)
    with resumed(folder, SystemClock(), Secrets()) as journal:
        write_all(folder, journal.result)
        publish_or_tell(journal)


def _require_no_other(first: RunOnShelf, now: RunOnShelf) -> None:
    """It may live, and have gone on; or somebody else has taken it over at the same time.

    Raises:
        Fenced: somebody has: the way back is theirs.
    """
    if _recoveries(now) > _recoveries(first):
        raise Fenced(f"run {now.run} was taken over by {now.holder} just now: it is put back there")


def _recoveries(found: RunOnShelf) -> int:
    return len(found.result.all_of(RecoveryStarted))
