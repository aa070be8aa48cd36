"""cState: a site made anew at each change; its feed has the words."""

from collections.abc import Mapping
from typing import Any, ClassVar

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import has, json_of, listed
from commdrill.drivers.status.dialects.feed import with_feed
from commdrill.drivers.status.report import StatusReport
from commdrill.drivers.status.request import StatusRequest
from commdrill.drivers.status.statuspage_payload import Component, Reported
from commdrill.sighting import Vocabulary

_SYSTEMS = {
    "ok": "operational",
    "notice": "degraded_performance",
    "disrupted": "partial_outage",
    "down": "major_outage",
}
_INDICATORS = {"ok": "none", "notice": "minor", "disrupted": "major", "down": "critical"}

Item = Mapping[str, Any]


class CState:
    """An issue is open or resolved, planned work an issue like others; a word before an update is its stage."""

    name: ClassVar[str] = "cstate"
    terms: ClassVar[Vocabulary] = Vocabulary(
        "a cState page",
        incident=frozenset({"open", "resolved"}),
        maintenance=frozenset(),
        indicator=frozenset(_INDICATORS.values()),
        component=frozenset(_SYSTEMS.values()),
    )

    def look_of(self, url: str) -> str:  # noqa: ARG002  # the same wherever it is
        return "/index.json"

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "summaryStatus", "systems")

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now("/index.json")
        page: Any = answer.json()
        systems = listed(page.get("systems"), answer, "systems")
        issues = {
            str(issue.get("permalink")): issue
            for system in systems
            for issue in system.get("unresolvedIssues") or ()
        }
        told = StatusReport(
            _INDICATORS.get(str(page.get("summaryStatus")), "unknown"),
            tuple(map(_component, systems)),
            tuple(_issue(link, issue, systems) for link, issue in issues.items()),
        )
        return with_feed(told, asking.history_if_there("/index.xml"))


def _component(system: Item) -> Component:
    name = system.get("name")
    status = _SYSTEMS.get(str(system.get("status")), "unknown")
    return Component.model_validate({"id": name, "name": name, "status": status})


def _issue(link: str, issue: Item, systems: Any) -> Reported:
    affected = [
        {"id": system.get("name"), "name": system.get("name")}
        for system in systems
        if any(one.get("permalink") == link for one in system.get("unresolvedIssues") or ())
    ]
    return Reported.model_validate({
        "id": link, "name": issue.get("title"), "status": "open", "components": affected
    })  # fmt: skip
