"""The `statuspage` observer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field, ValidationError

from commdrill.drivers.http.driver import HttpDriver
from commdrill.drivers.http.request import Headers, Url
from commdrill.drivers.masking.shown import shown_url
from commdrill.drivers.network.transport import Unanswered
from commdrill.drivers.protocol import Look
from commdrill.drivers.status.dialect import Dialect
from commdrill.drivers.status.discovery import (
    DIALECTS,
    TOLD_BY_BODIES,
    dialects_of_kept,
    find_dialect,
)
from commdrill.drivers.status.kept_request import ASKED, Asked, KeptRequest, PlacedRequest
from commdrill.drivers.status.report import StatusReport, board_of
from commdrill.drivers.status.request import NoPage, StatusRequest
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Proof, Sighting, StatusBoard

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

DialectName = Literal[
    "statuspage", "instatus", "openstatus", "better-stack", "cstate", "uptime-kuma", "incident-io",
    "gatus", "cachet-2", "cachet-3", "upptime", "feed",
]  # fmt: skip


_ODD = (ValidationError, AttributeError, TypeError, KeyError, IndexError)  # of what is none


class StatusPage(HttpDriver):
    """Looks at a status page through the public JSON that pages give, or through their feed.

    A look is one request as long as nothing changes, two or three where a page tells its state in parts. Which dialect it
    speaks is found by its own look at the first, or named. A word of the page that is none of the shared terms is
    `unknown`, never operational.

    A step that expects what a dialect has no words for ends in `error`, never in `failed`. `open`: an incident that is not
    over and has no stage; it is met by a step that takes any of investigating, identified and monitoring (`one_of`).

    statuspage    all terms as they are; open things from /api/v2/summary.json, ended ones from incidents.json and
                  scheduled-maintenances.json
    openstatus    as Statuspage, at /summary.json; no critical, verifying or completed
    instatus      UP none, UNDERMAINTENANCE maintenance, HASISSUES no indicator; NOTSTARTEDYET scheduled, INPROGRESS
                  in_progress; words and ends from /history.rss
    better-stack  degraded degraded_performance, downtime major_outage, maintenance under_maintenance, not_monitored unknown;
                  a report is open, or resolved once it has ended; work by its window and the page's clock
    incident-io   stages as they are, from /api/v1/summary; ends from /feed.rss; components' states are not told
    uptime-kuma   1 operational, 0 major_outage, 3 under_maintenance, 2 unknown; an incident is open or resolved;
                  under-maintenance in_progress, ended completed. `url`: …/status/SLUG. It shows posts up to five minutes late
    gatus         a success operational, else major_outage; announcements of type outage and warning open, all others and
                  archived ones resolved; no maintenances
    cachet-2, -3  1 operational, 2 degraded_performance, 3 partial_outage, 4 major_outage, 6 under_maintenance; 1
                  investigating, 2 identified, 3 monitoring, 4 resolved; 0 scheduled, 1 in_progress, 2 completed; no indicator,
                  and no times, for they have no zone
    cstate        ok operational / none, notice degraded_performance / minor, disrupted partial_outage / major, down
                  major_outage / critical; an issue is open or resolved; words from /index.xml
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
        url, named = str(settings.get("url", "")), settings.get("components", {})
        why = "this kind of page is not told by bodies alone"
        for dialect, asking in _told_by(url, settings.get("dialect"), kept):
            try:
                told = dialect.read(asking)
            except (CannotLook, NoPage, *_ODD) as wrong:  # two kinds may begin alike
                why = str(wrong)
                continue
            return board_of(told, named, url, dialect.terms, asking.answers)
        raise CannotLook(f"what is kept of a look is not all that it saw: {why}")

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.session() as http:
            yield _PageLook(self, http)


class _PageLook:
    """Looks at a page in the dialect it was found to speak."""

    def __init__(self, page: StatusPage, http: "HttpSession") -> None:
        self._page = page
        self._asking = StatusRequest(page.url, page.headers, http)
        self._dialect: Dialect | None = DIALECTS[page.dialect] if page.dialect else None

    def __call__(self) -> StatusBoard:
        self._asking.begin()
        try:
            return self._board()
        except (Unanswered, NoPage) as nobody:
            self._asking.forget()
            return StatusBoard(shown_url(self._page.url), "unknown", {}, unanswered=str(nobody))
        except CannotLook:
            self._asking.forget()
            raise

    def _board(self) -> StatusBoard:
        if self._dialect is None:
            self._dialect = find_dialect(self._asking)
            self._require_kind()
        dialect = self._dialect or DIALECTS["statuspage"]  # which says what is missing
        told = self._told(dialect)
        url = shown_url(self._page.url)
        board = board_of(told, self._page.components, url, dialect.terms, self._asking.answers)
        if dialect.name in TOLD_BY_BODIES:
            return board
        asked = Asked.of(dialect.name, self._asking).kept
        return replace(board, evidence=(*board.evidence, asked))

    def _require_kind(self) -> None:
        """A page that is there and is of no kind that is known may say all that it should."""
        root = self._asking.peek("") if self._dialect is None else None
        if root is not None and root.status == 200:
            kinds = ", ".join(DIALECTS)
            what = f"{shown_url(self._page.url)} is there, but is no status page of a kind known here ({kinds})"
            raise CannotLook(f"{what}: look at it with `browser` or `web-page`", root.body)

    def _told(self, dialect: Dialect) -> StatusReport:
        try:
            return dialect.read(self._asking)
        except _ODD as why:
            answer = self._asking.answers[-1]
            what = f"{answer.url} is not as {dialect.terms.page} has it"
            raise CannotLook(f"{what}: {type(why).__name__}", answer.body) from why


def _told_by(
    url: str, named: object, kept: Sequence[Evidence]
) -> Iterator[tuple[Dialect, KeptRequest]]:
    """The kinds of page that evidence of a look may be of, each with what is to be asked."""
    bodies = [one.content for one in kept if one.suffix != ASKED]
    if noted := next((one for one in kept if one.suffix == ASKED), None):
        asked = Asked.read(noted.content)
        if asked.dialect in DIALECTS:
            yield DIALECTS[asked.dialect], PlacedRequest(url, bodies, asked)
        return
    for dialect in dialects_of_kept(named, KeptRequest(url, bodies).first):
        yield dialect, KeptRequest(url, bodies)
