"""Ports that tests choose ahead stay theirs until they listen."""

import secrets
import socket
from pathlib import Path

import pytest

from tests import ports
from tests.ports import free_port, free_ports

OF_CONNECTIONS = Path("/proc/sys/net/ipv4/ip_local_port_range")


@pytest.mark.skipif(not OF_CONNECTIONS.exists(), reason="Linux tells its range there")
def test_no_connection_is_given_them() -> None:
    first, last = map(int, OF_CONNECTIONS.read_text().split())
    chosen = free_ports(50)
    assert len(set(chosen)) == 50
    assert not [port for port in chosen if first <= port <= last]


def test_no_two_are_given_the_same_before_they_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = []
    for worker in ("gw0", "gw1", "gw0"):
        monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
        chosen += free_ports(60)
    assert len(set(chosen)) == 180


def test_one_at_which_somebody_listens_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, free = free_ports(2)
    numbers = iter((taken, free))
    monkeypatch.setattr(ports, "_given", [])
    monkeypatch.setattr(secrets, "randbelow", lambda _: (next(numbers) - 20_000) // 16)
    with socket.create_server(("127.0.0.1", taken)):
        assert free_port() == free
