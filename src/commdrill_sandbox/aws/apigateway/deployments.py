"""What each deployment of an API froze."""

import threading

from commdrill_sandbox.aws.apigateway.reading import read_snapshot
from commdrill_sandbox.aws.apigateway.snapshot import Snapshot
from commdrill_sandbox.aws.clients import Clients


class Deployments:
    """Snapshots by Region, API and deployment. Safe from any thread."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._lock = threading.Lock()
        self._snapshots: dict[tuple[str, str, str], Snapshot] = {}

    def freeze(self, region: str, api: str, deployment: str) -> Snapshot:
        """Keep what the API is now as that deployment."""
        snapshot = read_snapshot(self._clients.of("apigateway", region), api)
        with self._lock:
            return self._snapshots.setdefault((region, api, deployment), snapshot)

    def get(self, region: str, api: str, deployment: str) -> Snapshot:
        """What was deployed.

        One that was made past this plane (by a stack that moto built in itself) is frozen when it
        is first met.
        """
        with self._lock:
            known = self._snapshots.get((region, api, deployment))
        return known or self.freeze(region, api, deployment)
