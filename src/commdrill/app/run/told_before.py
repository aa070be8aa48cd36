"""What goes into the journal before an event: calls to AWS, what the guard refused, what observers note."""

from collections.abc import Callable, Iterable, Iterator

from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.network.host_guard import Refusals
from commdrill.record.events import (
    ActionFailed,
    ActionPerformed,
    Emit,
    Event,
    FaultInjected,
    FaultReverted,
    FindingMade,
    InjectFailed,
    PreflightFailed,
    PreflightPassed,
    Record,
    RevertFailed,
    Severity,
    StageEntered,
)

Untold = Callable[[], Iterable[Event]]

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


def telling(emit: Emit, untold: Untold) -> Emit:
    """The same, but that each event is told after what nobody was told of yet."""

    def emit_after_it(event: Event) -> Record:
        tell(emit, untold)
        return emit(event)

    return emit_after_it


def tell(emit: Emit, untold: Untold) -> None:
    """Tell what nobody was told of yet."""
    for event in untold():
        emit(event)


def telling_calls(emit: Emit, ledger: Ledger) -> Emit:
    """The same, but that each turn of the run is told after the calls that led to it."""
    after_calls = telling(emit, ledger.drain)
    return lambda event: after_calls(event) if isinstance(event, _TURNS) else emit(event)


def refused(refusals: Refusals) -> Iterator[FindingMade]:
    """What was refused is worth telling, each once."""
    for who, why, code in refusals.drain():
        yield FindingMade(code, f"{who}: {why}", Severity.WARNING)
