"""Runs as they could have been, each in a folder of its own: ids and times are fixed here alone."""

import struct
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from commdrill.journal.book import Journal
from commdrill.record import events as e
from commdrill.sighting import Evidence
from commdrill.testing.fake_clock import FakeClock
from commdrill.verdict import Difference

STARTED = datetime(2026, 11, 23, 10, tzinfo=UTC)
RUN = "20261123T100000Z-checkout-outage-7f3a"
VERSION = (
    "1.2.3"  # of commdrill; never the one under test, so that golden reports outlive a release
)

Happening = e.Event | Callable[[Journal], e.Event]
Moment = tuple[float, Happening]


class NoSecrets:
    def mask(self, text: str) -> str:
        return text

    def mask_bytes(self, content: bytes) -> bytes:
        return content


def write(folder: Path, moments: Sequence[Moment], run: str = RUN) -> Path:
    """A run's folder with its journal and its evidence; no reports yet."""
    clock = FakeClock(STARTED)
    place = folder / run
    place.mkdir(parents=True)
    with Journal.create(place, run, clock, NoSecrets()) as journal:
        for at, happening in moments:
            clock.advance(at - clock.monotonic())
            journal.append(happening(journal) if callable(happening) else happening)
    return place


def step(  # noqa: PLR0917 a step as one line of a table
    name: str,
    phase: str,
    channel: str,
    kind: str,
    promise: str,
    line: int,
    within: float | None = None,
    every: float | None = None,
    stays: float | None = None,
) -> e.StepRef:
    place = f"plans/storefront.yaml:{line}"
    return e.StepRef(name, phase, channel, kind, promise, place, within, every, stays)


PAGE = step("page-tells-visitors", "outage", "store-page", "error-page",
            "says outage-page; status 503; header Retry-After matches ^\\d+$", 60, within=2.0)  # fmt: skip
API = step("api-tells-clients", "outage", "orders-api", "api-error",
           "status 503; $.code is CHECKOUT_UNAVAILABLE", 68, within=2.0)  # fmt: skip
STATUS = step("status-investigating", "outage", "status-page", "status-page",
              "incident investigating; checkout is major_outage", 74, within=10.0)  # fmt: skip
EMAIL = step("email-customers", "outage", "customer-email", "email",
             "customers receive outage-email; partners receive nothing", 80, within=15.0)  # fmt: skip
SMS = step("sms-customers", "outage", "customer-sms", "sms",
           "customers receive outage-sms", 86, within=15.0)  # fmt: skip
CALL = step("call-partners", "outage", "partner-line", "manual",
            "Support calls every partner", 90)  # fmt: skip
UPDATES = step("updates-keep-coming", "update", "status-page", "status-page",
               "an update at least every 5s", 92, every=5.0)  # fmt: skip
BACK = step("page-is-back", "recovery", "store-page", "error-page",
            "status 200; outage-page is gone", 96, within=2.0, stays=0.5)  # fmt: skip
RESTORED = step("email-restored", "recovery", "customer-email", "email",
                "customers receive restored-email", 101, within=15.0)  # fmt: skip
STEPS = (PAGE, API, STATUS, EMAIL, SMS, CALL, UPDATES, BACK, RESTORED)
SANDBOX = e.EnvironmentRef("sandbox", "sandbox", 60.0)
DEV = e.EnvironmentRef("aws-dev", "dev", 1.0)
PLAN = e.PlanRef("storefront", "2026.11", "AnyCompany Retail storefront", "ab" * 32)
ARMED = e.FaultArmed(
    1, "checkout", "outage", "http",
    {"break": {"url": "http://127.0.0.1:8001/break"},
     "restore": {"url": "http://127.0.0.1:8001/restore"}},
    "drills/environments", {"status": 200},
)  # fmt: skip


def started(
    environment: e.EnvironmentRef = SANDBOX,
    steps: tuple[e.StepRef, ...] = STEPS,
    sabotages: tuple[str, ...] = (),
    version: str = VERSION,
) -> e.RunStarted:
    return e.RunStarted(
        drill="checkout-outage",
        title="Checkout is lost without warning",
        plan=PLAN,
        scenario="unplanned-outage",
        scenario_type="unplanned",
        environment=environment,
        steps=steps,
        take_down={"checkout": "outage"},
        token="5f" * 8,
        version=version,
        documents={"plans/storefront.yaml": "ab" * 32, "drills/checkout-outage.yaml": "cd" * 32},
        sabotages=sabotages,
    )


