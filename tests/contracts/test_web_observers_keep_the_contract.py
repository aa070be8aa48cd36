import json
from collections.abc import Iterable, Iterator

import pytest

from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.protocol import Observer
from commdrill.drivers.status.statuspage import StatusPage
from commdrill.sighting import Page, Sighting, StatusBoard
from commdrill.testing import LocalWeb, ObserverContract, redirecting, reply

SECRET = "hush-8271"  # what must not be seen


class ShopPage:
    """A page that says it is away once told to."""

    drips = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    secrets = (SECRET,)

    def __init__(self) -> None:
        self.web = LocalWeb({"/": reply(200, b"welcome")})

    def observer(self) -> Observer:
        return self._looking_at(self.web.url())

    def leading_to(self, host: str, port: int) -> Iterable[Observer]:
        return map(self._looking_at, redirecting(host, port))

    def slow_observer(self, port: int) -> Observer:
        return self._looking_at(f"http://127.0.0.1:{port}/", timeout="400ms")

    def show(self) -> None:
        self.web.routes["/"] = reply(503, b"away")

    def shown(self, sighting: Sighting) -> bool:
        return isinstance(sighting, Page) and (sighting.status, sighting.text) == (503, "away")

    def unreadable(self) -> Iterable[Observer]:
        self.web.routes["/large"] = reply(200, b"x" * (11 * 2**20))
        yield self._looking_at(self.web.url("/large"))
        yield self._looking_at("http://no-such.invalid/")

    def state(self) -> object:
        return [(asked.method, asked.body) for asked in self.web.asked if asked.method != "GET"]

    def wait_until_left(self) -> bool:
        return self.web.wait_until_left()

    def _looking_at(self, url: str, timeout: str = "60s") -> Observer:
        settings = {"url": url, "headers": {"Authorization": SECRET}, "timeout": timeout}
        return WebPage.model_validate(settings)


class TestWebPage(ObserverContract):
    @pytest.fixture
    def world(self) -> Iterator[ShopPage]:
        world = ShopPage()
        with world.web:
            yield world


class PublicStatus:
    """A status page where an incident is posted once told to."""

    drips = ShopPage.drips
    secrets = (SECRET,)

    def __init__(self) -> None:
        self._incidents: list[dict[str, str]] = []
        self.web = LocalWeb()
        self._publish()

    def _publish(self) -> None:
        summary = {"status": {"indicator": "none"}, "components": [], "incidents": self._incidents}
        history = {"incidents": self._incidents}
        for name, payload in (("summary", summary), ("incidents", history)):
            self.web.routes[f"/api/v2/{name}.json"] = reply(200, json.dumps(payload).encode())

    def observer(self) -> Observer:
        return self._looking_at(self.web.url())

    def leading_to(self, host: str, port: int) -> Iterable[Observer]:
        return map(self._looking_at, redirecting(host, port))

    def slow_observer(self, port: int) -> Observer:
        return self._looking_at(f"http://127.0.0.1:{port}", timeout="400ms")

    def show(self) -> None:
        self._incidents.append({"id": "i1", "name": "Checkout is away", "status": "investigating"})
        self._publish()

    def shown(self, sighting: Sighting) -> bool:
        return isinstance(sighting, StatusBoard) and [i.id for i in sighting.incidents] == ["i1"]

    def unreadable(self) -> Iterable[Observer]:
        for name in ("summary", "incidents"):
            sign_in = reply(200, b"<html>sign in</html>")
            self.web.routes[f"/html/api/v2/{name}.json"] = sign_in
        self.web.routes["/private/api/v2/summary.json"] = reply(401)
        yield self._looking_at(self.web.url("/html"))
        yield self._looking_at(self.web.url("/private"))

    def state(self) -> object:
        return [(asked.method, asked.body) for asked in self.web.asked if asked.method != "GET"]

    def wait_until_left(self) -> bool:
        return self.web.wait_until_left()

    def _looking_at(self, url: str, timeout: str = "60s") -> Observer:
        settings = {"url": url, "headers": {"Authorization": SECRET}, "timeout": timeout}
        return StatusPage.model_validate(settings)


class TestStatusPage(ObserverContract):
    @pytest.fixture
    def world(self) -> Iterator[PublicStatus]:
        world = PublicStatus()
        with world.web:
            yield world
