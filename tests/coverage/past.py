"""Earlier drillings of one step, as a table has them."""

from datetime import UTC, datetime
from pathlib import Path

from commdrill.coverage.coverage import StepCoverage, cover
from commdrill.coverage.promises import PromisedScenario, PromisedStep
from commdrill.record.events import EnvironmentRef, PlanRef, RunOutcome, StepOutcome
from commdrill.record.history import History, PastRun, PastStep
from commdrill.values import parse_period

DEV = EnvironmentRef("aws-dev", "dev", 1.0)
SANDBOX = EnvironmentRef("sandbox", "sandbox", 60.0)
STEP = PromisedStep("page-tells", "outage", "store-page", 120.0, "new")
SCENARIO = PromisedScenario(
    "shop", "A shop", "2", "outage", "unplanned", parse_period("6 months"), ("loss",), (STEP,)
)


def drilling(
    day: str,
    outcome: str = "passed",
    where: EnvironmentRef = DEV,
    took: float | None = 12.0,
    substance: str = "new",
) -> PastStep:
    """One on this day; `took` at the plan's pace, of two minutes."""
    measured = took / where.pace if took is not None and outcome == "passed" else None
    return PastStep(
        run=f"run-{day}",
        when=datetime.fromisoformat(day).replace(tzinfo=UTC),
        plan_version="1",
        substance=substance,
        environment=where,
        step=STEP.id,
        outcome=StepOutcome(outcome),
        reason="because",
        took=measured,
        within=120.0 / where.pace,
        phase=STEP.phase,
        channel=STEP.channel,
    )


def run_of(one: PastStep, sabotages: tuple[str, ...] = ()) -> PastRun:
    """A run with this step alone."""
    return PastRun(
        run=one.run,
        reports=Path("reports"),
        name=one.run,
        drill="loss",
        plan=PlanRef("shop", "1", "A shop", ""),
        scenario="outage",
        environment=one.environment,
        started=one.when,
        finished=one.when,
        outcome=RunOutcome.PASSED,
        sabotages=sabotages,
        drillings=(one,),
        title="Checkout is lost",
        scenario_type="unplanned",
    )


def history(*drillings: PastStep) -> History:
    """Of runs, named in any order."""
    newest_first = sorted(drillings, key=lambda one: one.when, reverse=True)
    return History(tuple(run_of(one) for one in newest_first))


def step(past: History, on: str = "2026-11-25", stages: tuple[str, ...] = ("dev",)) -> StepCoverage:
    """What is told of the one step."""
    day = datetime.fromisoformat(on).date()
    return cover((SCENARIO,), past, day, ("sandbox", *stages)).steps[0]
