"""The improvement plan, in the columns of HSEEP: what is done about each finding, by whom, by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from commdrill.record.events import StepOutcome
from commdrill.record.follow_up import FollowUp, concerns
from commdrill.record.result import Result
from commdrill.values import plural

NOBODY = "nobody yet"


@dataclass(frozen=True)
class Row:
    """One line. `mark`: `good`, `open` or `bad`."""

    id: str
    finding: str
    text: str
    owner: str
    began: str
    due: str
    state: str
    closed_by: str
    mark: str
    carried: str = ""
    ticket: str = ""


def improvement(
    result: Result, followed: Sequence[FollowUp], before: datetime | None
) -> Iterator[Row]:
    """Failed steps that nobody mends, then open actions, then those closed since the run before."""
    if nobodys := ", ".join(unmended(result, followed)):
        yield Row("—", nobodys, "none is written down", NOBODY, "—", "—", "no action", "—", "bad")
    mine = [one for one in followed if _is_of(one, result)]
    yield from (_row(one, result) for one in mine if one.is_open)
    yield from (_row(one, result) for one in mine if _is_news(one, result, before))


def unmended(result: Result, followed: Sequence[FollowUp]) -> tuple[str, ...]:
    """Failed steps without an open action."""
    if result.start is None:
        return ()
    plan, scenario = result.start.plan.id, result.start.scenario
    failed = (step.ref.id for step in result.steps if step.outcome is StepOutcome.FAILED)
    return tuple(
        step
        for step in failed
        if not any(one.is_open and concerns(one.action, plan, scenario, step) for one in followed)
    )


def _is_of(one: FollowUp, result: Result) -> bool:
    """Whether it mends a promise of this run's scenario, be it gone from the plan since."""
    start, finding = result.start, one.action.finding
    if start is None or finding.plan != start.plan.id:
        return False
    return finding.scenario == start.scenario or any(
        concerns(one.action, start.plan.id, start.scenario, step.ref.id) for step in result.steps
    )


def _is_news(one: FollowUp, result: Result, before: datetime | None) -> bool:
    """Closed by this run, or since the one before."""
    proof = one.closed_by
    return proof is not None and (proof.run == result.run or before is None or proof.when > before)


def _row(one: FollowUp, result: Result) -> Row:
    action, mark = one.action, "bad" if one.is_overdue else "open" if one.is_open else "good"
    return Row(
        action.id,
        action.finding.step,
        action.text,
        action.owner,
        _day(action.began),
        _day(action.due),
        _state(one),
        _closed_by(one),
        mark,
        _carried(one, result),
        action.ticket or "",
    )


def _state(one: FollowUp) -> str:
    if not one.is_open:
        return "closed"
    return f"overdue {plural(one.late, 'day')}" if one.is_overdue else "open"


def _closed_by(one: FollowUp) -> str:
    """What will close it, too: a promise that can be checked."""
    if one.closed_by is None:
        return f"a run off the sandbox in which {one.action.finding.step} passes"
    return f"{one.closed_by.run} in {one.closed_by.environment.id}"


def _carried(one: FollowUp, result: Result) -> str:
    """It was there before this run, and did not help."""
    began = one.action.began
    if not one.is_open or began is None or began >= result.started.date():
        return ""
    again = f", failed again {plural(one.failed_since, 'time')}" if one.failed_since else ""
    return f"carried over{again}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"
