"""Messages whose evidence is kept together: the first for and against each step have files of their own."""

from collections import Counter
from dataclasses import dataclass, field

from commdrill.judge.deliveries import Counted
from commdrill.record.events import MessageSeen
from commdrill.sighting import Bundle, Evidence

ALONE = 100  # messages for a step, and against it, that are named as its evidence: a file each
_MOST = 1_000  # messages that one file holds, and that one loses if the run dies
_MOST_BYTES = 4 * 2**20


@dataclass(frozen=True)
class Received:
    """A message that is counted, and not yet told of; `seen` lacks its evidence."""

    seen: MessageSeen
    counted: Counted
    aside: str
    evidence: tuple[Evidence, ...]
    alone: bool


@dataclass
class ToldTogether:
    """What one look brought, until it is told of."""

    _waiting: list[Received] = field(default_factory=list)
    _bytes: int = 0
    _alone: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self, seen: MessageSeen, counted: Counted, aside: str, evidence: tuple[Evidence, ...]
    ) -> None:
        alone = self._stands_alone(counted)
        self._waiting.append(Received(seen, counted, aside, evidence, alone))
        self._bytes += sum(len(one.content) for one in evidence)

    @property
    def is_full(self) -> bool:
        """Whether no more should wait."""
        return len(self._waiting) >= _MOST or self._bytes >= _MOST_BYTES

    def taken(self) -> tuple[Received, ...]:
        """All that waited, in the order it came."""
        waiting, self._waiting, self._bytes = tuple(self._waiting), [], 0
        return waiting

    def _stands_alone(self, counted: Counted) -> bool:
        steps = [("for", step) for step in counted.steps]
        steps += [("against", violation.step) for violation in counted.violations]
        named = frozenset(steps or [("", "")])
        alone = any(self._alone[one] < ALONE for one in named)
        if alone:
            self._alone.update(named)
        return alone


def bundle_of(received: tuple[Received, ...]) -> Bundle | None:
    """The evidence of all that have no file of their own; none where that is one message's."""
    together = [one for one in received if not one.alone]
    pieces = tuple((one.seen.id, piece) for one in together for piece in one.evidence)
    return Bundle(pieces) if len(together) > 1 and pieces else None
