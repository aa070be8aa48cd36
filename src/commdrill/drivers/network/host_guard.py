"""The guard of hosts at work: asked before a name is looked up, and before an address is connected to.

Whoever opens a connection asks it, a driver's `Transport` first of all; what was asked for is what is
connected to, so that no answer in between can lead elsewhere.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from typing import NamedTuple

from commdrill.documents.allowed_hosts import EVERY_HOST, AllowedHosts
from commdrill.documents.host import Host
from commdrill.errors import CannotLook

_ANY_NETWORK = AllowedHosts.of(())  # the Internet and private ones; AWS is met on either
_MOST = 100  # told of a run: a page that asks everywhere tells nobody more


class Forbidden(CannotLook):
    """The guard does not allow this host: it was neither looked up nor connected to."""

    def __init__(self, why: str, host: str) -> None:
        super().__init__(why)
        self.host = host


class Refusal(NamedTuple):
    """What does not count, or was not done: by whom, why, and the code of the finding that tells it."""

    who: str
    why: str
    code: str


class Refusals:
    """What was refused, from any thread, until somebody tells it: each thing once."""

    def __init__(self) -> None:
        self._noted: dict[Refusal, None] = {}
        self._told = 0
        self._lock = threading.Lock()

    def note(self, refusal: Refusal) -> None:
        with self._lock:
            if len(self._noted) < _MOST:
                self._noted[refusal] = None

    def drain(self) -> tuple[Refusal, ...]:
        """What nobody was told of yet."""
        with self._lock:
            new = tuple(self._noted)[self._told :]
            self._told = len(self._noted)
        return new


def _nobody(_: str) -> bool:
    return False


@dataclass(frozen=True)
class HostGuard:
    """Which hosts one driver may contact.

    `own`: names that are no business of this guard's: those of AWS, which it guards by the account.
    `owners`: whom the owner of the machine lets anything contact, whatever a document's guard says.
    """

    allowed: AllowedHosts
    who: str = ""
    refusals: Refusals = field(default_factory=Refusals, compare=False)
    own: Callable[[str], bool] = _nobody
    owners: AllowedHosts = field(default_factory=lambda: AllowedHosts.of(EVERY_HOST))

    def of(self, who: str) -> "HostGuard":
        """The same for a driver, by how people call it."""
        return replace(self, who=who)

    def tell_as(self, code: str, why: str) -> None:
        """Have a refusal told, by the code of its finding."""
        self.refusals.note(Refusal(self.who, why, code))

    def within(self, patterns: tuple[str, ...]) -> "HostGuard":
        """The same, and what the owner of the machine allows beside it: both must."""
        return replace(self, owners=AllowedHosts.of(patterns))

    def leaving_out(self, own: Callable[[str], bool]) -> "HostGuard":
        """The same, but that these names are no business of the guard's."""
        return replace(self, own=own)

    def require(self, host: str, port: int) -> Host:
        """The host as it is looked up and connected to.

        Raises:
            Forbidden: the guard does not allow it.
            CannotLook: it is none.
        """
        is_own = self.own(host.lower())
        if is_own and not _is_host(host):
            return Host(host.lower())  # met elsewhere, which is asked for: it is never looked up
        asked = _host(host)
        if not self.owners.allow(asked, port):
            raise self._refused(f"the owner's policy does not allow {asked.name!r}", asked)
        if is_own:
            return asked
        if not self.allowed.allow(asked, port):
            met = f"{asked.name}:{port}" if self.allowed.allow(asked) else asked.name
            raise self._refused(f"the guard's hosts do not allow {met!r}", asked)
        return asked

    def require_met(self, host: str, port: int) -> Host:
        """The same for where a document says that a host is met: this machine may be it."""
        asked = _host(host)
        if asked.is_this_machine and self.owners.allow(asked, port):
            return asked
        return self.require(host, port)

    def require_led(self, asked: Host, address: str, port: int) -> None:
        """A name led to this address: may it be connected to?

        Raises:
            Forbidden: it may not.
        """
        led = Host.at(ip_address(address))
        assert led.ip is not None
        if led == asked or (asked.is_this_machine and led.is_this_machine):
            return
        if not self.owners.allow_led(led.ip, port):
            why = f"{asked.name} leads to {led.name}, which the owner's policy does not allow"
            raise self._refused(why, asked)
        allowed = _ANY_NETWORK if self.own(asked.name) else self.allowed
        if not allowed.allow_led(led.ip, port):
            why = f"{asked.name} leads to {led.name}, which the guard's hosts do not allow"
            raise self._refused(why, asked)

    def note(self, refused: Forbidden) -> None:
        """Have it told that this driver was refused something."""
        self.tell_as("guard-refused", str(refused))

    def _refused(self, why: str, host: Host) -> Forbidden:
        refused = Forbidden(f"{why}: nobody was asked there", host.name)
        self.note(refused)
        return refused


def guard_of(patterns: tuple[str, ...]) -> HostGuard:
    """The guard that these patterns make, for no driver in particular yet."""
    return HostGuard(AllowedHosts.of(patterns))


def unguarded() -> HostGuard:
    """For who has no guard: a sandbox, and a driver that is tried on its own."""
    return guard_of(EVERY_HOST)


def _is_host(text: str) -> bool:
    try:
        return bool(Host.parse(text))
    except ValueError:
        return False


def _host(text: str) -> Host:
    try:
        return Host.parse(text)
    except ValueError as why:
        raise CannotLook(str(why)) from None
