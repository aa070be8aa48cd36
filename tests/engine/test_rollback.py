import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.clock import Ticks
from commdrill.compile.script import DriverUse, FaultUse
from commdrill.drivers.command.fault import CommandFault
from commdrill.engine.rollback import InjectRefused, ReadyFault, Rollback
from commdrill.engine.run_services import Stop
from commdrill.errors import Fenced
from commdrill.record.events import (
    Event,
    FaultArmed,
    FaultInjected,
    FaultReverted,
    InjectFailed,
    Record,
    RevertFailed,
)
from commdrill.shelf.protocol import ShelfOutOfReach


class NoWaiting:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return 0.0

    def ticks(self) -> Ticks:
        return Ticks(0.0)

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        return stop.is_set()


@dataclass
class Switch:
    """A fault on a world of named switches, failing at chosen calls."""

    name: str
    world: dict[str, str]
    failing: set[str]
    stubborn: int = 0

    def hosts(self) -> tuple[str, ...]:
        return ()

    def _do(self, call: str) -> None:
        if call in self.failing:
            raise RuntimeError(f"{call} of {self.name}")

    def observe(self) -> Any:
        self._do("observe")
        return self.world[self.name]

    def inject(self, before: Any) -> None:
        self._do("before inject")
        self.world[self.name] = "broken"
        self._do("after inject")

    def revert(self, before: Any) -> None:
        if self.stubborn:
            self.stubborn -= 1
            raise RuntimeError("not yet")
        self.world[self.name] = before


@dataclass
class Told:
    events: list[Event] = field(default_factory=list)
    full_after: int = 10_000

    def emit(self, event: Event) -> Record:
        if len(self.events) >= self.full_after:
            raise OSError("no space left on device")
        self.events.append(event)
        return Record("run", len(self.events), datetime.now(UTC), 0.0, event)


def ready(switch: Switch) -> ReadyFault:
    use = DriverUse("switch", CommandFault, {}, Path(), "environment.yaml:1")
    return ReadyFault(
        FaultUse(switch.name, "outage", use),
        switch,
        ".",
        lambda before: before,
    )


def perform(
    told: Told, switches: list[Switch], meanwhile: Callable[[], None] = lambda: None
) -> None:
    rollback = Rollback(told.emit, NoWaiting())
    with rollback.guarding():
        rollback.inject([ready(switch) for switch in switches], Stop())
        meanwhile()


CALLS = st.sets(st.sampled_from(["observe", "before inject", "after inject"]), max_size=1)


@given(st.lists(CALLS, min_size=1, max_size=5), st.booleans(), st.integers(0, 30))
def test_no_fault_stays_in_whatever_fails(
    failing: list[set[str]], interrupted: bool, full_after: int
) -> None:
    world = {f"s{n}": "whole" for n in range(len(failing))}
    switches = [Switch(f"s{n}", world, calls) for n, calls in enumerate(failing)]
    told = Told(full_after=full_after)

    def meanwhile() -> None:
        if interrupted:
            raise KeyboardInterrupt

    with suppress(InjectRefused, KeyboardInterrupt, OSError):
        perform(told, switches, meanwhile)
    assert set(world.values()) == {"whole"}


@given(st.integers(1, 6))
def test_the_last_fault_in_is_the_first_one_out(count: int) -> None:
    world = {f"s{n}": "whole" for n in range(count)}
    told = Told()
    perform(told, [Switch(f"s{n}", world, set()) for n in range(count)])
    went_in = [event.fault for event in told.events if isinstance(event, FaultInjected)]
    came_out = [event.fault for event in told.events if isinstance(event, FaultReverted)]
    assert went_in == list(range(1, count + 1))
    assert came_out == went_in[::-1]


def test_what_a_reversal_needs_is_told_before_anything_is_broken() -> None:
    world = {"checkout": "whole"}
    seen_at_arming: list[str] = []
    told = Told()
    emit = told.emit

    def watching(event: Event) -> Record:
        if isinstance(event, FaultArmed):
            seen_at_arming.append(world["checkout"])
            assert event.before == "whole"
        return emit(event)

    rollback = Rollback(watching, NoWaiting())
    with rollback.guarding():
        rollback.inject([ready(Switch("checkout", world, set()))], Stop())
        assert world["checkout"] == "broken"
    assert seen_at_arming == ["whole"]


