"""One script performed: its guard and its ledger set up, and at last told of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from commdrill.app.owner import owner
from commdrill.app.request import RunRequest
from commdrill.app.run.aws_calls import tell_calls, telling_calls
from commdrill.app.run.claim import RunClaim, memory_of, memory_of_this_machine
from commdrill.app.run.observers_notes import tell_notes, telling_notes
from commdrill.app.run.refused_hosts import tell_refusals, telling_refusals
from commdrill.app.run.setup import Ask, RunSetup
from commdrill.compile.script import Script
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.network.host_guard import guard_of
from commdrill.drivers.protocol import RunContext
from commdrill.engine.run_clock import RunClock
from commdrill.engine.run_services import Stop, nobody_else
from commdrill.record.events import Event, Record
from commdrill.sighting import Bundle, Evidence


@dataclass(frozen=True)
class RunOutlets:
    """Where what a run finds, keeps, asks and breaks is told, and what must not be."""

    emit: Callable[[Event], Record]
    keep: Callable[[Evidence | Bundle, str], str]
    ask: Ask
    note: Callable[[Iterable[str]], None]
    secrets: Secrets
    fence: Callable[[], None] = nobody_else


def perform(  # noqa: PLR0917 all that a run is
    request: RunRequest,
    script: Script,
    context: RunContext,
    outlets: RunOutlets,
    clock: RunClock,
    stop: Stop,
    act: Callable[[RunSetup], None],
) -> None:
    """Have a run of this script act: in whole, its first stage, or what is left of it."""
    ledger, guard = Ledger(), guard_of(script.hosts).within(owner().hosts)
    setup = RunSetup(
        root=request.project_root,
        script=script,
        context=context,
        sabotages=request.sabotages,
        start_sandbox=request.start_sandbox,
        secrets=outlets.secrets,
        clock=clock,
        started=0.0,  # of the run's own clock, whichever process goes on with it
        emit=telling_notes(
            telling_refusals(telling_calls(outlets.emit, ledger), guard.refusals), request.notes
        ),
        keep=outlets.keep,
        ask=outlets.ask,
        stop=stop,
        ledger=ledger,
        guard=guard,
        claim=_claiming(request, script, context, outlets).claim,
        fence=outlets.fence,
    )
    try:
        act(setup)
    finally:
        _tell_the_rest(request, outlets, setup)


def _tell_the_rest(request: RunRequest, outlets: RunOutlets, setup: RunSetup) -> None:
    ledger, guard = setup.ledger, setup.guard
    tell_calls(outlets.emit, ledger)
    tell_refusals(outlets.emit, guard.refusals)
    tell_notes(outlets.emit, request.notes)


def _claiming(
    request: RunRequest, script: Script, context: RunContext, outlets: RunOutlets
) -> RunClaim:
    is_alone = script.starts == "sandbox"  # each run starts its own, on its own host
    return RunClaim(
        memory=memory_of_this_machine() if is_alone else memory_of(request.reports),
        root=request.project_root,
        reports=request.reports,
        run=context.run,
        environment=script.environment.id,
        note=outlets.note,
    )
