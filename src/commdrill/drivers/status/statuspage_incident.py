"""The `statuspage-incident` action."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import Field, SecretStr

from commdrill.drivers.http.driver import HttpDriver, HttpRequest, Url
from commdrill.drivers.protocol import Receipt, RunContext
from commdrill.errors import DriverError
from commdrill.values import Json

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

_TEST_PAGE = re.compile(r"\b(?:test|drill|dev|sandbox)\b", re.IGNORECASE)
_INCIDENT = "investigating|identified|monitoring|resolved"
_MAINTENANCE = "scheduled|in_progress|verifying|completed"
_ENDED = frozenset({"resolved", "completed", "postmortem"})
_OURS = "commdrill"


class StatuspageIncident(HttpDriver):
    """Posts an incident or a maintenance on a test page, by Statuspage's manage API.

    The first post of a run opens it, later ones (other actions with the same `name`) update it.
    A page counts as a test page where its name says `test`, `drill`, `dev` or `sandbox`; any other
    is refused. When the run ends, what it posted is deleted, and its components work again; what a
    run that was killed left is deleted by the next that posts.
    """

    page: str = Field(min_length=1, description="the page's id", examples=["kctbh9vrtdwd"])
    key: SecretStr = Field(min_length=1, description="API key", examples=["${env:STATUSPAGE_KEY}"])
    name: str = Field(
        min_length=1, description="the incident's name", examples=["Checkout is unavailable"]
    )
    status: str = Field(
        pattern=f"^({_INCIDENT}|{_MAINTENANCE})$",
        description="what it is posted with: a status of an incident or of a maintenance",
        examples=["investigating"],
    )
    body: str = Field(min_length=1, description="the words", examples=["We are looking into it."])
    components: dict[str, str] = Field(
        {}, description="component id on the page → its status from now on"
    )
    scheduled_for: str | None = Field(None, description="start of a maintenance, ISO 8601")
    scheduled_until: str | None = Field(None, description="end of a maintenance, ISO 8601")
    api: Url = Field("https://api.statuspage.io/v1", description="the API's address")

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.api)

    def check(self) -> None:
        with self.session() as http:
            self._require_test_page(http)

    def perform(self, run: RunContext) -> Receipt:
        with self.session() as http:
            self._require_test_page(http)
            self._delete(http, lambda owner: owner != run.run)
            incident = self._open_incident(http, run)
            if incident is None:
                self._ask(http, "POST", "/incidents", {"incident": self._post(run)})
                return Receipt(f"opened {self.name!r} as {self.status}")
            path = f"/incidents/{quote(str(incident['id']), safe='')}"
            self._ask(http, "PATCH", path, {"incident": self._post(run)})
            return Receipt(f"updated {self.name!r} to {self.status}")

    def clean_up(self, run: RunContext) -> None:
        """Delete what this run posted; its components work again."""
        with self.session() as http:
            self._delete(http, lambda owner: owner == run.run)

    def _post(self, run: RunContext) -> dict[str, Json]:
        times = {"scheduled_for": self.scheduled_for, "scheduled_until": self.scheduled_until}
        return {
            "name": self.name,
            "status": self.status,
            "body": self.body,
            "components": self.components,
            "component_ids": list(self.components),
            "metadata": {_OURS: {"run": run.run}},
            **{name: at for name, at in times.items() if at is not None},
        }

    def _require_test_page(self, http: "HttpSession") -> None:
        page = self._ask(http, "GET", "", None)
        name = str(page.get("name", "")) if isinstance(page, Mapping) else ""
        if not _TEST_PAGE.search(name):
            raise DriverError(
                f"the page {self.page!r} is called {name!r}: it is no test page. Drills post on "
                "pages alone whose name says test, drill, dev or sandbox"
            )

    def _open_incident(self, http: "HttpSession", run: RunContext) -> Mapping[str, Any] | None:
        for incident, owner in self._ours(http):
            is_same = owner == run.run and incident.get("name") == self.name
            if is_same and incident.get("status") not in _ENDED:
                return incident
        return None

    def _delete(self, http: "HttpSession", is_due: Callable[[str], bool]) -> None:
        for incident, owner in tuple(self._ours(http)):
            if is_due(owner):
                self._restore_components(http, incident)
                self._ask(http, "DELETE", f"/incidents/{quote(str(incident['id']), safe='')}", None)

    def _restore_components(self, http: "HttpSession", incident: Mapping[str, Any]) -> None:
        for component in incident.get("components") or []:
            if component.get("status") != "operational":
                path = f"/components/{quote(str(component['id']), safe='')}"
                self._ask(http, "PATCH", path, {"component": {"status": "operational"}})

    def _ours(self, http: "HttpSession") -> Iterator[tuple[Mapping[str, Any], str]]:
        """Incidents that drills posted, and the run that did."""
        listed = self._ask(http, "GET", "/incidents", None)
        for incident in listed if isinstance(listed, list) else ():
            mark = (incident.get("metadata") or {}).get(_OURS)
            if isinstance(mark, Mapping):
                yield incident, str(mark.get("run"))

    def _ask(self, http: "HttpSession", method: str, path: str, json: Json) -> Any:
        request = HttpRequest(
            url=f"{self.api.rstrip('/')}/pages/{quote(self.page, safe='')}{path}",
            method=method,
            json_=json,
            headers={"Authorization": f"OAuth {self.key.get_secret_value()}"},
        )
        answer = http.carry_out(request)
        if not answer.body:
            return None
        try:
            return answer.json()
        except ValueError as why:
            raise DriverError(f"{request.name}: the answer is not JSON: {why}") from None