def looked(channel: str, began: float, summary: str, content: bytes, suffix: str) -> Happening:
    def happening(journal: Journal) -> e.Event:
        path = journal.keep(Evidence(content, suffix), channel)
        return e.Looked(channel, began, began + 0.05, summary, (path,))

    return happening


def received(  # noqa: PLR0917 a message as one line of a table
    channel: str, number: int, at: float, to: str, subject: str | None, covered: str
) -> Happening:
    def happening(journal: Journal) -> e.Event:
        content = f"To: {to}\nSubject: {subject}\n\nCheckout is unavailable.\n".encode()
        path = journal.keep(Evidence(content, ".eml"), channel)
        return e.MessageSeen(channel, str(number), (to,), subject, covered, at, None, (path,))

    return happening


def decided(
    ref: e.StepRef,
    outcome: e.StepOutcome = e.StepOutcome.PASSED,
    reason: str = "as promised",
    took: float | None = None,
    not_before: float | None = None,
    *,
    differences: tuple[Difference, ...] = (),
    captured: dict[str, str] | None = None,
    recipients: e.Recipients | None = None,
    evidence: tuple[Evidence, ...] = (),
    proof: str | None = "content",
) -> Happening:
    def happening(journal: Journal) -> e.Event:
        paths = tuple(journal.keep(piece, ref.channel) for piece in evidence)
        return e.StepDecided(
            ref.id, outcome, reason, took, not_before, differences, captured, recipients, paths,
            proof,
        )  # fmt: skip

    return happening


