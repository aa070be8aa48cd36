"""botocore clients for the embedded AWS itself: how its planes read each other's configuration."""

import threading
from collections.abc import Iterable
from secrets import token_hex
from typing import Any

from commdrill_sandbox.aws.errands import Errands
from commdrill_sandbox.aws.memory import Memory
from commdrill_sandbox.aws.wire.models import session

ACCOUNT = "123456789012"
_NOWHERE = "http://127.0.0.1:9"  # a client asks nothing while it is made
_AHEAD: list["Clients"] = []  # of one AWS, which takes them
_making = threading.Lock()  # of a client: all have one session
_KEYS = {"aws_access_key_id": "embedded", "aws_secret_access_key": "embedded"}  # read by nobody # nosec B105


class Clients:
    """One client for each service and Region, made when first asked for; safe from any thread.

    `memory`: what was read with them, for whoever reads it often; `errands`: what is done with them
    while nobody waits.
    """

    def __init__(self, endpoint_url: str) -> None:
        self.endpoint_url = endpoint_url
        self.memory, self.errands = Memory(), Errands()
        self.services_key = _new_key()
        self._lock = threading.Lock()
        self._made: dict[tuple[str, str], Any] = {}

    @classmethod
    def at(cls, endpoint_url: str) -> "Clients":
        """Those that were made ahead, if nobody has them, or none yet."""
        clients = _AHEAD.pop() if _AHEAD else cls(endpoint_url)
        clients.endpoint_url = endpoint_url
        clients.services_key = _new_key()  # that of one AWS is not another's
        return clients

    def of(self, service: str, region: str = "us-east-1") -> Any:
        """The client of a service, as boto3 names it."""
        with self._lock:
            if (service, region) not in self._made:
                self._made[service, region] = self._new(service, region)
            return self._made[service, region]

    def of_services(self, region: str) -> Any:
        """The client for events by which AWS's own services tell theirs; nobody else has its key."""
        with self._lock:
            if (self.services_key, region) not in self._made:
                client = self._new("events", region, aws_access_key_id=self.services_key)
                self._made[self.services_key, region] = client
            return self._made[self.services_key, region]

    def _new(self, service: str, region: str, **keys: str) -> Any:
        from botocore import UNSIGNED
        from botocore.config import Config

        once = Config(
            retries={"total_max_attempts": 1},
            proxies={},
            s3={"addressing_style": "path"},
            max_pool_connections=50,
            read_timeout=300,  # a stack is made within one call, on a busy machine, too
        )
        if service == "cloudfront-keyvaluestore":
            # botocore signs this one with SigV4A, which needs a C library, and puts the account
            # before the host, which no resolver knows: unsigned, and led here, it works as it is
            once = once.merge(Config(signature_version=UNSIGNED))
        where = {"region_name": region, "endpoint_url": self.endpoint_url}
        with _making:
            client = session().create_client(service, **where, **{**_KEYS, **keys}, config=once)
        client.meta.events.register("before-send", self._lead_here)
        return client

    def _lead_here(self, request: Any, **_: Any) -> None:
        """Where AWS listens now, wherever a client was made for."""
        path = request.url.partition("://")[2].partition("/")[2]
        request.url = f"{self.endpoint_url}/{path}"


def make_ahead(wanted: Iterable[tuple[str, str]]) -> None:
    """The clients of these services and Regions, for the first AWS of each process that is forked from here."""
    clients = Clients(_NOWHERE)
    for service, region in wanted:
        clients.of(service, region)
    _AHEAD.append(clients)


def _new_key() -> str:
    return f"services-{token_hex(8)}"
