"""The `browser` observer."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.http.driver import ConnectTo
from commdrill.drivers.http.request import Headers, Url
from commdrill.drivers.network.host_guard import HostGuard
from commdrill.drivers.network.transport import Transport
from commdrill.drivers.protocol import Driver, Look
from commdrill.errors import CannotLook
from commdrill.extras import installs
from commdrill.model import Duration
from commdrill.sighting import Page, Proof, Sighting

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Browser(Driver):
    """Looks at a page as Chromium renders it, scripts and all, and keeps a screenshot.

    Each look is a newcomer's: no cookies, nothing cached, English, UTC. It waits until the page is
    loaded and its text has not changed for a while. What the guard does not allow is not contacted,
    whatever the page asks for, and told. Needs the extra `browser` and an installed
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
            from commdrill.drivers.http.browser_visit import chromium
        except ImportError as error:
            why = f"the browser observer needs Playwright: {installs('browser')}"
            raise CannotLook(why) from error
        with chromium(self) as running:
            yield lambda: running.visit(self)

    def program(self) -> Path:
        """The browser to start."""
        names = [str(self._folder / self.executable)] if self.executable else _NAMES
        found = next(filter(None, map(shutil.which, names)), None)
        if found is None:
            where = repr(names[0]) if self.executable else "on the PATH"
            raise CannotLook(f"there is no Chromium {where}: install it, e.g. apt install chromium")
        return Path(found)

    def way_out(self, guard: HostGuard | None = None) -> Transport:
        """The way of one of the browser's connections; it has no other."""
        line = Transport(self.timeout, self.connect_to, guard=guard or self._guard)
        line.begin()
        return line

    @property
    def guard(self) -> HostGuard:
        """What it may contact."""
        return self._guard
