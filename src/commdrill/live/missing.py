"""Who is still to be reached, by name, before anybody has judged the step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill.record import events as e
from commdrill.record.step_result import StepResult

_MOST_NAMED = 12


@dataclass(frozen=True)
class Awaited:
    """How many people a step must reach, how many it has, and the first of those it has not."""

    expected: int = 0
    reached: int = 0
    missing: tuple[str, ...] = ()


Received = Mapping[tuple[str, str], e.Seconds]
"""By channel and person: when they received something promised, the last time."""


def received(messages: Iterable[e.MessageSeen]) -> Received:
    """What counts of these messages, in their order."""
    return {
        (message.channel, person): message.ended
        for message in messages
        if message.is_promised
        for person in message.to
    }


def awaited(step: StepResult, began: e.Seconds | None, messages: Received) -> Awaited:
    """As the verdict has it; before that, by the promised messages that came since its phase began."""
    if step.decided is not None:
        return _told(step.recipients)
    people = step.ref.people
    if not people or began is None:
        return Awaited(len(people))
    channel = step.ref.channel
    missing = tuple(one for one in people if messages.get((channel, one), -1.0) < began)
    return Awaited(len(people), len(people) - len(missing), missing[:_MOST_NAMED])


def _told(recipients: e.Recipients | None) -> Awaited:
    if recipients is None:
        return Awaited()
    return Awaited(recipients.expected, recipients.reached, recipients.missing[:_MOST_NAMED])
