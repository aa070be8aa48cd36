"""boto3 clients for the embedded AWS itself: how its planes read each other's configuration."""

import threading
from secrets import token_hex
from typing import Any

from commdrill_sandbox.aws.errands import Errands
from commdrill_sandbox.aws.memory import Memory
from commdrill_sandbox.aws.wire.models import loader

ACCOUNT = "123456789012"
_KEYS = {"aws_access_key_id": "embedded", "aws_secret_access_key": "embedded"}  # read by nobody # nosec B105


class Clients:
    """One client for each service and Region, made when first asked for; safe from any thread.

    `memory`: what was read with them, for whoever reads it often; `errands`: what is done with them
    while nobody waits.
    """

    def __init__(self, endpoint_url: str) -> None:
        self.endpoint_url = endpoint_url
        self.memory, self.errands = Memory(), Errands()
        self.services_key = f"services-{token_hex(8)}"
        self._lock = threading.Lock()
        self._made: dict[tuple[str, str], Any] = {}
        self._session: Any = None

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
        )
        session = self._opened()
        own = {**_KEYS, **keys} if keys else {}
        where = {"region_name": region, "endpoint_url": self.endpoint_url, **own}
        if service != "cloudfront-keyvaluestore":
            return session.client(service, **where, config=once)
        # botocore signs this one with SigV4A, which needs a C library, and puts the account before
        # the host, which no resolver knows: unsigned, and led to the front, it works as it is
        unsigned = once.merge(Config(signature_version=UNSIGNED))
        client = session.client(service, **where, config=unsigned)
        client.meta.events.register("before-send.cloudfront-keyvaluestore", self._lead_here)
        return client

    def _opened(self) -> Any:
        import boto3
        from botocore.session import Session

        if self._session is None:
            core = Session()
            core.register_component("data_loader", loader())
            self._session = boto3.session.Session(**_KEYS, botocore_session=core)
        return self._session

    def _lead_here(self, request: Any, **_: Any) -> None:
        path = request.url.partition("://")[2].partition("/")[2]
        request.url = f"{self.endpoint_url}/{path}"
