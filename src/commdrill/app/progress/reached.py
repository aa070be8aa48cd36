"""Whom a step has reached so far, as one more message after the other comes in."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reached:
    """People in sets, each larger than the next: one who joins has few of the others copied."""

    groups: tuple[frozenset[str], ...] = ()

    def __contains__(self, person: str) -> bool:
        return any(person in group for group in self.groups)

    def and_also(self, people: Iterable[str]) -> "Reached":
        """These, too. A set that has grown as large as the one before joins it: few are left."""
        *larger, last = *self.groups, frozenset(one for one in people if one not in self)
        while larger and len(larger[-1]) <= len(last):
            last |= larger.pop()
        return Reached((*larger, last))