def png(width: int, height: int) -> bytes:
    """A picture, painted here: blue above, white below."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    row = {True: b"\0" + b"\x1f\x4e\x8c" * width, False: b"\0" + b"\xff\xff\xff" * width}
    rows = b"".join(row[line < height / 4] for line in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


FINE = b"<!doctype html><title>Store</title><h1>Your basket</h1><p>3 items</p>"
DOWN = (
    b"<!doctype html><title>Checkout</title><h1>Checkout is not available right now.</h1>"
    b"<p>We expect it back within 45 minutes. Follow progress at https://status.anycompany.example</p>"
)
TRACE = (
    b"<h1>500</h1><pre>Traceback: OrdersError at orders-db-primary:5432</pre>"
    b"<script>alert('never runs')</script>"
)
PAGE_DOWN, PAGE_TRACE = Evidence(DOWN, ".html"), Evidence(TRACE, ".html")
SHOT = Evidence(png(320, 200), ".png")
FILLED = {"component": "Checkout", "eta": "within 45 minutes",
          "status_url": "https://status.anycompany.example"}  # fmt: skip
ALL_THREE = e.Recipients(3, 3)
FAILED, ERROR, SKIPPED = e.StepOutcome.FAILED, e.StepOutcome.ERROR, e.StepOutcome.SKIPPED


def opening(begin: e.RunStarted) -> list[Moment]:
    return [
        (0.0, begin),
        (0.01, e.StageEntered(e.RunStage.PREFLIGHT)),
        (0.8, e.PreflightPassed()),
        (0.8, e.StageEntered(e.RunStage.BASELINE)),
        (0.95, looked("store-page", 0.9, "200 Your basket 3 items", FINE, ".html")),
        (0.96, looked("status-page", 0.9, "none", b'{"indicator": "none"}', ".json")),
        (1.2, ARMED),
        (1.3, e.FaultInjected(1)),
        (1.3, e.StageEntered(e.RunStage.OUTAGE)),
    ]


def the_end(outcome: e.RunOutcome, code: int, *, restored: bool = True) -> e.RunFinished:
    return e.RunFinished(outcome, code, restored)


RECOVERY: list[Moment] = [
    (20.0, e.FaultReverted(1, 1)),
    (20.0, e.StageEntered(e.RunStage.RECOVERY)),
    (20.2, looked("store-page", 20.1, "200 Your basket 3 items", FINE, ".html")),
]
COMPARED: list[Moment] = [
    (27.0, e.StageEntered(e.RunStage.RESTORED)),
    (27.2, e.ChannelCompared("store-page")),
    (27.3, e.ChannelCompared("status-page")),
]


def passed() -> list[Moment]:
    return [
        *opening(started()),
        (1.5, looked("store-page", 1.45, "503 Checkout is not available right now.", DOWN, ".html")),
        (1.5, e.StepSeen(PAGE.id, 0.05, 0.2)),
        (1.5, decided(PAGE, took=0.2, not_before=0.05, captured=FILLED, evidence=(PAGE_DOWN, SHOT))),
        (1.9, decided(API, took=0.6, not_before=0.5)),
        (4.0, e.ActionPerformed("announce", e.RunStage.OUTAGE, "202 Accepted")),
        (5.0, looked("status-page", 4.9, "major: Checkout: investigating", b"{}", ".json")),
        (5.0, decided(STATUS, took=3.7, not_before=2.7)),
        *((6.0 + n / 10, received("customer-email", n, 6.0 + n / 10, who, "Checkout is unavailable",
                                  "outage-email (en)")) for n, who in enumerate(("ana", "ben", "eva"))),
        (9.0, e.StepAttested(CALL.id, "Kim", e.StepOutcome.PASSED, "all four picked up")),
        (9.0, decided(CALL, reason="Kim attests it: all four picked up", proof="attested")),
        (12.0, e.StageEntered(e.RunStage.UPDATE)),
        (19.0, decided(UPDATES, reason="updates came at least every 5s", took=4.1, not_before=4.0)),
        *RECOVERY,
        (20.8, decided(BACK, took=0.2, not_before=0.1, evidence=(Evidence(FINE, ".html"),))),
        *COMPARED,
        (27.4, decided(EMAIL, reason="all 3 recipients were reached after 4.9s", took=4.9,
                       not_before=4.8, captured=FILLED, recipients=ALL_THREE)),
        (27.4, decided(SMS, reason="all 3 recipients were reached after 2.0s", took=2.0,
                       recipients=ALL_THREE, proof="carrier")),
        (27.4, decided(RESTORED, reason="all 3 recipients were reached after 3.5s", took=3.5,
                       not_before=3.4, recipients=ALL_THREE)),
        (27.5, the_end(e.RunOutcome.PASSED, 0)),
    ]  # fmt: skip


def failed() -> list[Moment]:
    """A failure of every kind: wrong words, late, not received, wrong people, unreadable, skipped."""
    words = (
        Difference("status", "503", "500"),
        Difference("words", "“{{component}} is not available right now.”",
                   "none of them; “500 Traceback: OrdersError at orders-db-primary:5432”"),
        Difference("technical-detail", "nothing of the kind", "“orders-db-primary:5432”"),
    )  # fmt: skip
    return [
        *opening(started(environment=DEV, sabotages=("stack-trace", "late-incident"))),
        (1.5, looked("store-page", 1.45, "500 Traceback: OrdersError", TRACE, ".html")),
        (2.0, e.LookFailed("orders-api", 2.0, "the body is no JSON: Expecting value at 1:1")),
        (3.3, decided(PAGE, FAILED, "the page shows a stack trace instead of outage-page",
                      differences=words, evidence=(PAGE_TRACE, SHOT))),
        (3.3, decided(API, ERROR, "could not be told: the body is no JSON: Expecting value at 1:1",
                      evidence=(Evidence(b"<html>\x00\xff", ".bin"),))),
        (14.0, looked("status-page", 13.9, "major: Checkout: investigating", b"{}", ".json")),
        (14.0, decided(STATUS, FAILED, "seen after 12.7s instead of within 10s", 12.7, 12.2,
                       differences=(Difference("time", "within 10s", "12.7s"),))),
        (15.0, received("customer-email", 1, 15.0, "ana", "Checkout | <b>is</b> `unavailable`",
                        "outage-email (en)")),
        (15.5, received("customer-email", 2, 15.5, "pablo", "Checkout is unavailable", "")),
        (15.5, e.FindingMade("wrong-message", "pablo received what is meant for customers: "
                             "audience: expected customers, saw partners", e.Severity.ERROR,
                             EMAIL.id)),
        (15.6, e.FindingMade("hard-to-read", "“our payment processing subsystem” is no customer's "
                             "word", e.Severity.WARNING)),
        (16.4, e.ActionFailed("announce", e.RunStage.OUTAGE, "403 Forbidden")),
        (16.5, decided(CALL, SKIPPED, "nobody could be asked: attest it with `commdrill attest`",
                       proof="attested")),
        (16.6, e.StageEntered(e.RunStage.UPDATE)),
        (19.5, decided(UPDATES, FAILED, "no new update for longer than 5s",
                       differences=(Difference("updates", "one at least every 5s", "none"),))),
        *RECOVERY,
        (22.5, decided(BACK, took=0.2, not_before=0.1)),
        *COMPARED,
        (37.4, decided(EMAIL, FAILED, "pablo received what is meant for customers (and 1 more)",
                       differences=(Difference("audience", "customers", "partners"),
                                    Difference("recipients", "outage-email to everyone",
                                               "none to ben, eva")),
                       recipients=e.Recipients(3, 1, ("ben", "eva")), captured=FILLED)),
        (37.4, decided(SMS, FAILED, "not received within 15s by ana, ben, eva",
                       differences=(Difference("recipients", "outage-sms to everyone",
                                               "none to ana, ben, eva"),),
                       recipients=e.Recipients(3, 0, ("ana", "ben", "eva")), proof="carrier")),
        (37.4, decided(RESTORED, took=3.5, not_before=3.4, recipients=ALL_THREE)),
        (37.5, the_end(e.RunOutcome.FAILED, 1)),
    ]  # fmt: skip


UNTOLD = "the environment could not be restored, so nothing can have been told"


def not_restored() -> list[Moment]:
    by_hand = (
        "send what restores it, or do what it would do:\n"
        "    curl --fail -X POST http://127.0.0.1:8001/restore"
    )
    return [
        *opening(started()),
        (1.5, decided(PAGE, took=0.2, not_before=0.05, captured=FILLED, evidence=(PAGE_DOWN,))),
        (1.9, decided(API, took=0.6, not_before=0.5)),
        (5.0, decided(STATUS, took=3.7, not_before=2.7)),
        (12.0, e.StageEntered(e.RunStage.UPDATE)),
        (19.0, decided(UPDATES, took=4.1)),
        (26.0, e.RevertFailed(1, "POST http://127.0.0.1:8001/restore answered 500", by_hand)),
        (27.0, e.StageEntered(e.RunStage.RESTORED)),
        (27.2, e.ChannelCompared("store-page", (Difference("status", "200", "503"),))),
        (27.3, e.ChannelCompared("status-page")),
        *((27.4, decided(ref, ERROR, UNTOLD)) for ref in (EMAIL, SMS, BACK, RESTORED)),
        (27.4, decided(CALL, SKIPPED, "nobody could be asked")),
        (27.5, the_end(e.RunOutcome.NOT_RESTORED, 4, restored=False)),
    ]


def killed() -> list[Moment]:
    """The power went while the outage lasted."""
    return [
        *opening(started()),
        (1.5, looked("store-page", 1.45, "503 Checkout is not available right now.", DOWN, ".html")),
        (1.5, decided(PAGE, took=0.2, not_before=0.05, captured=FILLED, evidence=(PAGE_DOWN,))),
        (2.0, e.StepSeen(STATUS.id, 0.5, 0.7)),
    ]  # fmt: skip


def recovered() -> list[Moment]:
    """The next day somebody put everything back."""
    return [
        *killed(),
        (90_000.0, e.RecoveryStarted(VERSION, 17)),
        (90_000.5, e.FaultReverted(1, 2)),
        (90_001.0, the_end(e.RunOutcome.INTERRUPTED, 130)),
    ]


def refused() -> list[Moment]:
    untold = "preflight refused: nothing was touched"
    reasons = (
        "store-page: nothing listens at 127.0.0.1:9",
        "guard: host shop.anycompany.example is not one of *.dev.anycompany.example",
    )
    return [
        (0.0, started()),
        (0.01, e.StageEntered(e.RunStage.PREFLIGHT)),
        (0.4, e.PreflightFailed(reasons)),
        *((0.4, decided(ref, ERROR, untold, proof=None)) for ref in STEPS),
        (0.4, the_end(e.RunOutcome.ERROR, 3)),
    ]


STORIES: dict[str, Callable[[], list[Moment]]] = {
    "passed": passed,
    "failed": failed,
    "not-restored": not_restored,
    "killed": killed,
    "recovered": recovered,
    "refused": refused,
}
