from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from commdrill.drivers.http.browser import Browser
from commdrill.drivers.protocol import Observer
from commdrill.drivers.shared import Shared
from commdrill.sighting import Page, Sighting
from commdrill.testing import LocalWeb, ObserverContract, reply

SECRET = "hush-8271"  # what must not be seen
HTML = {"Content-Type": "text/html"}
PLAIN = reply(200, b"<p>welcome</p>", HTML)
AWAY = reply(503, b"<p></p><script>document.querySelector('p').append('away')</script>", HTML)


class ShopPage:
    """A page whose script says that it is away once told to."""

    drips = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"
    secrets = (SECRET,)

    def __init__(self, shared: Shared) -> None:
        self.web = LocalWeb({"/": PLAIN})
        self._shared = shared

    def observer(self) -> Observer:
        return self._looking_at(self.web.url())

    def leading_to(self, host: str, port: int) -> Iterable[Observer]:
        """By a page's own means; redirects and all else are tried where the guard is."""
        there = f"http://{host}:{port}/"
        body = f"<meta http-equiv=refresh content='0; url={there}'><img src='{there}'>".encode()
        with LocalWeb({"/": reply(200, body, HTML)}) as web:
            yield self._looking_at(web.url())

    def slow_observer(self, port: int) -> Observer:
        return self._looking_at(f"http://127.0.0.1:{port}/", timeout="500ms")

    def show(self) -> None:
        self.web.routes["/"] = AWAY

    def shown(self, sighting: Sighting) -> bool:
        return isinstance(sighting, Page) and (sighting.status, sighting.text) == (503, "away")

    def unreadable(self) -> Iterable[Observer]:
        yield self._looking_at("http://no-such.invalid/")

    def state(self) -> object:
        return [asked for asked in self.web.asked if asked.method != "GET"]

    def wait_until_left(self) -> bool:
        return self.web.wait_until_left()

    def _looking_at(self, url: str, timeout: str = "60s") -> Observer:
        headers = {"Authorization": SECRET}
        settings = {"url": url, "headers": headers, "timeout": timeout, "settle": "100ms"}
        return Browser.model_validate(settings, context={"folder": Path(), "shared": self._shared})


@pytest.fixture(scope="module")
def shared() -> Iterator[Shared]:
    """One browser for all tests, as all channels of a run have one."""
    with Shared() as shared:
        yield shared


@pytest.mark.usefixtures("patient_browser", "chromium")
class TestBrowser(ObserverContract):
    @pytest.fixture
    def world(self, shared: Shared) -> Iterator[ShopPage]:
        world = ShopPage(shared)
        with world.web:
            yield world
