"""OpenStatus: Statuspage's shape at another address; what has ended is in its feed alone."""

from dataclasses import replace
from typing import ClassVar

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import has, json_of
from commdrill.drivers.status.dialects.feed import with_feed
from commdrill.drivers.status.report import StatusReport
from commdrill.drivers.status.request import StatusRequest
from commdrill.drivers.status.statuspage_payload import Summary, read_payload
from commdrill.sighting import SHARED_TERMS, Vocabulary


class OpenStatus:
    """Its terms are the shared ones; an indicator is never `critical`, a work never `verifying`."""

    name: ClassVar[str] = "openstatus"
    terms: ClassVar[Vocabulary] = replace(
        SHARED_TERMS,
        page="an OpenStatus page",
        indicator=SHARED_TERMS.indicator - {"critical"},
        maintenance=frozenset({"scheduled", "in_progress"}),
    )

    def look_of(self, url: str) -> str:  # noqa: ARG002  # the same wherever it is
        return "/summary.json"

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "status", "components")

    def read(self, asking: StatusRequest) -> StatusReport:
        summary = read_payload(Summary, asking.now("/summary.json"))
        told = StatusReport(
            summary.status.indicator,
            summary.components,
            summary.incidents,
            summary.scheduled_maintenances,
        )
        return with_feed(told, asking.history_if_there("/feed/rss"))
