"""What one step's people have received so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from commdrill.judge.arrival import Arrival
from commdrill.judge.expectation import Person
from commdrill.judge.violation import Violation
from commdrill.record.events import Seconds


@dataclass(frozen=True)
class Reached:
    """When the last person was reached: by which look, and not before which."""

    not_before: Seconds
    began: Seconds
    ended: Seconds


@dataclass
class Tally:
    """What one step's people have received so far."""

    copies: dict[str, int] = field(default_factory=dict)
    texts: dict[str, list[tuple[Seconds, str]]] = field(default_factory=dict)
    reached: Reached = Reached(0.0, 0.0, 0.0)
    captured: dict[str, str] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)

    def receive(self, person: Person, arrival: Arrival) -> int:
        """Count a message for a person: how many copies they have now."""
        self.copies[person.id] = copies = self.copies.get(person.id, 0) + 1
        text = "\n".join(arrival.message.bodies)
        self.texts.setdefault(person.id, []).append((arrival.ended, text))
        return copies

    def reached_at(self, person: str, copies: int) -> Seconds | None:
        """When a person had so many copies; None: they have not."""
        texts = self.texts.get(person, ())
        return texts[copies - 1][0] if len(texts) >= copies else None

    def changes(self, person: str) -> tuple[Seconds, ...]:
        """When a text came to a person that differs from the one before it."""
        return _changes(self.texts.get(person, ()))


def _changes(texts: Sequence[tuple[Seconds, str]]) -> tuple[Seconds, ...]:
    previous = [None, *(text for _, text in texts)]
    return tuple(at for (at, text), before in zip(texts, previous, strict=False) if text != before)
