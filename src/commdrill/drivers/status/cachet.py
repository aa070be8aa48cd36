"""What both versions of Cachet share: numbers for states, times without a zone."""

from collections.abc import Iterable, Mapping
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import has, listed
from commdrill.drivers.status.report import Component
from commdrill.sighting import SHARED_TERMS, Vocabulary

_COMPONENTS = {
    1: "operational",
    2: "degraded_performance",
    3: "partial_outage",
    4: "major_outage",
    6: "under_maintenance",
}
_INCIDENTS = {1: "investigating", 2: "identified", 3: "monitoring", 4: "resolved"}
_WORKS = {0: "scheduled", 1: "in_progress", 2: "completed"}


Item = Mapping[str, Any]


def items_of(answer: HttpAnswer | None) -> tuple[Item, ...]:
    """What a listing has; nothing where there is none."""
    if answer is None:
        return ()
    document: Any = answer.json()
    return tuple(listed(document.get("data"), answer, "data")) if has(document) else ()


def terms_of(page: str) -> Vocabulary:
    """All shared terms but `verifying` and an indicator, which it does not give."""
    works = SHARED_TERMS.maintenance - {"verifying"}
    return Vocabulary(page, maintenance=works, indicator=frozenset())


def component(item: Mapping[str, Any], facts: Mapping[str, Any]) -> Component:
    """A component; what is told of it stands apart from its id in version 3.

    There its own status is what somebody set: the page shows the latest one, with what incidents
    and work make of it.
    """
    shown = facts.get("latest_status") or facts.get("status")
    status = _COMPONENTS.get(number(shown), "unknown")
    return Component.model_validate(
        {"id": item.get("id"), "name": facts.get("name"), "status": status}
    )


def stage(value: Any) -> str:
    """Of an incident or one of its updates."""
    return _INCIDENTS.get(number(value), "unknown")


def stage_of_work(value: Any) -> str:
    return _WORKS.get(number(value), "unknown")


def latest_stage(incident: Mapping[str, Any], written: Iterable[Mapping[str, Any]]) -> str:
    """Of an incident: that of its newest update which has one, else its own."""
    stages = (post["status"] for post in written)
    own = stage(incident.get("status"))
    return next((one for one in stages if one not in ("", "unknown")), own)


def number(value: Any) -> int:
    """A state as a number, whether it stands there as one, as text, or with its name beside it."""
    plain: Any = value.get("value") if isinstance(value, Mapping) else value
    try:
        return int(plain)
    except (TypeError, ValueError):
        return -1


def posts(first: Mapping[str, Any], updates: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Newest first, the incident's own message last. Times have no zone: when is what looks say."""
    written = [
        {"id": one.get("id"), "status": stage(one.get("status")), "body": one.get("message")}
        for one in sorted(updates, key=lambda one: number(one.get("id")), reverse=True)
    ]
    own_stage = "" if written else stage(first.get("status"))
    return [*written, {"id": "message", "status": own_stage, "body": first.get("message")}]
