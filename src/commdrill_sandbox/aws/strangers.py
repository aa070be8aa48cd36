"""Pages of strangers: a browser on this machine does what they say, at any port of it.

Such a page can have a form sent anywhere, and can have its own name stand for this machine. Then
`Host` is a name that is none of ours, or `Origin` is somebody else's.
"""

from ipaddress import ip_address
from typing import Protocol

_OTHER_SITES = frozenset({"cross-site", "same-site"})


class Headers(Protocol):
    """By their names in lower case."""

    def get(self, name: str, /) -> str | None: ...


def is_loopback(host: str) -> bool:
    """Whether a `Host` is this machine by a name that nobody gives out.

    A client may put more before it: an account, a bucket. No host at all comes from no browser.
    """
    name = without_port(host)
    if name in ("", "localhost") or name.endswith((".localhost", ".127.0.0.1")):
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def is_sent_by_another_page(headers: Headers) -> bool:
    """Whether a page of another origin than the one that is asked sent this."""
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower() != f"http://{headers.get('host') or ''}".lower()
    return headers.get("sec-fetch-site") in _OTHER_SITES


def without_port(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdecimal() else host.lower()
