"""Better Stack: the whole page in one JSON:API document."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import (
    Dialect,
    StatusRequest,
    clock_of,
    has,
    json_of,
    listed,
    part,
    stage_of_work,
)
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.sighting import Vocabulary

_COMPONENTS = {
    "operational": "operational",
    "degraded": "degraded_performance",
    "downtime": "major_outage",
    "maintenance": "under_maintenance",
}
_INDICATORS = {"operational": "none", "maintenance": "maintenance"}

Item = Mapping[str, Any]


class BetterStack(Dialect):
    """`downtime` is `major_outage`; a report has no stages: it is open, or has ended."""

    turn = 3
    look = "/index.json"
    terms = Vocabulary(
        "a Better Stack page",
        incident=frozenset({"open", "resolved"}),
        maintenance=frozenset({"scheduled", "in_progress", "completed"}),
        indicator=frozenset(_INDICATORS.values()),
        component=frozenset(_COMPONENTS.values()),
    )

    def knows(self, answer: HttpAnswer) -> bool:
        return part(json_of(answer), "data").get("type") == "status_page"

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now(self.look)
        document: Any = answer.json()
        parts = listed(document.get("included"), answer, "parts")
        state = part(part(document, "data"), "attributes").get("aggregate_state")
        reports = [one for one in parts if one.get("type") == "status_report"]
        works = [one for one in reports if _is_work(one)]
        return StatusReport(
            _INDICATORS.get(str(state), "unknown"),
            tuple(_component(one) for one in parts if one.get("type") == "status_page_resource"),
            tuple(_report(one, parts, answer) for one in reports if one not in works),
            tuple(_report(one, parts, answer) for one in works),
        )


DIALECT = BetterStack()


def _is_work(report: Item) -> bool:
    return part(report, "attributes").get("report_type") == "maintenance"


def _component(item: Item) -> Component:
    attributes = part(item, "attributes")
    status = _COMPONENTS.get(str(attributes.get("status")), "unknown")
    return Component.model_validate({
        "id": item.get("id"), "name": attributes.get("public_name"), "status": status
    })  # fmt: skip


def _report(item: Item, parts: Sequence[Item], answer: HttpAnswer) -> Reported:
    attributes = part(item, "attributes")
    raw = {
        "id": item.get("id"),
        "name": attributes.get("title"),
        "scheduled_for": attributes.get("starts_at"),
        "scheduled_until": attributes.get("ends_at"),
        "incident_updates": [_post(one) for one in _updates(item, parts)],
        "components": _affected(attributes),
    }
    report = Reported.model_validate(raw)
    if _is_work(item):
        status = stage_of_work(report.scheduled_for, report.scheduled_until, clock_of(answer))
    else:
        is_over = attributes.get("aggregate_state") == "resolved"  # and often without an end
        is_over = is_over or _is_past(report.scheduled_until, clock_of(answer))
        status = "resolved" if is_over else "open"
    return report.model_copy(update={"status": status})


def _is_past(ends: datetime | None, now: datetime | None) -> bool:
    return ends is not None and (now is None or ends <= now)


def _updates(report: Item, parts: Sequence[Item]) -> list[Item]:
    """The updates that the report names, or that name the report."""
    links = part(part(report, "relationships"), "status_updates").get("data") or ()
    named = {str(link.get("id")) for link in links if isinstance(link, Mapping)}
    return [
        one
        for one in parts
        if one.get("type") == "status_update"
        and (str(one.get("id")) in named or _names(one, report.get("id")))
    ]


def _names(update: Item, report_id: Any) -> bool:
    link = part(part(part(update, "relationships"), "status_report"), "data").get("id")
    owner = part(update, "attributes").get("status_report_id") or link
    return owner is not None and str(owner) == str(report_id)


def _post(item: Item) -> dict[str, Any]:
    attributes = part(item, "attributes")
    return {
        "id": item.get("id"),
        "body": attributes.get("message"),
        "created_at": attributes.get("published_at"),
    }


def _affected(attributes: Item) -> list[dict[str, Any]]:
    named = attributes.get("affected_resources")
    return [
        {"id": one.get("status_page_resource_id") or one.get("id")}
        for one in named or ()
        if has(one)
    ]
