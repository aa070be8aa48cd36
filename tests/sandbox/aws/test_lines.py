"""Connections that are kept: from the edge to origins, and to those who do a function's work."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from commdrill.testing import FakeClock
from commdrill.testing.local_web import LocalWeb, Reply, hang_up, reply, reset
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.functions.functions import Functions
from commdrill_sandbox.aws.functions.own_code import OwnCode
from commdrill_sandbox.aws.lines import Address, Lines
from tests.sandbox.aws.world import World


class Callers:
    """Who asked a web server, by the port that each came from."""

    def __init__(self) -> None:
        self.ports: list[int] = []

    def noted(self, then: Reply) -> Reply:
        def note(handler: object) -> None:
            self.ports.append(handler.client_address[1])  # type: ignore[attr-defined]
            then(handler)  # type: ignore[arg-type]

        return note


@pytest.fixture
def callers(web: LocalWeb) -> Callers:
    callers = Callers()
    web.routes["/x"] = callers.noted(reply(200, b"x"))
    return callers


def test_visitors_one_after_the_other_are_one_connection_to_the_origin(
    world: World, web: LocalWeb, callers: Callers
) -> None:
    shop = world.shop(web)
    assert {shop.get("/x").content for _ in range(3)} == {b"x"}
    assert (len(callers.ports), len(set(callers.ports))) == (3, 1)


def test_what_may_do_harm_twice_goes_on_a_connection_of_its_own(
    world: World, web: LocalWeb, callers: Callers
) -> None:
    shop = world.shop(web)
    assert [shop.get("/x", method=m).status_code for m in ("GET", "POST", "PUT")] == [200] * 3
    assert len(set(callers.ports)) == 3


@pytest.mark.parametrize("end", [hang_up, reset])
def test_an_origin_that_ends_a_kept_connection_as_it_is_asked_is_asked_on_a_new_one(
    world: World, web: LocalWeb, callers: Callers, end: Reply
) -> None:
    shop = world.shop(web)
    shop.get("/x")

    def first(handler: object) -> None:
        web.routes["/x"] = callers.noted(reply(200, b"again"))
        end(handler)  # type: ignore[arg-type]

    web.routes["/x"] = callers.noted(first)
    assert shop.get("/x").content == b"again"
    assert callers.ports[0] == callers.ports[1] != callers.ports[2]


def test_an_answer_that_breaks_off_on_a_kept_connection_is_an_error(
    world: World, web: LocalWeb, callers: Callers
) -> None:
    shop = world.shop(web)
    shop.get("/x")
    web.routes["/x"] = callers.noted(reply(200, b"x", {"Content-Length": "9"}, after=hang_up))
    assert shop.get("/x").status_code == 502


@pytest.mark.parametrize("headers", [{"Connection": "close"}, {"Content-Length": "3"}, {}])
def test_a_connection_that_an_origin_has_ended_is_not_used(
    world: World, web: LocalWeb, callers: Callers, headers: dict[str, str]
) -> None:
    web.routes["/x"] = callers.noted(reply(200, b"abc", headers, after=hang_up))
    shop = world.shop(web)
    for _ in range(3):
        assert shop.get("/x").content == b"abc"
    assert len(set(callers.ports)) == 3


def test_a_kept_connection_has_the_patience_of_whom_it_is_used_for(
    world: World, web: LocalWeb, callers: Callers
) -> None:
    shop = world.shop(web)
    shop.get("/x")

    def late(handler: object) -> None:
        world.clock.advance(30.1)
        reply(200, b"late")(handler)  # type: ignore[arg-type]

    web.routes["/x"] = callers.noted(late)
    assert shop.get("/x").status_code == 504


def test_ended_lines_are_closed(web: LocalWeb) -> None:
    lines = Lines()
    address = Address("127.0.0.1", web.port)
    for _ in range(2):
        connection = lines.connection(address, 5)
        connection.request("GET", "/none")
        assert connection.getresponse().read() == b"no such page"
        lines.put_back(address, connection.sock)
    lines.close()
    assert web.wait_until_left()
    assert lines.take(address) is None


def test_a_line_that_is_put_back_after_the_end_is_closed(web: LocalWeb) -> None:
    lines = Lines()
    address = Address("127.0.0.1", web.port)
    connection = lines.connection(address, 5)
    connection.request("GET", "/none")
    assert connection.getresponse().read() == b"no such page"
    lines.close()
    lines.put_back(address, line := connection.sock)
    assert line.fileno() == -1
    assert web.wait_until_left()


@pytest.fixture
def functions() -> Iterator[Functions]:
    made = Functions(Clients("http://127.0.0.1:9"), FakeClock(), OwnCode("http://127.0.0.1:9"))
    with closing(made):
        yield made


def test_events_of_a_function_are_one_connection_to_who_does_its_work(
    web: LocalWeb, callers: Callers, functions: Functions
) -> None:
    functions.clients.memory.remembered(("concurrency", "us-east-1", "work"), lambda: None)
    functions.register("work", web.url("/x"))
    for _ in range(3):
        assert functions.invoke("us-east-1", "work", b"{}", 5).payload == b"x"
    assert (len(callers.ports), len(set(callers.ports))) == (3, 1)
