"""One run of one drill, from its folder to its reports."""

import secrets as randomness
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from commdrill import __version__
from commdrill.app import output
from commdrill.app.coverage.listing import list_runs
from commdrill.app.env_file import variables
from commdrill.app.ledger import enter_or_tell
from commdrill.app.recover.open_runs import Note, OpenRun
from commdrill.app.request import RunRequest
from commdrill.app.run.asked_steps import telling_those_asked
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.run.earlier_runs import note_earlier
from commdrill.app.run.kept_documents import kept_documents
from commdrill.app.run.origin import origin_of
from commdrill.app.run.performance import Ask, Performance, RunOutlets
from commdrill.app.run.recorder import Recorder
from commdrill.app.shelf.opening import publish_or_tell
from commdrill.app.shelf.place import shared_run
from commdrill.app.wiring import aws_of
from commdrill.clock import SystemClock
from commdrill.compile.script import Script
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.protocol import RunContext
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import Stop
from commdrill.engine.runner import Run
from commdrill.errors import CommdrillError, lacking
from commdrill.journal.book import Journal
from commdrill.journal.run_folder import new_run_folder, run_folder_named
from commdrill.journal.run_ledger import enter
from commdrill.record.events import AskedFor, PreflightFailed, Record, RunOutcome, RunStarted
from commdrill.record.history import past_run
from commdrill.record.index.source import RunFolders
from commdrill.record.outcome import EXIT_CODES, conclude, conclude_strictly, ending_of, worst
from commdrill.record.result import Result
from commdrill.record.run_ledger import LEDGER, Kind
from commdrill.reports.all import write_all

OnRecord = Callable[[Record], None]
ALL_THERE = 0


@dataclass(frozen=True)
class Drilled:
    """What a run came to, and the exit code of its command: without reports it is never that all passed."""

    result: Result
    exit_code: int


class DrillRun:
    """One run, from its folder to its reports."""

    def __init__(
        self, request: RunRequest, script: Script, on_record: OnRecord, ask: Ask, stop: Stop
    ) -> None:
        self._request = request
        self._script = script
        self._on_record = on_record
        self._ask = ask
        self._stop = stop
        self._clock = RunClock.begun(SystemClock())
        self._root = request.project_root
        self._memory = memory_of_this_machine()
        self._folder = (
            run_folder_named(request.reports, request.run)
            if request.run
            else new_run_folder(request.reports, script.drill, self._clock.now())
        )
        self._folders = RunFolders(self._folder.parent)
        self._context = RunContext(self._folder.name, randomness.token_hex(8), "")

    def run(self) -> Drilled:
        secrets = Secrets()
        with ExitStack() as noted, ExitStack() as stack:
            note, journal = self._begun(noted, stack, secrets)
            recorder = Recorder(journal, note, self._on_record)
            if self._is_begun(recorder, journal):
                self._perform(recorder, note, secrets, journal.fence)
            note_earlier(recorder, self._folders, self._script.drill, self._folder.name)
            result = recorder.finish(conclude_strictly if self._request.strict else conclude)
            left = leave_reports(journal)  # ours still: nobody brings the run anew meanwhile
            if left == ALL_THERE and recorder.is_whole and not result.open_faults:
                note.forget()
        return Drilled(result, worst((ending_of(result).exit_code, left)))

    def _begun(self, noted: ExitStack, stack: ExitStack, secrets: Secrets) -> tuple[Note, Journal]:
        """This machine knows of the run before its folder does, and until its reports are there.

        Raises:
            CommdrillError: one of them cannot be written.
        """
        folder = self._folder
        try:
            note = noted.enter_context(self._memory.runs.begin(self._open_run()))
            shared = shared_run(folder)
            journal = Journal.create(folder, folder.name, self._clock, secrets, shared)
        except OSError as why:
            problem = lacking(why) or f"{why.strerror}: say by --report-dir where else"
            raise CommdrillError(f"{folder}: no run can be recorded: {problem}") from why
        return note, stack.enter_context(journal)

    def _open_run(self) -> OpenRun:
        return OpenRun(
            run=self._folder.name,
            folder=self._folder.resolve(),
            root=self._root.resolve(),
            environment=self._script.environment.id,
            worlds=(),
            in_sandbox=self._script.site.is_sandbox,
        )

    def _is_begun(self, recorder: Recorder, journal: Journal) -> bool:
        """In the ledger, before anything is touched: who takes the folder away cannot take that."""
        for name, content in kept_documents(self._root, self._script.files, variables()):
            recorder.keep_document(name, content)
        recorder.emit(started_event(self._script, self._context, self._request))
        if journal.shared is not None:
            return True  # the shelf knows of it
        try:
            enter(self._folder.resolve().parent, journal.head, Kind.STARTED, self._clock.now())
        except (OSError, CommdrillError) as why:
            text = (
                f"{self._request.reports / LEDGER} cannot be written, so nothing is broken: {why}"
            )
            recorder.emit(PreflightFailed((text,)))
            return False
        return True

    def _perform(
        self, recorder: Recorder, note: Note, secrets: Secrets, fence: Callable[[], None]
    ) -> None:
        outlets = RunOutlets(
            emit=telling_those_asked(recorder.emit, self._script),
            keep=recorder.keep,
            ask=self._ask,
            note=note.add_worlds,
            secrets=secrets,
            fence=fence,
        )
        run = Performance(
            self._request,
            self._script,
            self._context,
            outlets,
            self._clock,
            self._stop,
            self._folders,
        )
        run.act(lambda it: it.perform(Run.perform))


def leave_reports(journal: Journal) -> int:
    """An exit code: whether they lie there. What is told of a run hangs on its journal alone."""
    folder, left = journal.folder, ALL_THERE
    enter_or_tell(journal, Kind.ENDED)
    try:
        write_all(folder, journal.result)
    except OSError as why:
        left = EXIT_CODES[RunOutcome.ERROR]
        output.complain(
            f"{folder}: its reports cannot be written ({why.strerror}): make room, then "
            "`commdrill recover` writes them"
        )
    list_runs(folder.parent, past_run(journal.result, folder))
    publish_or_tell(journal)
    return left


def _asked_for(script: Script, request: RunRequest) -> AskedFor:
    asked = request.asked
    return AskedFor(
        pace=asked.pace,
        hold=asked.hold.total_seconds() if asked.hold is not None else None,
        until_asked=asked.until_asked,
        only=tuple(sorted(script.only or ())),
        strict=request.strict,
    )


def started_event(script: Script, context: RunContext, request: RunRequest) -> RunStarted:
    return RunStarted(
        drill=script.drill,
        title=script.title,
        plan=script.plan,
        scenario=script.scenario,
        scenario_type=script.scenario_type,
        severity=script.severity,
        environment=script.environment,
        steps=script.refs,
        take_down={fault.component: fault.way for fault in script.faults},
        token=context.token,
        version=__version__,
        documents=script.documents,
        sabotages=request.sabotages,
        aws=aws_of(script.site.aws),
        slot=request.slot,
        variables=script.variables,
        tags=request.tags,
        hosts=script.site.hosts,
        asked=_asked_for(script, request),
        origin=origin_of(request.project_root, script.approved),
    )
