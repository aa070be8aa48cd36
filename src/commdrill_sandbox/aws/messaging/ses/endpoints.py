"""Multi-Region endpoints: two Regions under one id, of which each mail takes one that is there."""

import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.ses.account import bad_request, exists, not_found
from commdrill_sandbox.aws.messaging.ses.tagged import keep_tags
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal


@dataclass(frozen=True)
class MultiRegion:
    """`regions`: the primary, where it is managed, and the secondary; `turns` counts its mails."""

    name: str
    id: str
    regions: tuple[str, str]
    created: datetime
    turns: Iterator[int] = field(default_factory=count)

    @property
    def told(self) -> Output:
        return {
            "EndpointName": self.name,
            "EndpointId": self.id,
            "Status": "READY",
            "Regions": list(self.regions),
            "Routes": [{"Region": region} for region in self.regions],
            "CreatedTimestamp": self.created,
            "LastUpdatedTimestamp": self.created,
        }


@dataclass
class Endpoints:
    """The account's, by primary Region and name."""

    clock: Clock
    is_up: Callable[[str], bool]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _known: dict[tuple[str, str], MultiRegion] = field(default_factory=dict)

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateMultiRegionEndpoint": self.create,
            "GetMultiRegionEndpoint": self.get,
            "ListMultiRegionEndpoints": self.list,
            "DeleteMultiRegionEndpoint": self.delete,
        }

    def ids(self, region: str) -> frozenset[str]:
        with self._lock:
            return frozenset(one.id for (where, _), one in self._known.items() if where == region)

    def create(self, asked: Asked) -> Output:
        routes: Sequence[Any] = asked.input["Details"].get("RoutesDetails") or ()
        if len(routes) != 1 or routes[0]["Region"] == asked.region:
            raise bad_request("RoutesDetails must name exactly one Region, another than this.")
        name, regions = asked.input["EndpointName"], (asked.region, routes[0]["Region"])
        made = MultiRegion(name, f"{uuid.uuid4().hex[:8]}.abc", regions, self.clock.now())
        with self._lock:
            if (asked.region, name) in self._known:
                raise exists(f"Multi-region endpoint {name} already exists.")
            self._known[asked.region, name] = made
        keep_tags(asked, f"multi-region-endpoint/{made.id}", asked.input.get("Tags") or ())
        return {"Status": "CREATING", "EndpointId": made.id}

    def get(self, asked: Asked) -> Output:
        return self._find(asked).told

    def list(self, asked: Asked) -> Output:
        with self._lock:
            here = [one for (region, _), one in self._known.items() if region == asked.region]
        return {"MultiRegionEndpoints": [one.told for one in here]}

    def delete(self, asked: Asked) -> Output:
        found = self._find(asked)
        with self._lock:
            self._known.pop((asked.region, found.name), None)
        return {"Status": "DELETING"}

    def routed(self, send: Operation) -> Operation:
        """What a call for an endpoint's id does: the same in one of its Regions."""

        def do(asked: Asked) -> Output | Response | None:
            id_ = asked.input.get("EndpointId")
            return send(replace(asked, region=self._region(id_)) if id_ else asked)

        return do

    def _region(self, id_: str) -> str:
        """By turns, but for one that is lost. Raises: Refusal."""
        with self._lock:
            found = next((one for one in self._known.values() if one.id == id_), None)
        if found is None:
            raise not_found(f"Multi-region endpoint {id_} does not exist.")
        up = [region for region in found.regions if self.is_up(region)]
        if not up:
            said = f"ses in {' and '.join(found.regions)} is not available"
            raise Refusal("ServiceUnavailableException", said, 503)
        return up[next(found.turns) % len(up)]

    def _find(self, asked: Asked) -> MultiRegion:
        name = asked.input["EndpointName"]
        with self._lock:
            found = self._known.get((asked.region, name))
        if found is None:
            raise not_found(f"Multi-region endpoint {name} does not exist.")
        return found
