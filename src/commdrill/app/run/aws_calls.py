"""Calls to AWS go into the journal, counted, at each turn of the run."""

from collections.abc import Callable

from commdrill.drivers.aws.ledger import Ledger
from commdrill.record.events import (
    ActionFailed,
    ActionPerformed,
    Event,
    FaultInjected,
    FaultReverted,
    InjectFailed,
    PreflightFailed,
    PreflightPassed,
    Record,
    RevertFailed,
    StageEntered,
)

Emit = Callable[[Event], Record]

_TURNS = (
    ActionFailed,
    ActionPerformed,
    FaultInjected,
    FaultReverted,
    InjectFailed,
    PreflightPassed,
    PreflightFailed,
    RevertFailed,
    StageEntered,
)


def telling_calls(emit: Emit, ledger: Ledger) -> Emit:
    """The same, but that each turn of the run is told after the calls that led to it."""

    def emit_with_calls(event: Event) -> Record:
        if isinstance(event, _TURNS):
            tell_calls(emit, ledger)
        return emit(event)

    return emit_with_calls


def tell_calls(emit: Emit, ledger: Ledger) -> None:
    """Tell the calls that nobody was told of yet."""
    for called in ledger.drain():
        emit(called)
