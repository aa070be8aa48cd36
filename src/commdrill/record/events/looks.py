"""What was seen: pages, and messages that people received."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commdrill.record.run_facts import Name, Names, Seconds
from commdrill.verdict import Difference


@dataclass(frozen=True)
class Looked:
    """A channel was seen to look different from the look before (or for the first time)."""

    channel: Name
    began: Seconds
    ended: Seconds
    summary: str
    evidence: Names = ()


@dataclass(frozen=True)
class LookFailed:
    """A look said nothing about the plan. `again_after`: we were asked to stay away so long from then on."""

    channel: Name
    ended: Seconds
    cause: str
    evidence: Names = ()
    again_after: Seconds | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """Not before `after`, and by `by`; a look that began at `began` would have found it.

    `hidden`: it tells no time of its own, and nobody could look in between; `why` not. `slack`: it
    may have come so much later than it tells.
    """

    after: Seconds
    began: Seconds
    by: Seconds
    hidden: bool = False
    slack: Seconds = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class CountedFor:
    """The step that a message counts for, whom it reached, and what filled its placeholders.

    `doubt`: what nobody can tell of it.
    """

    step: Name
    people: tuple[str, ...]
    captured: Mapping[str, str] = field(default_factory=dict)
    doubt: str = ""
    next_by: datetime | None = None  # when it says that more is told, at the latest


@dataclass(frozen=True)
class HeldAgainst:
    """The step that a message speaks against, and why."""

    step: Name
    reason: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """A message arrived. `covered_by` names the approved wording it is an instance of, if any.

    Of no other event are there tens of thousands: what it is made of has slots.

    `words`: a digest of what it says.
    """

    channel: Name
    id: str
    to: tuple[str, ...]  # subscriber ids, or addresses nobody is known by
    subject: str | None
    covered_by: Name
    ended: Seconds  # of the look that found it
    received: datetime | None  # by the receiver's clock
    evidence: Names = ()
    came: Came | None = None
    words: Name = ""
    counted: tuple[CountedFor, ...] = ()
    held_against: tuple[HeldAgainst, ...] = ()

    @property
    def is_promised(self) -> bool:
        """Whether a step counts it: in approved words, or in its own where those are free."""
        return bool(self.covered_by or self.counted)


@dataclass(frozen=True)
class ChannelCompared:
    """After recovery a channel was looked at again; differences: it is not as before.

    `untold`: why nobody can say whether it is; empty where somebody can.
    """

    channel: Name
    differences: tuple[Difference, ...] = ()
    untold: Name = ""
