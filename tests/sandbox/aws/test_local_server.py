"""Visitors who do not stay until they are answered."""

import socket
import struct
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from commdrill_sandbox.aws.local_server import LOOPBACK, KeptConnection, LocalServer

ON_CLOSE_RESET = struct.pack("ii", 1, 0)
ON_CLOSE_END = struct.pack("ii", 0, 0)


class Handler(KeptConnection):
    def serve(self) -> None:
        if self.path == "/broken":
            raise ValueError("a mistake of ours")
        self.rfile.read(int(self.headers["Content-Length"]))


class Noted(LocalServer):
    """Tells when a connection is done with."""

    def __init__(self) -> None:
        super().__init__((LOOPBACK, 0), Handler)
        self.done, self.port = threading.Event(), int(self.server_address[1])

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        self.done.set()


@pytest.fixture
def server() -> Iterator[Noted]:
    served = Noted()
    serving = threading.Thread(target=served.serve)
    serving.start()
    yield served
    served.end()
    serving.join()
    served.server_close()


def _left(server: Noted, path: str, linger: bytes) -> None:
    """Ask for something, and be gone in the middle of it."""
    with socket.create_connection((LOOPBACK, server.port)) as visitor:
        visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        visitor.sendall(f"POST {path} HTTP/1.1\r\nContent-Length: 9\r\n\r\n".encode())
    assert server.done.wait(120)


def test_of_a_visitor_who_is_killed_in_the_middle_nobody_hears(
    server: Noted, capsys: pytest.CaptureFixture[str]
) -> None:
    _left(server, "/", ON_CLOSE_RESET)
    assert capsys.readouterr().err == ""


def test_a_mistake_of_ours_is_told(server: Noted, capsys: pytest.CaptureFixture[str]) -> None:
    _left(server, "/broken", ON_CLOSE_END)
    assert "a mistake of ours" in capsys.readouterr().err
