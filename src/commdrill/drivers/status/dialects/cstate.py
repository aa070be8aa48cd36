"""cState: a site made anew at each change; its feed has the words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of, listed
from commdrill.drivers.status.dialects.feed import with_feed
from commdrill.drivers.status.report import Component, Reported, StatusReport
from commdrill.sighting import Vocabulary

_SYSTEMS = {
    "ok": "operational",
    "notice": "degraded_performance",
    "disrupted": "partial_outage",
    "down": "major_outage",
}
_OVER = re.compile(r"\[[^\]]{1,40}\]\s{1,5}")  # before a title in its feed, in the page's language
_INDICATORS = {"ok": "none", "notice": "minor", "disrupted": "major", "down": "critical"}

Item = Mapping[str, Any]


class CState(Dialect):
    """An issue is open or resolved, planned work an issue like others; a word before an update is its stage."""

    turn = 4
    look = "/index.json"
    terms = Vocabulary(
        "a cState page",
        incident=frozenset({"open", "resolved"}),
        maintenance=frozenset(),
        indicator=frozenset(_INDICATORS.values()),
        component=frozenset(_SYSTEMS.values()),
    )

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "summaryStatus", "systems")

    def read(self, asking: StatusRequest) -> StatusReport:
        answer = asking.now(self.look)
        page: Any = answer.json()
        systems = listed(page.get("systems"), answer, "systems")
        issues = {
            str(issue.get("permalink")): issue
            for system in systems
            for issue in system.get("unresolvedIssues") or ()
        }
        report = StatusReport(
            _INDICATORS.get(str(page.get("summaryStatus")), "unknown"),
            tuple(map(_component, systems)),
            tuple(_issue(link, issue, systems) for link, issue in issues.items()),
        )
        history = _by_link(asking.history_if_there("/issues/index.json"))
        fed = with_feed(report, asking.history_if_there("/index.xml"))
        ended_or_not = (_told_by(history, one) for one in fed.incidents)
        return replace(fed, incidents=tuple(filter(None, ended_or_not)))


DIALECT = CState()


def _by_link(answer: HttpAnswer | None) -> Mapping[str, Item]:
    """All issues, in whatever language its feed says that they are over."""
    listing: Any = json_of(answer) if answer else None
    issues = listing.get("pages") if has(listing, "pages") else ()
    return {str(one.get("permalink")): one for one in issues or ()}


def _told_by(history: Mapping[str, Item], report: Reported) -> Reported | None:
    """An issue as the list of all has it; none where that says it is news alone."""
    issue = history.get(report.id)
    if issue is None:
        over = _OVER.match(report.name) if report.status == "unknown" else None
        update = {"status": "resolved", "name": report.name[over.end() :]} if over else {}
        return report.model_copy(update=update)
    if issue.get("informational"):
        return None
    status = "resolved" if issue.get("resolved") else "open"
    return report.model_copy(update={"status": status, "name": str(issue.get("title"))})


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