@pytest.mark.parametrize(("stubborn", "kind"), [(0, FaultReverted), (4, FaultReverted),
                                                (5, RevertFailed)])  # fmt: skip
def test_a_reversal_is_tried_again_boundedly(stubborn: int, kind: type[Event]) -> None:
    told = Told()
    perform(told, [Switch("checkout", {"checkout": "whole"}, set(), stubborn)])
    assert isinstance(told.events[-1], kind)


def test_between_the_attempts_there_are_pauses_that_grow() -> None:
    class Noting(NoWaiting):
        def wait(self, stop: threading.Event, seconds: float) -> bool:
            pauses.append(seconds)
            return super().wait(stop, seconds)

    pauses, told = list[float](), Told()
    rollback = Rollback(told.emit, Noting())
    with rollback.guarding():
        rollback.inject([ready(Switch("a", {"a": "whole"}, set(), stubborn=4))], Stop())
    assert pauses == [0.2, 0.5, 1.0, 2.0]
    assert told.events[-1] == FaultReverted(1, 5)


def test_one_reversal_that_fails_does_not_keep_the_others_from_it() -> None:
    world = {"a": "whole", "b": "whole"}
    told = Told()
    perform(told, [Switch("a", world, set()), Switch("b", world, set(), stubborn=99)])
    assert world == {"a": "whole", "b": "broken"}
    failed = next(event for event in told.events if isinstance(event, RevertFailed))
    assert "whole" in failed.by_hand


def test_nothing_more_is_broken_once_the_run_is_asked_to_stop() -> None:
    world, told, stop = {"a": "whole"}, Told(), Stop()
    stop.request("Ctrl-C")
    rollback = Rollback(told.emit, NoWaiting())
    with rollback.guarding():
        rollback.inject([ready(Switch("a", world, set()))], stop)
        assert world == {"a": "whole"}
    assert told.events == []


class Quitting(Switch):
    """A driver that ends the program it runs in, again and again."""

    def revert(self, before: Any) -> None:
        raise SystemExit(1)


class QuittingAtOnce(Switch):
    """A driver whose library calls sys.exit while it breaks."""

    def inject(self, before: Any) -> None:
        super().inject(before)
        raise SystemExit(7)


def test_a_fault_that_quits_the_program_ends_no_run() -> None:
    world, told = {"first": "whole", "last": "whole"}, Told()
    switches = [Switch("first", world, set()), QuittingAtOnce("last", world, set())]
    with pytest.raises(InjectRefused, match=r"last could not be broken: it called sys\.exit\(7\)"):
        perform(told, switches)
    assert set(world.values()) == {"whole"}


class Cancelling(Switch):
    """A driver whose library, made for asyncio, is cancelled while it breaks."""

    def inject(self, before: Any) -> None:
        super().inject(before)
        raise asyncio.CancelledError


def test_a_fault_that_is_cancelled_from_within_is_put_back() -> None:
    world, told = {"first": "whole", "last": "whole"}, Told()
    switches = [Switch("first", world, set()), Cancelling("last", world, set())]
    with pytest.raises(InjectRefused, match="it ended its own work: CancelledError"):
        perform(told, switches)
    assert set(world.values()) == {"whole"}


def test_a_reversal_that_quits_the_program_keeps_no_other_fault_in() -> None:
    world = {"first": "whole", "last": "whole"}
    told = Told()
    perform(told, [Switch("first", world, set()), Quitting("last", world, set())])
    assert world == {"first": "whole", "last": "broken"}
    assert isinstance(told.events[-2], RevertFailed)
    assert isinstance(told.events[-1], FaultReverted)


@dataclass
class Shared:
    """A run that another host takes over at one of the moments in which it is asked for."""

    lost_at: int
    asked: int = 0
    unanswered: bool = False

    def fence(self) -> None:
        self.asked += 1
        if self.unanswered:
            raise ShelfOutOfReach("nobody answers")
        if self.asked >= self.lost_at:
            raise Fenced("run r was taken over")


