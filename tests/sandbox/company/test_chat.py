"""The chat's reserved port."""

import socket

from commdrill_sandbox.company.messaging.chat import ReservedPort


def listener(address: str) -> socket.socket:
    host, port = address.split(":")
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, int(port)))
    listening.listen()
    return listening


def test_a_listener_can_take_the_port_again_and_again() -> None:
    reserved = ReservedPort()
    for _ in range(2):
        with listener(reserved.address), socket.socket() as caller:
            host, port = reserved.address.split(":")
            caller.connect((host, int(port)))
    reserved.close()


def test_nobody_else_is_given_the_port() -> None:
    reserved = [ReservedPort() for _ in range(50)]
    assert len({one.address for one in reserved}) == 50
    for one in reserved:
        one.close()
