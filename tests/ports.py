"""Ports for what listens a while after somebody chose where: nobody else is given them meanwhile."""

import secrets
import socket

# Systems take the ports of outgoing connections, and of who asks for any, from above these; a
# server that starts later would find its port taken by another test's connection.
_FIRST, _COUNT = 20_000, 12_000


def free_port() -> int:
    """One at which nobody listens."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """As many, each another; not by `random`, of which each test has the same numbers anew."""
    found: set[int] = set()
    while len(found) < count:
        port = _FIRST + secrets.randbelow(_COUNT)
        if _is_free(port):
            found.add(port)
    return list(found)


def _is_free(port: int) -> bool:
    with socket.socket() as asked:
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
