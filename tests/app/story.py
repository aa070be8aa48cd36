"""A run as its records tell it, written by hand: what the displays are shown in their tests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from commdrill.record import events as e
from commdrill.verdict import Difference

RUN = "20261123T100000Z-checkout-outage-7f3a"
STARTED = datetime(2026, 11, 23, 10, tzinfo=UTC)

PAGE = e.StepRef(
    "page-tells-visitors",
    "outage",
    "store-page",
    "error-page",
    "store-page shows outage-page",
    "plans/storefront.yaml:60",
    within=2.0,
)
API = e.StepRef(
    "api-tells-clients",
    "outage",
    "orders-api",
    "api-error",
    "orders-api answers 503",
    "plans/storefront.yaml:68",
    within=2.0,
)
STATUS = e.StepRef(
    "status-investigating",
    "outage",
    "status-page",
    "status-page",
    "status-page has an incident that is investigating",
    "plans/storefront.yaml:74",
    within=6.0,
)
EMAIL = e.StepRef(
    "email-customers",
    "outage",
    "customer-email",
    "email",
    "customers receive outage-email",
    "plans/storefront.yaml:80",
    within=9.0,
)
UPDATES = e.StepRef(
    "updates-keep-coming",
    "update",
    "status-page",
    "status-page",
    "status-page is updated every 3s",
    "plans/storefront.yaml:90",
    every=3.0,
)
CALL = e.StepRef(
    "call-the-partners",
    "update",
    "partner-call",
    "manual",
    "partners are called",
    "plans/storefront.yaml:93",
)
BACK = e.StepRef(
    "page-is-back",
    "recovery",
    "store-page",
    "error-page",
    "store-page answers 200",
    "plans/storefront.yaml:95",
    within=2.0,
)
STEPS = (PAGE, API, STATUS, EMAIL, UPDATES, CALL, BACK)
SANDBOX = e.EnvironmentRef("sandbox", "sandbox", 60.0)
PLAN = e.PlanRef("storefront", "2026.11", "AnyCompany Retail storefront", "ab" * 32)
CHECKOUT = e.FaultArmed(0, "checkout", "outage", "http", {}, "drills/environments", None)

Moment = tuple[float, e.Event]


def started(
    drill: str = "checkout-outage",
    environment: e.EnvironmentRef = SANDBOX,
    sabotages: tuple[str, ...] = (),
    steps: tuple[e.StepRef, ...] = STEPS,
) -> e.RunStarted:
    return e.RunStarted(
        drill,
        "Checkout is lost without warning",
        PLAN,
        "unplanned-outage",
        "unplanned",
        environment,
        steps,
        {"checkout": "outage"},
        "token",
        "0.1.0",
        {},
        sabotages,
    )


def records(moments: Sequence[Moment], run: str = RUN) -> list[e.Record]:
    return [
        e.Record(run, number, STARTED + timedelta(seconds=at), at, event)
        for number, (at, event) in enumerate(moments)
    ]


def passed(step: e.StepRef, took: float | None = None) -> e.StepDecided:
    return e.StepDecided(step.id, e.StepOutcome.PASSED, "as promised", took)


OPENING: list[Moment] = [
    (0.0, started(sabotages=("no-incident",))),
    (0.1, e.StageEntered(e.RunStage.PREFLIGHT)),
    (0.8, e.PreflightPassed()),
    (0.8, e.StageEntered(e.RunStage.BASELINE)),
    (1.0, e.Looked("store-page", 0.9, 1.0, "200, Your basket")),
    (1.2, CHECKOUT),
    (1.3, e.FaultInjected(0)),
    (1.3, e.StageEntered(e.RunStage.OUTAGE)),
]
OUTAGE: list[Moment] = [
    (1.5, e.Looked("store-page", 1.4, 1.5, "503, Checkout is not available right now")),
    (1.6, e.StepSeen("page-tells-visitors", 0.1, 0.2)),
    (1.8, passed(PAGE, 0.2)),
    (2.0, e.LookFailed("orders-api", 2.0, "the body is no JSON: Expecting value at 1:1")),
    (
        3.3,
        e.StepDecided("api-tells-clients", e.StepOutcome.ERROR, "orders-api could not be read"),
    ),
    (4.0, e.Looked("status-page", 3.9, 4.0, "none; no incident")),
    (
        5.0,
        e.MessageSeen(
            "customer-email",
            "1",
            ("ana", "ben"),
            "Checkout is unavailable",
            "outage-email",
            5.0,
            None,
        ),
    ),
    (5.2, e.StepSeen("email-customers", 3.8, 3.9)),
]
ENDING: list[Moment] = [
    (
        7.3,
        e.StepDecided(
            "status-investigating",
            e.StepOutcome.FAILED,
            "no incident was opened within 6s",
            differences=(Difference("incident", "investigating", "no incident"),),
        ),
    ),
    (10.3, passed(EMAIL, 3.9)),
    (
        10.4,
        e.FindingMade(
            "hard-to-read",
            "'our payment processing subsystem' is not a customer's word",
            e.Severity.WARNING,
            "email-customers",
        ),
    ),
    (10.4, e.StageEntered(e.RunStage.UPDATE)),
    (
        10.4,
        e.StepDecided("call-the-partners", e.StepOutcome.SKIPPED, "nobody could be asked"),
    ),
    (13.0, passed(UPDATES, 2.1)),
    (13.1, e.FaultReverted(0, 1)),
    (13.1, e.StageEntered(e.RunStage.RECOVERY)),
    (14.0, passed(BACK, 0.9)),
    (14.1, e.StageEntered(e.RunStage.RESTORED)),
    (14.3, e.ChannelCompared("store-page")),
    (14.4, e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)),
]
WHOLE = OPENING + OUTAGE + ENDING

REFUSED: list[Moment] = [
    (0.0, started()),
    (0.1, e.StageEntered(e.RunStage.PREFLIGHT)),
    (0.4, e.PreflightFailed(("store-page: nothing listens at 127.0.0.1:9",))),
    (0.4, e.StepDecided(PAGE.id, e.StepOutcome.ERROR, "preflight refused")),
    (0.4, e.RunFinished(e.RunOutcome.ERROR, 3, restored=True)),
]
NOT_RESTORED: list[Moment] = [
    *OPENING,
    (1.9, e.Interrupted("SIGINT")),
    (
        2.5,
        e.RevertFailed(0, "the store answered 500", "POST http://127.0.0.1:8001/restore yourself"),
    ),
    (
        2.6,
        e.ChannelCompared("store-page", (Difference("status", "200", "503"),)),
    ),
    (2.7, e.RunFinished(e.RunOutcome.NOT_RESTORED, 4, restored=False)),
]
HEALTHY: list[Moment] = [
    (0.0, started("page-only", e.EnvironmentRef("aws-dev", "dev", 1.0), steps=(PAGE,))),
    (0.1, e.StageEntered(e.RunStage.PREFLIGHT)),
    (0.2, e.PreflightPassed()),
    (0.3, CHECKOUT),
    (0.3, e.FaultInjected(0)),
    (0.3, e.StageEntered(e.RunStage.OUTAGE)),
    (0.5, passed(PAGE, 0.2)),
    (0.6, e.FaultReverted(0, 2, "at the second attempt")),
    (0.7, e.RunFinished(e.RunOutcome.PASSED, 0, restored=True)),
]
