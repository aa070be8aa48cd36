"""incident.io: the summary of what is going on, and a feed with what has ended."""

from collections.abc import Iterator, Mapping
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of, listed
from commdrill.drivers.status.dialects.feed import with_feed
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.sighting import SHARED_TERMS, Vocabulary

_WORKS = {
    "maintenance_scheduled": "scheduled",
    "maintenance_in_progress": "in_progress",
    "maintenance_complete": "completed",
}

Item = Mapping[str, Any]


class IncidentIo(Dialect):
    """Names components only while something affects them: of others it does not tell that they work."""

    turn = 6
    is_told_by_bodies = True
    look = "/api/v1/summary"
    terms = Vocabulary(
        "an incident.io page",
        maintenance=frozenset(_WORKS.values()),
        indicator=frozenset({"none", "maintenance"}),
        component=SHARED_TERMS.component - {"operational", "under_maintenance"},
    )

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "ongoing_incidents")

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now(self.look)
        summary: Any = answer.json()
        incidents = listed(summary.get("ongoing_incidents"), answer, "incidents")
        under_way = listed(summary.get("in_progress_maintenances"), answer, "maintenances")
        ahead = listed(summary.get("scheduled_maintenances"), answer, "maintenances")
        quiet = "maintenance" if under_way else "none"
        report = StatusReport(
            "unknown" if incidents else quiet,
            tuple(_components((*incidents, *under_way, *ahead))),
            tuple(_report(one, str(one.get("status"))) for one in incidents),
            tuple(
                _report(one, _WORKS.get(str(one.get("status")), "unknown"))
                for one in (*under_way, *ahead)
            ),
        )
        return with_feed(report, asking.history_if_there("/feed.rss"))


DIALECT = IncidentIo()


def _components(reports: tuple[Item, ...]) -> Iterator[Component]:
    seen = {}
    for report in reports:
        for one in report.get("affected_components") or ():
            component = {"id": one.get("id"), "name": one.get("name")}
            seen[str(one.get("id"))] = {**component, "status": one.get("current_status")}
    yield from map(Component.model_validate, seen.values())


def _report(item: Item, status: str) -> Reported:
    at = item.get("last_update_at")
    words = item.get("last_update_message")
    post = {"id": f"{item.get('id')}-{at}", "status": status, "body": words, "created_at": at}
    return Reported.model_validate(
        {
            "id": str(item.get("url") or item.get("id")),
            "name": item.get("name"),
            "status": status,
            "scheduled_for": item.get("starts_at") or item.get("started_at"),
            "scheduled_until": item.get("ends_at") or item.get("scheduled_end_at"),
            "incident_updates": [post] if words else [],
            "components": item.get("affected_components"),
        }
    )
