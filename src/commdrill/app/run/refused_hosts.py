"""What the guard refused during a run becomes findings, each once, before the run's next turn is told."""

from collections.abc import Callable

from commdrill.drivers.network.host_guard import Refusals
from commdrill.record.events import Event, FindingMade, Record, Severity

Emit = Callable[[Event], Record]


def telling_refusals(emit: Emit, refusals: Refusals) -> Emit:
    """The same, but that each event is told after the refusals before it."""

    def emit_with_refusals(event: Event) -> Record:
        tell_refusals(emit, refusals)
        return emit(event)

    return emit_with_refusals


def tell_refusals(emit: Emit, refusals: Refusals) -> None:
    """Tell what nobody was told of yet."""
    for who, why in refusals.drain():
        emit(FindingMade("guard-refused", f"{who}: {why}", Severity.WARNING))
