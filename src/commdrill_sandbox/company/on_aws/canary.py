"""The company's eyes on AWS: a canary that looks where visitors look, through the edge."""

import http.client
import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill_sandbox.company.on_aws.seen import seen_mode
from commdrill_sandbox.company.on_aws.storefront import API, HEALTH, SHOP
from commdrill_sandbox.company.premises import Mode
from commdrill_sandbox.company.responder.playbook import Health

_PATIENCE = 30.0  # seconds: who asks stands still for some when its machine does
_COMPONENT = "checkout"
_WEIGHTS = (Mode.NORMAL, Mode.DEGRADED, Mode.OUTAGE, Mode.MAINTENANCE)  # the last one explains


@dataclass(frozen=True)
class Sight:
    """What one address answered. `mode`: None, nobody there."""

    mode: Mode | None
    body: bytes = b""


class Canary:
    """Looks at the store's health, at checkout and at the orders API; past every cache."""

    def __init__(self, edge: str, front: str, components: Iterable[str]) -> None:
        """`front`: the host whose health is the store's."""
        self._front = front
        self._connection = http.client.HTTPConnection(edge, timeout=_PATIENCE)
        self._components = tuple(components)
        self._numbers = itertools.count(1)

    def look(self) -> Health:
        """How the components answer just now; the store is lost where nothing of it does."""
        store, checkout = self._at(self._front, HEALTH), self._at(SHOP, "/checkout")
        if store.mode is None and checkout.mode is None:
            return Health({}, region_lost=True)
        return Health(self._modes(store, checkout, self._at(API, "/orders")))

    def close(self) -> None:
        self._connection.close()

    def _modes(self, store: Sight, checkout: Sight, orders: Sight) -> Mapping[str, Mode]:
        modes = dict.fromkeys(self._components, store.mode or Mode.OUTAGE)
        if store.mode is Mode.NORMAL:
            modes = _told(store.body, modes)
        if _COMPONENT in modes:
            known = (modes[_COMPONENT], checkout.mode or Mode.OUTAGE, orders.mode or Mode.OUTAGE)
            modes[_COMPONENT] = max(known, key=_WEIGHTS.index)
        return modes

    def _at(self, host: str, path: str) -> Sight:
        try:
            headers = {"Host": host}
            self._connection.request("GET", f"{path}?look={next(self._numbers)}", headers=headers)
            answer = self._connection.getresponse()
            return Sight(seen_mode(answer.status, answer.headers.items()), answer.read())
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return Sight(None)


def _told(health: bytes, known: Mapping[str, Mode]) -> dict[str, Mode]:
    """What the store says of its components; where that is no word of health, it is out of order."""
    try:
        document = json.loads(health)["components"]
        return {**known, **{name: Mode(mode) for name, mode in document.items()}}
    except (ValueError, KeyError, TypeError, AttributeError):
        return dict.fromkeys(known, Mode.OUTAGE)
