"""Drivers that never return: nobody waits for them for ever, and the rest is put back."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from commdrill.engine.beside import LeftBehind, beside, while_wanted
from commdrill.engine.preflight.right_world import unready_actions
from commdrill.engine.rollback import InjectRefused, Rollback
from commdrill.engine.run_services import Stop
from commdrill.errors import DriverError
from commdrill.record.events import FaultReverted, InjectFailed, RevertFailed

from .test_rollback import NoWaiting, Switch, Told, ready

SOON = 0.25  # seconds


@pytest.fixture
def never() -> Iterator[threading.Event]:
    """Set when the test is over: then what hangs may end."""
    event = threading.Event()
    yield event
    event.set()


def stopped() -> Stop:
    stop = Stop()
    stop.request("Ctrl-C")
    return stop


def test_what_work_comes_to_is_handed_on() -> None:
    assert beside(lambda: 7, while_wanted(Stop())) == 7


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 / 0, while_wanted(Stop()))


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (SystemExit(3), r"^it called sys.exit\(3\)$"),
        (
            KeyboardInterrupt(),
            "^it ended its own work: KeyboardInterrupt$",
        ),  # no person's: not there
    ],
)
def test_work_that_ends_its_thread_is_a_drivers_mistake(ending: BaseException, told: str) -> None:
    def leaves() -> None:
        raise ending

    with pytest.raises(DriverError, match=told):
        beside(leaves, while_wanted(Stop()))


def test_work_that_does_not_return_is_left_behind_once_the_run_is_asked_to_end(
    never: threading.Event,
) -> None:
    with pytest.raises(LeftBehind, match=r"^it did not return, and is left behind$"):
        beside(never.wait, while_wanted(stopped(), SOON))


def test_work_that_still_returns_then_counts() -> None:
    assert beside(lambda: 7, while_wanted(stopped())) == 7


def test_as_long_as_the_run_goes_on_it_is_waited_for() -> None:
    stop, glances = Stop(), 1_000
    patience = while_wanted(stop, SOON)
    assert all(next(patience) > 0 for _ in range(glances))
    stop.request("Ctrl-C")
    assert len(list(patience)) == 1


class Hanging(Switch):
    """A switch that hangs in one of its calls."""

    never: threading.Event
    hangs: threading.Event

    def _do(self, call: str) -> None:
        if call in self.failing:
            self.hangs.set()
            self.never.wait()

    def revert(self, before: Any) -> None:
        self._do("revert")
        super().revert(before)


class Overtaken(Hanging):
    """Its first reversal is done before what hangs goes on, and breaks it."""

    def revert(self, before: Any) -> None:
        super().revert(before)
        self.never.set()


def until_it(hangs: threading.Event) -> Iterator[float]:
    """Patience that ends once somebody hangs; whoever does not is waited for, however slow it is."""
    while not hangs.is_set():
        yield 0.01
    hangs.clear()


@dataclass(frozen=True)
class Stuck:
    """What comes to nothing, by two events: that it hangs, and that it need not any more."""

    never: threading.Event
    hangs: threading.Event

    def switch(self, world: dict[str, str], call: str, kind: type[Hanging] = Hanging) -> Hanging:
        switch = kind("b", world, {call})
        switch.never, switch.hangs = self.never, self.hangs
        return switch


@pytest.fixture
def stuck(never: threading.Event, monkeypatch: pytest.MonkeyPatch) -> Stuck:
    """Nobody waits for a fault that goes in once it hangs."""
    hangs = threading.Event()
    monkeypatch.setattr("commdrill.engine.rollback.while_wanted", lambda _: until_it(hangs))
    return Stuck(never, hangs)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor for one that hangs still, as it comes out."""
    monkeypatch.setattr("commdrill.engine.rollback._LONGEST_INJECT", SOON)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("call", ["observe", "before inject", "after inject"])
def test_a_fault_that_hangs_as_it_goes_in_keeps_no_other_in(stuck: Stuck, call: str) -> None:
    told, world = Told(), {"a": "whole", "b": "whole"}
    rollback = Rollback(told.emit, NoWaiting())
    faults = [ready(Switch("a", world, set())), ready(stuck.switch(world, call))]
    with pytest.raises(InjectRefused, match="did not return"), rollback.guarding():
        rollback.inject(faults, Stop())
    assert world == {"a": "whole", "b": "whole"}
    assert "left behind" in next(e.why for e in told.events if isinstance(e, InjectFailed))


@pytest.mark.usefixtures("hasty")
def test_what_may_still_go_in_after_it_came_out_is_not_restored(stuck: Stuck) -> None:
    told, world = Told(), {"b": "whole"}
    rollback = Rollback(told.emit, NoWaiting())
    with pytest.raises(InjectRefused), rollback.guarding():
        rollback.inject([ready(stuck.switch(world, "before inject"))], Stop())
    failed = told.events[-1]
    assert isinstance(failed, RevertFailed)
    assert "may break it yet" in failed.why
    assert (world, rollback.failures) == ({"b": "whole"}, 1)


def test_what_went_in_while_it_came_out_comes_out_once_more(stuck: Stuck) -> None:
    told, world = Told(), {"b": "whole"}
    late = stuck.switch(world, "before inject", Overtaken)
    rollback = Rollback(told.emit, NoWaiting())
    with pytest.raises(InjectRefused), rollback.guarding():
        rollback.inject([ready(late)], Stop())
    assert isinstance(told.events[-1], FaultReverted)
    assert (world, rollback.failures) == ({"b": "whole"}, 0)


def test_a_reversal_that_hangs_is_told_and_keeps_no_other_in(
    stuck: Stuck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commdrill.engine.rollback.at_most", lambda _: until_it(stuck.hangs))
    told, world = Told(), {"a": "whole", "b": "whole"}
    rollback = Rollback(told.emit, NoWaiting())
    faults = [ready(Switch("a", world, set())), ready(stuck.switch(world, "revert"))]
    with rollback.guarding():
        rollback.inject(faults, Stop())
    failed, reverted = told.events[-2:]
    assert isinstance(failed, RevertFailed)
    assert "left behind" in failed.why
    assert isinstance(reverted, FaultReverted)
    assert (world, rollback.failures) == ({"a": "whole", "b": "broken"}, 1)


def test_an_action_that_hangs_as_it_is_checked_holds_up_nobody_who_wants_to_leave(
    never: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow:
        def check(self) -> None:
            never.wait()

    monkeypatch.setattr(while_wanted, "__defaults__", (SOON,))
    action: Any = Slow()
    assert list(unready_actions({"announce": action}, stopped())) == [
        "action announce: it did not return, and is left behind"
    ]
