"""Ctrl-C, SIGTERM and a closed terminal ask a run to end; the world is restored first."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

from commdrill.engine.run_services import Stop

_HEARD_WITHIN = 0.5  # seconds; more only where what was interrupted is what telling waits for
_NAMES = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM", signal.SIGHUP: "a closed terminal"}


@dataclass
class Interrupt:
    """Whether Ctrl-C was pressed: Python loses the exception where one is raised while it tidies up."""

    is_asked: bool = False


@contextmanager
def noticed() -> Iterator[Interrupt]:
    """While inside, Ctrl-C interrupts as ever, and is remembered."""
    interrupt = Interrupt()

    def asked(number: int, frame: FrameType | None) -> None:
        interrupt.is_asked = True
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGINT, asked)
    try:
        yield interrupt
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stopping(stop: Stop, complain: Callable[[str], None]) -> Iterator[None]:
    """While inside, these signals set `stop`; again and again does not hurry the way back."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only a program's main thread can be told: its owner has to
        return
    heard = threading.Lock()
    heard.acquire()

    def asked(number: int) -> None:
        again = stop.event.is_set()
        stop.request(_NAMES[signal.Signals(number)])
        with suppress(RuntimeError):  # nobody waits for it
            heard.release()
        complain("restoring; please wait" if again else "restoring the environment first …")

    def waits(_number: int, _frame: FrameType | None) -> None:
        heard.acquire(timeout=_HEARD_WITHIN)

    with _told_apart(asked):
        before = {number: signal.signal(number, waits) for number in _NAMES}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def _told_apart(tell: Callable[[int], None]) -> Iterator[None]:
    """Signals are told by a thread of its own: what they interrupt may hold the lock that telling needs."""
    hears, says = socket.socketpair()
    says.settimeout(0)  # as it has to be
    thread = threading.Thread(target=_listen, args=(hears, tell), name="signals", daemon=True)
    thread.start()
    before = signal.set_wakeup_fd(says.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        says.close()
        thread.join()
        hears.close()


def _listen(hears: socket.socket, tell: Callable[[int], None]) -> None:
    while number := hears.recv(1):
        if number[0] in _NAMES:
            tell(number[0])
