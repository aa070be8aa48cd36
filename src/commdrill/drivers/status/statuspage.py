"""The `statuspage` observer."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.http.driver import HttpDriver
from commdrill.drivers.http.kept import KeptAnswers
from commdrill.drivers.http.request import Headers, HttpRequest, Url
from commdrill.drivers.masking.shown import shown_url
from commdrill.drivers.network.transport import Unanswered
from commdrill.drivers.protocol import Look
from commdrill.drivers.status.statuspage_payload import (
    Component,
    Incidents,
    Maintenances,
    Reported,
    Summary,
    read_payload,
)
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Incident, Proof, Sighting, StatusBoard, Update
from commdrill.wording.visible import shown

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

_OUR_SIDE = (401, 403, 407, 429)  # not let in, or asked too often: other readers are better off

_LOOKS_AFTER_A_CHANGE = 3
_NOW_AND_THEN = 10  # looks


class StatusPage(HttpDriver):
    """Looks at a status page through the public JSON that Statuspage and pages like it give.

    A look is one request as long as nothing changes. What is open is read from `/api/v2/summary.json`, what has ended from `/api/v2/incidents.json`
    and, where the page has it, `/api/v2/scheduled-maintenances.json`. A word of the page that is
    none of the shared terms is `unknown`, never operational.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = StatusBoard

    url: Url = Field(
        description="the page's root", examples=["https://status.dev.anycompany.example"]
    )
    components: dict[str, str] = Field(
        {}, description="plan's component id → the component's name or id on the page"
    )
    headers: Headers = Field({}, description="headers sent along")

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.session() as http:
            yield _PageLook(self, http)

    def board_of(
        self, summarized: HttpAnswer, history: HttpAnswer, planned: HttpAnswer | None = None
    ) -> StatusBoard:
        summary = read_payload(Summary, summarized)
        incidents = read_payload(Incidents, history).incidents
        maintenances = read_payload(Maintenances, planned).scheduled_maintenances if planned else ()
        found = {
            plan_id: _find(named, summary.components, summarized)
            for plan_id, named in self.components.items()
        }
        by_id = {component.id: plan_id for plan_id, component in found.items()}
        return StatusBoard(
            url=shown_url(self.url),
            indicator=summary.status.indicator,
            components={plan_id: component.status for plan_id, component in found.items()},
            incidents=_told(incidents, summary.incidents, by_id),
            maintenances=_told(maintenances, summary.scheduled_maintenances, by_id),
            evidence=tuple(
                Evidence(answer.body, ".json")
                for answer in (summarized, history, planned)
                if answer
            ),
        )


class _PageLook:
    """Asks for the summary, and for the history where that may have changed.

    A page in front of which something caches may change its history a little later, hence more than
    one look at it; and now and then one without a reason.
    """

    def __init__(self, page: StatusPage, http: "HttpSession") -> None:
        self._page = page
        self._http = http
        self._answers = KeptAnswers(http)
        self._summary = b""
        self._unchanged = 0  # looks since the summary was another one
        self._history: tuple[HttpAnswer, ...] = ()

    def __call__(self) -> StatusBoard:
        self._http.forget()
        try:
            summary = self._ask("summary")
            self._unchanged = self._unchanged + 1 if summary.body == self._summary else 0
            self._summary = summary.body
            if self._unchanged < _LOOKS_AFTER_A_CHANGE or self._unchanged % _NOW_AND_THEN == 0:
                self._history = (self._ask("incidents"), self._ask("scheduled-maintenances"))
        except Unanswered as nobody:
            self._summary = b""
            return self._unreadable(str(nobody))
        return self._seen(summary, *self._history)

    def _seen(self, summary: HttpAnswer, history: HttpAnswer, planned: HttpAnswer) -> StatusBoard:
        needed = (summary, history) if 400 <= planned.status < 500 else (summary, history, planned)
        for answer in needed:
            if answer.status != 200:
                self._summary = b""  # to be asked for again
                return self._unreadable(f"{answer.url} answered {answer}")
        return self._page.board_of(*needed)

    def _unreadable(self, why: str) -> StatusBoard:
        return StatusBoard(shown_url(self._page.url), "unknown", {}, unanswered=why)

    def _ask(self, name: str) -> HttpAnswer:
        root = self._page.url.rstrip("/")
        request = HttpRequest(url=f"{root}/api/v2/{name}.json", headers=self._page.headers)
        answer = self._answers.ask(request)
        if answer.status in _OUR_SIDE:
            self._summary = b""
            raise answer.refusal(request.name)
        return answer


def _told(
    history: Iterable[Reported], open_now: Iterable[Reported], plan_ids: Mapping[str, str]
) -> tuple[Incident, ...]:
    """Each report once: of two copies, the one that tells more."""
    reports: dict[str, Reported] = {}
    for report in (*history, *open_now):
        known = reports.get(report.id)
        if known is None or len(report.incident_updates) > len(known.incident_updates):
            reports[report.id] = report
    return tuple(_incident(report, plan_ids) for report in reports.values())


def _incident(report: Reported, plan_ids: Mapping[str, str]) -> Incident:
    posts = report.incident_updates
    affected = tuple(one for post in posts for one in post.affected_components)
    return Incident(
        id=report.id,
        name=report.name,
        status=report.status,
        updates=_newest_first(
            Update(post.id, post.status, shown(post.body), post.at) for post in posts
        ),
        components=frozenset(
            plan_ids.get(one.id, one.name) for one in report.components or affected
        ),
        starts=report.scheduled_for or report.started_at or report.created_at,
        ends=report.scheduled_until or report.resolved_at,
    )


def _newest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """By their times, where all have one; else as the page has them, which is newest first."""
    listed = tuple(updates)
    timed = [(update.at, update) for update in listed if update.at]
    if len(timed) < len(listed):
        return listed
    return tuple(update for _, update in sorted(timed, key=lambda one: one[0], reverse=True))


def _find(named: str, listed: tuple[Component, ...], answer: HttpAnswer) -> Component:
    """The component with this id, or the only one with this name."""
    found = [one for one in listed if one.id == named] or [
        one for one in listed if one.name == named
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = " or ".join(one.id for one in found)
        why = f"the status page has {len(found)} components named {named!r}: name one by id, {ids}"
        raise CannotLook(why, answer.body)
    there = ", ".join(sorted(repr(one.name) for one in listed)) or "none at all"
    raise CannotLook(f"the status page has no component {named!r}; it has {there}", answer.body)
