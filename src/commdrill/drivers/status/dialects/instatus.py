"""Instatus: a summary of what is open, its components, and a feed with the words and the ends."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of, listed, part
from commdrill.drivers.status.dialects.feed import with_feed
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.sighting import SHARED_TERMS, Vocabulary

_INDICATORS = {"UP": "none", "UNDERMAINTENANCE": "maintenance"}
_WORKS = {"NOTSTARTEDYET": "scheduled", "INPROGRESS": "in_progress", "COMPLETED": "completed"}

Item = Mapping[str, Any]


class Instatus(Dialect):
    """`UP` is `none`; `HASISSUES` says not how bad it is, hence no other indicator."""

    turn = 1
    is_told_by_bodies = True
    look = "/summary.json"
    terms = Vocabulary(
        "an Instatus page",
        maintenance=SHARED_TERMS.maintenance - {"verifying"},
        indicator=frozenset({"none", "maintenance"}),
    )

    def knows(self, answer: HttpAnswer) -> bool:
        return has(part(json_of(answer), "page"), "status")

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now(self.look)
        summary: Any = answer.json()
        listing = asking.now_if_there("/v2/components.json") or asking.now("/v3/components.json")
        components: Any = listing.json()
        items = components.get("components") if isinstance(components, Mapping) else components
        listed_there = listed(items, listing, "components")
        report = StatusReport(
            _INDICATORS.get(str(part(summary, "page").get("status")), "unknown"),
            tuple(map(Component.model_validate, _with_children(listed_there, listing))),
            tuple(map(_incident, listed(summary.get("activeIncidents"), answer, "incidents"))),
            tuple(map(_work, listed(summary.get("activeMaintenances"), answer, "maintenances"))),
        )
        return with_feed(report, asking.history_if_there("/history.rss"))


DIALECT = Instatus()


def _with_children(items: Sequence[Item], answer: HttpAnswer) -> Iterator[Item]:
    """Components, and those in a group that is one."""
    for item in items:
        yield item
        yield from listed(item.get("children"), answer, "components")


def _incident(item: Mapping[str, Any]) -> Reported:
    began = _time(item.get("started"))
    return Reported.model_validate(
        {
            "id": str(item.get("url") or item.get("id") or item.get("name")),
            "name": item.get("name"),
            "status": item.get("status"),
            "started_at": began and began.isoformat(),
            "incident_updates": list(_posts(item)),
        }
    )


def _posts(item: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Its updates, where the page lists them here."""
    for post in item.get("updates") or ():
        at = _time(post.get("started") or post.get("createdAt"))
        body = post.get("messageHtml") or post.get("message")
        yield {**post, "body": body, "created_at": at and at.isoformat()}


def _work(item: Mapping[str, Any]) -> Reported:
    begins = _time(item.get("start"))
    ends = None
    with suppress(TypeError, ValueError, OverflowError):
        ends = begins + timedelta(minutes=float(item.get("duration", ""))) if begins else None
    return Reported.model_validate(
        {
            "id": str(item.get("url") or item.get("id") or item.get("name")),
            "name": item.get("name"),
            "status": _WORKS.get(str(item.get("status")), "unknown"),
            "scheduled_for": begins and begins.isoformat(),
            "scheduled_until": ends and ends.isoformat(),
        }
    )


def _time(text: Any) -> datetime | None:
    """ISO 8601, or as JavaScript writes a date: `Sat Jun 11 2022 18:55:50 GMT+0000 (…)`."""
    words = str(text).partition(" (")[0]
    with suppress(ValueError):
        return datetime.strptime(words, "%a %b %d %Y %H:%M:%S GMT%z")
    with suppress(ValueError):
        read = datetime.fromisoformat(words)
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    return None
