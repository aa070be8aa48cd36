"""Uptime Kuma: a page of posted incidents, the last beat of each monitor, and what has ended."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of, listed, part
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.sighting import Vocabulary

_BEATS = {0: "major_outage", 1: "operational", 3: "under_maintenance"}
_WORKS = {"scheduled": "scheduled", "under-maintenance": "in_progress", "ended": "completed"}

Item = Mapping[str, Any]


class UptimeKuma(Dialect):
    """A monitor is up, down (`major_outage`) or under maintenance; an incident open or resolved.

    It shows work while that is under way alone, and before version 2.1 no incident that is over.
    """

    turn = 5
    terms = Vocabulary(
        "an Uptime Kuma page",
        incident=frozenset({"open", "resolved"}),
        maintenance=frozenset({"in_progress"}),
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
        history = _history(asking, address)
        return StatusReport(
            _indicator(components),
            components,
            tuple(map(_incident, (*_open(page, answer), *history.get("incidents", ())))),
            tuple(map(_work, listed(page.get("maintenanceList"), answer, "maintenances"))),
            self.terms if history else replace(self.terms, incident=frozenset({"open"})),
        )


DIALECT = UptimeKuma()


def _slug(url: str) -> str:
    _, found, slug = urlsplit(url).path.rstrip("/").rpartition("/status/")
    return quote(unquote(slug), safe="") if found and "/" not in slug else "default"


def _component(monitor: Item, beats: Item) -> Component:
    last = (beats.get(str(monitor.get("id"))) or [{}])[-1]
    status = _BEATS.get(last.get("status"), "unknown")
    return Component.model_validate({**monitor, "status": status})


def _indicator(components: tuple[Component, ...]) -> str:
    """As the page sums up: any work outweighs what is down, of which it says not how bad it is."""
    states = {one.status for one in components}
    if "under_maintenance" in states:
        return "maintenance"
    return "none" if states == {"operational"} else "unknown"


def _open(page: Item, answer: HttpAnswer) -> list[Item]:
    """One incident at most, before its version 2.1."""
    one = [page["incident"]] if page.get("incident") else []
    return [*one, *listed(page.get("incidents"), answer, "incidents")]


def _history(asking: StatusRequest, address: str) -> Item:
    """What it tells of incidents that are over; empty where it keeps none, and shows its page there."""
    answer = asking.history_if_there(f"{address}/incident-history")
    history: Any = json_of(answer) if answer else None
    return {"incidents": history.get("incidents") or ()} if has(history, "incidents") else {}


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
    """A window that is set once is in the zone of its maintenance, others are in UTC and say so."""
    slots = item.get("timeslotList") or [{}]
    zone = str(item.get("timezoneOffset") or "")
    return Reported.model_validate(
        {
            "id": item.get("id"),
            "name": item.get("title"),
            "status": _WORKS.get(str(item.get("status")), "unknown"),
            "scheduled_for": _zoned(slots[0].get("startDate"), zone),
            "scheduled_until": _zoned(slots[0].get("endDate"), zone),
            "incident_updates": [{"id": f"{item.get('id')}", "body": item.get("description")}],
        }
    )


def _zoned(time: Any, zone: str) -> Any:
    return f"{time}{zone}" if isinstance(time, str) and not time.endswith("Z") else time
