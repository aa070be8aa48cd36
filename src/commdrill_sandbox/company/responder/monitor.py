"""The responder's eyes: the store's health, looked at from outside, over HTTP."""

import http.client
import json
from urllib.parse import urlsplit

from commdrill_sandbox.company.premises import Mode
from commdrill_sandbox.company.responder.playbook import Health

_PATIENCE = 30.0  # seconds: who asks stands still for some when its machine does
_SURE_AFTER = 3  # looks in a row without an answer: a single one may be the network's fault


class Monitor:
    """Looks at `/health` of the store, over one connection that is kept."""

    def __init__(self, store: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(store).netloc, timeout=_PATIENCE)
        self._last = Health({})
        self._unanswered = 0

    def look(self) -> Health:
        """How the components answer. A store that does not answer at all for long is lost."""
        try:
            self._last, self._unanswered = self._ask(), 0
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            self._connection.close()
            self._unanswered += 1
        if self._unanswered >= _SURE_AFTER:
            return Health(self._last.components, region_lost=True)
        return self._last

    def close(self) -> None:
        self._connection.close()

    def _ask(self) -> Health:
        self._connection.request("GET", "/health")
        document = json.loads(self._connection.getresponse().read())
        modes = {name: Mode(mode) for name, mode in document["components"].items()}
        return Health(modes, region_lost=document["region"] == "lost")
