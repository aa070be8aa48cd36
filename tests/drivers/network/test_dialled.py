"""A connection that a driver of its own protocol was given."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from commdrill.driver import CannotLook, Driver
from commdrill.testing import DrippingServer, LocalWeb, reply
from tests.each import each


class Board(Driver):
    """Speaks a protocol of its own."""

    def hosts(self) -> tuple[str, ...]:
        return ("127.0.0.1",)


@pytest.fixture
def dripping() -> Iterator[int]:
    with DrippingServer(b"BOARD ") as server:
        yield server.port


def by_calls(port: int) -> None:
    with Board().dial("127.0.0.1", port, timedelta(milliseconds=300)) as dialled:
        while dialled.recv(100):
            pass


def by_lines(port: int) -> None:
    with (
        Board().dial("127.0.0.1", port, timedelta(milliseconds=300)) as dialled,
        dialled.makefile("rb") as lines,
    ):
        lines.readline()


@each("read", [by_calls, by_lines])
def test_the_talk_ends_in_time_where_a_server_drips(
    read: Callable[[int], None], dripping: int
) -> None:
    with pytest.raises(CannotLook, match=r"no answer within 0\.3s"):
        read(dripping)


def test_both_sides_say_what_they_have_to() -> None:
    with LocalWeb({"/": reply(200, b"welcome")}) as web:
        dialled = Board().dial("127.0.0.1", web.port, timedelta(seconds=30))
        with dialled, dialled.makefile("rb") as answer:
            dialled.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert answer.read().endswith(b"\r\n\r\nwelcome")
