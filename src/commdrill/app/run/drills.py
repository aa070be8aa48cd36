"""`run` and `preflight`: drills one after the other, each a run of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from commdrill.app import output
from commdrill.app.doctor.told_by import doubts
from commdrill.app.embedded import check_sabotages, starting_sandboxes
from commdrill.app.owned_drivers import owned_registry
from commdrill.app.owner import owned_project, owned_project_for
from commdrill.app.recover.open_runs import OpenRun
from commdrill.app.recover.recovery import recover_all
from commdrill.app.request import RunRequest
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.run.destinations import check_destinations
from commdrill.app.run.one_run import DrillRun, OnRecord
from commdrill.app.run.performance import Ask
from commdrill.app.run.preflight import preflight
from commdrill.app.signals import stopping
from commdrill.app.versions import project_at
from commdrill.app.wiring import compile_drills, compile_project
from commdrill.compile.script import Script
from commdrill.documents.project import Project
from commdrill.documents.selection import drills_named
from commdrill.engine.run_services import Stop
from commdrill.errors import Fenced, NotRestored, UsageError
from commdrill.lint.changes import changed_drills
from commdrill.record.events import RunOutcome
from commdrill.record.outcome import EXIT_CODES, worst
from commdrill.record.result import Result
from commdrill.reports.all import write_junit


def run_drills(request: RunRequest, on_record: OnRecord, ask: Ask) -> int:
    """Run these drills, one after the other; the worst of their exit codes."""
    return run_scripts(request, scripts_of(request), on_record, ask)


def run_scripts(
    request: RunRequest, scripts: Sequence[Script], on_record: OnRecord, ask: Ask
) -> int:
    """The same of drills that are compiled."""
    check_destinations(request.reports, request.junit)
    on_aws = sum(script.site.is_sandbox and script.site.aws is not None for script in scripts)
    with starting_sandboxes(on_aws) as start_sandbox:
        return _run(replace(request, start_sandbox=start_sandbox), scripts, on_record, ask)


def _run(request: RunRequest, scripts: Sequence[Script], on_record: OnRecord, ask: Ask) -> int:
    stop = Stop()
    series = _Series(request, on_record, ask, stop)
    with stopping(stop, output.complain):
        series.broken.left(recover_project(request, output.complain))
        for number, script in enumerate(scripts):
            if stop.event.is_set():
                series.leave(scripts[number:])
                break
            series.drill(script)
    if request.junit is not None and not _wrote_junit(request.junit, series.results):
        series.codes.append(UsageError.exit_code)
    return worst(series.codes)


def recover_project(request: RunRequest, say: Callable[[str], None]) -> tuple[OpenRun, ...]:
    """Put back what dead runs of this project left broken; those that are still broken."""
    runs = memory_of_this_machine().runs
    return recover_all(runs, request.project_root, request.reports, say)


@dataclass
class Broken:
    """Environments that something was left broken in: nobody breaks more on top of it.

    A sandbox is another one each time.
    """

    whys: dict[str, str] = field(default_factory=dict)

    def left(self, runs: Iterable[OpenRun]) -> None:
        """By runs of before, that could not be put back."""
        for run in runs:
            if not run.in_sandbox:
                what = ", ".join(run.broke)
                self.whys[run.environment] = (
                    f"run {run.run} left {what} of {run.environment!r} broken: put it back, then "
                    f"`commdrill recover --resolved {run.run} --by YOUR-NAME`"
                )

    def after(self, script: Script, result: Result) -> None:
        """By a run of just now."""
        if not result.is_restored and not script.site.is_sandbox:
            self.whys[script.environment.id] = (
                f"{script.drill} left something broken; put it back with `commdrill recover`, "
                "and run it then"
            )

    def why(self, script: Script) -> str:
        """Why this one is not drilled; empty where it can be."""
        return self.whys.get(script.environment.id, "")


@dataclass
class _Series:
    """Drills one after the other, and what they have come to so far."""

    request: RunRequest
    on_record: OnRecord
    ask: Ask
    stop: Stop
    broken: Broken = field(default_factory=Broken)
    results: list[Result] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)

    def leave(self, scripts: Sequence[Script]) -> None:
        """Those that nobody began, for the run was asked to end before."""
        names = ", ".join(script.drill for script in scripts)
        output.complain(f"not drilled: {names}, because {self.stop.by} came before")
        self.codes.append(EXIT_CODES[RunOutcome.INTERRUPTED])

    def drill(self, script: Script) -> None:
        """The next one, unless something is broken where it would break more."""
        if why := self.broken.why(script):
            output.complain(f"not drilled: {script.drill}, because {why}")
            self.codes.append(NotRestored.exit_code)
            return
        try:
            drilled = DrillRun(self.request, script, self.on_record, self.ask, self.stop).run()
        except Fenced as told:  # it ends elsewhere
            output.complain(str(told))
            self.codes.append(told.exit_code)
            return
        self.results.append(drilled.result)
        self.codes.append(drilled.exit_code)
        self.broken.after(script, drilled.result)


def run_slot(request: RunRequest, on_record: OnRecord, ask: Ask, stop: Stop) -> Result:
    """Run the one drill that a slot of the timetable asks for; dead runs are restored by now.

    Raises:
        CommdrillError: it cannot even begin, and leaves no run folder.
    """
    (script,) = scripts_of(request)
    check_destinations(request.reports, request.junit)
    return DrillRun(request, script, on_record, ask, stop).run().result


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
        results = [
            preflight(request, script, on_record, stop, doubts)
            for script in scripts_of(request)
            if not stop.event.is_set()
        ]
    codes = [EXIT_CODES[RunOutcome.ERROR] for result in results if result.refusals]
    return worst((*codes, EXIT_CODES[RunOutcome.INTERRUPTED] if stop.event.is_set() else 0))


def scripts_of(request: RunRequest) -> tuple[Script, ...]:
    """The drills asked for, read, linked and compiled.

    Raises:
        DocumentErrors: every mistake in all that was read.
        UsageError: no such drill, or a sabotage where no sandbox is.
    """
    project, registry = _project_of(request), owned_registry()
    if request.drills or request.since is not None:
        drills = _drills_of(request, project)
        scripts = compile_drills(project, drills, request.environment, registry, request.asked)
    else:
        scripts = compile_project(project, request.environment, registry, request.asked)
    others = [script.environment.id for script in scripts if not script.site.is_sandbox]
    if request.sabotages and others:
        raise UsageError(f"--sabotage spoils the sandbox; {others[0]!r} does not start one")
    if request.sabotages:
        check_sabotages(request.sabotages)
    return scripts


def _project_of(request: RunRequest) -> Project:
    """For drills that are named, as much as they need; changes since a revision are sought in all."""
    if request.drills and request.since is None:
        return owned_project_for(request.project_root, request.drills)
    return owned_project(request.project_root)


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
