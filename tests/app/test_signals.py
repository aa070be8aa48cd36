"""Signals that come at an unlucky moment."""

import os
import signal
import threading
from contextlib import suppress

import pytest

from commdrill.app.signals import noticed, stopping
from commdrill.engine.run_services import Stop

SOON = 120  # seconds; only a failure waits so long


def test_what_a_signal_interrupts_may_hold_what_telling_it_needs() -> None:
    """A handler in the main thread would wait for itself, for ever."""
    held, stop, said = threading.Lock(), Stop(), list[str]()

    def complain(text: str) -> None:
        assert held.acquire(timeout=SOON)
        said.append(text)
        held.release()

    with stopping(stop, complain):
        with held:
            os.kill(os.getpid(), signal.SIGINT)
            assert stop.event.wait(SOON)
            assert said == []
        os.kill(os.getpid(), signal.SIGTERM)
    assert said == ["restoring the environment first …", "restoring; please wait"]
    assert stop.by == "Ctrl-C"


def test_who_goes_on_after_a_signal_knows_of_it() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        stop = Stop()
        with stopping(stop, lambda _: None):
            signal.raise_signal(number)
            assert stop.event.is_set()


def test_what_fails_inside_fails_as_ever() -> None:
    with pytest.raises(LookupError), stopping(Stop(), print):
        raise LookupError
    assert all(thread.name != "signals" for thread in threading.enumerate())


def test_signals_mean_afterwards_what_they_meant_before() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with stopping(Stop(), print), noticed():
        pass
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
    assert signal.set_wakeup_fd(-1) == -1


class Untidy:
    """Python tells nobody what is raised while such a thing goes."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_while_python_tidies_up_is_not_forgotten() -> None:
    with noticed() as interrupt:
        with suppress(KeyboardInterrupt):  # a Python that does tell
            Untidy()
        assert interrupt.is_asked
    with noticed() as interrupt, pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert interrupt.is_asked
