"""`recover`: what a run that died left broken is put back, from its journal alone."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from commdrill import __version__
from commdrill.app import open_runs
from commdrill.app.aws_calls import telling_calls
from commdrill.app.covering import list_runs
from commdrill.app.embedded import RunningSandbox, is_alive, stop_sandbox
from commdrill.app.open_runs import OpenRun
from commdrill.app.wiring import rebuild_fault, references_of
from commdrill.clock import SystemClock
from commdrill.documents.allowed_hosts import EVERY_HOST
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.host_guard import HostGuard, guard_of
from commdrill.drivers.protocol import RunContext
from commdrill.drivers.references import References
from commdrill.drivers.registry import load_registry
from commdrill.drivers.secrets import Secrets
from commdrill.engine.rollback import OpenFault, Rollback, by_hand
from commdrill.errors import CommdrillError
from commdrill.journal.book import Journal, StillRunning
from commdrill.journal.run_folder import run_folders
from commdrill.record.events import FaultReverted, RecoveryStarted, RevertFailed
from commdrill.record.folder import (
    JOURNAL,
    UnreadableJournal,
    ended_restored,
    read_raw,
    read_records,
)
from commdrill.record.outcome import conclude
from commdrill.record.result import FaultState, Result, fold
from commdrill.reports.all import write_all

_NOT_RESTORED = 4
Say = Callable[[str], None]


def recover_all(root: Path, reports: Path, say: Say) -> int:
    """Put back what every dead run left broken; 4 where one could not be, else 0.

    Living runs are no news here: whoever asks for this has something else to do.
    """
    codes = [_NOT_RESTORED for run in _lost_runs(root) if _is_loss(root, run, say)]
    for folder in _open_folders(root, reports):
        with suppress(StillRunning):
            codes.append(_Recovery(root, folder, say).run())
    return max(codes, default=0)


def recover(root: Path, reports: Path, say: Say) -> int:
    """The command: the same, and a word on whatever else is met. What is lost it tells once."""
    lost, folders = list(_lost_runs(root)), list(_open_folders(root, reports))
    if not lost and not folders:
        say("nothing to recover: every run has put back what it broke")
    codes = [_NOT_RESTORED for run in lost if _is_loss(root, run, say)]
    for run in lost:
        open_runs.forget(root, run.folder)
    for folder in folders:
        try:
            codes.append(_Recovery(root, folder, say).run())
        except StillRunning:
            say(f"run {folder.name} is still under way: left alone")
    return max(codes, default=0)


def _open_folders(root: Path, reports: Path) -> Iterator[Path]:
    """Runs that are noted as open, and those in the reports folder without an end."""
    noted = [run.folder for run in open_runs.noted(root) if (run.folder / JOURNAL).exists()]
    unfinished = [folder for folder in run_folders(reports) if not _is_over(folder)]
    yield from dict.fromkeys(folder.resolve() for folder in (*noted, *unfinished))


def _is_over(folder: Path) -> bool:
    if ended_restored(folder):
        return True
    try:
        result = fold(read_records(folder))
    except (ValueError, OSError, UnreadableJournal):
        return not read_raw(folder).lines  # a run that died before its first record broke nothing
    return result.finish is not None and not result.open_faults


def _lost_runs(root: Path) -> Iterator[OpenRun]:
    """Dead runs whose folders are gone: nobody knows any more what they broke."""
    for run in open_runs.noted(root):
        is_gone = not (run.folder / JOURNAL).exists()
        if is_gone and not (run.environment and open_runs.is_being_drilled(root, run.environment)):
            yield run


def _is_loss(root: Path, run: OpenRun, say: Say) -> bool:
    """What was broken in a sandbox is gone with it."""
    if run.in_sandbox:
        open_runs.forget(root, run.folder)
        return False
    where = f" in {run.environment!r}" if run.environment else ""
    say(
        f"run {run.folder.name} died, and its folder {run.folder} is gone: put the folder back and "
        f"recover, or put back by hand what it broke{where}, then `commdrill recover`: "
        "it says this once more and lets the run go"
    )
    return True


class _Recovery:
    """One dead run."""

    def __init__(self, root: Path, folder: Path, say: Say) -> None:
        self._root = root
        self._folder = folder
        self._say = say

    def run(self) -> int:
        """Revert what is open, close the journal, write the reports; 4 where that failed.

        Raises:
            StillRunning: it is not dead.
        """
        clock, secrets = SystemClock(), Secrets()
        try:
            with Journal.resume(self._folder, clock, secrets) as journal:
                restored = self._recover(journal, secrets)
        except UnreadableJournal as why:
            return self._unreadable(why)
        write_all(self._folder)
        if restored:
            open_runs.forget(self._root, self._folder)
        list_runs(self._folder.parent)
        return 0 if restored else _NOT_RESTORED

    def _unreadable(self, why: UnreadableJournal) -> int:
        """A run that died before its first record broke nothing; any other may have."""
        if not read_raw(self._folder).lines:
            open_runs.forget(self._root, self._folder)
            return 0
        self._say(
            f"{why}: put back by hand what this run broke, if anything; then move its folder "
            f"elsewhere ({self._folder}) and `commdrill recover`"
        )
        return _NOT_RESTORED

    def _recover(self, journal: Journal, secrets: Secrets) -> bool:
        result = fold(read_records(self._folder))
        if result.finish is not None and not result.open_faults:
            return True
        kept = journal.tidy_evidence()
        journal.append(RecoveryStarted(__version__, journal.bytes_lost, kept))
        self._say(f"run {result.run} ended before its time: {_count(result)}")
        self._revert(journal, result, secrets)
        _stop_sandbox(result)
        ending = conclude(fold(read_records(self._folder)))
        journal.append(ending)
        self._tell(fold(read_records(self._folder)))
        return ending.restored

    def _revert(self, journal: Journal, result: Result, secrets: Secrets) -> None:
        if _has_lost_its_sandbox(result):
            for state in result.open_faults:
                note = "the sandbox is gone, and what was broken in it"
                journal.append(FaultReverted(state.armed.fault, 0, note))
            return
        ledger = Ledger()
        rollback = Rollback(telling_calls(journal.append, ledger), SystemClock())
        guard = guard_of(result.start.hosts if result.start else EVERY_HOST)
        references = _references(result, secrets, ledger, guard)
        for state in result.open_faults:
            self._reopen(rollback, state, references, ledger, guard)
        rollback.revert()

    def _reopen(
        self,
        rollback: Rollback,
        state: FaultState,
        references: References,
        ledger: Ledger,
        guard: HostGuard,
    ) -> None:
        armed = state.armed
        try:
            fault, before = rebuild_fault(
                state, references, load_registry(), self._root, ledger=ledger, guard=guard
            )
        except CommdrillError as why:
            rollback.emit(
                RevertFailed(armed.fault, str(why), by_hand(armed.settings, armed.before))
            )
            return
        what_to_do = by_hand(armed.settings, armed.before)
        rollback.open.append(OpenFault(armed.fault, armed.component, fault, before, what_to_do))

    def _tell(self, result: Result) -> None:
        for state in result.faults:
            about = f"{state.armed.component} ({state.armed.way})"
            if state.failed is not None:
                self._say(f"{about} is NOT restored: {state.failed.why}\n{state.failed.by_hand}")
            else:
                self._say(f"{about} is restored")
        if not result.faults:
            self._say("nothing had been broken yet")


def _references(result: Result, secrets: Secrets, ledger: Ledger, guard: HostGuard) -> References:
    token = result.start.token if result.start else ""
    aws = result.start.aws if result.start else {}
    addresses = result.sandbox.addresses if result.sandbox else {}
    context = RunContext(result.run, token, "")
    return references_of(context, addresses, {}, secrets, aws=aws, ledger=ledger, guard=guard)


def _count(result: Result) -> str:
    broken = len(result.open_faults)
    return (
        f"{broken} fault{'' if broken == 1 else 's'} to take back" if broken else "no fault is in"
    )


def _has_lost_its_sandbox(result: Result) -> bool:
    return result.sandbox is not None and not is_alive(_sandbox(result))


def _stop_sandbox(result: Result) -> None:
    if result.sandbox is not None:
        stop_sandbox(_sandbox(result))


def _sandbox(result: Result) -> RunningSandbox:
    sandbox = result.sandbox
    assert sandbox is not None
    return RunningSandbox(sandbox.pid, sandbox.addresses, sandbox.token)
