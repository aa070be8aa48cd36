"""Five numbers that a board asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.record.events import StepOutcome
from commdrill.record.owed import waits
from commdrill.record.step_result import StepResult
from commdrill.reports.after_action.material import Before
from commdrill.reports.phrasing import seconds
from commdrill.reports.source import Source

_PUBLIC = frozenset({"error-page", "api-error", "banner", "status-page", "email", "sms", "push", "voice"})  # fmt: skip


@dataclass(frozen=True)
class Number:
    """One of them, and what it is of. `is_good`: None where it is neither good nor bad."""

    number: str
    of: str
    beside: str = ""
    is_good: bool | None = None


def numbers(source: Source, before: Before | None) -> Iterator[Number]:
    """All five; times are the plan's own."""
    steps = source.result.steps
    yield _kept(steps, before)
    yield _people(steps)
    yield _first_notice(source)
    yield _updates(source)
    yield _all_clear(source)


def _kept(steps: tuple[StepResult, ...], before: Before | None) -> Number:
    steps = tuple(step for step in steps if not waits(step.outcome, step.reason))
    kept = sum(step.outcome is StepOutcome.PASSED for step in steps)
    last = f"last drill {before.kept} of {before.promised}" if before else "the first drill"
    return Number(f"{kept} of {len(steps)}", "promises kept", last, kept == len(steps))


def _people(steps: tuple[StepResult, ...]) -> Number:
    counted = [step.recipients for step in steps if step.recipients]
    expected = sum(one.expected for one in counted)
    reached = sum(one.reached for one in counted)
    if not expected:
        return Number("—", "messages to people", "none was promised")
    return Number(f"{reached} of {expected}", "messages reached the person they were for",
                  "by mail, text, push, call and chat", reached == expected)  # fmt: skip


def _first_notice(source: Source) -> Number:
    pace = source.start.environment.pace
    times = [(step.took, step) for step in source.result.steps
            if step.ref.phase == "outage" and step.ref.channel_type in _PUBLIC
            and step.outcome is StepOutcome.PASSED and step.took is not None]  # fmt: skip
    if not times:
        return Number(
            "none", "public notice of the outage", "as promised, and in time", is_good=False
        )
    took, step = min(times, key=lambda one: one[0])
    limit = f", limit {seconds(step.ref.within * pace)}" if step.ref.within else ""
    return Number(seconds(took * pace), "until the first public notice",
                  f"{step.ref.channel}{limit}{_really(took, pace)}", is_good=True)  # fmt: skip


def _updates(source: Source) -> Number:
    pace = source.start.environment.pace
    steps = [step for step in source.result.steps if step.ref.every is not None]
    if not steps:
        return Number("—", "updates while it lasted", "none was promised")
    kept = sum(step.outcome is StepOutcome.PASSED for step in steps)
    often = seconds(min(step.ref.every or 0.0 for step in steps) * pace)
    return Number(f"{kept} of {len(steps)}", "channels kept telling news", f"promised every {often}",
                  kept == len(steps))  # fmt: skip


def _all_clear(source: Source) -> Number:
    pace = source.start.environment.pace
    over = [step for step in source.result.steps if step.ref.phase == "recovery"]
    late = [step for step in over if step.outcome is not StepOutcome.PASSED]
    times = [step.took for step in over if step.took is not None]
    if late or not times:
        return Number(f"{len(over) - len(late)} of {len(over)}", "channels told that it was over",
                      is_good=not late)  # fmt: skip
    return Number(seconds(max(times) * pace), "until everybody was told that it was over",
                  f"{len(over)} promises{_really(max(times), pace)}", is_good=True)  # fmt: skip


def _really(took: float, pace: float) -> str:
    """What a clock showed, where it was not the plan's."""
    return "" if pace == 1 else f"; measured {seconds(took)}, {pace:g} times as fast"
