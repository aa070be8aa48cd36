import threading
from datetime import UTC, datetime, timedelta

from commdrill.clock import Clock
from commdrill.testing import FakeClock
from tests.each import each


def test_waiting_passes_at_once() -> None:
    clock: Clock = FakeClock(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.wait(threading.Event(), 3600) is False
    assert clock.monotonic() == 3600
    assert clock.now() == datetime(2026, 1, 1, 1, tzinfo=UTC)


def test_a_stop_that_is_set_ends_the_wait_before_it_begins() -> None:
    clock, stop = FakeClock(), threading.Event()
    stop.set()
    assert clock.wait(stop, 3600) is True
    assert clock.monotonic() == 0


def test_time_may_be_let_pass_and_never_goes_back() -> None:
    clock = FakeClock()
    before = clock.now()
    clock.advance(90)
    clock.advance(-10)
    assert clock.now() - before == timedelta(seconds=90)


@each("waited", [[0.1, 0.6, 1 / 3], [0.05] * 7, [1e-15]])
def test_whole_seconds_are_whole_after_whatever_was_waited(waited: list[float]) -> None:
    clock = FakeClock()
    for seconds in waited:
        clock.advance(seconds)
    since = clock.monotonic()
    assert since >= max(waited)
    clock.advance(29)
    assert clock.monotonic() - since == 29
