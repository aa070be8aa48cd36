"""Gatus: the last result of each endpoint, and the announcements above them."""

from collections.abc import Mapping
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, json_of, listed
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.sighting import Vocabulary

_TROUBLE = frozenset({"outage", "warning"})
_KNOWN = frozenset({"operational", "major_outage"})

Item = Mapping[str, Any]


class Gatus(Dialect):
    """An endpoint that fails is `major_outage`; an announcement of an outage or a warning is open."""

    turn = 7
    is_told_by_bodies = True
    look = "/api/v1/endpoints/statuses"
    terms = Vocabulary(
        "a Gatus page",
        incident=frozenset({"open", "resolved"}),
        maintenance=frozenset(),
        indicator=frozenset(),
        component=_KNOWN,
    )

    def knows(self, answer: HttpAnswer) -> bool:
        found = json_of(answer)
        return isinstance(found, list) and all(
            isinstance(one, dict) and "results" in one and "key" in one for one in found
        )

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now(self.look)
        config = asking.now_if_there("/api/v1/config")
        settings: Any = config.json() if config else {}
        posts = listed(settings.get("announcements"), config or answer, "announcements")
        return StatusReport(
            components=tuple(map(_component, listed(answer.json(), answer, "endpoints"))),
            incidents=tuple(map(_incident, posts)),
        )


DIALECT = Gatus()


def _component(item: Item) -> Component:
    results = item.get("results") or [{}]
    status = {True: "operational", False: "major_outage"}.get(results[-1].get("success"), "unknown")
    return Component.model_validate({
        "id": item.get("key"), "name": item.get("name"), "status": status
    })  # fmt: skip


def _incident(item: Item) -> Reported:
    is_open = item.get("type") in _TROUBLE and not item.get("archived")
    at, words = item.get("timestamp"), item.get("message")
    return Reported.model_validate(
        {
            "id": f"{at} {item.get('type')}",
            "name": str(words or "")[:80],
            "status": "open" if is_open else "resolved",
            "created_at": at,
            "incident_updates": [{"id": f"{at}", "body": words, "created_at": at}],
        }
    )
