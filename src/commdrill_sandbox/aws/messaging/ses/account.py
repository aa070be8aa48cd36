"""What one Region of the account holds for SES."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal


@dataclass(frozen=True)
class Template:
    """Subject, text and HTML with their `{{gaps}}`."""

    name: str
    subject: str
    text: str | None
    html: str | None
    created: datetime


@dataclass(frozen=True)
class EventDestination:
    """Where which events go. `told`: as the API has it."""

    name: str
    types: tuple[str, ...]
    told: Mapping[str, Any]
    enabled: bool


@dataclass(frozen=True)
class ConfigurationSet:
    """`options`: as they were given. `destinations`: by name."""

    name: str
    options: Mapping[str, Any]
    destinations: Mapping[str, EventDestination] = field(default_factory=dict)

    @property
    def sends(self) -> bool:
        return bool((self.options.get("SendingOptions") or {}).get("SendingEnabled", True))

    @property
    def suppresses(self) -> tuple[str, ...] | None:
        """The reasons it has instead of the account's; None: it has none of its own."""
        own = (self.options.get("SuppressionOptions") or {}).get("SuppressedReasons")
        return None if own is None else tuple(own)


@dataclass(frozen=True)
class IdentitySettings:
    """What an address or a domain does beside sending. `topics`: by what they are told of."""

    configuration_set: str | None = None
    forwards: bool = True
    signs: bool | None = None
    topics: Mapping[str, str] = field(default_factory=dict)
    with_headers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Suppressed:
    """An address that gets nothing, for BOUNCE or COMPLAINT."""

    address: str
    reason: str
    since: datetime


@dataclass
class Holdings:
    """All of one Region. Hold `lock` while several of them are looked at or changed together."""

    region: str
    lock: threading.RLock = field(default_factory=threading.RLock)
    templates: dict[str, Template] = field(default_factory=dict)
    sets: dict[str, ConfigurationSet] = field(default_factory=dict)
    suppressed: dict[str, Suppressed] = field(default_factory=dict)
    identities: dict[str, IdentitySettings] = field(default_factory=dict)
    suppresses: tuple[str, ...] = ("BOUNCE", "COMPLAINT")
    sends: bool = True
    sent: int = 0

    def template(self, name: str) -> Template:
        if name not in self.templates:
            raise not_found(f"Template {name} does not exist.")
        return self.templates[name]

    def settings(self, identity: str) -> IdentitySettings:
        """Those of an address or a domain, by its very name."""
        return self.identities.get(identity.lower(), IdentitySettings())

    def change(
        self, identity: str, changed: Callable[[IdentitySettings], IdentitySettings]
    ) -> None:
        """Nobody else changes them between what `changed` is given and what it returns."""
        with self.lock:
            self.identities[identity.lower()] = changed(self.settings(identity))

    def of_sender(self, address: str) -> IdentitySettings:
        """Those of whoever sends: its own, or else its domain's."""
        known = address.lower() in self.identities
        return self.settings(address if known else address.rpartition("@")[2])

    def configuration_set(self, name: str) -> ConfigurationSet:
        if name not in self.sets:
            raise not_found(f"Configuration set <{name}> does not exist.")
        return self.sets[name]


@dataclass(frozen=True)
class Account:
    """The account's holdings, Region by Region. `production`: out of the SES sandbox."""

    production: bool = True
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _regions: dict[str, Holdings] = field(default_factory=dict)

    def of(self, region: str) -> Holdings:
        with self._lock:
            return self._regions.setdefault(region, Holdings(region))


def not_found(message: str) -> Refusal:
    return Refusal("NotFoundException", message, 404)


def bad_request(message: str) -> Refusal:
    return Refusal("BadRequestException", message)


def exists(message: str) -> Refusal:
    return Refusal("AlreadyExistsException", message)
