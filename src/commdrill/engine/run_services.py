"""What a run is given to work with; the app builds it, tests build their own."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf

from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.protocol import RunContext
from commdrill.engine.run_clock import RunClock
from commdrill.errors import CommdrillError
from commdrill.judge.ahead import Received
from commdrill.judge.moment import Moment
from commdrill.record.events import Emit, FindingMade, Severity, StepAttested
from commdrill.sighting import Bundle, Evidence


class Stop:
    """Set once, by a signal: whoever waits looks at it, and the world is restored first."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.by = ""

    def request(self, by: str) -> None:
        """Ask the run to end; the first to ask is remembered."""
        self.by = self.by or by
        self.event.set()


class Stopped(Exception):
    """The run was asked to end."""


def _at_once() -> bool:
    return True


def _to_nobody(channel: str, until: datetime) -> None:
    """Where no other run is to know."""


def nobody_else() -> None:
    """The fence of a run that no other host can go on with."""


@dataclass(frozen=True)
class RunServices:
    """The outside of a run.

    `emit` writes an event to the journal before anybody else hears of it. `keep` stores evidence
    under a name and returns its path in the run's folder. `ask` puts a manual step to a person; it
    returns None where nobody can be asked. `forbidden` says why nothing may be broken right now,
    `may_end` whether the outage may end once all is settled; `fence` raises where another host has
    gone on with the run. `asked_until`: so long another run may have asked the same channels; `away`: until
    when it was asked to stay away from one. `stay_away` is told whenever this one is, and until when.
    """

    context: RunContext
    clock: RunClock
    emit: Emit
    keep: Callable[[Evidence | Bundle, str], str]
    ask: Callable[[str, str], StepAttested | None]
    started: float
    stop: Stop = field(default_factory=Stop)
    ledger: Ledger = field(default_factory=Ledger)
    forbidden: Callable[[], Iterable[str]] = tuple
    may_end: Callable[[], bool] = _at_once
    fence: Callable[[], None] = nobody_else
    asked_until: float = -inf
    away: Mapping[str, float] = field(default_factory=dict)
    stay_away: Callable[[str, datetime], None] = _to_nobody

    def received(self, moment: Moment) -> Received:
        """When something came, by the wall clock as it was by then."""
        clock, latest = self.clock, self.clock.instant_of(moment.by + moment.slack)
        back, ahead = clock.set_back_by(moment.by), clock.set_ahead_by(moment.after)
        between = timedelta(seconds=back - clock.set_back_by(moment.after))
        return Received(clock.instant_of(moment.after) - between, latest, back, ahead)


def why_broken_off(error: Exception) -> FindingMade:
    """Why a run is not gone on with: what the world refused, or a mistake of ours."""
    if isinstance(error, CommdrillError):
        return FindingMade("run-broken-off", str(error), Severity.ERROR)
    text = f"commdrill itself failed: {type(error).__name__}: {error}"
    return FindingMade("internal-error", text, Severity.ERROR)
