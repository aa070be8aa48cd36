"""SendTextMessage, SendVoiceMessage and SendMediaMessage; and the word that one was received."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.eum.account import (
    Account,
    Holdings,
    PhoneNumber,
    Pool,
    SenderId,
    Sent,
    conflict,
    invalid,
    not_found,
)
from commdrill_sandbox.aws.messaging.eum.carrier import Carrier, spoken
from commdrill_sandbox.aws.messaging.eum.events import Message
from commdrill_sandbox.aws.messaging.eum.simulator import SIMULATORS, country_of, e164
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_CAPABILITY = {"TEXT": "SMS", "VOICE": "VOICE", "MEDIA": "MMS"}


@dataclass(frozen=True)
class Origin:
    """Where a message comes from. `as_told`: what the receiver's phone shows."""

    as_told: str
    opt_out_list: str
    simulated: bool = False


@dataclass(frozen=True)
class Sending:
    """Messages are accepted, or refused before anything is on its way."""

    account: Account
    clock: Clock
    carrier: Carrier

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "SendTextMessage": self.text,
            "SendVoiceMessage": self.voice,
            "SendMediaMessage": self.media,
            "PutMessageFeedback": self.feedback,
        }

    def text(self, asked: Asked) -> Output:
        if not asked.input.get("MessageBody"):
            raise invalid("MISSING_PARAMETER", "MessageBody is needed")
        return self._send(asked, "TEXT", asked.input["MessageBody"])

    def voice(self, asked: Asked) -> Output:
        if not asked.input.get("MessageBody"):
            raise invalid("MISSING_PARAMETER", "MessageBody is needed")
        kind = asked.input.get("MessageBodyTextType", "TEXT")
        return self._send(asked, "VOICE", spoken(asked.input["MessageBody"], kind))

    def media(self, asked: Asked) -> Output:
        if not asked.input.get("MessageBody") and not asked.input.get("MediaUrls"):
            raise invalid("MISSING_PARAMETER", "MessageBody or MediaUrls is needed")
        return self._send(asked, "MEDIA", asked.input.get("MessageBody", ""))

    def feedback(self, asked: Asked) -> Output:
        held, status = self.account.of(asked.region), asked.input["MessageFeedbackStatus"]
        with held.lock:
            sent = held.sent.get(asked.input["MessageId"])
            if sent is None:
                raise not_found("message", asked.input["MessageId"])
            held.sent[sent.id] = replace(sent, received=status == "RECEIVED")
        return {"MessageId": sent.id, "MessageFeedbackStatus": status}

    def _send(self, asked: Asked, channel: str, words: str) -> Output:
        held, given = self.account.of(asked.region), asked.input
        with held.lock:
            message = self._message(held, channel, words, given)
            if given.get("DryRun"):
                return {"MessageId": message.id}
            feedback = given.get("MessageFeedbackEnabled", False)
            held.sent[message.id] = Sent(message.id, message.to, feedback, message.at)
        self.carrier.take(message)
        return {"MessageId": message.id}

    def _message(
        self, held: Holdings, channel: str, words: str, given: Mapping[str, Any]
    ) -> Message:
        """What is to be sent.

        Raises:
            Refusal: it is not to be sent.
        """
        to, named_set = e164(given["DestinationPhoneNumber"]), given.get("ConfigurationSetName")
        configuration_set = held.configuration_set(named_set) if named_set else None
        return Message(
            channel,
            held.region,
            to,
            self._origin(held, channel, given.get("OriginationIdentity"), to).as_told,
            words,
            self.clock.now(),
            given.get("MessageType", "TRANSACTIONAL"),
            configuration_set,
            given.get("Context") or {},
            given.get("TimeToLive"),
            tuple(given.get("MediaUrls") or ()),
        )

    def _origin(self, held: Holdings, channel: str, named: str | None, to: str) -> Origin:
        """Who it comes from, who may send it there."""
        origin = _origin(held, channel, named)
        self._check_destination(held, origin, to)
        _check_opted_in(held, origin, to)
        return origin

    def _check_destination(self, held: Holdings, origin: Origin, to: str) -> None:
        if origin.simulated and (to not in SIMULATORS or country_of(to) != "US"):
            raise invalid(
                "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
                "a simulator number reaches simulator destinations of its own country only",
            )
        verified = {one.number for one in held.verified.values() if one.verified}
        if self.account.tier == "SANDBOX" and to not in SIMULATORS and to not in verified:
            raise conflict(
                "DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
                "a sandboxed account sends to verified destinations only",
                "verified-destination-number",
                to,
            )


def _check_opted_in(held: Holdings, origin: Origin, to: str) -> None:
    if to in held.opt_outs.get(origin.opt_out_list, {}):
        raise conflict(
            "DESTINATION_PHONE_NUMBER_OPTED_OUT", "the number has opted out",
            "opted-out-number", to,
        )  # fmt: skip


def _origin(held: Holdings, channel: str, named: str | None) -> Origin:
    """The identity that was named, or any that can: a pool stands for its first that can."""
    needed = _CAPABILITY[channel]
    if named is None:
        able = [one for one in held.numbers.values() if needed in one.capabilities]
        if not able and not (held.senders and channel == "TEXT"):
            raise conflict(
                "NO_ORIGINATION_IDENTITIES_FOUND", "nothing to send from", "account", held.region
            )
        return _of_number(able[0]) if able else _of_sender(next(iter(held.senders.values())))
    identity = _identity(held, named)
    if isinstance(identity, SenderId):
        if needed != "SMS":
            raise _cannot(needed, named)
        return _of_sender(identity)
    if isinstance(identity, PhoneNumber):
        if needed not in identity.capabilities:
            raise _cannot(needed, named)
        return _of_number(identity)
    return _of_pool(held, identity, needed)


def _identity(held: Holdings, named: str) -> PhoneNumber | SenderId | Pool:
    bare = named.rpartition("pool/")[2]
    sender = named.partition("sender-id/")[2].partition("/")[0] or named
    if bare in held.pools:
        return held.pools[bare]
    return held.senders[sender] if sender in held.senders else held.number(named)


def _of_pool(held: Holdings, pool: Pool, needed: str) -> Origin:
    numbers = [one for one in held.numbers.values() if one.pool == pool.id]
    able = [one for one in numbers if needed in one.capabilities]
    senders = [one for one in held.senders.values() if one.pool == pool.id and needed == "SMS"]
    if not able and not senders:
        raise _cannot(needed, pool.id)
    origin = _of_number(able[0]) if able else _of_sender(senders[0])
    return replace(origin, opt_out_list=pool.opt_out_list)


def _of_number(number: PhoneNumber) -> Origin:
    return Origin(number.number, number.opt_out_list, number.type == "SIMULATOR")


def _of_sender(sender: SenderId) -> Origin:
    return Origin(sender.id, "Default")


def _cannot(needed: str, named: str) -> Refusal:
    why = f"the identity cannot do {needed}"
    return conflict("NUMBER_CAPABILITIES_MISMATCH", why, "phone-number", named)
