"""The embedded AWS, put together: one address for every service."""

from commdrill.clock import Clock, SystemClock
from commdrill.sandbox.aws.clients import Clients
from commdrill.sandbox.aws.front import Front, Plane
from commdrill.sandbox.aws.serving import WsgiServer
from commdrill.sandbox.aws.store import Store
from commdrill.sandbox.serving import LOOPBACK


class EmbeddedAws:
    """Listens once built, answers once started. Its account is 123456789012, its Regions are all."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._server = WsgiServer("embedded AWS")
        self._store = Store()
        self.clients = Clients(self.address)

    @property
    def address(self) -> str:
        """The `endpoint_url` for boto3."""
        return f"http://{LOOPBACK}:{self._server.port}"

    def start(self) -> None:
        self._server.start(Front(self._planes(), self._store))

    def stop(self) -> None:
        self._server.stop()

    def _planes(self) -> tuple[Plane, ...]:
        return ()
