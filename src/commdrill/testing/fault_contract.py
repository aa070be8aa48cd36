"""What every fault must keep, whatever it breaks."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Protocol

import pytest

from commdrill.drivers.protocol import Fault, StatefulFault
from commdrill.errors import DriverError
from commdrill.testing.contacts import require_guard_asked, require_hosts_told, require_led_nowhere
from commdrill.values import Json


class FaultWorld(Protocol):
    """A component that a fault can break, in working order at first."""

    def fault(self) -> Fault:
        """A newly built fault, as a fresh process would have it."""
        ...

    def state(self) -> object:
        """How the component is now, asked of itself and not through the fault."""
        ...


class FaultContract:
    """Inherit, and give a `world` fixture; see `FaultWorld`."""

    @pytest.fixture
    def world(self) -> FaultWorld:
        raise NotImplementedError("give a `world` fixture that returns a FaultWorld")

    def test_is_a_fault(self, world: FaultWorld) -> None:
        assert isinstance(world.fault(), Fault)

    def test_contacts_nobody_but_its_hosts(self, world: FaultWorld) -> None:
        fault = world.fault()
        require_hosts_told(fault, lambda: _there_and_back(fault))

    def test_asks_the_guard_first(self, world: FaultWorld) -> None:
        before = world.fault().observe()
        for act in _each(before):
            require_guard_asked(world.fault(), act)

    def test_is_led_nowhere_else(self, world: FaultWorld) -> None:
        for act in _each(None):
            require_led_nowhere(world, world.fault(), act)

    def test_observing_twice_gives_the_same_and_changes_nothing(self, world: FaultWorld) -> None:
        at_first = world.state()
        assert world.fault().observe() == world.fault().observe()
        assert world.state() == at_first

    def test_what_is_observed_survives_json(self, world: FaultWorld) -> None:
        before = world.fault().observe()
        assert _through_json(before) == before

    def test_injecting_breaks_something(self, world: FaultWorld) -> None:
        at_first = world.state()
        fault = world.fault()
        fault.inject(fault.observe())
        assert world.state() != at_first

    def test_reverting_gives_back_what_was_observed(self, world: FaultWorld) -> None:
        at_first, before = world.state(), _observed(world)
        world.fault().inject(before)
        world.fault().revert(before)
        assert world.state() == at_first
        assert _observed(world) == before

    def test_one_that_knows_its_state_tells_it(self, world: FaultWorld) -> None:
        fault, before = world.fault(), _observed(world)
        if not (isinstance(fault, StatefulFault) and fault.is_as_before(before)):
            return  # it cannot tell, and does not claim to
        world.fault().inject(before)
        assert not _tells_as_before(world, before)
        world.fault().revert(before)
        assert _tells_as_before(world, before)

    def test_reverting_twice_is_reverting_once(self, world: FaultWorld) -> None:
        at_first, before = world.state(), _observed(world)
        world.fault().inject(before)
        world.fault().revert(before)
        world.fault().revert(before)
        assert world.state() == at_first

    def test_reverting_what_was_never_injected_is_harmless(self, world: FaultWorld) -> None:
        at_first = world.state()
        world.fault().revert(_observed(world))
        assert world.state() == at_first

    def test_injecting_twice_is_reverted_by_one_revert(self, world: FaultWorld) -> None:
        at_first, before = world.state(), _observed(world)
        world.fault().inject(before)
        world.fault().inject(before)
        world.fault().revert(before)
        assert world.state() == at_first

    def test_an_inject_killed_at_any_line_is_reverted_by_a_new_fault(
        self, world: FaultWorld
    ) -> None:
        at_first, before = world.state(), _observed(world)
        for line in range(1, 1000):
            fault = world.fault()
            killed = _killed_at(line, fault, lambda: fault.inject(before))  # noqa: B023  # called at once
            world.fault().revert(before)
            assert world.state() == at_first, f"killed at line {line} of inject"
            if not killed:
                assert _observed(world) == before
                return
        raise AssertionError("inject has more than 1000 lines to be killed at")


def _there_and_back(fault: Fault) -> None:
    before = fault.observe()
    fault.inject(before)
    fault.revert(before)


def _each(before: Json) -> tuple[Callable[[Fault], object], ...]:
    """All that a fault does, each on its own: one that is refused must not keep the rest away."""
    return (
        lambda fault: fault.observe(),
        lambda fault: fault.inject(before),
        lambda fault: fault.revert(before),
    )


def _observed(world: FaultWorld) -> Json:
    return _through_json(world.fault().observe())


def _tells_as_before(world: FaultWorld, before: Json) -> bool:
    fault = world.fault()
    assert isinstance(fault, StatefulFault)
    try:
        return fault.is_as_before(before)
    except DriverError:  # what is broken cannot always be read
        return False


def _through_json(value: Json) -> Json:
    read: Json = json.loads(json.dumps(value))
    return read


class _Killed(BaseException):
    """The process ends here."""


def _killed_at(line: int, fault: Fault, work: Callable[[], None]) -> bool:
    """Do `work`, and end it before the `line`th line it comes to in the fault's own module."""
    try:
        with _ending_at(line, sys.modules[type(fault).__module__].__file__ or ""):
            work()
    except _Killed:
        return True
    return False


@contextmanager
def _ending_at(line: int, file: str) -> Iterator[None]:
    left = line

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename != file:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                raise _Killed
        return trace

    outer = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(outer)
