"""What one Region of the account holds for End User Messaging."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Refusal


@dataclass(frozen=True)
class PhoneNumber:
    """A number messages come from. `pool`: the id of the pool it is in, or none."""

    id: str
    number: str
    country: str
    type: str
    message_type: str
    capabilities: tuple[str, ...]
    opt_out_list: str
    created: datetime
    pool: str | None = None
    protected: bool = False


@dataclass(frozen=True)
class SenderId:
    """A name messages come from."""

    id: str
    country: str
    created: datetime
    pool: str | None = None


@dataclass(frozen=True)
class Pool:
    """Origination identities that stand in for each other."""

    id: str
    message_type: str
    opt_out_list: str
    created: datetime
    protected: bool = False


@dataclass(frozen=True)
class OptOut:
    """A number that wants nothing."""

    number: str
    since: datetime


@dataclass(frozen=True)
class EventDestination:
    """Where events of a configuration set go: `target` as the API has it."""

    name: str
    types: tuple[str, ...]
    target: Mapping[str, Any]
    enabled: bool = True


@dataclass(frozen=True)
class VerifiedNumber:
    """A destination that a sandboxed account may send to, once it is verified."""

    id: str
    number: str
    code: str
    created: datetime
    verified: bool = False


@dataclass(frozen=True)
class Sent:
    """A message that was accepted."""

    id: str
    to: str
    feedback: bool
    at: datetime
    received: bool | None = None


@dataclass
class Holdings:
    """All of one Region. Hold `lock` while several of them are looked at or changed together."""

    region: str
    lock: threading.RLock = field(default_factory=threading.RLock)
    numbers: dict[str, PhoneNumber] = field(default_factory=dict)
    senders: dict[str, SenderId] = field(default_factory=dict)
    pools: dict[str, Pool] = field(default_factory=dict)
    opt_outs: dict[str, dict[str, OptOut]] = field(default_factory=lambda: {"Default": {}})
    sets: dict[str, dict[str, EventDestination]] = field(default_factory=dict)
    verified: dict[str, VerifiedNumber] = field(default_factory=dict)
    sent: dict[str, Sent] = field(default_factory=dict)
    created: dict[str, datetime] = field(default_factory=dict)
    tags: dict[str, dict[str, str]] = field(default_factory=dict)  # by ARN

    def arn(self, kind: str, name: str) -> str:
        return f"arn:aws:sms-voice:{self.region}:{ACCOUNT}:{kind}/{name}"

    def configuration_set(self, named: str) -> str:
        """The name of a set given by name or ARN.

        Raises:
            Refusal: there is none.
        """
        return self._known(self.sets, "configuration-set", named)

    def opt_out_list(self, named: str) -> str:
        """The name of a list given by name or ARN."""
        return self._known(self.opt_outs, "opt-out-list", named)

    def pool(self, named: str) -> Pool:
        return self.pools[self._known(self.pools, "pool", named)]

    def number(self, named: str) -> PhoneNumber:
        """By id, ARN, or the number itself."""
        by_number = {one.number: one.id for one in self.numbers.values()}
        named = by_number.get(named) or by_number.get(f"+{named}") or named
        return self.numbers[self._known(self.numbers, "phone-number", named)]

    def _known(self, those: Mapping[str, object], kind: str, named: str) -> str:
        name = named.rpartition(f"{kind}/")[2] if named.startswith("arn:") else named
        if name not in those:
            raise not_found(kind, named)
        return name


class Account:
    """The account's holdings, Region by Region. `tier`: SANDBOX or PRODUCTION."""

    def __init__(self, tier: str = "PRODUCTION") -> None:
        self.tier = tier
        self._lock = threading.Lock()
        self._regions: dict[str, Holdings] = {}

    def of(self, region: str) -> Holdings:
        with self._lock:
            return self._regions.setdefault(region, Holdings(region))


def not_found(kind: str, named: str) -> Refusal:
    said = f"Resource not found: Resource type {kind}, Resource id {named}"
    return Refusal(
        "ResourceNotFoundException", said, 400, {"ResourceType": kind, "ResourceId": named}
    )


def conflict(reason: str, message: str, kind: str, named: str) -> Refusal:
    members = {"Reason": reason, "ResourceType": kind, "ResourceId": named}
    return Refusal("ConflictException", message, 400, members)


def invalid(reason: str, message: str) -> Refusal:
    return Refusal("ValidationException", message, 400, {"Reason": reason})
