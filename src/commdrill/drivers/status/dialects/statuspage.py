"""Atlassian Statuspage v2, and pages that give its JSON, as those of incident.io do."""

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest, has, json_of
from commdrill.drivers.status.report import (
    Incidents,
    Maintenances,
    StatusReport,
    Summary,
    read_payload,
)
from commdrill.sighting import SHARED_TERMS


class Statuspage(Dialect):
    """Its terms are the shared ones."""

    turn = 0
    is_told_by_bodies = True
    look = "/api/v2/summary.json"
    terms = SHARED_TERMS

    def knows(self, answer: HttpAnswer) -> bool:
        return has(json_of(answer), "status", "components")

    def read(self, asking: StatusRequest) -> StatusReport:
        summary = read_payload(Summary, asking.now(self.look))
        incidents = read_payload(Incidents, asking.history("/api/v2/incidents.json")).incidents
        planned = asking.history_if_there("/api/v2/scheduled-maintenances.json")
        works = read_payload(Maintenances, planned).scheduled_maintenances if planned else ()
        return StatusReport(
            summary.status.indicator,
            summary.components,
            (*incidents, *summary.incidents),
            (*works, *summary.scheduled_maintenances),
        )


DIALECT = Statuspage()
