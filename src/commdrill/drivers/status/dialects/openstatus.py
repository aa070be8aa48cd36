"""OpenStatus: Statuspage's shape at another address; what has ended is in its feeds alone."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import (
    Dialect,
    StatusRequest,
    clock_of,
    has,
    json_of,
    listed,
    stage_of_work,
)
from commdrill.drivers.status.dialects.feed import with_feed
from commdrill.drivers.status.report import Post, Reported, StatusReport, Summary, read_payload
from commdrill.sighting import SHARED_TERMS

_RUN_TOGETHER = re.compile(
    r"(?:\A|\.\s{1,9})(Investigating|Identified|Monitoring|Resolved):\s{1,9}"
)
_WITHOUT_ENDS = frozenset({"scheduled", "in_progress"})

Item = Mapping[str, Any]


class OpenStatus(Dialect):
    """Its terms are the shared ones; an indicator is never `critical`, a work never `verifying`."""

    turn = 2
    look = "/summary.json"
    terms = replace(
        SHARED_TERMS,
        page="an OpenStatus page",
        indicator=SHARED_TERMS.indicator - {"critical"},
        maintenance=SHARED_TERMS.maintenance - {"verifying"},
    )

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "status", "components")

    def read(self, asking: StatusRequest) -> StatusReport:
        now = asking.now(self.look)
        summary = read_payload(Summary, now)
        report = StatusReport(
            summary.status.indicator,
            tuple(one.model_copy(update={"id": one.name}) for one in summary.components),
            tuple(map(_by_name, summary.incidents)),
            tuple(map(_by_name, summary.scheduled_maintenances)),
        )
        feed = asking.history_if_there("/feed/json")
        if feed is not None and has(json_of(feed), "statusReports"):
            return _with_history(report, feed, now)
        older = with_feed(report, asking.history_if_there("/feed/rss"))
        own = {one.incident_updates for one in report.incidents}
        incidents = (one if one.incident_updates in own else _apart(one) for one in older.incidents)
        terms = replace(self.terms, maintenance=_WITHOUT_ENDS)
        return replace(older, incidents=tuple(incidents), terms=terms)


DIALECT = OpenStatus()


def _with_history(report: StatusReport, feed: HttpAnswer, now: HttpAnswer) -> StatusReport:
    """What is told now, and what its feed has of then: with ids, times and whom it affects."""
    history: Any = feed.json()
    names = {
        str(one.get("id")): one.get("name")
        for one in listed(history.get("pageComponents"), feed, "components")
    }
    reports = listed(history.get("statusReports"), feed, "reports")
    works = listed(history.get("maintenances"), feed, "maintenances")
    known = {one.id: one.status for one in report.maintenances}
    return replace(
        report,
        incidents=(*(_report(one, names) for one in reports), *report.incidents),
        maintenances=(*(_work(one, names, known, now) for one in works), *report.maintenances),
    )


def _apart(report: Reported) -> Reported:
    """Its updates, where the RSS feed runs them together: `Resolved: All is well.. Monitoring: …`."""
    body = "".join(post.body for post in report.incident_updates)
    _, *parts = _RUN_TOGETHER.split(body.removesuffix("."))
    if not _RUN_TOGETHER.match(body):
        return report
    said = zip(parts[::2], parts[1::2], strict=True)
    raw = [{"id": f"{report.id} {words}", "status": word, "body": words} for word, words in said]
    return report.model_copy(update={"incident_updates": tuple(map(Post.model_validate, raw))})


def _report(item: Item, names: Mapping[str, Any]) -> Reported:
    updates = item.get("statusReportUpdates") or ()
    raw = {
        "id": item.get("id"),
        "name": item.get("title"),
        "status": item.get("status"),
        "incident_updates": [
            {**one, "body": one.get("message"), "created_at": one.get("date")} for one in updates
        ],
        "components": _affected(item, names),
    }
    return Reported.model_validate(raw)


def _work(
    item: Item, names: Mapping[str, Any], known: Mapping[str, str], now: HttpAnswer
) -> Reported:
    """Its stage is what the summary says; by the page's clock where that has it no more."""
    raw = {
        "id": item.get("id"),
        "name": item.get("name"),
        "scheduled_for": item.get("from"),
        "scheduled_until": item.get("to"),
        "incident_updates": [{"id": "message", "body": item.get("message")}],
        "components": _affected(item, names),
    }
    work = Reported.model_validate(raw)
    stage = stage_of_work(work.scheduled_for, work.scheduled_until, clock_of(now))
    return work.model_copy(update={"status": known.get(work.id, stage)})


def _by_name(report: Reported) -> Reported:
    named = (one.model_copy(update={"id": one.name or one.id}) for one in report.components)
    return report.model_copy(update={"components": tuple(named)})


def _affected(item: Item, names: Mapping[str, Any]) -> list[Item]:
    """Known by their names: the page's summary gives no ids."""
    found = (names.get(str(one)) for one in item.get("pageComponents") or ())
    return [{"id": name, "name": name} for name in found if name]
