"""The `statuspage` observer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from commdrill.drivers.http.driver import Headers, HttpDriver, Url
from commdrill.drivers.protocol import Look
from commdrill.drivers.status import dialects
from commdrill.sighting import Evidence, Sighting, StatusBoard
from commdrill.terms import Proof

if TYPE_CHECKING:
    DialectName = str
else:
    DialectName = Literal[dialects.NAMES]


class StatusPage(HttpDriver):
    """Looks at a status page through the public JSON that pages give, or through their feed.

    A look is one request as long as nothing changes, two or three where a page tells its state in parts. Which dialect it
    speaks is found by its own look at the first, or named. A word of the page that is none of the shared terms is
    `unknown`, never operational.

    A step that expects what a dialect has no words for ends in `error`, never in `failed`. `open`: an incident that is not
    over and has no stage; it is met by a step that takes any of investigating, identified and monitoring (`one_of`).

    statuspage    all terms as they are; open things from /api/v2/summary.json, ended ones from incidents.json and
                  scheduled-maintenances.json
    openstatus    as Statuspage, at /summary.json; no critical or verifying; ends from /feed/json (from /feed/rss, which
                  tells no completed work, on older ones)
    instatus      UP none, UNDERMAINTENANCE maintenance, HASISSUES no indicator; NOTSTARTEDYET scheduled, INPROGRESS
                  in_progress; words and ends from /history.rss
    better-stack  degraded degraded_performance, downtime major_outage, maintenance under_maintenance, not_monitored unknown;
                  a report is open, or resolved once it has ended; work by its window and the page's clock
    incident-io   stages as they are, from /api/v1/summary; ends from /feed.rss; full_outage major_outage. Components are told
                  while something affects them alone: never that one is operational
    uptime-kuma   1 operational, 0 major_outage, 3 under_maintenance, 2 unknown; an incident is open, or (since 2.1)
                  resolved; under-maintenance in_progress, work ahead or over is not shown. `url`: …/status/SLUG. It shows posts up
                  to five minutes late
    gatus         a success operational, else major_outage; announcements of type outage and warning open, all others and
                  archived ones resolved; no maintenances
    cachet-2, -3  1 operational, 2 degraded_performance, 3 partial_outage, 4 major_outage, 6 under_maintenance; 1
                  investigating, 2 identified, 3 monitoring, 4 resolved; 0 scheduled, 1 in_progress, 2 completed; no indicator,
                  and no times, for they have no zone. Of 3, a component's state is the latest one, with incidents and work
    cstate        ok operational / none, notice degraded_performance / minor, disrupted partial_outage / major, down
                  major_outage / critical; an issue is open or resolved, by /issues/index.json; words from /index.xml
    upptime       up operational, degraded degraded_performance, down major_outage; components alone
    feed          RSS or Atom, the last resort: updates, with the stage that their words begin with; no components
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = StatusBoard
    most_requests: ClassVar[int] = 3  # of a look, once it is known which kind of page it is

    url: Url = Field(
        description="the page's root", examples=["https://status.dev.anycompany.example"]
    )
    components: dict[str, str] = Field(
        {}, description="plan's component id → the component's name or id on the page"
    )
    headers: Headers = Field({}, description="headers sent along")
    dialect: DialectName | None = Field(
        None, description="which kind of page it is; found by its own look unless named"
    )

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    @classmethod
    def reread(cls, settings: Mapping[str, Any], kept: Sequence[Evidence]) -> StatusBoard:
        """The board that these answers of a page make, asked for in the order they are kept in."""
        from commdrill.drivers.status.page_look import board_again

        return board_again(settings, kept)

    @contextmanager
    def open(self) -> Iterator[Look]:
        from commdrill.drivers.status.dialect import StatusRequest
        from commdrill.drivers.status.page_look import PageLook

        with self.session() as http:
            yield PageLook(
                StatusRequest(self.url, self.headers, http), self.components, self.dialect
            )
