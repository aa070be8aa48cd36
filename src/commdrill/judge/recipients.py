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
        """Who it reached, each once: whom it was sent to, whose mailbox it is in, or else whom it was written to."""
        if not self.known:
            return (RECEIVER,)
        if message.envelope:
            return self._each(message.envelope)
        if boxes := self._found(message.delivered_to):
            return boxes
        if self._found(message.to):
            return self._each(message.to)
        return _strangers(message.to or message.delivered_to or ("nobody",))

    def _each(self, addresses: tuple[str, ...]) -> tuple[Person, ...]:
        """Those who are known, then strangers."""
        strangers = (one for one in addresses if not self._found((one,)))
        return (*self._found(addresses), *_strangers(strangers))

    def _found(self, addresses: Iterable[str]) -> tuple[Person, ...]:
        found = (self.known.get(address_key(address)) for address in addresses)
        return tuple(dict.fromkeys(person for person in found if person))


def _strangers(addresses: Iterable[str]) -> tuple[Person, ...]:
    return tuple(Person(address, address) for address in addresses)
