"""Where a redirect leads, and what of it is read: as browsers do, within what a look may take."""

from urllib.parse import quote, urljoin, urlsplit

import requests
from urllib3.response import HTTPResponse

from commdrill.documents.host import Host
from commdrill.drivers.masking.shown import shown_url
from commdrill.drivers.network.transport import Unanswered

_ASCII = "".join(map(chr, range(0x21, 0x7F)))


def pass_over(response: requests.Response) -> None:
    """Read a redirect's body as it came: nobody sees it, and requests would decompress all of it."""
    if isinstance(response.raw, HTTPResponse):
        response.raw.drain_conn()


def led_to(response: requests.Response) -> str | None:
    """Where an answer leads, if a browser would go there; None where it leads nowhere.

    Raises:
        Unanswered: a browser would show its own error page instead.
    """
    location = response.headers.get("Location")
    if not response.is_redirect or location is None:
        return None
    target = _in_utf8(location)
    try:
        parts = urlsplit(urljoin(response.url, target))
        if parts.scheme not in ("http", "https"):
            raise Unanswered(f"it redirects to {_shown(target)}, where no browser follows")
        _ = Host.parse(parts.hostname or ""), parts.port  # each raises where it is none
    except ValueError as error:
        raise Unanswered(f"it redirects to {_shown(target)}, which is no address") from error
    return target


def _in_utf8(location: str) -> str:
    """Bytes come as Latin-1: they are UTF-8 mostly, else each is sent as it is, as browsers do."""
    raw = location.encode("latin-1")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return quote(raw, safe=_ASCII)


def _shown(target: str) -> str:
    return repr(shown_url(target))
