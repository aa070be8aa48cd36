"""Whom a message reached."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill.judge.address import address_key
from commdrill.judge.expectation import Person
from commdrill.sighting import Message

_ANGLE = re.compile(r"<([^<>]{1,500})>\s*$")
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
            return self._each(message.envelope, message)
        if boxes := self._found(message.delivered_to):
            return (*boxes, *self._beside(boxes, message))
        if self._found(message.to):
            return self._each(message.to, message)
        return _strangers(message.to or message.delivered_to or ("somebody unnamed",))

    def _each(self, addresses: tuple[str, ...], message: Message) -> tuple[Person, ...]:
        """Those who are known, then strangers.

        Whoever writes to people by Bcc has to write to somebody: to themselves, who are no stranger.
        """
        known = self._found(addresses)
        return (*known, *self._strangers(addresses, _sender(message) if known else ""))

    def _beside(self, boxes: tuple[Person, ...], message: Message) -> tuple[Person, ...]:
        """Strangers it was written to along with whom it reached; a list that these are on is none."""
        is_written_to_them = not set(boxes).isdisjoint(self._found(message.to))
        return self._strangers(message.to, _sender(message)) if is_written_to_them else ()

    def _strangers(self, addresses: tuple[str, ...], sender: str) -> tuple[Person, ...]:
        return _strangers(
            one for one in addresses if not self._found((one,)) and address_key(one) != sender
        )

    def _found(self, addresses: Iterable[str]) -> tuple[Person, ...]:
        found = (self.known.get(address_key(address)) for address in addresses)
        return tuple(dict.fromkeys(person for person in found if person))


def _sender(message: Message) -> str:
    said = message.headers.get("from", "")
    angle = _ANGLE.search(said[-600:])
    return address_key(angle[1] if angle else said)


def _strangers(addresses: Iterable[str]) -> tuple[Person, ...]:
    return tuple(Person(address, address) for address in addresses)
