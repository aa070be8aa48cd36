"""HTTP servers on 127.0.0.1, each in a thread of its own; requests and answers as plain values."""

import json
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from commdrill.values import Json
from commdrill_sandbox.aws.local_server import LOOPBACK, KeptConnection, LocalServer
from commdrill_sandbox.aws.strangers import is_loopback, is_sent_by_another_page

_LARGEST_BODY = 1 << 20


@dataclass(frozen=True)
class Answer:
    """An HTTP answer. `hangs_up`: the connection ends without one."""

    status: int
    body: bytes
    media_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs_up: bool = False

    @property
    def text(self) -> str:
        return self.body.decode()

    def with_text(self, text: str) -> "Answer":
        return replace(self, body=text.encode())

    def with_header(self, name: str, value: str) -> "Answer":
        return replace(self, headers={**self.headers, name: value})

    def without_header(self, name: str) -> "Answer":
        return replace(self, headers={k: v for k, v in self.headers.items() if k != name})


HANG_UP = Answer(0, b"", hangs_up=True)


def json_answer(document: Json, status: int = 200) -> Answer:
    """`document` as JSON, the same bytes each time for the same document."""
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return Answer(status, text.encode(), "application/json")


def html_answer(html: str, status: int = 200) -> Answer:
    return Answer(status, html.encode())


_TURNED_AWAY = json_answer({"error": "only for visitors of 127.0.0.1, by no other page"}, 403)


def redirect(location: str) -> Answer:
    return Answer(303, b"", headers={"Location": location})


@dataclass(frozen=True)
class Request:
    """An HTTP request, read whole."""

    method: str
    path: str
    args: Mapping[str, str]
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""

    @property
    def form(self) -> Mapping[str, str]:
        """What a form on a page posts; empty for all else."""
        if not self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return {}
        return dict(parse_qsl(self.body.decode(errors="replace")))

    @property
    def json(self) -> dict[str, Any]:
        """The JSON object it carries; an empty one where it carries none."""
        try:
            document = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return document if isinstance(document, dict) else {}

    def language(self, known: Collection[str]) -> str | None:
        """The visitor's: `?lang=`, or the first of the browser's that is known."""
        asked = self.args.get("lang", "")
        if asked.isascii() and asked.isalpha() and len(asked) <= 3:
            return asked
        accepted = self.headers.get("accept-language", "").lower().split(",")
        tags = (tag.partition(";")[0].strip().partition("-")[0] for tag in accepted)
        return next((tag for tag in tags if tag in known), None)


Site = Callable[[Request], Answer]


Admits = Callable[[Request], bool]


def at_home(request: Request) -> bool:
    """A visitor of this machine's, whom no other page sent here. Links lead here from anywhere."""
    if not is_loopback(request.headers.get("host", "")):
        return False
    reads = request.method in ("GET", "HEAD") and "origin" not in request.headers
    return reads or not is_sent_by_another_page(request.headers)


def anybody(_request: Request) -> bool:
    """For what passes everything on, to where it is looked at."""
    return True


class Server:
    """A site at a free port of 127.0.0.1, served until it is stopped; for those it `admits`."""

    def __init__(self, name: str, site: Site, admits: Admits = at_home) -> None:
        self._server = LocalServer((LOOPBACK, 0), partial(_Handler, site, admits))
        self._thread = threading.Thread(target=self._server.serve, name=name, daemon=True)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self._server.server_address[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.end()
        self._thread.join()
        self._server.server_close()


class Servers:
    """Several of them."""

    def __init__(self, *servers: Server) -> None:
        self._servers = servers

    def start(self) -> None:
        for server in self._servers:
            server.start()

    def stop(self) -> None:
        for server in self._servers:
            server.stop()


class _Handler(KeptConnection):
    """Reads each body whole."""

    def __init__(self, site: Site, admits: Admits, *connection: Any) -> None:
        self._site, self._admits = site, admits
        super().__init__(*connection)

    def version_string(self) -> str:
        return "AnyCompany"

    def serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LARGEST_BODY:
            self.send_error(413)
            return
        request = self._request(self.rfile.read(int(length)))
        answer = self._site(request) if self._admits(request) else _TURNED_AWAY
        if answer.hangs_up:
            self.close_connection = True
        else:
            self._send(answer)

    def _request(self, body: bytes) -> Request:
        url = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        args = dict(parse_qsl(url.query, keep_blank_values=True))
        return Request(self.command, unquote(url.path), args, headers, body)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        text = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
        own = {"Content-Type": answer.media_type + text, "Cache-Control": "no-store"}
        for name, value in {**own, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
