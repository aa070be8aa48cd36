"""Who mends what a run saw broken, as its folder alone tells: the project's actions of the day it was signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from commdrill.record import events as e
from commdrill.record.result import Result


@dataclass(frozen=True)
class Mended:
    """One action, as it was when it was kept."""

    action: e.KeptAction
    at: datetime


@dataclass(frozen=True)
class Mending:
    """What was kept last; `nobodys`: failed steps that nothing of it mends."""

    actions: tuple[Mended, ...]
    nobodys: tuple[str, ...]


def mending_of(result: Result) -> Mending:
    """Of a run that nobody has stood by yet, nobody has asked: nothing is missing."""
    actions = tuple(_last(result))
    mended = {one.action.step for one in actions}
    asked = actions or result.signed_off
    broken = broken_steps(result) if asked else ()
    return Mending(actions, tuple(step for step in broken if step not in mended))


def last_kept(result: Result) -> tuple[e.KeptAction, ...]:
    """The actions that were kept last; none where none ever were."""
    return tuple(one.action for one in _last(result))


def broken_steps(result: Result) -> tuple[str, ...]:
    """Steps of which it was seen that they were not kept."""
    return tuple(step.ref.id for step in result.steps if step.outcome is e.StepOutcome.FAILED)


def told(mending: Mending) -> Iterator[str]:
    """A sentence each, for whoever reads no table."""
    for one in mending.actions:
        action = one.action
        ticket = f", {action.ticket}" if action.ticket else ""
        yield (
            f"{action.owner} mends {action.step} by {action.due}: {action.text} "
            f"({action.id}{ticket}; as of {one.at:%Y-%m-%d})"
        )
    for step in mending.nobodys:
        yield f"nobody mends {step}: no action of the project is kept for it"


def _last(result: Result) -> Iterator[Mended]:
    kept = [record for record in result.records if isinstance(record.event, e.ActionsKept)]
    for record in kept[-1:]:
        assert isinstance(record.event, e.ActionsKept)
        yield from (Mended(action, record.at) for action in record.event.actions)
