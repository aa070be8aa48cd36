"""The page and its stream over HTTP: bounded in seats, in size and in time; nobody can change a thing.

The standard library serves it: a viewer is a thread that sleeps until there is news.
"""

import contextlib
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from commdrill.drivers.network.bounded_server import BoundedServer, Serving
from commdrill.live import stream
from commdrill.live.access import Access
from commdrill.live.broadcast import Broadcast
from commdrill.live.files import file_of
from commdrill.live.notes import LARGEST, NotANote, Notes
from commdrill.live.page import EVIDENCE_POLICY, page, policy

_STANDING = 32  # connections beside those that watch
_PATIENCE = 10  # seconds that a browser may keep silent, or not read
_PULSE = 15.0  # seconds after which a viewer hears that we are still here
_PLAIN = "text/plain; charset=utf-8"


class LiveServer(Serving):
    """Serves from entering until leaving.

    Raises:
        OSError: the address cannot be listened on.
    """

    def __init__(
        self,
        port: int,
        access: Access,
        broadcast: Broadcast,
        notes: Notes | None = None,
        seats: int = 100,
    ) -> None:
        self.access, self.broadcast, self.notes = access, broadcast, notes
        self.seats = threading.BoundedSemaphore(seats)
        super().__init__(_Server((access.host, port), self, seats + _STANDING))

    def __exit__(self, *error: object) -> None:
        self.broadcast.end()
        super().__exit__(*error)

    @property
    def address(self) -> str:
        """Where the page is, key and all."""
        return f"{self.origin}{self.access.root}"

    @property
    def note_address(self) -> str:
        """Where it is with the right to note: behind `#`, which no browser sends along."""
        return f"{self.address}#note={self.access.note_key}"

    @property
    def origin(self) -> str:
        """As a browser on this machine calls it."""
        host = f"[{self.access.host}]" if ":" in self.access.host else self.access.host
        return f"http://{host}:{self.port}"


class _Server(BoundedServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], live: LiveServer, most: int) -> None:
        self.live = live
        super().__init__(*address, _Handler, most)


class _Handler(BaseHTTPRequestHandler):
    """One request a connection."""

    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "commdrill"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        place = self._place()
        if place is None:
            return
        if place == "":
            self._answer(HTTPStatus.OK, page(), "text/html; charset=utf-8", policy())
        elif place == "events":
            self._watch()
        else:
            self._file(place)

    def do_POST(self) -> None:
        place = self._place()
        if place is None:
            return
        notes, origin = self.server.live.notes, f"http://{self.headers.get('Host', '')}"
        headers = {name.lower(): value for name, value in self.headers.items()}
        if place != "note" or notes is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing to be written here")
        elif not self.server.live.access.may_note(headers, origin):
            self._refuse(HTTPStatus.FORBIDDEN, "notes need the observers' own address")
        else:
            self._take_note(notes)

    def log_message(self, *_: object) -> None:
        """Who watches is nobody's business."""

    def _place(self) -> str | None:
        """What is asked for below the root; answered at once where that is refused."""
        access = self.server.live.access
        if not access.is_called_so(self.headers.get("Host", "")):
            self._refuse(
                HTTPStatus.MISDIRECTED_REQUEST,
                "this page is not called so: --host-name NAME lets a name in",
            )
            return None
        place = access.place(self.path.partition("?")[0])
        if place is None:
            self._refuse(HTTPStatus.FORBIDDEN, "the address of this page has a key in it")
        return place

    def _take_note(self, notes: Notes) -> None:
        size = self.headers.get("Content-Length", "")
        if not size.isdecimal() or int(size) > LARGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a note has at most {LARGEST} bytes")
            return
        try:
            notes.put(self.rfile.read(int(size)))
        except NotANote as why:
            self._refuse(HTTPStatus.BAD_REQUEST, str(why))
        else:
            self._answer(HTTPStatus.ACCEPTED, b"", _PLAIN)

    def _file(self, place: str) -> None:
        broadcast = self.server.live.broadcast
        is_ready = broadcast.board.is_over and not broadcast.board.trouble
        found = file_of(broadcast.folder, place) if broadcast.folder and is_ready else None
        if found is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here, or not yet")
        else:
            # a report brings its own policy; what was seen outside may do nothing at all
            rules = "frame-ancestors 'none'" if found.is_ours else EVIDENCE_POLICY
            self._answer(HTTPStatus.OK, found.content, found.media_type, rules)

    def _watch(self) -> None:
        seats = self.server.live.seats
        if not seats.acquire(blocking=False):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "every seat is taken: --seats has more")
            return
        try:
            self._head(
                HTTPStatus.OK, "text/event-stream; charset=utf-8", {"X-Accel-Buffering": "no"}
            )
            for event in self._events():
                self.wfile.write(event)
        except OSError:
            pass  # they have seen enough
        finally:
            seats.release()

    def _events(self) -> Iterator[bytes]:
        """What they have not seen, then each piece of news; now and then, that we are still here."""
        broadcast = self.server.live.broadcast
        board, known = broadcast.board, stream.place_of(self._last_seen())
        yield b"retry: 1000\n\n"
        yield stream.told(board, known, board.elapsed(broadcast.clock.now()))
        while not broadcast.has_ended:
            before, board = board, broadcast.wait(board, _PULSE)
            now = board.elapsed(broadcast.clock.now())
            same = board is before
            yield (
                stream.clock(board, now)
                if same
                else stream.told(board, (before.run, before.seq), now)
            )
        yield stream.bye()

    def _last_seen(self) -> str:
        """A browser says so by itself; the page, once it has to ask anew."""
        from urllib.parse import parse_qs

        asked = parse_qs(self.path.partition("?")[2]).get("last", [""])[0]
        return str(self.headers.get("Last-Event-ID") or asked)

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self._answer(status, f"{why}\n".encode(), _PLAIN)

    def _answer(
        self, status: HTTPStatus, content: bytes, media_type: str, rules: str = "default-src 'none'"
    ) -> None:
        with contextlib.suppress(OSError):
            self._head(
                status,
                media_type,
                {"Content-Length": str(len(content)), "Content-Security-Policy": rules},
            )
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, media_type: str, more: dict[str, str]) -> None:
        self.send_response(status)
        common = {
            "Content-Type": media_type,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Connection": "close",
        }
        for name, value in {**common, **more}.items():
            self.send_header(name, value)
        self.end_headers()
