"""The `browser` observer."""

import shutil
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.http.driver import ConnectTo, Headers, Url
from commdrill.drivers.http.page_view import PageView
from commdrill.drivers.http.seen_page import reread, with_seen
from commdrill.drivers.network.host_guard import Refusals
from commdrill.drivers.network.socks_relay import Dial, SocksRelay
from commdrill.drivers.network.transport import Address, Transport
from commdrill.drivers.protocol import Driver, Look
from commdrill.errors import CannotLook
from commdrill.extras import installs
from commdrill.model import Duration
from commdrill.programs import program
from commdrill.sighting import Evidence, Page, Sighting
from commdrill.terms import Proof

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_LANGUAGE = "en-US"
# Chromium asks these for affairs of its own, which no page has to do with.
_ITS_MAKERS = frozenset({
    *("accounts.google.com", "clients2.google.com", "update.googleapis.com"),
    *("safebrowsing.googleapis.com", "optimizationguide-pa.googleapis.com"),
    *("content-autofill.googleapis.com", "android.clients.google.com"),
    *("edgedl.me.gvt1.com", "redirector.gvt1.com", "mtalk.google.com"),
})  # fmt: skip


class Browser(Driver):
    """Looks at a page as Chromium renders it, scripts and all, and keeps a screenshot: the message is outlined.

    Each look is a newcomer's: no cookies, nothing cached, in the language of the channel's steps
    (English where none is said), UTC. It waits until the page is loaded and its text has not changed
    for a while. Only what can be seen is read: not what is transparent, off the page, cut off,
    without size, in the colour of what is behind it, or beneath what fills the window (a loader, a
    wall of consent). What the guard does not allow is not contacted, whatever the page asks for, and
    told. One browser is started for all channels of a run. Needs the extra `browser` and an installed
    Chromium or Chrome.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page

    url: Url = Field(
        description="the page's address", examples=["https://shop.dev.anycompany.example/checkout"]
    )
    selector: str = Field("body", description="CSS selector of the part whose text counts")
    viewport: Annotated[str, StringConstraints(pattern=r"^[1-9]\d{1,3}x[1-9]\d{1,3}$")] = Field(
        "1280x800", description="width and height of the window"
    )
    headers: Headers = Field(
        {}, description="headers sent along with every request to the page's own origin"
    )
    timeout: Duration = Field(timedelta(seconds=10), description="how long a whole look may take")
    settle: Duration = Field(
        timedelta(seconds=1), description="how long the text must not change before it counts"
    )
    verify: bool = Field(True, description="whether TLS certificates are checked")  # noqa: FBT003  # a default
    connect_to: ConnectTo | None = Field(
        None, description="`host:port` dialled in place of every host; see web-page"
    )
    executable: Path | None = Field(None, description="the browser, where it is not on the PATH")

    def hosts(self) -> tuple[str, ...]:
        named = urlsplit(self.url).hostname or ""
        met = self.connect_to.host if self.connect_to else named
        return (named,) if met in THIS_MACHINE else tuple(dict.fromkeys((named, met)))

    @contextmanager
    def open(self) -> Iterator[Look]:
        try:
            from commdrill.drivers.http.browser_visit import RunningChromium
        except ImportError as error:
            why = f"the browser observer needs Playwright: {installs('browser')}"
            raise CannotLook(why) from error
        program = self.program()
        with self._shared_or_own() as shared, SocksRelay(self._way_out()) as relay:
            chromium = shared.once(("chromium", program), lambda: RunningChromium(program))
            yield lambda: with_seen(chromium.visit(self.view(relay)))

    @classmethod
    def reread(cls, settings: Mapping[str, Any], kept: Sequence[Evidence]) -> Page:
        """The words that could be seen, as they are kept beside the picture."""
        return reread(str(settings.get("url", "")), kept)

    def view(self, relay: SocksRelay) -> PageView:
        """What a look is at, by this way."""
        width, _, height = self.viewport.partition("x")
        return PageView(
            url=self.url,
            selector=self.selector,
            width=int(width),
            height=int(height),
            language=self._languages[0] if self._languages else _LANGUAGE,
            headers=self.headers,
            timeout=self.timeout,
            settle=self.settle,
            verify=self.verify,
            relay=relay,
            note=self._guard.note,
            sought=self._sought,
        )

    def program(self) -> Path:
        named = str(self._folder / self.executable) if self.executable else None
        found = shutil.which(named) if named else chromium_on_path()
        if found is None:
            where = repr(named) if named else "on the PATH"
            raise CannotLook(f"there is no Chromium {where}: install it, e.g. apt install chromium")
        return Path(found)

    def _way_out(self) -> Dial:
        """The way of each of the browser's connections; they have no other."""
        silent = replace(self._guard, refusals=Refusals())

        def dial(address: Address) -> socket.socket:
            if address.host in _ITS_MAKERS:
                raise CannotLook(f"{address.host} is asked by the browser itself, for no page")
            line = Transport(self.timeout, self.connect_to, guard=silent)
            line.begin()
            return line.dial(address)

        return dial


def chromium_on_path() -> str | None:
    """The browser of this machine, under any of its names."""
    return next(filter(None, map(program, _NAMES)), None)
