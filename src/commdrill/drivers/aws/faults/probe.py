"""Waiting until an outage, or its end, is seen: not until an API says that it should be."""

import threading
from collections.abc import Callable
from datetime import timedelta

from pydantic import Field

from commdrill.clock import Clock
from commdrill.drivers.http.driver import HttpDriver, HttpRequest
from commdrill.drivers.network.transport import Unanswered
from commdrill.errors import CannotLook, DriverError
from commdrill.model import Duration
from commdrill.values import Json, format_duration

_PAUSE = 0.25  # seconds between two looks


class Probe(HttpDriver, HttpRequest):
    """An address that shows whether a component is broken.

    Ask for something no cache holds: an edge may serve a stale page long after its origin is gone.
    """

    status: tuple[int, ...] = Field(
        (),
        description="what it answers once it is broken; any of 500 to 599, or no answer, unless set",
    )
    within: Duration = Field(
        timedelta(minutes=5), description="how long it may take to be seen, each way"
    )

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    def ask(self) -> int | None:
        """The status a newcomer gets; None where nobody answers.

        Raises:
            DriverError: that cannot be told from here.
        """
        with self.session() as http:
            try:
                return http.ask(self).status
            except Unanswered:
                return None
            except CannotLook as why:
                raise DriverError(f"probe {self.name}: {why}") from why

    def ask_while_whole(self) -> int | None:
        """The status of before the outage.

        Raises:
            DriverError: it is that of an outage already, or cannot be told.
        """
        if self._is_broken(status := self.ask()):
            shown = status or "nothing"
            raise DriverError(f"probe {self.name} answers {shown} already: this is down")
        return status

    def wait_until_broken(self, clock: Clock, stop: threading.Event) -> None:
        """Look until it shows; DriverError where it does not in time, or the run is to stop."""
        self._wait(self._is_broken, self._broken, clock, stop)

    def wait_until_as(self, before: Json, clock: Clock) -> None:
        """Look until it answers as before."""
        what = "no answer" if before is None else f"{before}"
        self._wait(lambda status: status == before, what, clock, threading.Event())

    def _is_broken(self, status: int | None) -> bool:
        if self.status:
            return status in self.status
        return status is None or status >= 500

    @property
    def _broken(self) -> str:
        return " or ".join(map(str, self.status)) or "500 to 599, or no answer"

    def _wait(
        self,
        is_there: Callable[[int | None], bool],
        wanted: str,
        clock: Clock,
        stop: threading.Event,
    ) -> None:
        ends = clock.monotonic() + self.within.total_seconds()
        while not is_there(status := self.ask()):
            if clock.monotonic() >= ends:
                within = format_duration(self.within)
                text = f"still answers {status or 'nothing'} after {within}, not {wanted}"
                raise DriverError(f"probe {self.name} {text}")
            if clock.wait(stop, _PAUSE):
                raise DriverError(f"probe {self.name}: stopped before it showed {wanted}")
