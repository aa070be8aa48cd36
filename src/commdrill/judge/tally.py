"""What one step's people have received so far."""

from dataclasses import dataclass, field

from commdrill.judge.arrival import Arrival
from commdrill.judge.cadence import Update
from commdrill.judge.expectation import Person
from commdrill.judge.violation import Violation


@dataclass
class Tally:
    """What one step's people have received so far, each from the first message to the last."""

    received: dict[str, list[Update]] = field(default_factory=dict)
    captured: dict[str, str] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def receive(self, person: Person, arrival: Arrival) -> int:
        """Count a message for a person: how many copies they have now."""
        copies = self.received.setdefault(person.id, [])
        copies.append(Update(arrival.moment, arrival.words, arrival.hidden))
        return len(copies)

    def copies(self, person: str) -> int:
        return len(self.received.get(person, ()))

    def reached(self, person: str, copies: int) -> Update | None:
        """The copy with which a person had so many; None: they have not."""
        received = self.received.get(person, ())
        return received[copies - 1] if len(received) >= copies else None
