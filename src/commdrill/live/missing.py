"""Who is still to be reached, by name, before anybody has judged the step."""

from collections.abc import Iterable
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


def awaited(
    step: StepResult, began: e.Seconds | None, messages: Iterable[e.MessageSeen]
) -> Awaited:
    """As the verdict has it; before that, by the approved messages that came since its phase began."""
    if step.decided is not None:
        return _told(step.decided.recipients)
    people = step.ref.people
    if not people or began is None:
        return Awaited(len(people))
    reached = {
        person
        for message in messages
        if message.channel == step.ref.channel and message.covered_by and message.ended >= began
        for person in message.to
    }
    missing = tuple(person for person in people if person not in reached)
    return Awaited(len(people), len(people) - len(missing), missing[:_MOST_NAMED])


def _told(recipients: e.Recipients | None) -> Awaited:
    if recipients is None:
        return Awaited()
    return Awaited(recipients.expected, recipients.reached, recipients.missing[:_MOST_NAMED])
