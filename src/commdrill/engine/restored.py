"""After recovery every channel is looked at again: does it answer as it did before the outage?"""

from dataclasses import dataclass

from commdrill.documents.plan import Phase
from commdrill.engine.channels import Channel
from commdrill.record.events import ChannelCompared
from commdrill.sighting import Page, StatusBoard
from commdrill.verdict import Difference, Held


@dataclass(frozen=True)
class Look:
    """What counts of how a channel looks: its status, and which expectations it meets."""

    status: str
    met: frozenset[str]
    unanswered: str = ""


def look_of(channel: Channel) -> Look | None:
    """How it looks now; None for an inbox, or where the last look said nothing."""
    sighting = channel.sighting
    if sighting is None:
        return None
    met = frozenset(
        step.ref.id for step in channel.steps
        if not _is_passing(step.promise.phase, step.promise.limits.every)
        and isinstance(channel.verdict_after(step.promise), Held)
    )  # fmt: skip
    return Look(_status(sighting), met, sighting.unanswered)


def compared(channel: Channel, before: Look, now: Look | None) -> ChannelCompared:
    """The channel now and before."""
    if now is None:
        why = channel.failure or "no answer"
        return ChannelCompared(channel.use.id, (Difference("answer", before.status, why),))
    differences = []
    if now.status != before.status:
        seen = now.unanswered or now.status
        differences.append(Difference("status", before.status, seen))
    differences += [
        Difference(f"what {step} expects", "gone, as before the outage", "still there")
        for step in sorted(now.met - before.met)
    ]
    differences += [
        Difference(f"what {step} expects", "there, as before the outage", "gone")
        for step in sorted(before.met - now.met)
    ]
    return ChannelCompared(channel.use.id, tuple(differences))


def _is_passing(phase: Phase, every: object) -> bool:
    """An update that only has to keep coming says nothing about how a channel looks at rest."""
    return phase is Phase.UPDATE and every is not None


def _status(sighting: Page | StatusBoard) -> str:
    match sighting:
        case Page(status=status):
            return str(status) if status is not None else "no answer"
        case StatusBoard() as board:
            return "no answer" if board.unanswered else "answers"
