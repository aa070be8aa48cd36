"""Atlassian Statuspage v2, and pages that give its JSON, as those of incident.io do."""

from typing import ClassVar

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import has, json_of
from commdrill.drivers.status.report import StatusReport
from commdrill.drivers.status.request import StatusRequest
from commdrill.drivers.status.statuspage_payload import (
    Incidents,
    Maintenances,
    Summary,
    read_payload,
)
from commdrill.sighting import SHARED_TERMS, Vocabulary

_SUMMARY = "/api/v2/summary.json"


class Statuspage:
    """Its terms are the shared ones."""

    name: ClassVar[str] = "statuspage"
    terms: ClassVar[Vocabulary] = SHARED_TERMS

    def look_of(self, url: str) -> str:  # noqa: ARG002  # the same wherever it is
        return _SUMMARY

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "status", "components")

    def read(self, asking: StatusRequest) -> StatusReport:
        summary = read_payload(Summary, asking.now(_SUMMARY))
        incidents = read_payload(Incidents, asking.history("/api/v2/incidents.json")).incidents
        planned = asking.history_if_there("/api/v2/scheduled-maintenances.json")
        works = read_payload(Maintenances, planned).scheduled_maintenances if planned else ()
        return StatusReport(
            summary.status.indicator,
            summary.components,
            (*incidents, *summary.incidents),
            (*works, *summary.scheduled_maintenances),
        )
