"""The embedded AWS, put together: one address for every service."""

from commdrill.clock import Clock, SystemClock
from commdrill.sandbox.aws.clients import Clients
from commdrill.sandbox.aws.cloudfront.planes import PROPAGATION, cloudfront
from commdrill.sandbox.aws.front import Front, Plane
from commdrill.sandbox.aws.serving import WsgiServer
from commdrill.sandbox.aws.store import Store
from commdrill.sandbox.serving import LOOPBACK


class EmbeddedAws:
    """Listens once built, answers once started. Its account is 123456789012, its Regions are all.

    `propagation`: seconds until a change of CloudFront's has reached the edge.
    """

    def __init__(self, clock: Clock | None = None, propagation: float = PROPAGATION) -> None:
        self._clock, self.propagation = clock or SystemClock(), propagation
        self._server = WsgiServer("embedded AWS")
        self._store = Store()
        self.clients = Clients(self.address)
        self.cloudfront = cloudfront(self.clients, self._clock, self._store, propagation)

    @property
    def address(self) -> str:
        """The `endpoint_url` for boto3."""
        return f"http://{LOOPBACK}:{self._server.port}"

    def start(self) -> None:
        self._server.start(Front(self._planes(), self._store))

    def stop(self) -> None:
        self._server.stop()

    def _planes(self) -> tuple[Plane, ...]:
        return self.cloudfront.planes
