"""WSGI over HTTP/1.1 on 127.0.0.1: connections are kept, bodies read whole, answers sent in one piece."""

import io
import sys
import threading
from functools import partial
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from commdrill_sandbox.aws.local_server import LOOPBACK, KeptConnection, LocalServer
from commdrill_sandbox.aws.plane import Environ, Wsgi

_LARGEST_BODY = 64 << 20
_WSGI = {
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.input_terminated": True,
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
}
_NO_BODY = frozenset({204, 304})


class WsgiServer:
    """An application at a free port of 127.0.0.1; listens once built, answers once started."""

    def __init__(self, name: str) -> None:
        self._handler = partial(_Handler, self)
        self.application: Wsgi | None = None
        self._server = LocalServer((LOOPBACK, 0), self._handler)
        self._thread = threading.Thread(target=self._server.serve, name=name, daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def start(self, application: Wsgi) -> None:
        self.application = application
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.end()
            self._thread.join()
        self._server.server_close()


class _Handler(KeptConnection):
    def __init__(self, server: WsgiServer, *connection: Any) -> None:
        self._owner = server
        super().__init__(*connection)

    def handle_expect_100(self) -> bool:
        """Said at once, and not when the answer is: an SDK waits a second for it."""
        go_on = super().handle_expect_100()
        self.wfile.flush()
        return go_on

    def serve(self) -> None:
        body = self._body()
        if body is None:
            self.close_connection = True
            self.send_error(413)
            return
        from werkzeug.test import run_wsgi_app

        assert self._owner.application is not None
        iterable, status, headers = run_wsgi_app(
            self._owner.application, self._environ(body), buffered=True
        )
        self._send(status, list(headers), b"".join(iterable))

    def _body(self) -> bytes | None:
        """None: larger than anybody may send."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._chunks()
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LARGEST_BODY:
            return None
        return self.rfile.read(int(length))

    def _chunks(self) -> bytes | None:
        read = bytearray()
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            if len(read) + size > _LARGEST_BODY:
                return None
            read += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return bytes(read)

    def _environ(self, body: bytes) -> Environ:
        url = urlsplit(self.path) if not self.path.startswith("//") else None
        path, query = (url.path, url.query) if url else self.path.partition("?")[::2]
        as_written = path + ("?" + query if query else "")
        environ: Environ = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "RAW_URI": as_written,
            "REQUEST_URI": as_written,
            "SERVER_NAME": LOOPBACK,
            "SERVER_PORT": str(self._owner.port),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            **_WSGI,
        }
        for name, value in self.headers.items():
            _add_header(environ, name, value)
        return environ

    def _send(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        code, _, reason = status.partition(" ")
        self.send_response_only(int(code), reason or None)
        names = {name.lower() for name, _ in headers}
        if "date" not in names:
            self.send_header("Date", self.date_time_string())
        for name, value in headers:
            if name.lower() not in {"connection", "transfer-encoding"}:
                self.send_header(name, value)
        if "content-length" not in names and int(code) not in _NO_BODY:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and int(code) not in _NO_BODY:
            self.wfile.write(body)


def _add_header(environ: Environ, name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    if key == "CONTENT_TYPE":
        environ[key] = value
    elif key not in {"CONTENT_LENGTH", "TRANSFER_ENCODING"}:
        known = environ.get(f"HTTP_{key}")
        joined = "; " if key == "COOKIE" else ","
        environ[f"HTTP_{key}"] = f"{known}{joined}{value}" if known else value
