"""Breaking, and the way back: what a reversal needs is on disk before anything is broken."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from commdrill.clock import Clock
from commdrill.compile.script import FaultUse
from commdrill.drivers.by_hand import way_back_by_hand
from commdrill.drivers.protocol import Fault, StatefulFault
from commdrill.engine.beside import LeftBehind, at_most, beside, while_wanted
from commdrill.engine.kept_json import as_json
from commdrill.engine.run_services import Stop, nobody_else
from commdrill.errors import CommdrillError, DriverError, Fenced, in_words
from commdrill.record.events import (
    Emit,
    Event,
    FaultArmed,
    FaultInjected,
    FaultReverted,
    InjectFailed,
    RevertFailed,
)
from commdrill.record.step_result import FaultState
from commdrill.shelf.protocol import ShelfOutOfReach
from commdrill.values import Json

_NOT_KEPT = (
    "what it takes to put it back holds a secret in a form in which it can neither be kept nor left "
    "out: nothing was broken"
)
_PAUSES = (0.2, 0.5, 1.0, 2.0)  # seconds between the attempts at a reversal

_LONGEST_REVERSAL = 3_600.0  # seconds: what spans the world takes its time
_LONGEST_INJECT = 60.0  # seconds that one still going in, as it came out, has to come to its end
_STILL_GOING_IN = (
    "it was put back, but its inject() has not returned and may break it yet: "
    "once this process has ended, `commdrill recover` puts it back for good"
)


class InjectRefused(CommdrillError):
    """A fault could not go in; what went in is on its way out."""


@dataclass(frozen=True)
class ReadyFault:
    """A fault and what the journal has to know of it."""

    use: FaultUse
    fault: Fault
    folder: str  # relative to the project's root
    from_disk: Callable[[Json], Json]  # what comes back of what was kept, its secrets masked


class OpenFault(Protocol):
    """A fault that may be in.

    `number`: in its run. `by_hand`: what a person would do. `note`: what there is to say once it is reverted.
    """

    @property
    def number(self) -> int: ...

    @property
    def by_hand(self) -> str: ...

    @property
    def note(self) -> str: ...

    def revert(self) -> None: ...


@dataclass(frozen=True)
class ArmedFault:
    """One that this process armed, or goes on with."""

    number: int
    fault: Fault
    before: Json
    by_hand: str
    note: str = ""

    def revert(self) -> None:
        """Put it back."""
        self.fault.revert(self.before)


@dataclass
class Rollback:
    """The faults that may be in. The last one in is the first one out."""

    emit: Emit
    clock: Clock
    fence: Callable[[], None] = nobody_else
    open: list[OpenFault] = field(default_factory=list)
    armed: int = 0
    failures: int = 0
    going_in: dict[int, LeftBehind] = field(default_factory=dict)

    @contextmanager
    def guarding(self) -> Iterator["Rollback"]:
        """Whatever happens inside, what went in comes out at the end."""
        try:
            yield self
        finally:
            self.revert()

    def inject(self, faults: Iterable[ReadyFault], stop: Stop) -> None:
        """Arm and break, one after the other.

        Raises:
            InjectRefused: one could not go in (or be armed).
        """
        for ready in faults:
            if stop.event.is_set():
                return
            self._inject(ready, stop)

    def resume(self, faults: Iterable[FaultState], ready: Iterable[ReadyFault]) -> None:
        """What another process armed, and has not put back."""
        for state, one in zip(faults, ready, strict=False):
            self.armed += 1
            if state.is_open:
                self.open.append(_armed(one, state.armed, one.from_disk(state.armed.before)))

    def revert(self) -> None:
        """Put back everything that may be in; each one tried again, boundedly.

        Raises:
            Fenced: another host has gone on with the run: the way back is its own.
        """
        while self.open:
            self._revert(self.open.pop())

    def _require_ours(self) -> None:
        """Where nobody can tell whose run it is, all is put back all the same."""
        try:
            self.fence()
        except Fenced:
            self.open.clear()
            raise
        except ShelfOutOfReach:
            return

    def _inject(self, ready: ReadyFault, stop: Stop) -> None:
        number = len(self.open) + 1
        try:
            before = _observed(ready, stop)
            self._arm(number, ready, before)
            self.fence()
            self._break(ready, before, stop)
        except Fenced:
            self.open.clear()
            raise
        except Exception as error:
            why = in_words(error)
            self.emit(InjectFailed(number, f"{ready.use.name}: {why}"))
            raise InjectRefused(f"{ready.use.component} could not be broken: {why}") from error
        self.emit(FaultInjected(number))

    def _break(self, ready: ReadyFault, before: Json, stop: Stop) -> None:
        """Whoever took the run over meanwhile could not know of it: then it comes out right here."""
        try:
            try:
                beside(partial(ready.fault.inject, before), while_wanted(stop))
            except LeftBehind as left:
                self.going_in[self.open[-1].number] = left
                raise
            finally:
                self.fence()
        except Fenced:
            self._attempted(self.open.pop(), nobody_else)
            raise

    def _arm(self, number: int, ready: ReadyFault, before: Json) -> None:
        use = ready.use
        record = self.emit(
            FaultArmed(
                fault=number,
                component=use.component,
                way=use.way,
                driver=use.use.name,
                settings=use.use.settings,
                folder=ready.folder,
                before=before,
            )
        )
        self.armed += 1
        self.open.append(_armed(ready, record.event, before))

    def _revert(self, fault: OpenFault) -> None:
        """The journal may be out of reach (a full disk): the world is put back all the same."""
        outcome = self._attempted(fault, self._require_ours)
        if fault.number in self.going_in and isinstance(outcome, FaultReverted):
            outcome = self._once_more(fault, self.going_in[fault.number])
        if isinstance(outcome, RevertFailed):
            self.failures += 1
        with suppress(Exception):
            self.emit(outcome)

    def _once_more(self, fault: OpenFault, left: LeftBehind) -> FaultReverted | RevertFailed:
        """What was left behind as it went in may have gone in since."""
        if left.has_returned(at_most(_LONGEST_INJECT)):
            return self._attempted(fault, self._require_ours)
        return RevertFailed(fault.number, _STILL_GOING_IN, fault.by_hand)

    def _attempted(
        self, fault: OpenFault, fence: Callable[[], None]
    ) -> FaultReverted | RevertFailed:
        """Each attempt is fenced: between two, another host may have put it back, and drill again."""
        why = ""
        for attempt, pause in enumerate((*_PAUSES, 0.0), start=1):
            fence()
            try:
                beside(fault.revert, at_most(_LONGEST_REVERSAL))
            except LeftBehind as error:  # another attempt would be made beside it
                return RevertFailed(fault.number, in_words(error), fault.by_hand)
            except BaseException as error:  # noqa: BLE001 whatever it is, the other faults come out too
                why = in_words(error)
                self.clock.wait(Stop().event, pause)
            else:
                return FaultReverted(fault.number, attempt, fault.note)
        return RevertFailed(fault.number, why, fault.by_hand)


def is_gone(ready: ReadyFault, armed: FaultArmed) -> bool:
    """Whether what was broken is known to be as before; a fault that cannot tell is in."""
    fault = ready.fault
    with suppress(CommdrillError):
        return isinstance(fault, StatefulFault) and fault.is_as_before(
            ready.from_disk(armed.before)
        )
    return False


def _armed(ready: ReadyFault, armed: Event, before: Json) -> ArmedFault:
    """`armed`: as in the journal, without secrets."""
    assert isinstance(armed, FaultArmed)
    folder = ready.use.use.folder
    by_hand = way_back_by_hand(ready.fault, armed.settings, folder, armed.before)
    return ArmedFault(armed.fault, ready.fault, before, by_hand)


def _observed(ready: ReadyFault, stop: Stop) -> Json:
    """What it takes to put it back; all of it must survive this process."""
    before = as_json(beside(ready.fault.observe, while_wanted(stop)))
    if ready.from_disk(before) != before:
        raise DriverError(_NOT_KEPT)
    return before
