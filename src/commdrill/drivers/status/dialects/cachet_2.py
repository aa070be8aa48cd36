"""Cachet 2."""

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.cachet import (
    Item,
    component,
    items_of,
    number,
    posts,
    stage,
    stage_of_work,
    terms_of,
)
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of
from commdrill.drivers.status.report import Reported, StatusReport

_PLANNED = 0  # of an incident


class Cachet2(Dialect):
    """An incident with the status 0 is work that is planned."""

    turn = 8
    look = "/api/v1/components?per_page=200"
    terms = terms_of("a Cachet page")

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "data", "meta")

    def read(self, asking: StatusRequest) -> StatusReport:
        incidents = items_of(asking.now("/api/v1/incidents?sort=id&order=desc&per_page=50"))
        works = asking.history_if_there("/api/v1/schedules?sort=id&order=desc&per_page=50")
        planned = [one for one in incidents if number(one.get("status")) == _PLANNED]
        return StatusReport(
            components=tuple(component(one, one) for one in items_of(asking.now(self.look))),
            incidents=tuple(_incident(one) for one in incidents if one not in planned),
            maintenances=(
                *(_work(one, "scheduled") for one in planned),
                *(_work(one, stage_of_work(one.get("status"))) for one in items_of(works)),
            ),
        )


DIALECT = Cachet2()


def _incident(item: Item) -> Reported:
    updates = item.get("updates") or ()
    named = [{"id": item["component_id"]}] if item.get("component_id") else []
    written = posts(item, updates)
    known = item.get("latest_status")  # where the updates themselves are not sent along
    latest = stage(item.get("status") if known is None else known)
    latest = written[0]["status"] if updates else latest
    return Reported.model_validate({
        "id": item.get("id"), "name": item.get("name"), "status": latest,
        "incident_updates": written, "components": named,
    })  # fmt: skip


def _work(item: Item, status: str) -> Reported:
    return Reported.model_validate(
        {
            "id": f"work-{item.get('id')}",
            "name": item.get("name"),
            "status": status,
            "incident_updates": [{"id": "message", "body": item.get("message")}],
        }
    )
