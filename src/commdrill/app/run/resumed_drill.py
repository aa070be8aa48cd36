"""`resume`: the rest of a run of which the process died; where nobody can go on, it is put back."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from commdrill import __version__
from commdrill.app.named_runs import run_named
from commdrill.app.owned_drivers import owned_registry
from commdrill.app.recover.open_runs import Note, OpenRun
from commdrill.app.recover.recovery import NOT_RESTORED, Recovery
from commdrill.app.request import RunRequest
from commdrill.app.run.asked_steps import telling_those_asked
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.run.earlier_runs import note_earlier
from commdrill.app.run.kept_script import others_than_told, script_kept_in
from commdrill.app.run.one_run import ALL_THERE, Drilled, OnRecord, leave_reports
from commdrill.app.run.performance import Ask, Performance, RunOutlets
from commdrill.app.run.recorder import Recorder
from commdrill.app.shelf.opening import resumed
from commdrill.clock import SystemClock
from commdrill.compile.script import Script
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.protocol import RunContext
from commdrill.engine.resume.resumed_run import ResumedRun
from commdrill.engine.resume.resumption import CannotResume, HasEnded, Resumption
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import Stop
from commdrill.errors import CommdrillError, UsageError
from commdrill.journal.book import Journal
from commdrill.record.chain import read_whole
from commdrill.record.events import RunStarted
from commdrill.record.index.source import RunFolders
from commdrill.record.outcome import conclude, conclude_strictly, ending_of, worst
from commdrill.record.result import Result, fold

Say = Callable[[str], None]


class ResumedDrill:
    """One run, from where its process died to its reports."""

    def __init__(
        self, request: RunRequest, run: str, on_record: OnRecord, ask: Ask, stop: Stop
    ) -> None:
        self._request = request
        self._memory = memory_of_this_machine()
        self._run = self._known(run)
        self._folders = RunFolders(self._run.folder.parent)
        self._on_record = on_record
        self._ask = ask
        self._stop = stop

    def resume(self, say: Say) -> int:
        """To its end; an exit code.

        Raises:
            UnderWay: its process lives.
            UnreadableJournal: its journal was changed.
        """
        try:
            drilled = self._gone_on()
        except HasEnded as why:
            say(f"run {self._run.run} {why}")
            return self._put_back(say)
        except CannotResume as why:
            say(f"run {self._run.run} cannot be gone on with: {why}; it is put back instead")
            return self._put_back(say)
        return drilled.exit_code

    def _known(self, run: str) -> OpenRun:
        """What this machine noted of it; a journal of elsewhere may ask for anything."""
        request = self._request
        folder = run_named(run, request.root, request.report_dir).resolve()
        for known in self._memory.runs.all():
            if (known.run, known.folder) == (folder.name, folder) and not known.is_settled:
                return known
        result = fold(read_whole(folder))
        if result.finish is not None:
            raise UsageError(f"run {folder.name} has ended: there is nothing to go on with")
        raise UsageError(
            f"run {folder.name} was not begun by you on this machine: where its process has died, "
            f"`commdrill recover --trust-journal {folder.name}` puts back what it broke"
        )

    def _gone_on(self) -> Drilled:
        with ExitStack() as noted, ExitStack() as stack:
            note = noted.enter_context(self._memory.runs.take(self._run))
            journal, result, is_whole = self._recorded(stack, note)
            left = leave_reports(journal)
            if left == ALL_THERE and is_whole and not result.open_faults:
                note.forget()
        return Drilled(result, worst((ending_of(result).exit_code, left)))

    def _recorded(self, stack: ExitStack, note: Note) -> tuple[Journal, Result, bool]:
        """Its journal with all that came since, what it came to, and whether all of that is on disk."""
        secrets = Secrets()
        clock = RunClock.begun(SystemClock())
        journal = stack.enter_context(resumed(self._run.folder, clock, secrets))
        script, start = self._script(journal.result)
        past = Resumption(journal.result, journal.bytes_lost, journal.tidy_evidence())
        for record in journal.records:
            self._on_record(record)
        recorder = Recorder(journal, note, self._on_record)
        outlets = RunOutlets(
            emit=telling_those_asked(recorder.emit, script),
            keep=recorder.keep,
            ask=self._ask,
            note=note.add_worlds,
            secrets=secrets,
            fence=journal.fence,
        )
        self._performance(script, start, outlets, journal.elapsed).act(partial(_go_on, past))
        note_earlier(recorder, self._folders, start.drill, self._run.run)
        result = recorder.finish(conclude_strictly if start.is_strict else conclude)
        return journal, result, recorder.is_whole

    def _performance(
        self, script: Script, start: RunStarted, outlets: RunOutlets, elapsed: float
    ) -> Performance:
        """The run as it was begun, from where its clock had come to."""
        request = replace(self._request, root=self._run.root, report_dir=self._run.folder.parent)
        context = RunContext(self._run.run, start.token, "")
        clock = RunClock.begun(SystemClock(), elapsed)
        return Performance(request, script, context, outlets, clock, self._stop, self._folders)

    def _script(self, result: Result) -> tuple[Script, RunStarted]:
        """The drill as it was, by documents that are as they were.

        Raises:
            HasEnded: there is nothing to go on with.
            CannotResume: they are not, or another version ran it.
        """
        start = result.start
        if result.finish is not None:
            raise HasEnded("has ended: there is nothing to go on with")
        if start is None or start.asked is None or start.version != __version__:
            raise CannotResume("another version of commdrill ran it")
        if result.sandbox is not None:
            raise CannotResume("its sandbox ended with it")
        try:
            script = script_kept_in(self._run.folder, self._run.root, start, owned_registry())
        except (CommdrillError, ValueError) as why:
            raise CannotResume(f"its documents are not as they were: {why}") from why
        if changed := others_than_told(script, start):
            raise CannotResume(f"its documents changed since: {', '.join(changed)}")
        return script, start

    def _put_back(self, say: Say) -> int:
        code = Recovery(self._memory.runs, self._run, say).go()
        if code == NOT_RESTORED:
            return code
        return ending_of(fold(read_whole(self._run.folder))).exit_code


def _go_on(past: Resumption, run: Performance) -> None:
    with ExitStack() as stack:
        try:
            script, built, services = run.staged(stack)
        except CommdrillError as why:
            raise CannotResume(run.outlets.secrets.mask(str(why))) from why
        ResumedRun(script, built, services, positions=past.positions).resume(past)
