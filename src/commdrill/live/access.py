"""Who may look: the address that is listened on, the names it is called by, and the tokens."""

import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Access:
    """What a request must bring along.

    `host`: where it is listened. `names`: what else it may be called, as behind a proxy. `key`: the
    first part of every path. `note_key`: of observers.
    """

    host: str
    names: frozenset[str] = frozenset()
    key: str = field(default="", repr=False)
    note_key: str = field(default="", repr=False)

    @classmethod
    def for_address(cls, host: str, names: frozenset[str] = frozenset()) -> "Access":
        """Keys made for it: one to look, for this machine has other users, too; one to note."""
        lower = frozenset(map(str.lower, names))
        return cls(host, lower, secrets.token_urlsafe(24), secrets.token_urlsafe(24))

    @property
    def root(self) -> str:
        """How every path begins."""
        return f"/{self.key}/" if self.key else "/"

    def is_called_so(self, host_header: str) -> bool:
        """Whether `Host` names us: a page elsewhere that has its own name resolved to us does not."""
        name = _name_in(host_header)
        if name in self.names or (is_loopback(self.host) and name in _LOCAL):
            return True
        return name == self.host or (_is_any(self.host) and _is_address(name))

    def place(self, path: str) -> str | None:
        """What is asked for, below the root; None: whoever asks has not the key."""
        if not self.key:
            return path.removeprefix("/")
        key, slash, rest = path.removeprefix("/").partition("/")
        is_right = hmac.compare_digest(key.encode(), self.key.encode())
        return rest if slash and is_right else None

    def may_note(self, headers: Mapping[str, str], origin: str) -> bool:
        """Whether a note comes from our own page, by somebody who was given the key."""
        given = headers.get("x-note-key", "")
        said = headers.get("origin", origin)
        return said == origin and hmac.compare_digest(given.encode(), self.note_key.encode())


def is_loopback(host: str) -> bool:
    """Whether only this machine can ask there."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_any(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host).is_unspecified


def _name_in(host_header: str) -> str:
    """`[::1]:8000` → `::1`, `Shop.example:8000` → `shop.example`."""
    text = host_header.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0]
