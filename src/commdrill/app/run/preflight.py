"""The first stage of a run alone."""

import secrets as randomness
from collections.abc import Callable, Iterable

from commdrill.app.request import RunRequest
from commdrill.app.run.one_run import OnRecord, started_event
from commdrill.app.run.performance import Performance, RunOutlets
from commdrill.clock import SystemClock
from commdrill.compile.script import Script
from commdrill.drivers.protocol import RunContext
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import Stop
from commdrill.engine.runner import Run
from commdrill.record.events import Event, FindingMade, PreflightFailed, PreflightPassed, Record
from commdrill.record.index.source import RunFolders
from commdrill.record.result import Result, fold

Doubts = Callable[[Script, frozenset[str]], Iterable[str]]
"""Why a drill is not ready though all of it can be reached; by its script and the codes found."""


def preflight(
    request: RunRequest,
    script: Script,
    on_record: OnRecord,
    stop: Stop,
    doubts: Doubts = lambda _script, _codes: (),
) -> Result:
    """The first stage of one drill: changes nothing, leaves no folder."""
    clock, records = RunClock.begun(SystemClock()), list[Record]()
    started = clock.monotonic()
    context = RunContext(f"preflight-{script.drill}", randomness.token_hex(8), "")

    def emit(event: Event) -> Record:
        if isinstance(event, PreflightPassed):
            codes = frozenset(r.event.code for r in records if isinstance(r.event, FindingMade))
            event = PreflightFailed(why) if (why := tuple(doubts(script, codes))) else event
        elapsed = clock.monotonic() - started
        record = Record(context.run, len(records) + 1, clock.now(), elapsed, event)
        records.append(record)
        on_record(record)
        return record

    emit(started_event(script, context, request))
    outlets, folders = RunOutlets.for_now(emit), RunFolders(request.reports)
    run = Performance(request, script, context, outlets, clock, stop, folders)
    run.act(lambda setup: setup.perform(Run.preflight))
    return fold(records)
