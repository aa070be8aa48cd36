"""A step over time: looks at a page or a status board, one after the other, until it is decided.

All times are seconds from the start of the step's phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from commdrill.judge.expectation import Limits
from commdrill.record.events import Seconds, StepOutcome
from commdrill.values import format_duration
from commdrill.verdict import Broken, Difference, Held, Verdict

_LONGEST_LOOK = 30.0  # a look that takes longer does not come back


@dataclass(frozen=True)
class Glance:
    """One look, judged. `verdict` None: the look said nothing about the plan, for this `cause`.

    `update` is what of it would change with a new update; it is empty where there is none.
    """

    began: Seconds
    ended: Seconds
    verdict: Verdict | None
    cause: str = ""
    update: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What became of a step, and why."""

    outcome: StepOutcome
    reason: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far a step has come.

    `update` and `last_update`: the newest update when its phase began, and when that had come
    (negative: before the phase), where it repeats.
    """

    last_miss: Seconds = 0.0
    held_since: Seconds | None = None
    captured: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    last: Glance | None = None
    update: str = ""
    last_update: Seconds = 0.0
    updated: tuple[Seconds, ...] = ()
    decision: Decision | None = None


def advance(progress: Progress, limits: Limits, glance: Glance) -> Progress:
    """One more look."""
    if progress.decision is not None:
        return progress
    seen = replace(progress, last=glance)
    match glance.verdict:
        case None:
            return seen
        case Held(captured):
            held = _held(seen, limits, glance)
            return replace(held, captured=captured, evidence=glance.evidence)
        case Broken(differences):
            reason = f"was seen to be wrong: {_listed(differences)}"
            return _decided(seen, StepOutcome.FAILED, reason, differences)
    return _missed(seen, glance)


def expire(progress: Progress, limits: Limits) -> Progress:
    """The deadline is over and every look that began in time is in."""
    if progress.decision is not None or progress.held_since is not None:
        return progress
    last = progress.last
    within = format_duration(limits.within) if limits.within else "the time there was"
    if last is None:
        return _decided(progress, StepOutcome.ERROR, f"no look came back within {within}")
    if last.verdict is None:
        return _decided(progress, StepOutcome.ERROR, f"could not be told: {last.cause}")
    differences = () if isinstance(last.verdict, Held) else last.verdict.differences
    reason = f"not seen within {within}: {_listed(differences)}"
    return _decided(progress, StepOutcome.FAILED, reason, differences)


def lose_sight(progress: Progress, limits: Limits, now: Seconds) -> Progress:
    """What was seen, has to stay so and cannot be looked at any more is not waited for for ever."""
    if progress.decision is not None or progress.held_since is None or limits.stays is None:
        return progress
    last, due = progress.last, progress.held_since + limits.stays.total_seconds()
    seen = f"was seen after {progress.held_since:.1f}s; whether it stayed so could not be told"
    if last is not None and last.verdict is None and last.began >= due:
        return _decided(progress, StepOutcome.ERROR, f"{seen}: {last.cause}")
    if now > due + _LONGEST_LOOK:
        return _decided(progress, StepOutcome.ERROR, f"{seen}: no look came back")
    return progress


def silence(progress: Progress, limits: Limits, now: Seconds) -> Progress:
    """For a step that repeats: fail it once nothing new has come for longer than `every`."""
    if progress.decision is not None or limits.every is None:
        return progress
    if now <= silent_from(progress, limits.every):
        return progress
    return _silent(progress, limits)


def silent_from(progress: Progress, every: timedelta) -> Seconds:
    """The moment from which the silence is too long, if nothing comes."""
    last = progress.updated[-1] if progress.updated else progress.last_update
    return last + every.total_seconds()


def is_proven(progress: Progress, limits: Limits, now: Seconds) -> bool:
    """Whether updates were seen to keep coming: two that differ, or one and its whole time."""
    if limits.every is None or not progress.updated:
        return False
    return len(progress.updated) >= 2 or now >= limits.every.total_seconds()


def settle_updates(progress: Progress) -> Progress:
    """The phase ends and no silence was too long."""
    if progress.decision is not None:
        return progress
    return _decided(progress, StepOutcome.PASSED, f"{len(progress.updated)} new update(s) in time")


def _held(progress: Progress, limits: Limits, glance: Glance) -> Progress:
    if limits.every is not None:
        return _updated(progress, glance)
    since = progress.held_since
    if since is None:
        since = _moment(limits, glance)
        if since is None:  # this look began after the deadline
            return progress
        progress = replace(progress, held_since=since)
    if limits.stays is not None and glance.ended < since + limits.stays.total_seconds():
        return progress
    return _decided(progress, StepOutcome.PASSED, _as_promised(since, limits))


def _moment(limits: Limits, glance: Glance) -> Seconds | None:
    """When it was seen; a look that began in time counts as in time."""
    if limits.within is None:
        return glance.ended
    within = limits.within.total_seconds()
    return min(glance.ended, within) if glance.began <= within else None


def _missed(progress: Progress, glance: Glance) -> Progress:
    assert glance.verdict is not None
    assert not isinstance(glance.verdict, Held)
    differences = glance.verdict.differences
    if progress.held_since is None:
        return replace(
            progress, last_miss=max(0.0, glance.began), evidence=glance.evidence,
            update=progress.update,
        )  # fmt: skip
    reason = (
        f"was seen after {progress.held_since:.1f}s but did not stay: "
        f"at {glance.ended:.1f}s {_listed(differences)}"
    )
    broken = replace(progress, evidence=(*progress.evidence, *glance.evidence))
    return _decided(broken, StepOutcome.FAILED, reason, differences)


def _updated(progress: Progress, glance: Glance) -> Progress:
    if not glance.update or glance.update == progress.update:
        return progress
    return replace(progress, update=glance.update, updated=(*progress.updated, glance.ended))


def _silent(progress: Progress, limits: Limits) -> Progress:
    assert limits.every is not None
    every, count = format_duration(limits.every), len(progress.updated)
    last = progress.last
    if last is not None and last.verdict is None:
        return _decided(progress, StepOutcome.ERROR, f"could not be told: {last.cause}")
    seen = f"after {count} update(s) nothing new came" if count else "no new update came"
    difference = Difference("updates", f"one at least every {every}", seen)
    differences: tuple[Difference, ...] = (difference,)
    if last is not None and last.verdict is not None and not isinstance(last.verdict, Held):
        differences = (difference, *last.verdict.differences)
    return _decided(progress, StepOutcome.FAILED, f"{seen} for longer than {every}", differences)


def _decided(
    progress: Progress,
    outcome: StepOutcome,
    reason: str,
    differences: tuple[Difference, ...] = (),
) -> Progress:
    return replace(progress, decision=Decision(outcome, reason, differences))


def _as_promised(since: Seconds, limits: Limits) -> str:
    stayed = f" and stayed {format_duration(limits.stays)}" if limits.stays else ""
    return f"seen after {since:.1f}s{stayed}"


def _listed(differences: tuple[Difference, ...]) -> str:
    shown = "; ".join(str(difference) for difference in differences[:3])
    more = f" (and {len(differences) - 3} more)" if len(differences) > 3 else ""
    return (shown or "nothing was seen") + more
