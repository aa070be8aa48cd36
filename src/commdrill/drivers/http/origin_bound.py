"""What goes along with a redirect to another origin: nothing that one host alone was to be told."""

from collections.abc import Iterator
from typing import Any

import requests

from commdrill.drivers.http.redirects import led_to, pass_over
from commdrill.drivers.http.request import origin

# What any client tells anybody. Cookies are requests' own affair, by the rules of cookies.
_FOR_ANYBODY = frozenset(
    {
        *("accept", "accept-charset", "accept-encoding", "accept-language", "cache-control"),
        *("connection", "content-length", "content-type", "cookie", "host", "range"),
        *("transfer-encoding", "user-agent"),
    }
)


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
        target = led_to(resp)
        if target is not None:
            pass_over(resp)
        return target
