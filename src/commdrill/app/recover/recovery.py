"""`recover`: what a dead run left broken is put back, by this machine's own copy of what it takes.

No report, no evidence and no journal holds it up: what cannot be written down is told, and goes on.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from commdrill import __version__
from commdrill.app.coverage.listing import list_runs
from commdrill.app.embedded import RunningSandbox, is_alive, stop_sandbox
from commdrill.app.ledger import enter_or_tell
from commdrill.app.own_streams import hide
from commdrill.app.recover.open_runs import Note, OpenRun, OpenRuns, UnderWay
from commdrill.app.recover.unread import tell_unread
from commdrill.app.recover.ways_back import Choices, Order, WayBack, run_first
from commdrill.app.run.told_before import telling_calls
from commdrill.app.shelf.opening import HeldElsewhere, publish_or_tell, resumed
from commdrill.app.wiring import Oversight, Surroundings
from commdrill.clock import Clock, SystemClock
from commdrill.documents.allowed_hosts import EVERY_HOST
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.protocol import RunContext
from commdrill.engine.rollback import Rollback
from commdrill.engine.run_services import nobody_else
from commdrill.errors import CommdrillError
from commdrill.journal.book import Journal, Masking
from commdrill.journal.locked import StillRunning
from commdrill.journal.shared_run import CLOSED
from commdrill.record.events import Emit, Event, FaultReverted, Record, RecoveryStarted
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.record.history import past_run
from commdrill.record.outcome import conclude, worst
from commdrill.record.result import Result, fold
from commdrill.record.run_ledger import Kind
from commdrill.record.step_result import FaultState
from commdrill.reports.all import write_all
from commdrill.reports.phrasing import once_put_back
from commdrill.reports.printable import printable
from commdrill.shelf.protocol import ShelfOutOfReach
from commdrill.values import plural

RESTORED, NOT_RECORDED, NOT_RESTORED = 0, 3, 4
Say = Callable[[str], None]
Opened = Callable[[Path, Clock, Masking], Journal]


def recover_all(runs: OpenRuns, root: Path, reports: Path, say: Say) -> tuple[OpenRun, ...]:
    """Put back what every dead run of a project left broken; those that are still broken.

    Living runs are no news here: whoever asks for this has something else to do.
    """
    left = []
    for run in of_project(runs, root, reports):
        with suppress(UnderWay):
            if Recovery(runs, run, say).go() == NOT_RESTORED:
                left.append(run)
    tell_unread(runs, say)
    return tuple(left)


def of_project(runs: OpenRuns, root: Path, reports: Path) -> Iterator[OpenRun]:
    """The open runs of a project, wherever it lay when they began."""
    home = root.resolve()
    for run in runs.all():
        if run.is_settled:
            continue
        here = reports.resolve() / run.run
        if run.root == home:
            yield run
        elif not run.root.exists() and (here / JOURNAL).exists():
            yield replace(run, root=home, folder=here)


@dataclass
class Recovery:
    """One dead run."""

    runs: OpenRuns
    run: OpenRun
    say: Say
    in_order: Order = run_first
    opened: Opened = resumed
    _secrets: Secrets = field(default_factory=Secrets)
    _records: list[Record] = field(default_factory=list)
    _unwritten: str = ""

    def go(self) -> int:
        """Revert what is open, end the run's journal, write its reports; an exit code.

        Raises:
            UnderWay: it is not dead.
        """
        hide(self._secrets.mask)
        with ExitStack() as stack:
            note = stack.enter_context(self.runs.take(self.run))
            note.recover()
            try:
                journal = self._journal(stack)
            except (HeldElsewhere, ShelfOutOfReach) as why:
                self.say(str(why))
                return NOT_RECORDED if isinstance(why, HeldElsewhere) else NOT_RESTORED
            code = self._end(note, journal)
        if code == NOT_RECORDED and self._unwritten:
            self.say(f"everything is put back, but the run has no end yet: {self._unwritten}")
        return code

    def _end(self, note: Note, journal: Journal | None) -> int:
        if self._is_over(journal):
            if journal is not None and not self._tell_again(journal):
                return NOT_RECORDED
            note.forget()
            return RESTORED
        code = self._recover(note, journal)
        are_there = journal is None or self._report(journal)
        if code == RESTORED and are_there:
            note.forget() if journal else note.settle()
        return code if are_there else worst((code, NOT_RECORDED))

    def _journal(self, stack: ExitStack) -> Journal | None:
        """The run's own journal, to be ended; the way back does without it, if need be."""
        folder = self.run.folder
        try:
            journal = stack.enter_context(self.opened(folder, SystemClock(), self._secrets))
        except StillRunning as why:
            self._unwritten = str(why)
        except UnreadableJournal as why:
            if self.run.broke:
                self.say(f"{why}; what it broke is known here all the same")
        else:
            if journal.shared is not None:  # another host may have put it back meanwhile
                self.run = replace(self.run, records=journal.records)
            return journal
        return None

    def _is_over(self, journal: Journal | None) -> bool:
        """It ended well, and died before it could say so here; or broke nothing, and left no word."""
        if journal is None:
            return not self.run.broke
        result = journal.result
        ended = result.finish is not None and not self.run.broke and not result.open_faults
        return ended or result.resolved is not None

    def _recover(self, note: Note, journal: Journal | None) -> int:
        def emit(event: Event) -> Record:
            return self._emit(event, note, journal)

        known = self.run.result
        self.say(_heading(self.run, known))
        lost = journal.bytes_lost if journal else 0
        emit(RecoveryStarted(__version__, lost, _tidied(journal) if journal else ()))
        if journal is not None and known is not None:
            _catch_up(journal, known)
        if known is not None:
            self._revert(known, emit, journal)
            self._stop_sandbox(known)
        faults = fold((*self.run.records, *self._records)).faults
        self._tell(faults)
        if journal is not None and not self._unwritten:
            emit(conclude(journal.result))
        if any(fault.is_open for fault in faults):
            return NOT_RESTORED
        return NOT_RECORDED if self._unwritten else RESTORED

    def _emit(self, event: Event, note: Note, journal: Journal | None) -> Record:
        """To disk if that can be; a full one holds nothing up."""
        record = Record(self.run.run, 0, SystemClock().now(), 0.0, event)
        try:
            record = journal.append(event) if journal else record
            note.add(record)
        except OSError as why:
            self._unwritten = (
                f"it cannot be written ({why.strerror}): make room, then `commdrill recover`"
            )
        self._records.append(record)
        return record

    def _revert(self, known: Result, emit: Emit, journal: Journal | None) -> None:
        if known.sandbox is not None and not is_alive(_sandbox(known)):
            for state in known.open_faults:
                gone = "the sandbox is gone, and what was broken in it"
                emit(FaultReverted(state.armed.fault, 0, gone))
            return
        oversight = self._oversight(known)
        fence = journal.fence if journal else nobody_else
        rollback = Rollback(telling_calls(emit, oversight.ledger), SystemClock(), fence)
        rollback.open += [self._open(state, known, oversight) for state in known.open_faults]
        rollback.revert()

    def put_back(self, known: Result) -> tuple[WayBack, ...]:
        """What went in, and how it came out: to look whether it stays out."""
        oversight = self._oversight(known)
        return tuple(self._open(state, known, oversight) for state in known.faults)

    def _oversight(self, known: Result) -> Oversight:
        return Oversight.over(self._secrets, known.start.hosts if known.start else EVERY_HOST)

    def _open(self, state: FaultState, known: Result, oversight: Oversight) -> WayBack:
        armed = state.armed
        surroundings = Surroundings(
            RunContext(self.run.run, known.start.token if known.start else "", ""),
            self.run.root,
            known.sandbox.addresses if known.sandbox else {},
            known.start.aws if known.start else {},
        )
        who = f"fault {armed.name}"
        given = {"page": oversight.ledger.page(who), "guard": oversight.guard.of(who)}
        return WayBack(armed, self._choices, surroundings.references(oversight), given)

    @cached_property
    def _choices(self) -> Choices:
        return Choices(self.run.root, self.run.environment, self.in_order)

    def _stop_sandbox(self, known: Result) -> None:
        if known.sandbox is not None:
            try:
                stop_sandbox(_sandbox(known))
            except CommdrillError as why:
                self.say(str(why))

    def _tell(self, faults: tuple[FaultState, ...]) -> None:
        for state in faults:
            about = state.armed.name
            if state.failed is not None:
                self._say_masked(f"{about} is NOT restored: {state.failed.why}")
                self._say_masked(state.failed.by_hand)
                self.say(once_put_back(self.run.run))
            elif state.reverted is not None:
                note = f": {state.reverted.note}" if state.reverted.note else ""
                self._say_masked(f"{about} is restored{note}")
        if not faults:
            self.say("nothing had been broken yet")

    def _say_masked(self, text: str) -> None:
        """What others said in it can do nothing to a terminal, and names no secret."""
        self.say(printable(self._secrets.mask(text)))

    def _report(self, journal: Journal) -> bool:
        """The reports of a run, and the list of all, made of what is there; whether they could be."""
        folder = self.run.folder
        enter_or_tell(journal, Kind.ENDED)
        try:
            write_all(folder, journal.result)
        except Exception as why:  # noqa: BLE001 the world is put back whatever reports come to
            self.say(f"{folder}: its reports cannot be written: {why}")
            return not isinstance(why, OSError)  # else the next one tries again
        list_runs(folder.parent, past_run(journal.result, folder))
        publish_or_tell(journal)
        return True

    def _tell_again(self, journal: Journal) -> bool:
        """It ended before its reports were there, or all of it on its shelf; whether they are now."""
        shared = journal.shared
        if shared is None:
            self.say(f"run {self.run.run} has ended without its reports: they are written now")
            return self._report(journal)
        self.say(f"run {shared.run} has been put back already")
        return shared.shelf.read(f"{CLOSED}{shared.run}") is not None or self._report(journal)


def _heading(run: OpenRun, known: Result | None) -> str:
    if known is not None and known.finish is not None:
        return f"run {run.run} ended with {', '.join(run.broke)} still broken: it is tried again"
    count = len(run.broke)
    broken = f"{plural(count, 'fault')} to take back" if count else "no fault is in"
    return f"run {run.run} ended before its time: {broken}"


def _catch_up(journal: Journal, known: Result) -> None:
    """What was put back while the journal could not be written is in it, too."""
    written = {fault.armed.fault for fault in journal.result.open_faults}
    with suppress(OSError):
        for fault in known.faults:
            if fault.reverted is not None and fault.armed.fault in written:
                journal.append(fault.reverted)


def _tidied(journal: Journal) -> tuple[str, ...]:
    """Evidence that no record names; it waits, where it cannot be looked through."""
    try:
        return journal.tidy_evidence()
    except OSError:
        return ()


def _sandbox(known: Result) -> RunningSandbox:
    sandbox = known.sandbox
    assert sandbox is not None
    return RunningSandbox(sandbox.pid, sandbox.addresses, sandbox.token)