class TestTakenOver:
    def _rollback(self, shared: Shared, told: Told) -> Rollback:
        return Rollback(told.emit, NoWaiting(), shared.fence)

    def test_right_before_it_breaks_anything_it_touches_nothing(self) -> None:
        world, told = {"a": "well"}, Told()
        rollback = self._rollback(Shared(lost_at=1), told)
        with pytest.raises(Fenced), rollback.guarding():
            rollback.inject([ready(Switch("a", world, set()))], Stop())
        assert world == {"a": "well"}
        assert [type(event) for event in told.events] == [FaultArmed]

    @pytest.mark.parametrize("failing", [set(), {"after inject"}])
    def test_right_after_it_takes_back_what_it_broke_itself(self, failing: set[str]) -> None:
        world, told = {"a": "well"}, Told()
        rollback = self._rollback(Shared(lost_at=2), told)
        with pytest.raises(Fenced), rollback.guarding():
            rollback.inject([ready(Switch("a", world, failing))], Stop())
        assert world == {"a": "well"}
        assert [type(event) for event in told.events] == [FaultArmed]

    def test_it_takes_back_nothing_of_what_went_in_before(self) -> None:
        world, told = {"a": "well", "b": "well"}, Told()
        rollback = self._rollback(Shared(lost_at=4), told)
        faults = [ready(Switch(name, world, set())) for name in world]
        with pytest.raises(Fenced), rollback.guarding():
            rollback.inject(faults, Stop())
        assert world == {"a": "broken", "b": "well"}

    def test_before_the_way_back_that_is_another_hosts(self) -> None:
        world, told = {"a": "well"}, Told()
        rollback = self._rollback(Shared(lost_at=3), told)
        with pytest.raises(Fenced), rollback.guarding():
            rollback.inject([ready(Switch("a", world, set()))], Stop())
        assert world == {"a": "broken"}
        assert FaultReverted not in {type(event) for event in told.events}

    def test_between_two_attempts_at_the_way_back_it_makes_no_more(self) -> None:
        world, told = {"a": "well", "b": "well"}, Told()
        rollback = self._rollback(Shared(lost_at=6), told)
        faults = [ready(Switch("a", world, set())), ready(Switch("b", world, set(), stubborn=1))]
        with pytest.raises(Fenced), rollback.guarding():
            rollback.inject(faults, Stop())
        assert world == {"a": "broken", "b": "broken"}
        assert not any(isinstance(one, FaultReverted | RevertFailed) for one in told.events)

    def test_where_nobody_can_tell_nothing_is_broken(self) -> None:
        world, told = {"a": "well"}, Told()
        rollback = self._rollback(Shared(lost_at=99, unanswered=True), told)
        with pytest.raises(InjectRefused, match="nobody answers"), rollback.guarding():
            rollback.inject([ready(Switch("a", world, set()))], Stop())
        assert world == {"a": "well"}

    def test_where_nobody_can_tell_all_is_put_back_all_the_same(self) -> None:
        world, told, shared = {"a": "well"}, Told(), Shared(lost_at=99)
        rollback = self._rollback(shared, told)
        with rollback.guarding():
            rollback.inject([ready(Switch("a", world, set()))], Stop())
            shared.unanswered = True
        assert world == {"a": "well"}


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (float("nan"), "$ is nan: nothing was broken"),
        ({"limits": [1, float("inf")]}, "$.limits[1] is inf: nothing was broken"),
        ({"a": {1, 2}}, "$.a is of the type set: nothing was broken"),
        ({3: "three"}, "a key of $ is of the type int: nothing was broken"),
        (b"bytes", "$ is of the type bytes: nothing was broken"),
    ],
)
def test_what_cannot_be_kept_as_json_is_the_drivers_mistake_and_breaks_nothing(
    before: Any, told: str
) -> None:
    events, world = Told(), {"a": before}
    with pytest.raises(InjectRefused) as refusal:
        perform(events, [Switch("a", world, set())])
    assert str(refusal.value) == (
        f"a could not be broken: observe() of its driver must return JSON, and {told}"
    )
    assert [type(event) for event in events.events] == [InjectFailed]
    assert world["a"] is before


def test_a_fault_is_given_what_another_process_would_read() -> None:
    events, world = Told(), dict[str, Any](a=(1, ("two", 3.5)))
    given: list[Any] = []

    class Keeping(Switch):
        def inject(self, before: Any) -> None:
            given.append(before)

    perform(events, [Keeping("a", world, set())])
    assert given == [[1, ["two", 3.5]]]
