"""Chat: posts to a webhook at a port that is kept free for whoever listens there."""

import socket
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commdrill_sandbox.aws.local_server import LOOPBACK


@dataclass(frozen=True)
class ChatPost:
    """A post, and whether anybody listened."""

    text: str
    at: datetime
    heard: bool


class ChatLog:
    """The posts so far, for people who look at the sandbox."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._posts: list[ChatPost] = []

    def note(self, post: ChatPost) -> None:
        with self._lock:
            self._posts.append(post)

    def posts(self) -> tuple[ChatPost, ...]:
        with self._lock:
            return tuple(self._posts)


class ReservedPort:
    """A port nobody else is given, yet that a listener with SO_REUSEADDR can take.

    On Linux a socket that is bound and does not listen does just that. Elsewhere the port is only
    found, and let go again.
    """

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((LOOPBACK, 0))
        self.address = f"{LOOPBACK}:{self._socket.getsockname()[1]}"
        if sys.platform != "linux":
            self._socket.close()

    def close(self) -> None:
        self._socket.close()


def webhook_paths(settings: Mapping[str, Mapping[str, object]]) -> Mapping[str, str]:
    """For each channel the path its listener expects, where its settings name one."""
    return {channel: str(with_.get("path", "/")) for channel, with_ in settings.items()}
