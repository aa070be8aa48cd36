"""The settings that every driver which speaks HTTP has."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, StrictBool

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.network.transport import Address
from commdrill.drivers.protocol import Driver
from commdrill.model import Duration

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession


ConnectTo = Annotated[Address, BeforeValidator(Address.written)]


class HttpDriver(Driver):
    """A driver that speaks HTTP."""

    timeout: Duration = Field(
        timedelta(seconds=10), description="how long a whole answer may take, redirects and all"
    )
    verify: StrictBool | Path = Field(
        True,  # noqa: FBT003  # a field's default
        description="whether TLS certificates are checked; or a file of CA certificates (PEM)",
    )
    connect_to: ConnectTo | None = Field(
        None,
        description="`host:port` dialled in place of the address's own host, which stays in the "
        "Host header, the TLS server name and the certificate check",
    )

    def session(self) -> "HttpSession":
        """An HTTP client with these settings, for one thread."""
        from commdrill.drivers.http.session import HttpSession

        verify = self.verify if isinstance(self.verify, bool) else self._folder / self.verify
        return HttpSession(
            self.timeout,
            verify=verify,
            connect_to=self.connect_to,
            guard=self._guard,
            languages=self._languages,
        )

    def _hosts_of(self, *urls: str) -> tuple[str, ...]:
        """The hosts named, and the one dialled in their place, unless that is this machine."""
        named = [urlsplit(url).hostname or "" for url in urls]
        dialled = [self.connect_to.host] if self.connect_to else []
        dialled = [host for host in dialled if host not in THIS_MACHINE]
        return tuple(dict.fromkeys(named + dialled))
