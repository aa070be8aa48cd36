"""Upptime: the last state of each site; what was written stands in its repository's issues."""

from collections.abc import Mapping
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, json_of, listed
from commdrill.drivers.status.report import Component, StatusReport
from commdrill.sighting import Vocabulary

_SITES = {"up": "operational", "degraded": "degraded_performance", "down": "major_outage"}
_NONE: frozenset[str] = frozenset()


class Upptime(Dialect):
    """A site that is down is `major_outage`; of incidents it tells nothing here."""

    turn = 10
    is_told_by_bodies = True
    look = "/history/summary.json"
    terms = Vocabulary("an Upptime page", _NONE, _NONE, _NONE, frozenset(_SITES.values()), _NONE)

    def knows(self, answer: HttpAnswer) -> bool:
        found = json_of(answer)
        return isinstance(found, list) and all(
            isinstance(one, dict) and "slug" in one and "status" in one for one in found
        )

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now(self.look)
        return StatusReport(components=tuple(map(_site, listed(answer.json(), answer, "sites"))))


DIALECT = Upptime()


def _site(item: Mapping[str, Any]) -> Component:
    status = _SITES.get(str(item.get("status")), "unknown")
    return Component.model_validate({
        "id": item.get("slug"), "name": item.get("name"), "status": status
    })  # fmt: skip
