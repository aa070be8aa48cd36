"""Ctrl-C, SIGTERM and a closed terminal ask a run to end; the world is restored first."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from commdrill.engine.run_services import Stop

_NAMES = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM", signal.SIGHUP: "a closed terminal"}


@contextmanager
def stopping(stop: Stop, complain: Callable[[str], None]) -> Iterator[None]:
    """While inside, these signals set `stop`; again and again does not hurry the way back."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only a program's main thread can be told: its owner has to
        return

    def asked(number: int, _: FrameType | None) -> None:
        again = stop.event.is_set()
        stop.request(_NAMES[signal.Signals(number)])
        complain("restoring; please wait" if again else "restoring the environment first …")

    before = {number: signal.signal(number, asked) for number in _NAMES}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
