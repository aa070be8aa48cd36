"""A host, however it is spelled: the one form in which it is asked for, looked up and connected to.

`0x7f.1`, `2130706433`, `[::ffff:127.0.0.1]` and `１２７.0.0.1` are 127.0.0.1 to the network: they are to
the guard, too.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})

_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Host:
    """A host by its name, in lower-case ASCII, or by its address."""

    name: str
    ip: IpAddress | None = None

    @classmethod
    def parse(cls, text: str) -> "Host":
        """The host that a resolver would take this for.

        Raises:
            ValueError: it would take it for none.
        """
        bare = text.removeprefix("[").removesuffix("]")
        if ":" in bare:
            return cls.at(_address(bare, text))
        name = _ascii(bare, text).lower().removesuffix(".")
        if not _NAME.fullmatch(name):
            raise ValueError(f"{text!r} is not a host name")
        if _NUMBER.fullmatch(name.rpartition(".")[2]):
            return cls.at(_number(name, text))
        return cls(name)

    @classmethod
    def at(cls, ip: IpAddress) -> "Host":
        """The host at an address; an IPv4 address wrapped in IPv6 is that IPv4 address."""
        plain = embedded(ip)
        return cls(str(plain), plain)

    @property
    def is_this_machine(self) -> bool:
        """Whether this is the machine's own name or address, and no other of its 127.0.0.0/8."""
        return self.name in THIS_MACHINE or self.name.endswith(".localhost")


def embedded(ip: IpAddress) -> IpAddress:
    """The IPv4 address that an IPv6 address stands for, else the address itself, without a zone."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ipaddress.IPv6Address(int(ip))


def _address(bare: str, text: str) -> IpAddress:
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        raise ValueError(f"{text!r} is not a host name, and no IPv6 address") from None


def _ascii(bare: str, text: str) -> str:
    try:
        return bare if bare.isascii() else bare.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(f"{text!r} is not a host name") from None


def _number(name: str, text: str) -> IpAddress:
    """As the system reads it: in one to four parts, decimal, octal or hexadecimal."""
    try:
        return ipaddress.IPv4Address(socket.inet_aton(name))
    except OSError:
        raise ValueError(f"{text!r} is not a host name, and no IPv4 address") from None
