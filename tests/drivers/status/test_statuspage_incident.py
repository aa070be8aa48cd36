import json
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from commdrill.drivers.protocol import RunContext, TidyAction
from commdrill.drivers.status.statuspage_incident import StatuspageIncident
from commdrill.errors import DriverError
from commdrill.testing import LocalWeb, reply

RUN, ANOTHER = RunContext("run-1", "t", "outage"), RunContext("run-2", "t", "outage")


class ManageApi:
    """Statuspage's manage API for one page, as far as incidents go."""

    def __init__(self, name: str) -> None:
        self.incidents: dict[str, dict[str, Any]] = {}
        self.components = {"c1": "operational"}
        self.web = LocalWeb({"/v1/pages/p1": reply(200, json.dumps({"name": name}).encode())})
        self.web.routes["/v1/pages/p1/incidents"] = self._incidents
        self.web.routes["/v1/pages/p1/components/c1"] = self._component

    def action(self, **settings: Any) -> StatuspageIncident:
        given = {
            "page": "p1",
            "key": "hush-8271",
            "api": self.web.url("/v1"),
            "name": "Checkout is unavailable",
            "status": "investigating",
            "body": "We are looking into it.",
        }
        return StatuspageIncident.model_validate(given | settings)

    def _incidents(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "POST":
            uid = f"i{len(self.incidents) + 1}"
            self.incidents[uid] = {"id": uid, **self._posted()}
            self.web.routes[f"/v1/pages/p1/incidents/{uid}"] = self._incident
        self._tell(handler, list(self.incidents.values()))

    def _incident(self, handler: BaseHTTPRequestHandler) -> None:
        uid = handler.path.rpartition("/")[2]
        if handler.command == "DELETE":
            self._tell(handler, self.incidents.pop(uid))
        else:
            self.incidents[uid] |= self._posted()
            self._tell(handler, self.incidents[uid])

    def _posted(self) -> dict[str, Any]:
        incident: dict[str, Any] = json.loads(self.web.asked[-1].body)["incident"]
        self.components |= incident["components"]
        shown = [{"id": uid, "status": status} for uid, status in incident["components"].items()]
        return {**incident, "components": shown}

    def _component(self, handler: BaseHTTPRequestHandler) -> None:
        self.components["c1"] = json.loads(self.web.asked[-1].body)["component"]["status"]
        self._tell(handler, {})

    @staticmethod
    def _tell(handler: BaseHTTPRequestHandler, document: object) -> None:
        reply(200, json.dumps(document).encode())(handler)


def test_an_incident_is_opened_updated_and_taken_away_at_the_end() -> None:
    api = ManageApi("AnyCompany drill page")
    with api.web:
        first = api.action(components={"c1": "major_outage"})
        first.check()
        assert first.perform(RUN).summary == "opened 'Checkout is unavailable' as investigating"
        update = api.action(
            status="resolved", body="It is back.", components={"c1": "major_outage"}
        )
        assert update.perform(RUN).summary == "updated 'Checkout is unavailable' to resolved"
        assert [one["status"] for one in api.incidents.values()] == ["resolved"]
        assert isinstance(update, TidyAction)
        update.clean_up(RUN)
        assert (api.incidents, api.components) == ({}, {"c1": "operational"})
        assert all(one.headers["authorization"] == "OAuth hush-8271" for one in api.web.asked)


def test_what_a_killed_run_left_goes_with_the_next_and_other_peoples_stays() -> None:
    api = ManageApi("Test page")
    with api.web:
        api.incidents["theirs"] = {"id": "theirs", "name": "A real one", "status": "investigating"}
        api.action().perform(RUN)
        api.action().perform(ANOTHER)
        owners = [one.get("metadata", {}).get("commdrill") for one in api.incidents.values()]
    assert owners == [None, {"run": "run-2"}]


@pytest.mark.parametrize("name", ["AnyCompany Status", "Contests", ""])
def test_a_page_that_is_not_marked_as_a_test_page_is_refused(name: str) -> None:
    api = ManageApi(name)
    with api.web:
        for act in (api.action().check, lambda: api.action().perform(RUN)):
            with pytest.raises(DriverError, match="it is no test page"):
                act()
        assert {asked.method for asked in api.web.asked} == {"GET"}


def test_the_key_is_never_shown() -> None:
    api = ManageApi("Test page")
    api.web.routes["/v1/pages/p1"] = reply(401, b"no")
    with api.web, pytest.raises(DriverError) as raised:
        api.action().check()
    assert "hush-8271" not in f"{raised.value} {api.action()!r}"
    assert api.action().hosts() == ("127.0.0.1",)
