"""Limits that were over by a clock that somebody may have set: they prove nothing."""

from commdrill.engine.run_clock import RunClock
from commdrill.judge.decision import Decision, untold
from commdrill.judge.moment import Gap


def unless_clock_was_set(decision: Decision, clock: RunClock, start: float) -> Decision:
    """What failed since this moment because its time was over, if all those seconds have been."""
    if decision.over is None:
        return decision
    now = clock.monotonic()
    doubted = [pause for pause in clock.pauses_between(start, now) if pause.doubt]
    if not doubted or decision.over >= sum(pause.doubt for pause in doubted):
        return decision
    longest = max(doubted, key=lambda pause: pause.doubt)
    gap = Gap(longest.began, longest.ended, longest.why).since(start)
    return untold(f"could not be told: {gap}, so that its time may not have been over")
