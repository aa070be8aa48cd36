"""The embedded AWS: one address for every service."""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock, SystemClock
from commdrill_sandbox.aws.local_server import LOOPBACK
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.plane import Environ
from commdrill_sandbox.aws.serving import WsgiServer

if TYPE_CHECKING:
    from commdrill_sandbox.aws.assembled import Assembled

PROPAGATION = 0.6  # seconds; AWS says “a few minutes”, deviation `propagation`


class EmbeddedAws:
    """Listens once built, answers once started. Its account is 123456789012, its Regions are all.

    It is put together, and its libraries are imported, when somebody first asks for something.
    `doors`: where its messages reach people; nobody, unless given. `propagation`: seconds until a
    change of CloudFront's has reached the edge.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        propagation: float = PROPAGATION,
        doors: Doors | None = None,
    ) -> None:
        self._clock, self.propagation = clock or SystemClock(), propagation
        self._doors = doors or Doors(_to_nobody, _to_nobody)
        self._server = WsgiServer("embedded AWS")
        self._lock = threading.Lock()
        self._parts: Assembled | None = None
        self.clients = Clients.at(self.address)

    @property
    def address(self) -> str:
        """The `endpoint_url` for boto3."""
        return f"http://{LOOPBACK}:{self._server.port}"

    @property
    def parts(self) -> "Assembled":
        """What it consists of."""
        with self._lock:
            if self._parts is None:
                from commdrill_sandbox.aws.assembled import assembled

                self._parts = assembled(self.clients, self._clock, self._doors, self.propagation)
            return self._parts

    def start(self) -> None:
        self._server.start(self._answer)

    def settle(self) -> None:
        """What was set up so far was set up long ago: the edge has it. Later changes take their time."""
        self.parts.edge.catch_up()

    def stop(self) -> None:
        self.clients.errands.over.set()
        self._server.stop()
        with self._lock:
            if self._parts:
                self._parts.functions.close()

    def _answer(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self.parts.front(environ, start_response)


def _to_nobody(*_: object) -> None:
    """A message that has nowhere to go."""
