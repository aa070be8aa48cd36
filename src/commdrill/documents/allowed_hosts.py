"""The guard's `hosts`: which hosts may be contacted, and where their names may lead."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

from commdrill.documents.environment import Guard, Tier
from commdrill.documents.host import THIS_MACHINE, Host, IpAddress

EVERY_HOST = ("*",)
_OWN = tuple(sorted(THIS_MACHINE))
_PORT = re.compile(r"(?P<host>\[.*\]|[^:]*):(?P<port>\d{1,5})")
_WILD_IP = re.compile(r"[.*?]*\d[\d.*?]*")
_PRIVATE = tuple(
    map(
        ipaddress.ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"),
    )
)

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def hosts_of(stage: str, guard: Guard | None) -> tuple[str, ...]:
    """The patterns that hold here.

    A sandbox is this machine and whatever its guard adds, or anything where it has no guard. On
    every other stage a guard that names no hosts allows this machine alone.
    """
    named = guard.hosts if guard else None
    if stage == Tier.SANDBOX:
        return EVERY_HOST if named is None else (*_OWN, *named)
    return _OWN if named is None else named


@dataclass(frozen=True)
class _Entry:
    """One pattern of the guard: of a name, of addresses, or a network; at one port or at any."""

    name: str | None
    network: Network | None
    port: int | None

    @classmethod
    def parse(cls, written: str) -> "_Entry":
        text = written.strip().lower()
        found = _PORT.fullmatch(text)
        port = int(found["port"]) if found else None
        bare = found["host"] if found else text
        try:
            return cls(None, ipaddress.ip_network(bare.strip("[]"), strict=False), port)
        except ValueError:
            return cls(_plain(bare), None, port)

    def fits(self, host: Host) -> bool:
        if self.name == "*":
            return True
        if self.network is not None:
            return host.ip is not None and host.ip in self.network
        is_of_ips = _WILD_IP.fullmatch(self.name or "") is not None
        return is_of_ips == (host.ip is not None) and fnmatchcase(host.name, self.name or "")

    def is_at(self, port: int | None) -> bool:
        return self.port is None or port is None or self.port == port


def _plain(pattern: str) -> str:
    """A pattern as the names are that it is compared with; one without a wildcard is a host."""
    try:
        return Host.parse(pattern).name
    except ValueError:
        labels = pattern.removesuffix(".").split(".")
        return ".".join(one if one.isascii() else _plain_label(one) for one in labels)


def _plain_label(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return label


@dataclass(frozen=True)
class AllowedHosts:
    """What the guard's patterns allow."""

    entries: tuple[_Entry, ...]

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "AllowedHosts":
        """Parsed once: what is no pattern fits nothing."""
        return _parsed(tuple(patterns))

    def allow(self, host: Host, port: int | None = None) -> bool:
        """Whether this host may be contacted; `port`: there, None: anywhere."""
        return any(one.fits(host) and one.is_at(port) for one in self.entries)

    def allow_led(self, ip: IpAddress, port: int) -> bool:
        """Whether a name that is allowed may lead to this address, unwrapped as `Host.at` does it.

        It may lead to the Internet and to private networks: to those alone that are named, where
        some are. To this machine, to metadata services and the like only where the guard says so.
        """
        at = Host.at(ip)
        if self.allow(at, port):
            return True
        if at.is_this_machine:
            return any(_names_this_machine(one) and one.is_at(port) for one in self.entries)
        if any(_within(ip, network) for network in _PRIVATE):
            return not any(_is_private(one) for one in self.entries)
        return ip.is_global and not ip.is_multicast


def _names_this_machine(entry: _Entry) -> bool:
    if entry.name is not None and entry.name.endswith("localhost"):
        return True
    return any(entry.fits(Host.parse(own)) for own in THIS_MACHINE)


def _is_private(entry: _Entry) -> bool:
    own = entry.network
    return own is not None and any(_within(own.network_address, network) for network in _PRIVATE)


def _within(ip: IpAddress, network: Network) -> bool:
    return ip.version == network.version and ip in network


@lru_cache(maxsize=32)
def _parsed(patterns: tuple[str, ...]) -> AllowedHosts:
    return AllowedHosts(tuple(map(_Entry.parse, patterns)))
