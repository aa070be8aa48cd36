"""`run` and `preflight`: each drill is one run, in a folder of its own."""

import secrets as randomness
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from commdrill import __version__
from commdrill.app import open_runs, output
from commdrill.app.aws_calls import tell_calls, telling_calls
from commdrill.app.covering import list_runs
from commdrill.app.destinations import check_destinations
from commdrill.app.embedded import check_sabotages
from commdrill.app.open_runs import OpenRun
from commdrill.app.recovering import recover_all
from commdrill.app.refused_hosts import tell_refusals, telling_refusals
from commdrill.app.signals import stopping
from commdrill.app.stage import Ask, Stage
from commdrill.app.versions import project_at
from commdrill.app.wiring import aws_of, compile_drills, compile_project
from commdrill.clock import SystemClock
from commdrill.compile.script import Script
from commdrill.documents.project import Project, find_project, load_project
from commdrill.documents.selection import drills_named
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.host_guard import guard_of
from commdrill.drivers.protocol import RunContext
from commdrill.drivers.registry import load_registry
from commdrill.drivers.secrets import Secrets
from commdrill.engine.runner import Run
from commdrill.engine.tools import Stop
from commdrill.errors import UsageError
from commdrill.journal.book import Journal
from commdrill.journal.run_folder import new_run_folder
from commdrill.lint.changes import changed_drills
from commdrill.record.events import Event, Record, RunStarted
from commdrill.record.folder import read_records
from commdrill.record.outcome import conclude, conclude_strictly, ending_of, worst
from commdrill.record.result import Result, fold
from commdrill.reports.all import write_all, write_junit

OnRecord = Callable[[Record], None]
REPORTS = "reports"


@dataclass(frozen=True)
class RunRequest:
    """What the command line asks for."""

    root: Path | None = None
    drills: tuple[str, ...] = ()
    environment: str | None = None
    report_dir: Path | None = None
    junit: Path | None = None
    strict: bool = False
    sabotages: tuple[str, ...] = ()
    since: str | None = None
    slot: str = ""

    @property
    def project_root(self) -> Path:
        """The project drilled: named, or the nearest one upwards.

        Raises:
            UsageError: there is none.
        """
        if self.root is None:
            return find_project(Path.cwd())
        if not self.root.is_dir():
            raise UsageError(f"--root {self.root}: there is no such folder")
        return self.root.resolve()

    @property
    def reports(self) -> Path:
        """The folder that holds run folders."""
        return self.report_dir or self.project_root / REPORTS


def run_drills(request: RunRequest, on_record: OnRecord, ask: Ask) -> int:
    """Run these drills, one after the other; the worst of their exit codes."""
    scripts = scripts_of(request)
    check_destinations(request.reports, request.junit)
    stop, results = Stop(), list[Result]()
    with stopping(stop, output.complain):
        unrestored = recover_all(request.project_root, request.reports, output.complain)
        if unrestored:
            return unrestored
        for script in _while_whole(scripts, results, stop):
            results.append(_Drilling(request, script, on_record, ask, stop).run())
    codes = [ending_of(result).exit_code for result in results]
    if request.junit is not None and not _wrote_junit(request.junit, results):
        codes.append(UsageError.exit_code)
    return worst(codes)


def _while_whole(
    scripts: tuple[Script, ...], results: Sequence[Result], stop: Stop
) -> Iterator[Script]:
    """One script after the other, until something is left broken: nobody breaks more on top of it.

    A sandbox is another one each time.
    """
    for number, script in enumerate(scripts):
        if stop.event.is_set():
            return
        yield script
        if not results[-1].is_restored and script.starts != "sandbox":
            if left := ", ".join(one.drill for one in scripts[number + 1 :]):
                output.complain(
                    f"not drilled: {left}, because {script.drill} left something broken; "
                    "put it back with `commdrill recover`, and run them then"
                )
            return


def run_slot(request: RunRequest, on_record: OnRecord, ask: Ask, stop: Stop) -> Result:
    """Run the one drill that a slot of the timetable asks for; dead runs are restored by now.

    Raises:
        CommdrillError: it cannot even begin, and leaves no run folder.
    """
    (script,) = scripts_of(request)
    check_destinations(request.reports, request.junit)
    return _Drilling(request, script, on_record, ask, stop).run()


def _wrote_junit(file: Path, results: list[Result]) -> bool:
    try:
        write_junit(file, results)
    except OSError as why:
        output.complain(f"--junit {file} cannot be written: {why.strerror}")
        return False
    return True


def preflight_drills(request: RunRequest, on_record: OnRecord) -> int:
    """The first stage of these drills: changes nothing, leaves no run folder."""
    stop = Stop()
    with stopping(stop, output.complain):
        results = [_preflight(request, script, on_record, stop) for script in scripts_of(request)]
    return 3 if any(result.refusals for result in results) else 0


