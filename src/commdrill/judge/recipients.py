"""Whom a message reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill.judge.address import address_key
from commdrill.judge.expectation import Person
from commdrill.sighting import Message

RECEIVER = Person("receiver", "")  # the one behind a channel that is not read person by person


@dataclass(frozen=True)
class AddressBook:
    """Every test subscriber of a channel by `address_key`; empty where it has one receiver."""

    known: Mapping[str, Person]

    def recipients(self, message: Message) -> tuple[Person, ...]:
        """Who it reached, each once: whose mailbox it is in, else whom it was written to."""
        if not self.known:
            return (RECEIVER,)
        if boxes := self._found(message.delivered_to):
            return boxes
        if found := self._found(message.to):
            return (*found, *_strangers(a for a in message.to if not self._found((a,))))
        return _strangers(message.to or message.delivered_to or ("nobody",))

    def _found(self, addresses: Iterable[str]) -> tuple[Person, ...]:
        found = (self.known.get(address_key(address)) for address in addresses)
        return tuple(dict.fromkeys(person for person in found if person))


def _strangers(addresses: Iterable[str]) -> tuple[Person, ...]:
    return tuple(Person(address, address) for address in addresses)
