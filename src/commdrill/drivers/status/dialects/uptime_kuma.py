"""Uptime Kuma: a page of posted incidents, the last beat of each monitor, and what has ended."""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import quote, unquote, urlsplit

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import has, json_of, listed, part
from commdrill.drivers.status.report import StatusReport
from commdrill.drivers.status.request import StatusRequest
from commdrill.drivers.status.statuspage_payload import Component, Reported
from commdrill.sighting import Vocabulary

_BEATS = {0: "major_outage", 1: "operational", 3: "under_maintenance"}
_WORKS = {"scheduled": "scheduled", "under-maintenance": "in_progress", "ended": "completed"}

Item = Mapping[str, Any]


class UptimeKuma:
    """A monitor is up, down (`major_outage`) or under maintenance; an incident open or resolved."""

    name: ClassVar[str] = "uptime-kuma"
    terms: ClassVar[Vocabulary] = Vocabulary(
        "an Uptime Kuma page",
        incident=frozenset({"open", "resolved"}),
        maintenance=frozenset(_WORKS.values()),
        indicator=frozenset({"none", "maintenance"}),
        component=frozenset(_BEATS.values()),
    )

    def look_of(self, url: str) -> str:
        """At the host's root, whatever the page's own address: `…/status/SLUG`."""
        return f"//api/status-page/{_slug(url)}"

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "publicGroupList")

    def read(self, asking: StatusRequest) -> StatusReport:
        address = self.look_of(asking.url)
        answer = asking.now(address)
        page: Any = answer.json()
        beats: Any = asking.now(
            address.replace("//api/status-page/", "//api/status-page/heartbeat/")
        ).json()
        groups = listed(page.get("publicGroupList"), answer, "groups")
        monitors = [one for group in groups for one in group.get("monitorList") or ()]
        components = tuple(_component(one, part(beats, "heartbeatList")) for one in monitors)
        return StatusReport(
            _indicator(components),
            components,
            (*(_incident(one) for one in _open(page, answer)), *_ended(asking, address)),
            tuple(map(_work, listed(page.get("maintenanceList"), answer, "maintenances"))),
        )


def _slug(url: str) -> str:
    _, found, slug = urlsplit(url).path.rstrip("/").rpartition("/status/")
    return quote(unquote(slug), safe="") if found and "/" not in slug else "default"


def _component(monitor: Item, beats: Item) -> Component:
    last = (beats.get(str(monitor.get("id"))) or [{}])[-1]
    status = _BEATS.get(last.get("status"), "unknown")
    return Component.model_validate({**monitor, "status": status})


def _indicator(components: tuple[Component, ...]) -> str:
    states = {one.status for one in components}
    if states == {"operational"}:
        return "none"
    return "maintenance" if states == {"operational", "under_maintenance"} else "unknown"


def _open(page: Item, answer: HttpAnswer) -> list[Item]:
    """One incident at most, before its version 2.1."""
    one = [page["incident"]] if page.get("incident") else []
    return [*one, *listed(page.get("incidents"), answer, "incidents")]


def _ended(asking: StatusRequest, address: str) -> tuple[Reported, ...]:
    answer = asking.history_if_there(f"{address}/incident-history")
    history: Any = json_of(answer) if answer else None
    return tuple(_incident(one) for one in history.get("incidents") or ()) if history else ()


def _incident(item: Item) -> Reported:
    """What is shown is its last wording; its times are UTC, whatever the page's zone."""
    status = "resolved" if item.get("active") in (False, 0) else "open"
    at = item.get("lastUpdatedDate") if status == "open" else None
    at = at or item.get("createdDate")
    post = {
        "id": f"{item.get('id')}-{at}",
        "status": "",
        "body": item.get("content"),
        "created_at": at,
    }
    return Reported.model_validate(
        {
            "id": item.get("id"),
            "name": item.get("title"),
            "status": status,
            "created_at": item.get("createdDate"),
            "incident_updates": [post],
        }
    )


def _work(item: Item) -> Reported:
    slots = item.get("timeslotList") or [{}]
    return Reported.model_validate(
        {
            "id": item.get("id"),
            "name": item.get("title"),
            "status": _WORKS.get(str(item.get("status")), "unknown"),
            "scheduled_for": slots[0].get("startDate"),
            "scheduled_until": slots[0].get("endDate"),
            "incident_updates": [{"id": f"{item.get('id')}", "body": item.get("description")}],
        }
    )
