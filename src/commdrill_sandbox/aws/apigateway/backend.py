"""An HTTP request to what stands behind an API, with one limit on the whole of it."""

import queue
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_HOP_BY_HOP = frozenset({
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "content-length", "content-encoding", "accept-encoding", "host",
})  # fmt: skip
_AWS_HOSTS = (".amazonaws.com", ".cloudfront.net")


@dataclass(frozen=True)
class Order:
    """What a backend is asked. `query`: names and values as they come in the URL."""

    verb: str
    url: str
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


@dataclass(frozen=True)
class Reply:
    """What it answered."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)


class Unresolvable(Exception):
    """The backend's name is no address, or its URL no URL."""


class Unreachable(Exception):
    """The network says no: refused, reset, cut off."""


class TooLate(Exception):
    """No whole answer within the limit."""


@dataclass(frozen=True)
class Backends:
    """Where integrations are met. `front`: the address behind the host names of AWS's own."""

    front: str

    def ask(self, order: Order, patience: float) -> Reply:
        """The reply, within `patience` seconds all in all.

        Raises:
            Unresolvable, Unreachable, TooLate: no reply.
        """
        results: queue.Queue[Reply | Exception] = queue.Queue()
        threading.Thread(
            target=self._ask, args=(order, patience, results), name="integration", daemon=True
        ).start()
        try:
            result = results.get(timeout=patience)
        except queue.Empty:
            raise TooLate from None
        if isinstance(result, Exception):
            raise result
        return result

    def _ask(
        self, order: Order, patience: float, results: "queue.Queue[Reply | Exception]"
    ) -> None:
        try:
            results.put(self._reply(order, patience))
        except Exception as problem:  # noqa: BLE001 - told to who asked, in the other thread
            results.put(problem)

    def _reply(self, order: Order, patience: float) -> Reply:
        import requests

        address, headers = self._address(order)
        session = requests.Session()
        session.trust_env = False
        session.headers.clear()
        try:
            answer = session.request(
                order.verb, address, params=order.query, data=order.body or None, headers=headers,
                timeout=patience, allow_redirects=False,
            )  # fmt: skip
        except requests.Timeout as late:
            raise TooLate from late
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema) as wrong:
            raise Unresolvable(str(wrong)) from wrong
        except requests.RequestException as problem:
            raise Unreachable(str(problem)) from problem
        finally:
            session.close()
        return Reply(answer.status_code, forwardable(answer.headers), answer.content)

    def _address(self, order: Order) -> tuple[str, Mapping[str, str]]:
        url = urlsplit(order.url)
        headers = _joined(order.headers)
        if (url.hostname or "").endswith(_AWS_HOSTS):
            return self.front + url.path + _query(url.query), headers | {"Host": url.netloc}
        _resolve(url.hostname or "")
        return order.url, headers


def forwardable(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The headers that go on to the next, from callers to backends and back."""
    return tuple((n, v) for n, v in headers.items() if n.lower() not in _HOP_BY_HOP)


def _joined(headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in headers:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def _query(query: str) -> str:
    return f"?{query}" if query else ""


def _resolve(host: str) -> None:
    if not host:
        raise Unresolvable("no host")
    try:
        socket.getaddrinfo(host, None)
    except (OSError, UnicodeError) as unknown:
        raise Unresolvable(f"{host!r}: {unknown}") from unknown


def media_type(headers: Any) -> str:
    """The media type of a request, without parameters; JSON where none is said."""
    return str(headers.get("Content-Type") or "application/json").partition(";")[0].strip().lower()
