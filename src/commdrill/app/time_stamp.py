"""A time stamp authority is asked, as any host is: by the guard, and with every wait bounded."""

from datetime import timedelta

from pydantic import ValidationError

from commdrill.app.owner import owner
from commdrill.drivers.http.driver import HttpChange
from commdrill.drivers.http.session import HttpSession
from commdrill.drivers.network.host_guard import unguarded
from commdrill.errors import UsageError

_PATIENCE = timedelta(seconds=30)  # for the whole answer


class _Query(HttpChange):
    """A query as RFC 3161 has it."""

    query: bytes

    @property
    def payload(self) -> bytes:
        return self.query

    @property
    def sent_headers(self) -> dict[str, str]:
        return {"Content-Type": "application/timestamp-query"}


def asked(url: str, query: bytes) -> bytes:
    """What the authority there answers to a query.

    Raises:
        UsageError: that is no address.
        CommdrillError: it does not answer, or the owner's policy does not allow its host.
    """
    try:
        request = _Query(url=url, query=query, follow_redirects=False)
    except ValidationError:
        raise UsageError(f"--stamp {url!r} is no http or https address") from None
    guard = unguarded().within(owner().hosts).of("--stamp")
    with HttpSession(_PATIENCE, guard=guard) as http:
        return http.carry_out(request).body
