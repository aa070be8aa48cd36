"""Where a redirect leads, as browsers follow it; and what goes along to another origin: nothing that one host alone was to be told."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import requests
from urllib3.response import HTTPResponse

from commdrill.documents.host import Host
from commdrill.drivers.http.driver import origin
from commdrill.drivers.masking.shown import shown_url
from commdrill.drivers.network.transport import Unanswered

# What any client tells anybody. Cookies are requests' own affair, by the rules of cookies.
_FOR_ANYBODY = frozenset(
    {
        *("accept", "accept-charset", "accept-encoding", "accept-language", "cache-control"),
        *("connection", "content-length", "content-type", "cookie", "host", "range"),
        *("transfer-encoding", "user-agent"),
    }
)
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


class OriginBoundSession(requests.Session):
    """Sends headers that a document sets to the origin they are for, and no further.

    requests alone drops `Authorization`, and neither where the port or the scheme changes only, nor
    an API key of another name.
    """

    def rebuild_auth(self, prepared_request: Any, response: requests.Response) -> None:
        """Called for each redirect that is followed; what is dropped stays dropped."""
        if origin(response.request.url or "") != origin(prepared_request.url):
            for name in tuple(prepared_request.headers):
                if name.lower() not in _FOR_ANYBODY:
                    del prepared_request.headers[name]

    def resolve_redirects(
        self, resp: requests.Response, *args: Any, **options: Any
    ) -> Iterator[Any]:
        """None where nobody follows (`yield_requests`): requests would read where to all the same."""
        if options.get("yield_requests"):
            return iter(())
        followed: Iterator[Any] = super().resolve_redirects(resp, *args, **options)
        return followed

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Asked of each answer on the way; the last one leads nowhere, and its body is for the caller."""
        target = _led_to(resp)
        if target is not None:
            _pass_over(resp)
        return target


def _pass_over(response: requests.Response) -> None:
    """Read a redirect's body as it came: nobody sees it, and requests would decompress all of it."""
    if isinstance(response.raw, HTTPResponse):
        response.raw.drain_conn()


def _led_to(response: requests.Response) -> str | None:
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