def scripts_of(request: RunRequest) -> tuple[Script, ...]:
    """The drills asked for, read, linked and compiled.

    Raises:
        DocumentErrors: every mistake in all that was read.
        UsageError: no such drill, or a sabotage where no sandbox is.
    """
    project, registry = load_project(request.project_root), load_registry()
    if request.drills or request.since is not None:
        drills = _drills_of(request, project)
        scripts = compile_drills(project, drills, request.environment, registry)
    else:
        scripts = compile_project(project, request.environment, registry)
    others = [script.environment.id for script in scripts if script.starts != "sandbox"]
    if request.sabotages and others:
        raise UsageError(f"--sabotage spoils the sandbox; {others[0]!r} does not start one")
    if request.sabotages:
        check_sabotages(request.sabotages)
    return scripts


def _drills_of(request: RunRequest, project: Project) -> tuple[str, ...]:
    """The drills named; of these, those that a change since a revision touches."""
    drills = drills_named(project, request.drills)
    if request.since is None:
        return drills
    with project_at(project.root, request.since) as old:
        touched = changed_drills(old, project, request.environment)
    if not touched & set(drills):
        output.complain(f"nothing that changed since {request.since} touches a drill")
    return tuple(drill for drill in drills if drill in touched)


class _Drilling:
    """One run, from its folder to its reports."""

    def __init__(
        self, request: RunRequest, script: Script, on_record: OnRecord, ask: Ask, stop: Stop
    ) -> None:
        self._request = request
        self._script = script
        self._on_record = on_record
        self._ask = ask
        self._stop = stop
        self._clock = SystemClock()
        self._root = request.project_root
        self._folder = new_run_folder(request.reports, script.drill, self._clock.now())
        self._context = RunContext(self._folder.name, randomness.token_hex(8), "")

    def run(self) -> Result:
        """The whole drill, and what it leaves."""
        secrets = Secrets()
        with Journal.create(self._folder, self._folder.name, self._clock, secrets) as journal:
            environment, in_sandbox = self._script.environment.id, self._script.starts == "sandbox"
            open_runs.note(self._root, OpenRun(self._folder, environment, in_sandbox=in_sandbox))
            self._perform(journal, secrets)
            result = self._finish(journal)
        write_all(self._folder)
        if result.is_restored:
            open_runs.forget(self._root, self._folder)
        list_runs(self._request.reports)
        return result

    def _perform(self, journal: Journal, secrets: Secrets) -> None:
        def emit(event: Event) -> Record:
            """To the journal first; only then does anybody hear of it."""
            record = journal.append(event)
            self._on_record(record)
            return record

        started, ledger = self._clock.monotonic(), Ledger()
        guard = guard_of(self._script.hosts)
        emit(started_event(self._script, self._context, self._request))
        Stage(
            root=self._root,
            script=self._script,
            context=self._context,
            sabotages=self._request.sabotages,
            secrets=secrets,
            clock=self._clock,
            started=started,
            emit=telling_refusals(telling_calls(emit, ledger), guard.refusals),
            keep=journal.keep,
            ask=self._ask,
            stop=self._stop,
            ledger=ledger,
            guard=guard,
        ).perform(Run.perform)
        tell_calls(emit, ledger)
        tell_refusals(emit, guard.refusals)

    def _finish(self, journal: Journal) -> Result:
        so_far = fold(read_records(self._folder))
        ending = conclude_strictly(so_far) if self._request.strict else conclude(so_far)
        self._on_record(journal.append(ending))
        return fold(read_records(self._folder))


def _preflight(request: RunRequest, script: Script, on_record: OnRecord, stop: Stop) -> Result:
    clock, records, ledger = SystemClock(), list[Record](), Ledger()
    started = clock.monotonic()
    guard = guard_of(script.hosts)
    context = RunContext(f"preflight-{script.drill}", randomness.token_hex(8), "")

    def emit(event: Event) -> Record:
        elapsed = clock.monotonic() - started
        record = Record(context.run, len(records) + 1, clock.now(), elapsed, event)
        records.append(record)
        on_record(record)
        return record

    emit(started_event(script, context, request))
    Stage(
        root=request.project_root,
        script=script,
        context=context,
        sabotages=request.sabotages,
        secrets=Secrets(),
        clock=clock,
        started=started,
        emit=telling_refusals(telling_calls(emit, ledger), guard.refusals),
        keep=lambda _evidence, stem: stem,
        ask=lambda _step, _question, _stop: None,
        stop=stop,
        ledger=ledger,
        guard=guard,
    ).perform(Run.preflight)
    return fold(records)


def started_event(script: Script, context: RunContext, request: RunRequest) -> RunStarted:
    """How a run of this script begins."""
    return RunStarted(
        drill=script.drill,
        title=script.title,
        plan=script.plan,
        scenario=script.scenario,
        scenario_type=script.scenario_type,
        environment=script.environment,
        steps=tuple(step.ref for step in script.steps),
        take_down={fault.component: fault.way for fault in script.faults},
        token=context.token,
        version=__version__,
        documents=script.documents,
        sabotages=request.sabotages,
        aws=aws_of(script.aws),
        slot=request.slot,
        hosts=script.hosts,
    )
