"""Deployments of HTTP APIs, which moto does not have."""

import threading
import uuid
from dataclasses import dataclass
from datetime import datetime

from commdrill_sandbox.aws.apigateway.http_api import HttpApi, HttpStage, read_api
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock


@dataclass(frozen=True)
class HttpDeployment:
    """A deployment: what it froze."""

    id: str
    description: str
    created: datetime
    frozen: HttpApi


class HttpDeployments:
    """By Region and API, and which stage has which. Safe from any thread."""

    def __init__(self, clients: Clients, clock: Clock) -> None:
        self._clients = clients
        self._clock = clock
        self._lock = threading.Lock()
        self._made: dict[tuple[str, str], dict[str, HttpDeployment]] = {}
        self._staged: dict[tuple[str, str, str], str] = {}

    def make(self, region: str, api: str, description: str) -> HttpDeployment:
        """Keep what the API is now."""
        frozen = read_api(self._clients.of("apigatewayv2", region), api)
        made = HttpDeployment(uuid.uuid4().hex[:6], description, self._clock.now(), frozen)
        with self._lock:
            self._made.setdefault((region, api), {})[made.id] = made
        return made

    def all(self, region: str, api: str) -> dict[str, HttpDeployment]:
        with self._lock:
            return dict(self._made.get((region, api), {}))

    def remove(self, region: str, api: str, deployment: str) -> None:
        with self._lock:
            self._made.get((region, api), {}).pop(deployment, None)

    def stage(self, region: str, api: str, stage: str, deployment: str) -> None:
        """Have a stage serve a deployment."""
        with self._lock:
            self._staged[region, api, stage] = deployment

    def staged(self, region: str, api: str, stage: str) -> str | None:
        with self._lock:
            return self._staged.get((region, api, stage))

    def api(self, region: str, api: str, stage: HttpStage) -> HttpApi:
        """What a stage serves: the newest, if it deploys by itself; else what was deployed to it."""
        if stage.deployment is None:
            return read_api(self._clients.of("apigatewayv2", region), api)
        deployed = self.all(region, api).get(stage.deployment)
        return deployed.frozen if deployed else HttpApi(api, ())
