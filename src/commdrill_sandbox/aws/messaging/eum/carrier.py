"""A message's way from End User Messaging to a phone."""

import re
from dataclasses import dataclass
from functools import partial
from html import unescape

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.events import Events, Message
from commdrill_sandbox.aws.messaging.eum.simulator import SIMULATORS, Simulated

_TAG = re.compile(r"<[^>]*>")
_FAILURE = {"TEXT": "BLOCKED", "MEDIA": "BLOCKED", "VOICE": "FAILED"}


@dataclass(frozen=True)
class Carrier:
    """Carries messages, and has their events told.

    Named deviation: which event the simulator's failure numbers lead to is not documented;
    users who tried report a block, so it is TEXT_BLOCKED.
    """

    clients: Clients
    clock: Clock
    doors: Doors
    events: Events

    def take(self, message: Message) -> None:
        """Carry a message; in a thread of its own, if the carrier needs time."""
        delay = 0.0 if message.to in SIMULATORS else self.doors.delay(message.to)
        if delay <= 0:
            self._carry(message)
        else:
            self.clients.errands.begin("carrier", partial(self._late, message, delay))

    def _late(self, message: Message, delay: float) -> None:
        expires = message.ttl is not None and message.ttl < delay
        self.events.tell(message, _first(message))
        over, wait = self.clients.errands.over, message.ttl or 0.0 if expires else delay
        if self.clock.wait(over, wait):
            return
        if expires:
            self.events.tell(message, "TTL_EXPIRED")
        else:
            self._arrive(message)

    def _carry(self, message: Message) -> None:
        self.events.tell(message, _first(message))
        if not all(self._is_readable(message.region, url) for url in message.media):
            self.events.tell(message, "FILE_INACCESSIBLE")
        elif SIMULATORS.get(message.to) is Simulated.FAILURE:
            self.events.tell(message, _FAILURE[message.channel])
        else:
            self._arrive(message)

    def _arrive(self, message: Message) -> None:
        voice = message.channel == "VOICE"
        self.events.tell(message, "RINGING" if voice else "SUCCESSFUL")
        if message.to not in SIMULATORS:
            kind = "voice" if voice else "sms"
            self.doors.phone(message.to, message.words, kind, message.region)
        for status in ("ANSWERED", "COMPLETED") if voice else ("DELIVERED",):
            self.events.tell(message, status)

    def _is_readable(self, region: str, url: str) -> bool:
        from botocore.exceptions import ClientError

        bucket, _, key = url.removeprefix("s3://").partition("/")
        try:
            self.clients.of("s3", region).head_object(Bucket=bucket, Key=key)
        except ClientError:
            return False
        return True


def spoken(words: str, kind: str) -> str:
    """What a listener hears: SSML without its marks."""
    return " ".join(unescape(_TAG.sub(" ", words)).split()) if kind == "SSML" else words


def _first(message: Message) -> str:
    return "INITIATED" if message.channel == "VOICE" else "QUEUED"
