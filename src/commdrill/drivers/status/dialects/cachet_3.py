"""Cachet 3: JSON:API."""

from collections.abc import Sequence
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.cachet import (
    Item,
    component,
    items_of,
    latest_stage,
    posts,
    stage_of_work,
    terms_of,
)
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of, listed, part
from commdrill.drivers.status.report import Reported, StatusReport


class Cachet3(Dialect):
    """Its incidents are hidden until somebody makes them visible: then they are told."""

    turn = 9
    is_told_by_bodies = True
    look = "/api/components?per_page=200"
    terms = terms_of("a Cachet page")

    def knows(self, answer: HttpAnswer) -> bool:
        found = json_of(answer)
        items = found.get("data") if has(found, "data") else None
        return isinstance(items, list) and all(has(one, "attributes") for one in items)

    def read(self, asking: StatusRequest) -> StatusReport:
        incidents = asking.now("/api/incidents?include=updates,components&sort=-id&per_page=50")
        listing = asking.now(self.look)
        works = asking.history_if_there(
            "/api/schedules?include=updates,components&sort=-id&per_page=50"
        )
        return StatusReport(
            components=tuple(component(one, part(one, "attributes")) for one in items_of(listing)),
            incidents=tuple(_incident(one, _extra(incidents)) for one in items_of(incidents)),
            maintenances=tuple(_work(one, _extra(works)) for one in items_of(works)),
        )


DIALECT = Cachet3()


def _extra(answer: HttpAnswer | None) -> Sequence[Item]:
    """What was sent along with a listing."""
    document: Any = answer.json() if answer else None
    return listed(document.get("included"), answer, "included") if answer and has(document) else ()


def _incident(item: Item, extra: Sequence[Item]) -> Reported:
    attributes = part(item, "attributes")
    written = posts(attributes, _updates(item, extra))
    named = _affected(item, extra)
    if not named and attributes.get("component_id"):
        named = [{"id": attributes["component_id"]}]
    return Reported.model_validate(
        {
            "id": item.get("id"),
            "name": attributes.get("name"),
            "status": latest_stage(attributes, written),
            "incident_updates": written,
            "components": named,
        }
    )


def _updates(item: Item, extra: Sequence[Item]) -> list[Item]:
    linked = _linked(item, "updates", extra)
    return [{**part(one, "attributes"), "id": one.get("id")} for one in linked]


def _affected(item: Item, extra: Sequence[Item]) -> list[dict[str, Any]]:
    linked = _linked(item, "components", extra)
    return [{"id": one.get("id"), "name": part(one, "attributes").get("name")} for one in linked]


def _linked(item: Item, name: str, extra: Sequence[Item]) -> list[Item]:
    """The parts that an item names in its relationships, out of those sent along."""
    links = part(part(item, "relationships"), name).get("data") or ()
    wanted = {(link.get("type"), str(link.get("id"))) for link in links}
    return [one for one in extra if (one.get("type"), str(one.get("id"))) in wanted]


def _work(item: Item, extra: Sequence[Item]) -> Reported:
    attributes = part(item, "attributes")
    written = posts(attributes, _updates(item, extra))
    return Reported.model_validate(
        {
            "id": item.get("id"),
            "name": attributes.get("name"),
            "status": stage_of_work(attributes.get("status")),
            "incident_updates": [{"id": one["id"], "body": one["body"]} for one in written],
            "components": _affected(item, extra),
        }
    )
