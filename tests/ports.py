"""Ports for what listens a while after somebody chose where: nobody else is given them meanwhile."""

import os
import secrets
import socket
from collections import deque

# Systems take the ports of outgoing connections, and of who asks for any, from above these; a
# server that starts later would find its port taken by another test's connection.
_FIRST, _COUNT = 20_000, 12_000
_WORKERS = 16  # each has ports of its own: another would choose one that nobody listens at yet
_given: deque[int] = deque(maxlen=200)  # and each is chosen once


def free_port() -> int:
    """One at which nobody listens."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """As many, each another; not by `random`, of which each test has the same numbers anew."""
    found: set[int] = set()
    while len(found) < count:
        port = _FIRST + secrets.randbelow(_COUNT // _WORKERS) * _WORKERS + _worker()
        if port not in _given and _is_free(port):
            found.add(port)
            _given.append(port)
    return list(found)


def _worker() -> int:
    """Of pytest's, this one."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS


def _is_free(port: int) -> bool:
    with socket.socket() as asked:
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
