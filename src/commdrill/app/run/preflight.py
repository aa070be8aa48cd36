"""The first stage of a run alone."""

import secrets as randomness
from collections.abc import Callable, Iterable
from functools import partial

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
    clock = RunClock.begun(SystemClock())
    context = RunContext(f"preflight-{script.drill}", randomness.token_hex(8), "")
    memory = _Memory(context.run, clock, on_record, partial(doubts, script))
    memory.emit(started_event(script, context, request))
    outlets, folders = RunOutlets.for_now(memory.emit), RunFolders(request.reports)
    run = Performance(request, script, context, outlets, clock, stop, folders)
    run.act(lambda it: it.perform(Run.preflight))
    return fold(memory.records)


class _Memory:
    """What a journal would hold. A preflight that passes fails where there are doubts."""

    def __init__(
        self,
        run: str,
        clock: RunClock,
        on_record: OnRecord,
        doubts: Callable[[frozenset[str]], Iterable[str]],
    ) -> None:
        self.records: list[Record] = []
        self._run, self._clock, self._began = run, clock, clock.monotonic()
        self._on_record, self._doubts = on_record, doubts

    def emit(self, event: Event) -> Record:
        if isinstance(event, PreflightPassed) and (why := tuple(self._doubts(self._codes()))):
            event = PreflightFailed(why)
        elapsed = self._clock.monotonic() - self._began
        record = Record(self._run, len(self.records) + 1, self._clock.now(), elapsed, event)
        self.records.append(record)
        self._on_record(record)
        return record

    def _codes(self) -> frozenset[str]:
        events = (record.event for record in self.records)
        return frozenset(event.code for event in events if isinstance(event, FindingMade))
