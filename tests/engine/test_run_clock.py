"""The time of a run: sleeps count, and where nobody read the clock nobody could look."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from commdrill.clock import Ticks
from commdrill.engine.run_clock import Pause, RunClock

START = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Machine:
    """A machine whose two clocks may part."""

    def __init__(self) -> None:
        self.counted = 100.0
        self.wall = START

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.counted

    def ticks(self) -> Ticks:
        return Ticks(self.counted)

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        self.work(seconds)
        return stop.is_set()

    def work(self, seconds: float) -> None:
        self.counted += seconds
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> RunClock:
    clock = RunClock(machine)
    clock.monotonic()
    return clock


def test_a_clock_that_is_read_all_the_time_knows_of_no_pause(
    machine: Machine, clock: RunClock
) -> None:
    for _ in range(100):
        machine.work(1.0)
        clock.monotonic()
    assert clock.pauses == []
    assert clock.monotonic() == 200.0
    assert clock.now() == machine.wall


def test_a_process_that_stood_still_was_paused(machine: Machine, clock: RunClock) -> None:
    machine.work(10.0)
    assert clock.monotonic() == 110.0
    assert clock.pauses == [Pause(100.0, 110.0)]
    assert clock.pauses[0].why == "this process stood still"
    machine.work(0.5)
    clock.monotonic()
    assert len(clock.pauses) == 1


def test_a_machine_that_slept_was_paused_for_as_long_as_its_wall_clock_says(
    machine: Machine, clock: RunClock
) -> None:
    machine.wall += timedelta(seconds=22)
    assert clock.monotonic() == 122.0
    assert clock.pauses == [Pause(100.0, 122.0, 22.0)]
    assert clock.pauses[0].why == "the machine slept, or its clock was set"
    machine.work(1.0)
    assert clock.monotonic() == 123.0


def test_more_than_a_second_is_a_pause(machine: Machine, clock: RunClock) -> None:
    machine.work(1.25)
    assert clock.monotonic() == 101.25
    machine.wall += timedelta(seconds=1.25)
    assert clock.monotonic() == 102.5
    assert clock.pauses == [Pause(100.0, 101.25), Pause(101.25, 102.5, 1.25)]


def test_a_clock_that_is_corrected_a_little_or_set_back_is_no_pause(
    machine: Machine, clock: RunClock
) -> None:
    machine.wall += timedelta(seconds=1.0)
    assert clock.monotonic() == 100.0
    assert clock.set_backs == []
    machine.wall -= timedelta(hours=1)
    machine.work(1.0)
    assert clock.monotonic() == 101.0
    assert clock.pauses == []
    (back,) = clock.set_backs
    assert back.at == 101.0
    assert back.seconds == pytest.approx(3600.0)
    assert (clock.set_back_by(100.9), clock.set_back_by(101.0)) == (0.0, back.seconds)
    assert clock.instant_of(101.0) == machine.wall
    assert clock.instant_of(100.5) == machine.wall + timedelta(hours=1) - timedelta(seconds=0.5)


def test_an_instant_has_its_place_in_the_run(machine: Machine, clock: RunClock) -> None:
    machine.work(5.0)
    assert clock.moment_of(START) == pytest.approx(100.0)
    assert clock.moment_of(START + timedelta(seconds=2)) == pytest.approx(102.0)
    machine.wall += timedelta(seconds=60)
    assert clock.moment_of(machine.wall) == pytest.approx(165.0)


def test_pauses_are_found_between_two_moments(machine: Machine, clock: RunClock) -> None:
    machine.work(2.0)
    clock.monotonic()
    machine.work(1.0)
    clock.monotonic()
    machine.wall += timedelta(seconds=5)
    clock.monotonic()
    short, slept = Pause(100.0, 102.0), Pause(103.0, 108.0, 5.0)
    assert clock.pause_between(99.0, 101.0) == short
    assert clock.pause_between(101.0, 104.0) == slept
    assert clock.pause_between(102.0, 103.0) is None
    assert clock.pause_between(108.0, 200.0) is None
    assert clock.doubt_between(0.0, 103.0) == 0.0
    assert clock.doubt_between(0.0, 103.1) == 5.0
    assert clock.doubt_between(108.0, 200.0) == 0.0


def test_waiting_is_the_machines(machine: Machine, clock: RunClock) -> None:
    stop = threading.Event()
    assert clock.wait(stop, 3.0) is False
    assert machine.counted == 103.0
    stop.set()
    assert clock.wait(stop, 0.0) is True
