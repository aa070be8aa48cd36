"""What drivers do, done beside the main thread: one that never returns holds nobody up for ever.

It is left behind, and what it still does nobody sees: it ends with this process.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from commdrill.engine.run_services import Stop
from commdrill.errors import DriverError, contained

T = TypeVar("T")

_GLANCE = 0.25  # seconds
_GRACE = 10.0  # seconds that it may take on, once the run was asked to end


@dataclass(frozen=True)
class _Done(Generic[T]):
    result: T


@dataclass(frozen=True)
class _Failed:
    error: BaseException


class LeftBehind(DriverError):
    """It did not return while anybody waited."""

    def __init__(self, thread: threading.Thread) -> None:
        super().__init__("it did not return, and is left behind")
        self._thread = thread

    def has_returned(self, patience: Iterator[float]) -> bool:
        """Whether it has by now, or does while somebody waits again."""
        for seconds in patience:
            if not self._thread.is_alive():
                break
            self._thread.join(seconds)
        return not self._thread.is_alive()


def beside(work: Callable[[], T], patience: Iterator[float]) -> T:
    """What the work comes to; `patience` has a number of seconds for each glance at it.

    Raises:
        LeftBehind: it has not returned when patience is over.
        DriverError: it ended its own thread.
        BaseException: whatever it raised.
    """
    outcomes: queue.Queue[_Done[T] | _Failed] = queue.Queue()
    thread = threading.Thread(target=_perform, args=(work, outcomes), name="driver", daemon=True)
    thread.start()
    for seconds in patience:
        try:
            outcome = outcomes.get(timeout=seconds)
        except queue.Empty:
            continue
        if isinstance(outcome, _Failed):
            raise outcome.error
        return outcome.result
    raise LeftBehind(thread)


def while_wanted(stop: Stop, grace: float = _GRACE) -> Iterator[float]:
    """As long as the run goes on, and some seconds more."""
    while not stop.event.is_set():
        yield _GLANCE
    yield from at_most(grace)


def at_most(seconds: float) -> Iterator[float]:
    """So long, whatever happens."""
    yield from (_GLANCE for _ in range(round(seconds / _GLANCE)))


def _perform(work: Callable[[], T], outcomes: "queue.Queue[_Done[T] | _Failed]") -> None:
    try:
        with contained():
            result = work()
    except BaseException as error:  # noqa: BLE001 it is raised where somebody waits for it
        outcomes.put(_Failed(error))
    else:
        outcomes.put(_Done(result))
