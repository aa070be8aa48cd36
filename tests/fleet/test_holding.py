"""What was taken over stays put back while its quarantine lasts, whoever wakes up."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from commdrill.app.fleet.holding import watch
from commdrill.engine.run_services import Stop
from commdrill.errors import DriverError
from commdrill.testing import FakeClock

_NEVER: frozenset[int] = frozenset()


class _Gate:
    """Open or shut. `mute`: the seconds in which it does not answer; `jammed`: cannot be opened."""

    def __init__(
        self, clock: FakeClock, mute: frozenset[int] = _NEVER, jammed: frozenset[int] = _NEVER
    ) -> None:
        self._clock, self._mute, self._jammed = clock, mute, jammed
        self.is_shut = False
        self.opened = 0

    def is_as_before(self) -> bool:
        return self._second not in self._mute and not self.is_shut

    def revert(self) -> None:
        self.opened += 1
        if self._second in self._jammed:
            raise DriverError("the gate is jammed")
        self.is_shut = False

    @property
    def _second(self) -> int:
        return int(self._clock.monotonic())


class _Shutting(FakeClock):
    """A clock while which something happens."""

    def __init__(self) -> None:
        super().__init__()
        self.happens: dict[int, Callable[[], None]] = {}

    def advance(self, seconds: float) -> None:
        super().advance(seconds)
        self.happens.get(int(self.monotonic()), _nothing)()


def _nothing() -> None:
    pass


def _held(clock: FakeClock, gate: _Gate, seconds: float) -> int:
    return watch([gate], "run 1", clock, clock.now() + timedelta(seconds=seconds), Stop())


def _shut_at(clock: _Shutting, gate: _Gate, *seconds: int) -> None:
    def shut() -> None:
        gate.is_shut = True

    clock.happens = dict.fromkeys(seconds, shut)


@pytest.mark.parametrize("second", [1, 59, 65, 290])
def test_what_breaks_again_is_put_back_again(
    second: int, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = _Shutting()
    gate = _Gate(clock)
    _shut_at(clock, gate, second)
    assert (_held(clock, gate, 300), gate.opened, gate.is_shut) == (1, 1, False)
    assert capsys.readouterr().err == "what run 1 broke is broken again: it is put back\n"


def test_what_broke_again_before_the_first_look_is_put_back() -> None:
    clock = _Shutting()
    gate = _Gate(clock)
    gate.is_shut = True
    _held(clock, gate, 30)
    assert (gate.opened, gate.is_shut) == (1, False)


@pytest.mark.parametrize("mute", [range(1), range(20)])
def test_what_cannot_tell_its_state_at_first_is_watched_once_it_can(mute: range) -> None:
    clock = _Shutting()
    gate = _Gate(clock, mute=frozenset(mute))
    _shut_at(clock, gate, 25)
    assert (_held(clock, gate, 30), gate.is_shut) == (1, False)


@pytest.mark.parametrize("jammed", [_NEVER, frozenset({0})])
def test_what_never_tells_its_state_is_put_back_at_once_and_at_the_end(
    capsys: pytest.CaptureFixture[str], jammed: frozenset[int]
) -> None:
    clock = _Shutting()
    gate = _Gate(clock, mute=frozenset(range(31)), jammed=jammed)
    _shut_at(clock, gate, 25)
    assert (_held(clock, gate, 30), gate.opened, gate.is_shut) == (0, 2, False)
    assert capsys.readouterr().err.count("cannot be told") == 1


def test_what_cannot_be_put_back_is_told_and_tried_until_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = _Shutting()
    gate = _Gate(clock, jammed=frozenset({5, 6}))
    _shut_at(clock, gate, 5)
    assert (_held(clock, gate, 30), gate.opened, gate.is_shut) == (1, 3, False)
    told = capsys.readouterr().err
    assert told.count("it is NOT restored, and tried again: the gate is jammed") == 2


def test_whoever_is_asked_to_end_looks_no_more() -> None:
    clock, stop = FakeClock(), Stop()
    gate = _Gate(clock, mute=frozenset({0}))
    stop.request("a test")
    assert watch([gate], "run 1", clock, clock.now() + timedelta(seconds=30), stop) == 0
    assert (gate.opened, clock.monotonic()) == (0, 0.0)
